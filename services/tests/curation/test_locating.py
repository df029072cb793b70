"""Pins: the true one is kept, and the public one never gives it away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.curation.locating import locate
from services.geo.sphere import LatLng, distance_km
from services.models import Location
from services.vocabulary import AddressPrivacy

PHILADELPHIA = {
    "city": "Philadelphia", "state_province": "US-PA", "postal_code": "19134", "country": "US",
}  # fmt: skip


def located(latitude=None, longitude=None, **fields) -> Location:
    pin = {"pin_source": "staff", "pin_accuracy": "site"} if latitude is not None else {}
    place = Location(latitude=latitude, longitude=longitude, **{**PHILADELPHIA, **pin, **fields})
    locate(place)
    return place


def test_an_exact_place_shows_its_own_pin():
    assert located(39.99, -75.12).public_pin == LatLng(39.99, -75.12)


@pytest.mark.parametrize("privacy", ["contact_first", "service_area", "unlisted"])
def test_a_hidden_place_has_no_public_pin(privacy):
    assert located(39.99, -75.12, address_privacy=privacy).public_pin is None


def test_a_town_place_shows_the_point_of_its_town():
    one = located(39.99, -75.12, address_privacy=AddressPrivacy.CITY)
    other = located(40.05, -75.00, address_privacy=AddressPrivacy.CITY)
    assert one.public_pin == other.public_pin
    assert one.public_pin != one.pin


def test_a_town_that_is_not_known_shows_the_middle_of_a_coarse_cell():
    place = located(52.5163, 13.3777, address_privacy="city", country="XX", city="Nowhere")
    assert place.public_pin is not None
    assert 0 < distance_km(place.pin, place.public_pin) < 25


@given(
    latitude=st.floats(39.961, 39.979), longitude=st.floats(-75.131, -75.107),
)  # fmt: skip
def test_all_places_of_a_cell_show_the_same_point(latitude, longitude):
    """Three distances from three points lead to the cell, never to the door."""
    corner = located(39.97, -75.12, address_privacy=AddressPrivacy.APPROXIMATE).public_pin
    found = located(latitude, longitude, address_privacy=AddressPrivacy.APPROXIMATE).public_pin
    assert found == corner


@given(latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
def test_an_approximate_pin_stays_within_two_kilometres(latitude, longitude):
    place = located(latitude, longitude, address_privacy=AddressPrivacy.APPROXIMATE)
    assert distance_km(place.pin, place.public_pin) < 2


def test_an_address_without_a_pin_gets_the_middle_of_its_postal_code():
    place = located(address_1="1 Example Street")
    assert (place.pin_source, place.pin_accuracy) == ("gazetteer", "postal_code")
    assert distance_km(place.pin, LatLng(39.99, -75.11)) < 5


def test_an_unknown_postal_code_falls_back_to_the_town():
    place = located(postal_code="00000")
    assert (place.pin_source, place.pin_accuracy) == ("gazetteer", "city")


def test_a_new_address_never_keeps_the_old_gazetteer_pin():
    place = located()
    place.postal_code, place.city, place.state_province = "02139", "Cambridge", "US-MA"
    locate(place)
    assert distance_km(place.pin, LatLng(42.36, -71.10)) < 5


def test_an_unknown_address_has_no_pin_and_never_zero_zero():
    place = located(postal_code="", city="Nowhere at all", state_province="US-PA")
    assert place.pin is None
    assert place.pin_source == ""


def test_a_pin_from_staff_is_kept():
    assert located(39.99, -75.12).pin == LatLng(39.99, -75.12)


def test_an_online_place_has_no_pin():
    assert located(39.99, -75.12, location_type="virtual").pin is None


def test_the_time_zone_follows_the_pin():
    assert located(39.99, -75.12).timezone == "America/New_York"
    assert located(33.3, -112.0).timezone == "America/Phoenix"
