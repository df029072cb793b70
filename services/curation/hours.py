"""When people can go to a listing: its schedules, its days and its closures as one value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from services.hours.rules import Closure, Frequency, Hours, Kind, Rule
from services.models import Schedule, ServiceAtLocation
from services.vocabulary import ServiceStatus

HOURS_PREFETCH = ("schedules", "location__schedules")
"""What `hours_of` reads beside the service and the location, for `prefetch_related`."""


def hours_of(listing: ServiceAtLocation) -> Hours:
    """The hours of a listing, or those of its location if it has none of its own.

    It is closed outside its days and during a closure, exactly when the closure notice says so.
    """
    location = listing.location
    rows = listing.schedules.all() or location.schedules.all()
    return Hours(
        rules=tuple(map(rule_of, rows)),
        timezone=location.timezone,
        country=location.country,
        subdivision=location.state_province,
        closures=tuple(closures_of(listing)),
    )


def rule_of(row: Schedule) -> Rule:
    return Rule(
        freq=Frequency(row.freq),
        byday=row.byday,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        kind=Kind(row.kind),
        note=row.description,
        interval=row.interval,
        dtstart=row.dtstart,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def closures_of(listing: ServiceAtLocation) -> Iterator[Closure]:
    first, last = first_day(listing), last_day(listing)
    status = listing.service.status
    if status in (ServiceStatus.INACTIVE, ServiceStatus.DEFUNCT):
        yield Closure()
    if first:
        yield Closure(None, first)
    if last:
        yield Closure(last + timedelta(days=1), None)
    if status == ServiceStatus.TEMPORARILY_CLOSED:
        yield Closure(None, listing.closed_until)
    elif listing.closed_from:
        yield Closure(listing.closed_from, listing.closed_until)


def first_day(listing: ServiceAtLocation) -> date | None:
    """The day from which people can go there; None if it has no such day."""
    days = (listing.valid_from, listing.service.scs_authorised_from)
    return max((day for day in days if day), default=None)


def last_day(listing: ServiceAtLocation) -> date | None:
    """The last day on which people can go there; None if it has no such day."""
    days = (listing.valid_to, listing.service.scs_authorised_until)
    return min((day for day in days if day), default=None)
