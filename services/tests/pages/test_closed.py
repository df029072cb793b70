"""The page of a listing that closed for good: never a dead end, and never a hidden address."""

from __future__ import annotations

import pytest

from services.tests.builders import a_listing, a_location, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db


def closed_page(client, **place) -> str:
    clinic = a_service(ServiceKind.MAT, "Old Clinic", status="defunct")
    a_listing(clinic, a_location(**place), slug="old-clinic")
    return assert_public_page(client.get("/listings/old-clinic/"), status=410)


def test_it_says_so_and_names_what_is_near_of_the_same_kind(client, kensington):
    page = closed_page(client)
    assert "Old Clinic has closed" in text_of(page)
    assert card_titles(page) == ["Allegheny Clinic", "Far Clinic"]
    assert 'href="/search/?near=19134&amp;kind=mat"' in page
    assert "2 services near 19134, Philadelphia, PA" in text_of(page)


def test_where_nothing_of_the_kind_is_near_it_names_the_rest(client, kensington):
    a_listing(a_service(ServiceKind.PEER_SUPPORT, status="defunct"), slug="group")
    page = assert_public_page(client.get("/listings/group/"), status=410)
    assert card_titles(page)[0] == "Kensington Needle Exchange"
    assert 'href="/search/?near=19134"' in page


@pytest.mark.parametrize("privacy", [AddressPrivacy.APPROXIMATE, AddressPrivacy.CITY])
def test_a_hidden_address_is_searched_by_its_town(client, kensington, privacy):
    page = closed_page(client, address_privacy=privacy)
    assert 'href="/search/?near=Philadelphia%2C+PA&amp;kind=mat"' in page
    assert "near=19134" not in page


@pytest.mark.parametrize("privacy", [AddressPrivacy.CONTACT_FIRST, AddressPrivacy.SERVICE_AREA])
def test_a_place_that_nobody_may_know_is_not_searched(client, kensington, privacy):
    page = closed_page(client, address_privacy=privacy)
    assert "near=" not in page
    assert card_titles(page) == []


def test_a_place_that_we_do_not_know_still_has_the_search(client):
    page = closed_page(client, city="Nowhere-on-Sea", postal_code="00000")
    assert "search for them here" in text_of(page)
