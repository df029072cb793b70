"""The hours of a listing: whose schedules, whose clock, and closed when the notice says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from django.db.models import prefetch_related_objects

from services.curation.hours import HOURS_PREFETCH, hours_of
from services.curation.search_rows import PREFETCH
from services.curation.shown import shown
from services.hours.opening import open_state
from services.hours.rules import WEEK, Closure, Frequency, Rule
from services.models import ServiceAtLocation
from services.search.notices import closure_notice
from services.tests.builders import a_listing, a_location, a_service

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 27, 17, tzinfo=UTC)
ALWAYS = {"byday": ",".join(WEEK), "opens_at": time(0), "closes_at": time(0)}


def test_a_schedule_becomes_a_rule():
    listing = a_listing()
    row = {
        "freq": "WEEKLY",
        "interval": 2,
        "byday": "TU",
        "opens_at": time(9),
        "closes_at": time(17),
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        "dtstart": date(2026, 1, 6),
        "kind": "by_appointment",
    }
    listing.schedules.create(description="Ring the bell", **row)
    (rule,) = hours_of(listing).rules
    assert rule == Rule(note="Ring the bell", **row)
    assert rule.freq is Frequency.WEEKLY


def test_a_listing_without_hours_has_those_of_its_location():
    listing = a_listing(location=a_location(timezone="America/New_York"))
    listing.location.schedules.create(**ALWAYS)
    hours = hours_of(listing)
    assert (len(hours.rules), hours.timezone) == (1, "America/New_York")
    assert (hours.country, hours.subdivision) == ("US", "US-PA")


def test_own_hours_replace_those_of_the_location():
    listing = a_listing()
    listing.location.schedules.create(**ALWAYS)
    listing.schedules.create(byday="MO", opens_at=time(9), closes_at=time(17))
    assert [rule.byday for rule in hours_of(listing).rules] == ["MO"]


def test_what_is_prefetched_is_enough(django_assert_num_queries):
    a_listing().schedules.create(**ALWAYS)
    rows = ServiceAtLocation.objects.select_related("service", "location")
    (listing,) = rows.prefetch_related(*HOURS_PREFETCH)
    assert set(HOURS_PREFETCH) <= set(PREFETCH)
    with django_assert_num_queries(0):
        assert hours_of(listing).rules


def test_a_closure_with_an_end_ends_by_itself():
    listing = a_listing(closed_from=date(2026, 11, 20), closed_until=date(2026, 12, 1))
    assert hours_of(listing).closures == (Closure(date(2026, 11, 20), date(2026, 12, 1)),)


DAYS = (None, AT.date(), AT.date() + timedelta(days=3))


@pytest.mark.parametrize("status", ["active", "inactive", "temporarily closed"])
def test_the_state_says_closed_exactly_when_the_notice_does(status):
    listing = a_listing(a_service(status=status), a_location(timezone="America/New_York"))
    listing.schedules.create(**ALWAYS)
    prefetch_related_objects([listing], *PREFETCH)
    for closed_from, closed_until, first, last in product(DAYS, repeat=4):
        listing.closed_from, listing.closed_until = closed_from, closed_until
        listing.valid_from, listing.valid_to = first, last
        if is_storable(listing):
            assert contradictions(listing) == []


def contradictions(listing: ServiceAtLocation) -> list[datetime]:
    """The moments around the days at which it is open in spite of a notice, or closed without."""
    facts, hours = shown(listing), hours_of(listing)
    moments = [AT + timedelta(hours=number) for number in range(-36, 120, 12)]
    return [
        at
        for at in moments
        if open_state(hours, at=at).is_open == bool(closure_notice(facts, at=at))
    ]


def is_storable(listing: ServiceAtLocation) -> bool:
    """As the constraints of the table want it."""
    starts, ends = listing.closed_from, listing.closed_until
    in_order = not (starts and ends) or starts <= ends
    first, last = listing.valid_from, listing.valid_to
    return in_order and not (ends and not starts) and not (first and last and first > last)
