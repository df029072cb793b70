"""What a page costs somebody with little data: compressed bytes, requests, nodes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[3] / "static"
KILOBYTE = 1024

pytestmark = pytest.mark.django_db


def compressed(page: bytes) -> int:
    return len(gzip.compress(page))


def files_asked_for(page: str) -> int:
    return len(re.findall(r'<link rel="(?:icon|stylesheet)" href=', page))


@pytest.mark.parametrize(
    "path", ["/", "/search/", "/search/?near=19134", "/listings/x/", "/help/", "/help/overdose/"]
)
def test_every_page_asks_for_an_icon_and_a_script_only(client, path):
    """The manifest is asked for by a phone that installs the site, not by a page that is read."""
    page = client.get(path).content.decode()
    assert files_asked_for(page) == 1  # the icon
    assert len(re.findall(r"<script [^>]*src=", page)) == 1
    assert not re.search(r"<(img|iframe|video|object)\b", page)


@pytest.mark.parametrize("name", ["site.css", "map.css"])
def test_styles_have_no_sides_and_no_colour_of_their_own(name):
    site = (STATIC / "css" / name).read_text()
    rules = re.sub(r"/\*.*?\*/", "", site, flags=re.DOTALL)
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|\b(?:left|right)\s*:", rules) == []
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []


def test_the_outlines_stay_light():
    sizes = {path.stem: compressed(path.read_bytes()) for path in (STATIC / "map").rglob("*.json")}
    assert sizes["world"] <= 100 * KILOBYTE
    assert sizes["regions"] <= 5 * KILOBYTE
    assert max(size for name, size in sizes.items() if name.startswith("usa-")) <= 25 * KILOBYTE


def test_vendored_scripts_name_no_source_map_and_come_with_a_licence():
    for script in (STATIC / "vendor").rglob("*.js"):
        assert "sourceMappingURL" not in script.read_text()
        assert (script.parent / "LICENSE").exists()
