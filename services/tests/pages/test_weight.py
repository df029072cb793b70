"""What a page costs somebody with little data: compressed bytes, requests, nodes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from services.curation import search_rows
from services.models import ServiceAtLocation
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind

STATIC = Path(__file__).resolve().parents[3] / "static"
KILOBYTE = 1024

pytestmark = pytest.mark.django_db


def compressed(page: bytes) -> int:
    return len(gzip.compress(page))


def files_asked_for(page: str) -> int:
    return len(re.findall(r'<link rel="(?:icon|stylesheet)" href=', page))


@pytest.fixture
def twenty_cards(db):
    """Twenty cards that share little."""
    for number in range(20):
        service = a_service(
            list(ServiceKind)[number % 6],
            f"Service number {number} of {number * 7919}",
            description=f"What we do here, told in words number {number * 104729}. " * 3,
        )
        a_fact("supply:naloxone_kit", service=service)
        a_phone(f"+121555501{number:02}", service=service)
        a_listing(service, a_location(39.99 + number / 500, -75.12, address_1=f"{number * 31} St"))
    search_rows.refresh(ServiceAtLocation.objects.all())


def test_a_full_results_page_stays_light(client, twenty_cards):
    page = client.get("/search/?near=19134&within=25").content
    assert page.count(b"<article") == 20
    assert compressed(page.replace(settings.STYLESHEET.encode(), b"")) <= 14 * KILOBYTE
    assert compressed(page) <= 18 * KILOBYTE
    assert len(re.findall(rb"<[a-z]", page)) <= 1000


@pytest.mark.parametrize(
    "path", ["/", "/search/", "/search/?near=19134", "/listings/x/", "/help/", "/help/overdose/"]
)
def test_every_page_asks_for_an_icon_and_a_script_only(client, path):
    """The manifest is asked for by a phone that installs the site, not by a page that is read."""
    page = client.get(path).content.decode()
    assert files_asked_for(page) == 1  # the icon
    assert len(re.findall(r"<script [^>]*src=", page)) == 1
    assert not re.search(r"<(img|iframe|video|object)\b", page)


def test_the_script_and_the_stylesheet_stay_small():
    assert compressed((STATIC / "js" / "site.js").read_bytes()) <= 6 * KILOBYTE
    assert compressed(settings.STYLESHEET.encode()) <= 8 * KILOBYTE


def test_a_listing_stays_light(client, twenty_cards):
    service = a_service(ServiceKind.MAT, "Allegheny Clinic", description="What we do here. " * 60)
    for code in ("one", "two", "three", "four"):
        for term_list in ("payment", "moud_attr", "amenity", "accessibility", "support"):
            a_fact(f"{term_list}:{code}", service=service)
    a_phone(service=service)
    a_listing(service, slug="clinic")
    page = client.get("/listings/clinic/").content
    files = [STATIC / "img" / "icon.svg", STATIC / "js" / "site.js"]
    assert sum(map(compressed, (page, *(file.read_bytes() for file in files)))) <= 20 * KILOBYTE
    assert files_asked_for(page.decode()) == 1


@pytest.mark.parametrize("name", ["site.css", "map.css"])
def test_styles_have_no_sides_and_no_colour_of_their_own(name):
    site = (STATIC / "css" / name).read_text()
    rules = re.sub(r"/\*.*?\*/", "", site, flags=re.DOTALL)
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|\b(?:left|right)\s*:", rules) == []
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []


def test_the_map_costs_little_more_and_only_who_asks_for_it(client, twenty_cards):
    page = client.get("/search/?near=19134&within=25&view=map").content.decode()
    files = re.findall(r'(?:src|href)="/static/([^"]+\.(?:js|css))"', page)
    files += [f"js/map/{path.name}" for path in (STATIC / "js" / "map").glob("*.js")]
    extra = {*files} - {"js/site.js", "js/map/streets.js"}
    assert len(extra) == 10
    assert sum(compressed((STATIC / name).read_bytes()) for name in extra) <= 55 * KILOBYTE
    assert compressed(page.replace(settings.STYLESHEET, "").encode()) <= 15 * KILOBYTE


def test_the_outlines_stay_light():
    sizes = {path.stem: compressed(path.read_bytes()) for path in (STATIC / "map").rglob("*.json")}
    assert sizes["world"] <= 100 * KILOBYTE
    assert sizes["regions"] <= 5 * KILOBYTE
    assert max(size for name, size in sizes.items() if name.startswith("usa-")) <= 25 * KILOBYTE


def test_vendored_scripts_name_no_source_map_and_come_with_a_licence():
    for script in (STATIC / "vendor").rglob("*.js"):
        assert "sourceMappingURL" not in script.read_text()
        assert (script.parent / "LICENSE").exists()
