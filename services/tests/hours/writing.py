"""Hours written short, as the demo writes them, and moments by the clock of the place."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from services.hours.rules import Closure, Frequency, Hours, Kind, Rule
from services.management.demo.hours_text import read_hours

TODAY = date(2026, 11, 27)
NEW_YORK = {"timezone": "America/New_York", "country": "US", "subdivision": "US-NY"}


def rules_of(text: str) -> tuple[Rule, ...]:
    """`MO-FR 09:00-17:00; 2TH 14:00-16:00; 2026-12-25 closed; holidays closed`."""
    return tuple(map(rule_of, read_hours(text, today=TODAY)))


def rule_of(row: dict) -> Rule:
    times = {name: time.fromisoformat(row[name]) for name in ("opens_at", "closes_at") if row[name]}
    row = {**row, **times, "note": row["description"]}
    del row["description"]
    return Rule(**{**row, "freq": Frequency(row["freq"]), "kind": Kind(row["kind"])})


def hours_of(text: str, **fields) -> Hours:
    return Hours(rules=rules_of(text), **{**NEW_YORK, **fields})


def closure_of(text: str) -> Closure:
    """`2026-12-01..2026-12-07`; either end may be missing."""
    first, last = (date.fromisoformat(day) if day else None for day in text.split(".."))
    return Closure(first, last)


def moment(text: str, zone: str = "America/New_York") -> datetime:
    """`2026-11-01 01:30` there; `2026-11-01 01:30 again` when it comes a second time."""
    clock, again, _rest = text.strip().partition(" again")
    local = datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(zone))
    return local.replace(fold=bool(again)).astimezone(UTC)
