"""Distances in the unit of the country that is searched, unless somebody chose another."""

from __future__ import annotations

import pytest

from services.curation import search_rows
from services.models import DirectorySettings, ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service

from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def countries(db):
    """A directory of three countries that leaves the unit open."""
    directory = DirectorySettings.objects.create(countries_served=["US", "CA", "GB"])
    a_listing(
        a_service(name="Up north"), a_location(53.60, -113.49, country="CA", state_province="CA-AB")
    )
    search_rows.refresh(ServiceAtLocation.objects.all())
    return directory


@pytest.mark.parametrize(
    ("query", "within"),
    [
        ("near=Edmonton, AB, Canada&within=25", "Within 25 kilometres"),
        ("near=Philadelphia, PA&within=25", "Within 25 miles"),
        ("near=London, United Kingdom&within=25", "Within 25 miles"),
        ("lat=53.55&lon=-113.49&within=25", "Within 25 kilometres"),
        ("lat=39.99&lon=-75.12&within=25", "Within 25 miles"),
        ("near=Edmonton, AB, Canada&within=25&unit=mi", "Within 25 miles"),
        ("near=Philadelphia, PA&within=25&unit=km", "Within 25 kilometres"),
    ],
)
def test_the_country_decides_unless_the_address_says_otherwise(client, countries, query, within):
    page = assert_public_page(client.get(f"/search/?{query}"), status=200)
    assert within in text_of(page)


@pytest.mark.parametrize(("unit", "within"), [("mi", "25 miles"), ("km", "25 kilometres")])
def test_a_directory_may_choose_one_unit_for_all(client, countries, unit, within):
    DirectorySettings.objects.update(distance_unit=unit)
    for near in ("Edmonton, AB, Canada", "Philadelphia, PA"):
        page = client.get("/search/", {"near": near, "within": "25"}).content.decode()
        assert f"Within {within}" in text_of(page)


def test_cards_and_limits_are_in_the_same_unit(client, countries):
    text = text_of(client.get("/search/?near=Edmonton, AB, Canada&within=9999").content.decode())
    assert "We search up to 1000 kilometres away" in text
    assert " km" in text
    assert " mi " not in text
