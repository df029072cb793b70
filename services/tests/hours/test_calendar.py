"""Calendar files, read back with icalendar and dateutil."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar, Event

from services.hours.calendar import DAYS_AHEAD, calendar_of
from services.hours.rules import Hours
from services.hours.slots import slots_between, zone_of
from services.hours.states import State

from .test_against_an_oracle import a_pair
from .writing import NEW_YORK, closure_of, hours_of

FIRST = date(2026, 11, 27)
STAMP = datetime(2026, 11, 27, 12, tzinfo=UTC)
EVERYTHING = (
    "MO-FR 09:00-17:00 (Ring the bell); every 2 from 2026-11-24 TU 18:00-20:00; SU appointment;"
    " in 2026-12-01..2027-03-31 SA 22:00-02:00; 2TH,-1FR 20:00-21:00; 3MO closed;"
    " 2026-12-24..2026-12-26 10:00-12:00; 2026-12-31 closed; holidays 07:00-08:00"
)


def written(hours: Hours) -> Calendar:
    calendar = calendar_of(hours, summary="Clinic", uid="x@y.z", first=FIRST, stamp=STAMP)
    return Calendar.from_ical(calendar.to_ical())


def values(event: Event, name: str) -> list[datetime]:
    found = event.get(name, [])
    lists = found if isinstance(found, list) else [found]
    return [value.dt for each in lists for value in each.dts]


def starts(calendar: Calendar) -> set[datetime]:
    """When the events of a file begin, as a calendar program works it out."""
    found = set()
    for event in calendar.walk("VEVENT"):
        start = event["DTSTART"].dt
        dates = rruleset()
        dates.rdate(start)
        if "RRULE" in event:
            dates.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
        for moment in values(event, "EXDATE"):
            dates.exdate(moment)
        found |= {moment.astimezone(UTC) for moment in [*dates, *values(event, "RDATE")]}
    return found


def open_starts(hours: Hours) -> set[datetime]:
    zone = zone_of(hours.timezone)
    assert zone
    slots = slots_between(hours, zone, FIRST, FIRST + timedelta(days=DAYS_AHEAD))
    return {slot.start for slot in slots if slot.state == State.OPEN}


def test_a_calendar_program_finds_every_slot_of_a_year_and_no_other():
    hours = hours_of(EVERYTHING, closures=(closure_of("2027-06-01..2027-07-01"),))
    assert starts(written(hours)) == open_starts(hours)
    assert len(open_starts(hours)) > 250


def test_so_it_does_for_random_hours():
    random = Random(20261127)
    for _number in range(30):
        hours = Hours(tuple(a_pair(random, STAMP).rules), **NEW_YORK)
        assert starts(written(hours)) == open_starts(hours), hours


def test_an_event_has_its_end_its_note_and_a_name_that_stays():
    (event,) = written(hours_of("FR 22:00-02:00 (Ring the bell)")).walk("VEVENT")
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=4)
    assert (event["DTSTART"].dt.time(), event["DTSTART"].params["TZID"]) == (
        time(22),
        "America/New_York",
    )
    assert (event["SUMMARY"], event["DESCRIPTION"], event["UID"]) == (
        "Clinic",
        "Ring the bell",
        "0-x@y.z",
    )


def ends(calendar: Calendar) -> set[tuple[datetime, timedelta]]:
    """The starts of single events, each with how long it lasts."""
    return {
        (event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt - event["DTSTART"].dt)
        for event in calendar.walk("VEVENT")
    }


def test_a_closure_ends_the_night_before_it_at_midnight():
    hours = hours_of("FR 22:00-02:00", closures=(closure_of("2026-12-12..2026-12-15"),))
    calendar = written(hours)
    assert starts(calendar) == open_starts(hours)
    night = datetime(2026, 12, 12, 3, tzinfo=UTC)
    assert ends(calendar) == {
        (datetime(2026, 11, 28, 3, tzinfo=UTC), timedelta(hours=4)),
        (night, timedelta(hours=2)),
    }
    names = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert names == ["0-x@y.z", "1-x@y.z"]


def test_the_file_brings_its_time_zone():
    assert [
        str(zone["TZID"]) for zone in written(hours_of("FR 22:00-02:00")).walk("VTIMEZONE")
    ] == ["America/New_York"]


def test_there_are_no_events_without_a_zone_or_in_an_endless_closure():
    hours = (hours_of("24/7", timezone=""), hours_of("24/7", closures=(closure_of(".."),)))
    assert [written(each).walk("VEVENT") for each in hours] == [[], []]
