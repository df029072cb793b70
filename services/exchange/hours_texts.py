"""Hours that a list gives in words, as rules where all of the words are understood."""

from __future__ import annotations

from typing import Any

from services.curation.documents import in_order, plain
from services.hours.reading import HoursNotUnderstood, read_hours
from services.hours.rules import Rule


def put_schedules(stop: dict[str, Any]) -> None:
    """Add to a listing's section the rules that its `hours_note` means; the words stay beside
    them. What is not understood stays words alone, and so does what has times of its own."""
    if "schedules" in stop or not stop.get("hours_note"):
        return
    try:
        rules = read_hours(stop["hours_note"])
    except HoursNotUnderstood:
        return
    stop["schedules"] = in_order(map(schedule_row, rules))


def schedule_row(rule: Rule) -> dict[str, Any]:
    """A rule as a row of a listing document."""
    return {
        "freq": rule.freq.value,
        "interval": rule.interval,
        "byday": rule.byday,
        "opens_at": plain(rule.opens_at),
        "closes_at": plain(rule.closes_at),
        "valid_from": plain(rule.valid_from),
        "valid_to": plain(rule.valid_to),
        "dtstart": plain(rule.dtstart),
        "kind": rule.kind.value,
        "description": rule.note,
    }
