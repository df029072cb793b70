"""Hours as schema.org says them, for search engines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from .days import occurs_on, open_rules
from .opening import HORIZON_DAYS
from .rules import WEEK, Hours, Kind, Rule

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TYPE = "OpeningHoursSpecification"
ONE_DAY = timedelta(days=1)
CLOSED = ("00:00", "00:00")
"""How a day is said to be closed."""

Specification = dict[str, Any]


def opening_hours(hours: Hours, *, first: date) -> dict[str, list[Specification]]:
    """The properties of a place that tell its hours; none for hours that are not known.

    schema.org knows weeks and dates. Whatever is not the same in every week is told by the days
    from `first` on, 60 of them. By appointment is not open.
    """
    weekly = [of_week(rule) for rule in usual_rules(hours)]
    special = merged(of_days(hours, first))
    found = {"openingHoursSpecification": weekly, "specialOpeningHoursSpecification": special}
    return {name: specifications for name, specifications in found.items() if specifications}


def usual_rules(hours: Hours) -> list[Rule]:
    return [rule for rule in hours.regular if rule.is_plain_week and rule.kind == Kind.OPEN]


def of_week(rule: Rule) -> Specification:
    days = [NAMES[WEEK.index(code)] for code in rule.byday.split(",")]
    season = {"validFrom": rule.valid_from, "validThrough": rule.valid_to}
    given = {name: day.isoformat() for name, day in season.items() if day}
    return {"@type": TYPE, "dayOfWeek": days, **times(*clock(rule)), **given}


def of_days(hours: Hours, first: date) -> Iterator[Specification]:
    """The days on which something else holds than every week."""
    for number in range(HORIZON_DAYS):
        day = first + timedelta(days=number)
        usual = {rule for rule in usual_rules(hours) if occurs_on(rule, day)}
        found = open_rules(hours, day)
        if set(found) != usual:
            yield from (of_day(day, *clock(rule)) for rule in found)
            if not found:
                yield of_day(day, *CLOSED)


def of_day(day: date, opens: str, closes: str) -> Specification:
    valid = {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
    return {"@type": TYPE, **times(opens, closes), **valid}


def times(opens: str, closes: str) -> dict[str, str]:
    return {"opens": opens, "closes": closes}


def clock(rule: Rule) -> tuple[str, str]:
    """Times that are equal would mean closed: 24 hours end a minute before."""
    assert rule.opens_at is not None
    assert rule.closes_at is not None
    closes = rule.closes_at
    if closes == rule.opens_at:
        closes = (datetime.combine(date(2000, 1, 2), closes) - timedelta(minutes=1)).time()
    return f"{rule.opens_at:%H:%M}", f"{closes:%H:%M}"


def merged(specifications: Iterator[Specification]) -> list[Specification]:
    """Days in a row with the same times as one."""
    found: list[Specification] = []
    for one in specifications:
        day_before = (date.fromisoformat(one["validFrom"]) - ONE_DAY).isoformat()
        last = found[-1] if found else {}
        is_next = last.get("validThrough") == day_before
        if is_next and times_of(last) == times_of(one):
            last["validThrough"] = one["validThrough"]
        else:
            found.append(one)
    return found


def times_of(one: Specification) -> tuple[str, str]:
    return one["opens"], one["closes"]
