"""Hours as one short text: the same hours always give the same text."""

from __future__ import annotations

import json
from datetime import date, time
from itertools import dropwhile
from typing import Any

from .rules import Closure, Frequency, Hours, Kind, Rule

FREQUENCIES = {"W": Frequency.WEEKLY, "M": Frequency.MONTHLY, "D": Frequency.DATES}
FREQUENCIES["H"] = Frequency.HOLIDAYS
KINDS = {"o": Kind.OPEN, "c": Kind.CLOSED, "a": Kind.BY_APPOINTMENT}
FREQUENCY_CODES = {frequency: code for code, frequency in FREQUENCIES.items()}
KIND_CODES = {kind: code for code, kind in KINDS.items()}


def encode(hours: Hours) -> str:
    """JSON with the empty ends of its lists left out; hours that say nothing are ""."""
    if hours == Hours():
        return ""
    parts = [
        hours.timezone,
        hours.country,
        hours.subdivision,
        [encode_rule(rule) for rule in hours.rules],
        [[text_of(closure.starts_on), text_of(closure.reopens_on)] for closure in hours.closures],
    ]
    return json.dumps(trimmed(parts), ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Hours:
    """The hours that `encode` made the text of."""
    timezone, country, subdivision, rules, closures = filled(json.loads(text or "[]"), 5)
    return Hours(
        rules=tuple(map(decode_rule, rules or ())),
        timezone=timezone,
        country=country,
        subdivision=subdivision,
        closures=tuple(Closure(day_of(first), day_of(last)) for first, last in closures or ()),
    )


def encode_rule(rule: Rule) -> list[Any]:
    codes = FREQUENCY_CODES[rule.freq] + KIND_CODES[rule.kind]
    return trimmed(
        [
            codes if rule.interval == 1 else f"{codes}{rule.interval}",
            rule.byday,
            text_of(rule.opens_at),
            text_of(rule.closes_at),
            rule.note,
            text_of(rule.dtstart),
            text_of(rule.valid_from),
            text_of(rule.valid_to),
        ]
    )


def decode_rule(parts: list[Any]) -> Rule:
    codes, byday, opens_at, closes_at, note, dtstart, valid_from, valid_to = filled(parts, 8)
    return Rule(
        freq=FREQUENCIES[codes[0]],
        byday=byday,
        opens_at=time_of(opens_at),
        closes_at=time_of(closes_at),
        kind=KINDS[codes[1]],
        note=note,
        interval=int(codes[2:] or 1),
        dtstart=day_of(dtstart),
        valid_from=day_of(valid_from),
        valid_to=day_of(valid_to),
    )


def trimmed(parts: list[Any]) -> list[Any]:
    return list(dropwhile(lambda part: not part, reversed(parts)))[::-1]


def filled(parts: list[Any], length: int) -> list[Any]:
    return parts + [""] * (length - len(parts))


def text_of(value: time | date | None) -> str:
    """A day as 2026-01-31, a time as 09:00 (with seconds only if it has some)."""
    return "" if value is None else value.isoformat().removesuffix(":00")


def time_of(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
