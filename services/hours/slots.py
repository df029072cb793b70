"""Rules laid out in time: slots that begin and end at moments, in UTC."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .days import rules_on
from .rules import Closure, Hours, Kind, Rule
from .states import State

ONE_DAY = timedelta(days=1)
STATES = {Kind.OPEN: State.OPEN, Kind.BY_APPOINTMENT: State.BY_APPOINTMENT}


class Slot(NamedTuple):
    """A stretch of time, the end left out, in which a place is not simply closed."""

    start: datetime
    end: datetime
    state: State
    note: str = ""


@lru_cache(maxsize=1000)
def zone_of(name: str) -> tzinfo | None:
    """The zone, or None where the name is none: then nothing is known of the time there."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def slots_between(hours: Hours, zone: tzinfo, first: date, end: date) -> Iterator[Slot]:
    """The slots that begin on the days from `first` on and before `end`, by day."""
    for number in range((end - first).days):
        day = first + timedelta(days=number)
        if not hours.is_closed_on(day):
            yield from slots_of_day(hours, zone, day)


def slots_of_day(hours: Hours, zone: tzinfo, day: date) -> Iterator[Slot]:
    rules = rules_on(hours, day)
    limit = next_closure(hours.closures, zone, day) if hours.closures else None
    for rule in rules:
        if rule.kind != Kind.CLOSED:
            start, end = moments(rule, day, zone)
            end = min(end, limit) if limit else end
            if start < end:  # not so in an hour that clocks skip
                yield Slot(start, end, STATES[rule.kind], rule.note)
    if not rules and not hours.is_known:
        yield Slot(*moments(Rule(), day, zone), State.UNKNOWN)


def next_closure(closures: tuple[Closure, ...], zone: tzinfo, day: date) -> datetime | None:
    """When the next closure ends every slot, the one that runs past midnight too."""
    starts = (closure.starts_on for closure in closures if not closure.is_empty)
    later = [start for start in starts if start and start > day]
    return midnight(min(later), zone) if later else None


def moments(rule: Rule, day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """When the slot of `rule` that begins on `day` starts and ends."""
    opens_at, closes_at = rule.opens_at or time.min, rule.closes_at or time.min
    closing_day = day + ONE_DAY if closes_at <= opens_at else day
    return moment(day, opens_at, zone), moment(closing_day, closes_at, zone)


def midnight(day: date, zone: tzinfo) -> datetime:
    return moment(day, time.min, zone)


def moment(day: date, clock: time, zone: tzinfo) -> datetime:
    """When clocks there show this time, the first time if they do so twice.

    If they skip it, the moment at which they are put forward.
    """
    local = datetime.combine(day, clock, zone)
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    assert before is not None
    assert after is not None
    if after > before:
        return jump(local, before, after)
    return local.replace(tzinfo=UTC) - before


def jump(local: datetime, before: timedelta, after: timedelta) -> datetime:
    """When clocks go from one offset to the other around a local time that does not exist."""
    earliest = local.replace(tzinfo=UTC) - after
    minutes = int((after - before) / timedelta(minutes=1))

    def has_jumped(minute: int) -> bool:
        return (earliest + timedelta(minutes=minute)).astimezone(local.tzinfo).utcoffset() == after

    return earliest + timedelta(minutes=bisect_left(range(minutes), 1, key=has_jumped))
