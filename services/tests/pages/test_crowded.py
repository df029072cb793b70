"""Where even the smallest radius holds more than a search reads first."""

from __future__ import annotations

import re

import pytest

from services.curation import search_rows
from services.models import Service, ServiceAtLocation
from services.search import results
from services.tests.builders import a_fact, a_listing, a_location, a_service
from services.vocabulary import ServiceKind

from .browsing import services_found
from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db
SEARCH = "/search/?lat=39.99&lon=-75.12"


@pytest.fixture
def crowd(db, monkeypatch):
    """A service every 50 metres along a street; the first look ends after one kilometre."""
    monkeypatch.setattr(results, "FIRST_LOOK", 20)
    for number in range(60):
        service = a_service(ServiceKind.NALOXONE, f"Box {number}")
        a_listing(service, a_location(39.99 + number * 0.00045, -75.12))
    for service in Service.objects.all()[:5]:
        a_fact("payment:free", service=service)
    search_rows.refresh(ServiceAtLocation.objects.all())


def page_of(client, query: str = "") -> str:
    return assert_public_page(client.get(SEARCH + query), status=200)


def test_a_finer_radius_has_enough_and_its_count_is_exact(client, crowd):
    text = text_of(page_of(client))
    assert "Within half a mile of" in text
    assert "17 services near" in text
    assert services_found(client, f"{SEARCH}&within=0.5") == 17


def test_a_radius_that_was_asked_for_is_read_to_its_end(client, crowd):
    text = text_of(page_of(client, "&within=1"))
    assert "Within 1 mile of" in text
    assert "33 services near" in text


def test_a_tick_may_lead_farther_and_its_count_says_so(client, crowd):
    page = page_of(client, "&view=filters")
    assert re.search(r'value="naloxone">.*?\((\d+\+?)\)', page, re.DOTALL)[1] == "17+"
    assert services_found(client, f"{SEARCH}&kind=naloxone") == 33


def test_few_rows_are_never_cut_to_a_finer_radius(client, crowd, monkeypatch):
    monkeypatch.setattr(results, "FIRST_LOOK", 200)
    assert "Within 1 mile of" in text_of(page_of(client))


def test_too_few_cards_nearby_go_on_to_the_next_radius(client, crowd, monkeypatch):
    monkeypatch.setattr(results, "FIRST_LOOK", 9)
    assert "Within 1 mile of" in text_of(page_of(client))
