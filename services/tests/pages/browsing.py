"""What the tests of place pages share."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from services.curation import search_rows
from services.models import ServiceAtLocation

from .invariants import assert_public_page, text_of

TOWNS = {
    "Philadelphia": (39.9921, -75.1170, "US-PA"),
    "Pittsburgh": (40.4406, -79.9959, "US-PA"),
    "St. Louis": (38.6270, -90.1994, "US-MO"),
}


def refresh() -> None:
    search_rows.refresh(ServiceAtLocation.objects.all())


def page_of(client: Any, path: str, *, status: int = 200) -> str:
    """A page that any cache may keep, and any search engine may show."""
    response = client.get(path)
    page = assert_public_page(response, status=status)
    if status == 200:
        assert response.headers["Cache-Control"] == "public, max-age=300"
        assert "noindex" not in page
        assert page.count("<h1") == 1
    return page


def lines_of(page: str) -> list[str]:
    """The rows of a page's lists of places, as they are read."""
    rows = re.findall(r'<ul class="place-rows">(.*?)</ul>', page, re.DOTALL)
    items = re.findall(r"<li>(.*?)</li>", "".join(rows), re.DOTALL)
    return [text_of(f"<main>{item}") for item in items]


def links_of(page: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="(/[^"]*)"', page)]


def services_found(client: Any, url: str) -> int:
    """How many services the search at an address says that it found."""
    found = re.search(r"([\d,]+) services? ", text_of(client.get(url).content.decode()))
    assert found
    return int(found[1].replace(",", ""))
