"""Days are those of the place's own clock, and a listing out of its dates says so."""

from __future__ import annotations

from datetime import date, time

import pytest
import time_machine

from services.curation import search_rows
from services.models import Schedule, ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service

from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db

SAN_FRANCISCO = {"city": "San Francisco", "state_province": "US-CA", "postal_code": "94110"}
BEFORE_LOCAL_MIDNIGHT = "2026-11-24T00:30:00Z"  # half past four in the afternoon of the 23rd
AFTER_LOCAL_MIDNIGHT = "2026-11-24T08:30:00Z"


@pytest.fixture
def san_francisco(db):
    """One listing on its last day, and one that is closed until tomorrow."""
    place = a_location(37.7487, -122.4158, **SAN_FRANCISCO)
    last_day = date(2026, 11, 23)
    a_listing(a_service(name="Last day"), place, slug="last-day", valid_to=last_day)
    other = a_location(37.7490, -122.4160, **SAN_FRANCISCO)
    dates = {"closed_from": last_day, "closed_until": date(2026, 11, 24)}
    a_listing(a_service(name="Staff are ill"), other, slug="ill", **dates)
    search_rows.refresh(ServiceAtLocation.objects.all())


@time_machine.travel(BEFORE_LOCAL_MIDNIGHT, tick=False)
def test_the_last_day_lasts_until_midnight_there(client, san_francisco):
    page = client.get("/search/?near=94110").content.decode()
    assert "Last day" in card_titles(page)
    assert "Opens again on Nov. 24, 2026" in text_of(page)
    assert "Not open now" not in text_of(client.get("/listings/last-day/").content.decode())


@time_machine.travel(AFTER_LOCAL_MIDNIGHT, tick=False)
def test_after_midnight_there_the_day_is_over(client, san_francisco):
    page = client.get("/search/?near=94110").content.decode()
    assert card_titles(page) == ["Staff are ill"]
    assert "Closed for now" not in text_of(page)
    assert "The last day was Nov. 23, 2026" in text_of(
        assert_public_page(client.get("/listings/last-day/"), status=200)
    )


@time_machine.travel("2026-11-23T12:00:00Z", tick=False)
@pytest.mark.parametrize("words", ["near=94110", "q=market", "near=94110&q=market"])
@pytest.mark.parametrize(
    ("day", "clock", "is_found"),
    [
        ("2026-12-10", "06:30", True),
        ("2026-12-10", "23:30", True),
        ("2026-12-09", "23:30", False),
        ("2026-12-11", "06:30", False),
    ],
)
def test_the_day_that_is_asked_for_is_that_of_the_place(client, db, words, day, clock, is_found):
    only = date(2026, 12, 10)
    place = a_location(37.7487, -122.4158, **SAN_FRANCISCO)
    stop = a_listing(a_service(name="Night market"), place, valid_from=only, valid_to=only)
    hours = {"byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": time(0), "closes_at": time(0)}
    Schedule.objects.create(service_at_location=stop, **hours)
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = client.get(f"/search/?{words}&day={day}&time={clock}").content.decode()
    assert card_titles(page) == ["Night market"] * is_found


def test_a_place_whose_clock_nobody_knows_is_asked_on_its_day(client, db):
    only = date(2026, 12, 10)
    place = a_location(37.7487, -122.4158, **SAN_FRANCISCO)
    a_listing(a_service(name="No hours"), place, valid_from=only, valid_to=only)
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = client.get("/search/?near=94110&day=2026-12-10&time=06:30&untold=1").content.decode()
    assert card_titles(page) == ["No hours"]


def test_a_listing_that_has_not_begun_says_when_it_does(client, db):
    a_listing(slug="soon", valid_from=date(2027, 1, 2))
    assert "Opens on Jan. 2, 2027" in text_of(client.get("/listings/soon/").content.decode())


def test_a_service_that_does_not_run_says_so_and_is_not_called_closed(client, db):
    a_listing(a_service(status="inactive"), slug="resting")
    text = text_of(assert_public_page(client.get("/listings/resting/"), status=200))
    assert "Not running now." in text


@time_machine.travel("2026-11-23T12:00:00Z", tick=False)
def test_neighbours_that_are_over_are_not_named(client, db):
    place = a_location()
    a_listing(location=place, slug="here")
    a_listing(a_service(name="Summer only"), place, valid_to=date(2026, 8, 31))
    search_rows.refresh(ServiceAtLocation.objects.all())
    assert "Summer only" not in client.get("/listings/here/").content.decode()


def page_of(client, path: str) -> str:
    return assert_public_page(client.get(path), status=200)


def test_a_day_beats_open_now_and_the_page_says_so(client, kensington):
    page = page_of(client, "/search/?near=19134&day=2026-12-03&time=09:30&open=now")
    assert "You asked for a day and for “Open now”. We looked at the day." in text_of(page)
    assert 'name="open" value="now">' in page  # no tick


def test_a_time_that_is_not_understood_is_noon_and_the_page_says_so(client, kensington):
    text = text_of(page_of(client, "/search/?near=19134&day=2026-12-03&time=25:00"))
    assert "Time not understood: “time” must be like 09:30 or 17:00. We looked at noon." in text
    assert "Open Thu 3 Dec, noon" in text
    assert "noon" not in text_of(page_of(client, "/search/?near=19134&time=25:00"))
