"""A hidden address stands behind no public door: not in a page, a file or a header."""

from __future__ import annotations

import pytest
import time_machine
from django.utils import timezone

from services.models import Directory, Service
from services.pages.place_names import place_urls
from services.tests.builders import a_listing, a_service
from services.vocabulary import AddressPrivacy, ServiceKind, ServiceStatus

from .browsing import refresh
from .hidden_places import (
    DOORS,
    FORMER_SLUG,
    HIDDEN_TOWN,
    HIDING,
    NAME,
    NEEDLES,
    NEVER_SHOWN,
    PUBLIC,
    SLUG,
    WITHOUT_PIN,
    a_hidden_listing,
    a_neighbour,
    everything,
    needles_in,
    whole_text,
)
from .invariants import card_titles, text_of

NOON = "2026-11-25T17:00:00Z"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon(numbers):
    """The hours of a place must not decide what is tried."""
    with time_machine.travel(NOON, tick=False):
        a_neighbour()
        yield


def test_every_needle_is_found_where_the_whole_address_is_public(client):
    """Else the tests below would look for what no page could show."""
    a_hidden_listing(AddressPrivacy.EXACT)
    text = "\n".join(whole_text(response) for _asked, response in everything(client))
    assert needles_in(text) == list(NEEDLES)
    assert needles_in(text, NEVER_SHOWN) == []


@pytest.mark.parametrize("privacy", HIDING)
def test_no_public_answer_tells_of_a_hidden_address(client, privacy):
    a_hidden_listing(privacy)
    hidden = (*NEEDLES, *NEVER_SHOWN, *([HIDDEN_TOWN.casefold()] if privacy in WITHOUT_PIN else []))
    told = {}
    for asked, response in everything(client):
        assert response.status_code < 500, asked
        if found := needles_in(whole_text(response), hidden):
            told[asked] = found
    assert told == {}


@pytest.mark.parametrize("privacy", PUBLIC)
def test_it_is_listed_all_the_same(client, privacy):
    """A promise that is kept by showing nothing at all would be worth nothing."""
    a_hidden_listing(privacy)
    for door in DOORS[:3]:
        assert client.get(door).status_code == 200
    page = client.get("/search/", {"q": NAME}).content.decode()
    assert card_titles(page) == [NAME]
    assert "555-0123" in text_of(page)


@pytest.mark.parametrize("privacy", PUBLIC)
def test_a_former_address_leads_to_the_short_name_alone(client, privacy):
    a_hidden_listing(privacy)
    response = client.get(f"/listings/{FORMER_SLUG}/")
    assert (response.status_code, response.headers["Location"]) == (301, f"/listings/{SLUG}/")
    assert response.content == b""


@pytest.mark.parametrize("privacy", HIDING)
def test_after_it_closed_it_tells_no_more(client, privacy):
    listing = a_hidden_listing(privacy)
    Service.objects.filter(pk=listing.service_id).update(status=ServiceStatus.DEFUNCT)
    refresh()
    closed = 404 if privacy == AddressPrivacy.UNLISTED else 410
    assert client.get(DOORS[0]).status_code == closed
    found = {asked: needles_in(whole_text(response)) for asked, response in everything(client)}
    assert not any(found.values()), found


@pytest.mark.parametrize("privacy", WITHOUT_PIN)
def test_a_place_without_a_pin_adds_no_place_to_browse(privacy):
    before = list(place_urls(Directory(), at=timezone.now()))
    a_hidden_listing(privacy)
    assert list(place_urls(Directory(), at=timezone.now())) == before


def test_an_unlisted_place_changes_no_answer(client):
    """Whatever is asked: the directory is the one in which it does not exist."""

    def answers():
        return [
            (asked, one.status_code, one.content, one.headers.get("Location"))
            for asked, one in everything(client)
        ]

    before = answers()
    a_hidden_listing(AddressPrivacy.UNLISTED)
    assert answers() == before


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("door", DOORS)
def test_an_unlisted_place_is_not_told_from_one_that_never_was(client, door, method):
    a_hidden_listing(AddressPrivacy.UNLISTED)
    never = door.replace(SLUG, "never-was").replace(FORMER_SLUG, "never-was-either")
    real, invented = getattr(client, method)(door), getattr(client, method)(never)
    assert real.status_code == (405 if method == "post" else 404)
    assert real.status_code == invented.status_code
    assert real.content == invented.content
    assert dict(real.headers) == dict(invented.headers)


@pytest.mark.parametrize("privacy", PUBLIC)
def test_what_else_is_at_a_hidden_place_is_not_told(client, privacy):
    """Whoever knows where the other service is would know where this one is."""
    listing = a_hidden_listing(privacy)
    other = a_service(ServiceKind.MAT, "Quiet Clinic")
    a_listing(other, listing.location, slug="quiet-clinic")
    refresh()
    for asked in ({"q": "quiet"}, {"near": "Philadelphia, PA"}, {"q": "quiet", "view": "map"}):
        assert "At the same place" not in client.get("/search/", asked).content.decode()
    for path in (DOORS[0], "/places/us/pa/philadelphia/"):
        page = client.get(path).content.decode()
        assert "At the same place" not in page
    assert "Quiet Clinic" not in client.get(DOORS[0]).content.decode()
