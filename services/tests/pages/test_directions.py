"""Directions lead to a door that everybody may know, and say nothing of the visitor."""

from __future__ import annotations

import pytest

from services.models import ServiceArea
from services.tests.builders import a_listing, a_location, a_service
from services.vocabulary import AddressPrivacy, PinAccuracy, ServiceKind

from .invariants import assert_public_page

pytestmark = pytest.mark.django_db
HIDDEN = [level for level in AddressPrivacy if level not in ("exact", "unlisted")]


def page_with(client, **fields) -> str:
    a_listing(a_service(name="Corner Box"), a_location(**fields), slug="place")
    return assert_public_page(client.get("/listings/place/"), status=200)


def test_directions_carry_the_destination_only(client):
    page = page_with(client)
    link = 'href="https://www.openstreetmap.org/directions?to=39.99210,-75.11700"'
    assert f'{link} rel="noreferrer noopener"' in page
    assert 'href="geo:39.99210,-75.11700?q=39.99210,-75.11700"' in page
    assert "to Corner Box" in page


@pytest.mark.parametrize("privacy", HIDDEN)
def test_a_hidden_address_has_no_directions(client, privacy):
    place = a_location(39.99213, -75.11704, address_privacy=privacy)
    listing = a_listing(location=place, slug="place")
    ServiceArea.objects.create(service_at_location=listing, extent_type="country", country="US")
    page = assert_public_page(client.get("/listings/place/"), status=200)
    assert "openstreetmap" not in page
    assert "geo:" not in page


@pytest.mark.parametrize("accuracy", [PinAccuracy.POSTAL_CODE, PinAccuracy.CITY])
def test_the_middle_of_a_postal_code_is_nowhere_to_go(client, accuracy):
    assert "openstreetmap" not in page_with(client, pin_accuracy=accuracy)


def test_a_meeting_online_has_a_link_to_join_and_no_directions(client):
    place = a_location(None, None, location_type="virtual", url="https://meet.example.org/j/1")
    a_listing(location=place, slug="place")
    page = assert_public_page(client.get("/listings/place/"), status=200)
    assert "openstreetmap" not in page
    assert 'href="https://meet.example.org/j/1" rel="noreferrer noopener"' in page


def test_a_site_that_does_not_operate_has_no_directions(client):
    site = a_service(ServiceKind.SUPERVISED_CONSUMPTION, scs_status="applied")
    a_listing(site, slug="place")
    assert "openstreetmap" not in client.get("/listings/place/").content.decode()
