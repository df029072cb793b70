from __future__ import annotations

import pytest

from services.curation import pinning
from services.curation.dialling import country_of
from services.models import DirectorySettings, Location
from services.tests.builders import a_listing, a_location, a_service, an_organization

pytestmark = pytest.mark.django_db


def test_a_typed_pin_is_the_staffs():
    location = a_location(pin_source="source")
    pinning.repin(location, changed={"latitude", "city"})
    assert (location.pin_source, location.pin_accuracy) == ("staff", "site")


@pytest.mark.parametrize("field", sorted(pinning.MOVING_FIELDS))
def test_a_pin_of_a_source_goes_when_the_address_moves(field):
    location = a_location(pin_source="source")
    pinning.repin(location, changed={field})
    assert location.pin_source == "gazetteer"


@pytest.mark.parametrize("field", ["address_2", "name", "transportation"])
def test_a_pin_of_a_source_stays_when_the_place_is_the_same(field):
    location = a_location(pin_source="source")
    pinning.repin(location, changed={field})
    assert location.pin_source == "source"


def test_the_public_pin_follows():
    location = a_location()
    location.address_privacy = "unlisted"
    pinning.repin(location, changed={"address_privacy"})
    assert location.public_pin is None


def test_a_pin_at_its_postal_code_raises_no_doubt():
    assert pinning.doubt_about(a_location()) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_swapped"), [(34.05, -118.24, False), (-75.117, 39.9921, True)]
)
def test_a_pin_far_from_its_address_raises_doubt(latitude, longitude, is_swapped):
    doubt = pinning.doubt_about(a_location(latitude, longitude))
    assert doubt is not None
    assert doubt.distance_km > pinning.FAR_KM
    assert doubt.is_swapped is is_swapped


def test_an_address_that_nobody_knows_raises_no_doubt():
    place = Location(city="Nowhere at all", country="US", latitude=10, longitude=10)
    assert pinning.doubt_about(place) is None


def test_numbers_are_read_in_the_country_of_the_place():
    abroad = a_listing(location=a_location(country="GB", state_province="", postal_code=""))
    assert country_of(abroad) == country_of(abroad.location) == country_of(abroad.service) == "GB"


def test_numbers_without_a_place_are_read_in_the_default_country():
    DirectorySettings.objects.create(countries_served=["CA", "US"])
    assert country_of(a_service()) == country_of(an_organization()) == "CA"
