"""Which rules count on a day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from .public_holidays import is_public_holiday
from .rules import WEEK, Frequency, Hours, Kind, Rule

DAYS_IN_WEEK = 7


def rules_on(hours: Hours, day: date) -> list[Rule]:
    """The rules of the slots that begin on `day`; empty if none says anything.

    Dates beat holidays, and holidays beat weeks and months. A closed rule beats the others beside
    it.
    """
    chosen = dates_on(hours, day) or holiday_rules_on(hours, day)
    chosen = chosen or [rule for rule in hours.regular if occurs_on(rule, day)]
    return [rule for rule in chosen if rule.kind == Kind.CLOSED] or chosen


def open_rules(hours: Hours, day: date) -> list[Rule]:
    """The rules of the open slots that begin on `day`; none in a closure."""
    if hours.is_closed_on(day):
        return []
    return [rule for rule in rules_on(hours, day) if rule.kind == Kind.OPEN]


def dates_on(hours: Hours, day: date) -> list[Rule]:
    """Of several dates those that name the fewest days: "closed in August, open on the 5th"."""
    found = [rule for rule in hours.dated if rule.is_valid_on(day)]
    fewest = min((rule.days_spanned for rule in found), default=0)
    return [rule for rule in found if rule.days_spanned == fewest]


def holiday_rules_on(hours: Hours, day: date) -> list[Rule]:
    found = [rule for rule in hours.on_holidays if rule.is_valid_on(day)]
    return found if found and is_public_holiday(day, hours.country, hours.subdivision) else []


def occurs_on(rule: Rule, day: date) -> bool:
    """Whether a weekly or monthly rule names `day`, as RFC 5545 counts with weeks from Monday.

    Plain arithmetic: `dateutil.rrule` gives the same days (a test compares them) at twenty times
    the cost.
    """
    if not rule.is_valid_on(day) or day < (rule.dtstart or date.min):
        return False
    return names_day(rule.byday, day) and (rule.interval == 1 or is_in_turn(rule, day))


def names_day(byday: str, day: date) -> bool:
    ordinals = read_byday(byday)[day.weekday()]
    if not ordinals or 0 in ordinals:
        return bool(ordinals)
    return not ordinals.isdisjoint(ordinals_of(day))


@lru_cache(maxsize=1024)
def read_byday(byday: str) -> tuple[frozenset[int], ...]:
    """For each weekday from Monday on the ordinals that count; 0 is every one in the month."""
    parts = [(part[-2:], int(part[:-2] or 0)) for part in byday.split(",") if part]
    return tuple(frozenset(nth for code, nth in parts if code == weekday) for weekday in WEEK)


def ordinals_of(day: date) -> tuple[int, int]:
    """The 2nd Thursday of its month is also, say, the 3rd from the end: (2, -3)."""
    next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    days_left = (next_month - day).days - 1
    return (day.day - 1) // DAYS_IN_WEEK + 1, -(days_left // DAYS_IN_WEEK + 1)


def is_in_turn(rule: Rule, day: date) -> bool:
    """Whether the week or month of `day` is one that counts, from that of the first date on."""
    start = rule.dtstart or rule.valid_from or date.min
    if rule.freq == Frequency.MONTHLY:
        apart = (day.year - start.year) * 12 + day.month - start.month
    else:
        apart = (monday_of(day) - monday_of(start)).days // DAYS_IN_WEEK
    return apart % rule.interval == 0


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
