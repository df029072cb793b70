"""Services without a door: listed below the places, where they serve and nowhere else."""

from __future__ import annotations

import pytest

from services.curation import search_rows
from services.models import ServiceArea, ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db


def serves(name: str, **area) -> None:
    place = a_location(address_privacy=AddressPrivacy.SERVICE_AREA, address_1="9 Hidden Lane")
    listing = a_listing(a_service(ServiceKind.NALOXONE, name), place)
    ServiceArea.objects.create(service_at_location=listing, **{"country": "US", **area})


@pytest.fixture
def without_doors(db):
    serves("By mail", extent_type="country")
    serves("By mail in Kentucky", extent_type="subdivision", state_province="US-KY")
    serves("Brought to 41701", extent_type="postal_code", postal_code="41701")
    serves("Near Hazard", extent_type="circle", latitude=37.3, longitude=-83.2, radius_km=20)
    serves("In Germany", extent_type="country", country="DE")
    search_rows.refresh(ServiceAtLocation.objects.all())


@pytest.mark.parametrize(
    ("near", "names"),
    [
        ("41701", ["Brought to 41701", "By mail", "By mail in Kentucky", "Near Hazard"]),
        ("40202", ["By mail", "By mail in Kentucky"]),
        ("Kentucky", ["By mail", "By mail in Kentucky"]),
        ("19134", ["By mail"]),
    ],
)
def test_what_serves_a_place_is_listed_without_a_distance(client, without_doors, near, names):
    page = assert_public_page(client.get("/search/", {"near": near}), status=200)
    assert card_titles(page) == names
    assert 'class="card-distance"' not in page
    assert "Hidden" not in page


def test_a_service_of_another_kind_is_left_out(client, without_doors):
    page = client.get("/search/?near=41701&kind=mat").content.decode()
    assert card_titles(page) == []


def test_they_come_after_the_places_and_are_not_counted(client, without_doors):
    a_listing(a_service(name="A place to go"), a_location(37.25, -83.19))
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = client.get("/search/?near=41701").content.decode()
    assert card_titles(page)[0] == "A place to go"
    assert "1 service near 41701" in text_of(page)


def test_what_comes_to_you_stands_by_name_over_all_pages(client, db):
    for number in range(45):
        serves(f"Service {(number * 7) % 45:02}", extent_type="country")
    search_rows.refresh(ServiceAtLocation.objects.all())
    names = [
        name
        for page in (1, 2, 3)
        for name in card_titles(
            client.get(f"/search/?near=19134&remote=1&page={page}").content.decode()
        )
    ]
    assert names == [f"Service {number:02}" for number in range(45)]


@pytest.mark.parametrize(
    ("position", "names"),
    [
        ("lat=37.30&lon=-83.19", ["Brought to 41701", "By mail", "By mail in Kentucky"]),
        ("lat=38.25&lon=-85.76", ["By mail", "By mail in Kentucky"]),
        ("lat=39.99&lon=-75.12", ["By mail"]),
        ("lat=52.52&lon=13.40", ["In Germany"]),
        ("lat=30&lon=-60", []),  # at sea
    ],
)
def test_a_position_is_served_as_the_place_that_it_is_in(client, without_doors, position, names):
    page = assert_public_page(client.get(f"/search/?{position}&remote=1"), status=200)
    assert [name for name in card_titles(page) if name != "Near Hazard"] == names
