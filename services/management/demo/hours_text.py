"""Opening hours as the demo writes them, read into rows of a listing document."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from services.vocabulary import ScheduleFrequency, ScheduleKind

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = r"(?:\d{4}-\d\d-\d\d|D[+-]\d+)"
RULE = re.compile(
    rf"(?:every (?P<interval>\d) from (?P<dtstart>{DAY}) )?"
    rf"(?:in (?P<valid_from>{DAY})\.\.(?P<valid_to>{DAY}) )?"
    rf"(?:(?P<holidays>holidays)|(?P<first>{DAY})(?:\.\.(?P<last>{DAY}))?|(?P<days>[A-Z0-9,-]+))"
    r"(?: (?P<kind>closed|appointment))?"
    r"(?: (?P<opens_at>\d\d:\d\d)-(?P<closes_at>\d\d:\d\d))?"
    r"(?: \((?P<description>.+)\))?"
)
KINDS = {
    None: ScheduleKind.OPEN,
    "closed": ScheduleKind.CLOSED,
    "appointment": ScheduleKind.BY_APPOINTMENT,
}


class UnreadableHours(ValueError):
    """The content has hours that are not written as its README says."""


def read_hours(text: str, *, today: date) -> list[dict[str, Any]]:
    """The schedule rows of hours such as `MO-FR 09:00-17:00; 2TH 14:00-16:00`."""
    text = text.replace("24/7", "MO-SU 00:00-00:00")
    return [read_rule(rule, today=today) for rule in text.split("; ") if rule]


def read_rule(text: str, *, today: date) -> dict[str, Any]:
    found = RULE.fullmatch(text)
    if found is None:
        raise UnreadableHours(text)
    row: dict[str, Any] = {
        "interval": int(found["interval"] or 1),
        "opens_at": found["opens_at"],
        "closes_at": found["closes_at"],
        "kind": KINDS[found["kind"]],
        "description": found["description"] or "",
        **{
            name: read_day(found[name], today=today)
            for name in ("dtstart", "valid_from", "valid_to")
            if found[name]
        },
    }
    return row | read_frequency(found, today=today)


def read_frequency(found: re.Match[str], *, today: date) -> dict[str, Any]:
    """On which days a rule holds."""
    if found["holidays"]:
        return {"freq": ScheduleFrequency.HOLIDAYS}
    if found["first"]:
        return {
            "freq": ScheduleFrequency.DATES,
            "valid_from": read_day(found["first"], today=today),
            "valid_to": read_day(found["last"] or found["first"], today=today),
        }
    byday = ",".join(map(spell_days, found["days"].split(",")))
    is_monthly = bool(re.match(r"-?\d", byday))
    return {
        "freq": ScheduleFrequency.MONTHLY if is_monthly else ScheduleFrequency.WEEKLY,
        "byday": byday,
    }


def spell_days(days: str) -> str:
    """`MO-WE` as `MO,TU,WE`; others as they are."""
    first, _dash, last = days.partition("-")
    if first not in WEEK or not last:
        return days
    return ",".join(WEEK[WEEK.index(first) : WEEK.index(last) + 1])


def read_day(text: str, *, today: date) -> date:
    """A day of the calendar, or one so many days before or after the demo's own."""
    return today + timedelta(int(text[1:])) if text.startswith("D") else date.fromisoformat(text)
