"""A rule as an HSDS 3.0 schedule."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from .rules import WEEK, Frequency, Kind, Rule
from .slots import zone_of


def hsds_schedule(rule: Rule, *, timezone: str, on: date) -> dict[str, Any]:
    """The fields of a schedule without its id, blank ones left out.

    HSDS gives times with an offset from UTC: it is that of noon on `on`. It has no closed days, no
    holidays and no appointments; those keep their dates and need a `description` in words.
    """
    fields: dict[str, Any] = {
        "valid_from": text_of(rule.valid_from),
        "valid_to": text_of(rule.valid_to),
        "dtstart": text_of(rule.dtstart),
        "notes": rule.note,
        **recurrence(rule),
        **times(rule, timezone, on),
    }
    return {name: value for name, value in fields.items() if value not in ("", None)}


def recurrence(rule: Rule) -> dict[str, Any]:
    """Of open hours alone: days without times would look open all day."""
    if rule.kind != Kind.OPEN:
        return {}
    if rule.is_regular:
        days = {"freq": rule.freq.value, "interval": rule.interval, "byday": rule.byday}
        return {**days, "wkst": WEEK[0]}
    if rule.freq == Frequency.DATES:
        return {"freq": "WEEKLY", "interval": 1, "byday": ",".join(weekdays(rule)), "wkst": WEEK[0]}
    return {}


def weekdays(rule: Rule) -> list[str]:
    """The days of the week from the first to the last date."""
    assert rule.valid_from is not None
    count = min(rule.days_spanned + 1, len(WEEK))
    found = {(rule.valid_from + timedelta(days=number)).weekday() for number in range(count)}
    return [WEEK[day] for day in sorted(found)]


def times(rule: Rule, timezone: str, on: date) -> dict[str, Any]:
    if rule.opens_at is None or rule.closes_at is None:
        return {}
    zone = zone_of(timezone)
    if zone is None:
        return {"opens_at": f"{rule.opens_at:%H:%M}", "closes_at": f"{rule.closes_at:%H:%M}"}
    noon = datetime.combine(on, time(12), zone)
    offset = noon.utcoffset()
    assert offset is not None
    suffix = noon.isoformat()[-len("+00:00") :]
    return {
        "opens_at": f"{rule.opens_at:%H:%M}{suffix}",
        "closes_at": f"{rule.closes_at:%H:%M}{suffix}",
        "timezone": offset / timedelta(hours=1),
    }


def text_of(day: date | None) -> str:
    return day.isoformat() if day else ""
