"""A search that finds nothing leads to the pages of its state and country, if these have any."""

from __future__ import annotations

import pytest

from services.tests.builders import a_listing, a_location, a_service

from .browsing import links_of, refresh
from .invariants import assert_public_page

pytestmark = pytest.mark.django_db


def places_linked(client, **query: str) -> list[str]:
    page = assert_public_page(client.get("/search/", query), status=200)
    return [link for link in links_of(page) if link.startswith("/places/")]


@pytest.mark.parametrize(
    ("near", "links"),
    [
        ("Erie, PA", ["/places/us/pa/", "/places/us/"]),
        ("Cheyenne, WY", ["/places/us/"]),
        ("Vermont", ["/places/us/"]),
    ],
)
def test_nothing_near_leads_to_the_state_and_the_country(client, kensington, near, links):
    assert places_linked(client, near=near, within="5" if "," in near else "") == links


def test_from_a_point_it_leads_to_the_country(client, kensington):
    assert places_linked(client, lat="47.0", lon="-109.0", within="5") == ["/places/us/"]


def test_a_country_that_is_not_served_leads_to_its_pages(client, kensington):
    place = a_location(48.85, 2.35, country="FR", state_province="FR-IDF", city="Paris")
    a_listing(a_service(), place)
    refresh()
    assert places_linked(client, near="Paris, France") == ["/places/fr/idf/", "/places/fr/"]
    assert places_linked(client, near="Marseille, France") == ["/places/fr/"]


@pytest.mark.parametrize("near", ["Osaka, Japan", "asdfqwer"])
def test_without_services_there_is_no_link(client, kensington, near):
    assert places_linked(client, near=near) == []


def test_a_search_that_finds_something_has_no_need_of_them(client, kensington):
    assert places_linked(client, near="19134") == []
