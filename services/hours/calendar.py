"""Hours as an iCalendar file (RFC 5545), for a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Calendar, Event

from .days import occurs_on, open_rules
from .rules import WEEK, Hours, Rule
from .slots import ONE_DAY, moments, next_closure, zone_of

DAYS_AHEAD = 365
PRODUCT = "-//hrdirectory//Opening hours//EN"


def calendar_of(
    hours: Hours,
    *,
    summary: str,
    uid: str,
    first: date,
    stamp: datetime,
    location: str = "",
    url: str = "",
) -> Calendar:
    """The open hours from `first` on as events with rules; dates that override them are left out.

    It ends after a year, for nobody can promise more. `uid` is the stable name of the place, as
    in "listing-slug@example.org"; without a time zone there are no events.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    zone = zone_of(hours.timezone)
    for number, event in enumerate(events(hours, zone, first) if zone else ()):
        event.add("uid", f"{number}-{uid}")
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("summary", summary)
        if location:
            event.add("location", location)
        if url:
            event.add("url", url)
        calendar.add_component(event)
    calendar.add_missing_timezones(first_date=first, last_date=first + ONE_DAY * DAYS_AHEAD)
    return calendar


def events(hours: Hours, zone: tzinfo, first: date) -> Iterator[Event]:
    days = [first + timedelta(days=number) for number in range(DAYS_AHEAD)]
    in_force = {day: open_rules(hours, day) for day in days}
    cut_short: list[Event] = []
    for rule in hours.rules:
        kept = []
        for day in days:
            if rule not in in_force[day]:
                continue
            limit = next_closure(hours.closures, zone, day)
            if limit and limit < moments(rule, day, zone)[1]:
                cut_short.append(an_event(rule, day, zone, end=limit.astimezone(zone)))
            else:
                kept.append(day)
        if kept and rule.is_regular:
            yield recurring(rule, zone, days, kept)
        elif kept:
            yield dated(rule, zone, kept)
    yield from cut_short  # last, so that the others keep their names


def recurring(rule: Rule, zone: tzinfo, days: list[date], kept: list[date]) -> Event:
    """One event with a rule, and the days on which something else holds as exceptions."""
    event = an_event(rule, kept[0], zone)
    event.add("rrule", recurrence(rule, last=moments(rule, kept[-1], zone)[0]))
    missed = [day for day in days if kept[0] < day < kept[-1] and occurs_on(rule, day)]
    for day in sorted(set(missed) - set(kept)):
        event.add("exdate", local_start(rule, day, zone))
    return event


def recurrence(rule: Rule, *, last: datetime) -> dict[str, Any]:
    return {
        "FREQ": rule.freq.value,
        "INTERVAL": rule.interval,
        "BYDAY": rule.byday.split(","),
        "WKST": WEEK[0],
        "UNTIL": last,
    }


def dated(rule: Rule, zone: tzinfo, kept: list[date]) -> Event:
    event = an_event(rule, kept[0], zone)
    for day in kept[1:]:
        event.add("rdate", local_start(rule, day, zone))
    return event


def an_event(rule: Rule, day: date, zone: tzinfo, *, end: datetime | None = None) -> Event:
    """The slot that begins on `day`; a closure may `end` it before its time."""
    assert rule.closes_at is not None
    event = Event()
    event.add("dtstart", local_start(rule, day, zone))
    is_night = rule.opens_at is None or rule.closes_at <= rule.opens_at
    event.add("dtend", end or datetime.combine(day + ONE_DAY * is_night, rule.closes_at, zone))
    if rule.note:
        event.add("description", rule.note)
    return event


def local_start(rule: Rule, day: date, zone: tzinfo) -> datetime:
    assert rule.opens_at is not None
    return datetime.combine(day, rule.opens_at, zone)
