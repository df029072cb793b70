"""Hours on the page of a listing: the state on top, the week below with today's line marked."""

from __future__ import annotations

import re

import pytest
import time_machine

from services.models import Schedule
from services.tests.builders import a_listing, a_location, a_phone

from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db
FRIDAY_TEN = "2026-11-27T15:00:00Z"
NINE_TO_FIVE = {"opens_at": "09:00", "closes_at": "17:00"}


@pytest.fixture
def listing():
    location = a_location(timezone="America/New_York")
    a_phone(location=location)
    return a_listing(location=location, slug="place")


def page_of(client) -> str:
    return assert_public_page(client.get("/listings/place/"))


@time_machine.travel(FRIDAY_TEN, tick=False)
def test_an_open_place_says_until_when_and_marks_the_line_of_today(client, listing):
    Schedule.objects.create(service_at_location=listing, byday="MO,TU,WE,TH,FR", **NINE_TO_FIVE)
    page = page_of(client)
    assert "Open now, until 5 pm" in text_of(page)
    (today,) = re.findall(r'<tr class="is-today" aria-current="date">.*?</tr>', page, re.DOTALL)
    assert ">Mon–Fri<" in today
    assert ">9 am–5 pm<" in today


@time_machine.travel(FRIDAY_TEN, tick=False)
def test_a_closed_place_says_when_it_opens(client, listing):
    Schedule.objects.create(service_at_location=listing, byday="TH", **NINE_TO_FIVE)
    page = page_of(client)
    assert "Closed now. Opens Thu 3 Dec, 9 am" in text_of(page)
    assert 'class="is-today"' not in page


@time_machine.travel(FRIDAY_TEN, tick=False)
def test_a_place_that_is_closed_for_now_is_not_called_open(client, listing):
    Schedule.objects.create(service_at_location=listing, byday="FR", **NINE_TO_FIVE)
    listing.closed_from, listing.closed_until = "2026-11-20", "2026-12-01"
    listing.save()
    text = text_of(page_of(client))
    assert "Closed for now. Opens again on Dec. 1, 2026." in text
    assert "Open now" not in text


def test_unknown_hours_are_said_to_be_unknown(client, listing):
    text = text_of(page_of(client))
    assert "Hours not listed – call first" in text
    assert "Closed" not in text


def test_hours_in_other_words_stand_as_they_are(client, listing):
    listing.hours_note = "Mornings, and whenever the lights are on"
    listing.save()
    text = text_of(page_of(client))
    assert "Mornings, and whenever the lights are on" in text
    assert "Hours not confirmed – call first" in text
    assert "Hours not listed" not in text
