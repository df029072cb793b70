"""Rules of opening hours as frozen values, with the meaning of the `Schedule` rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from typing import Any

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Frequency(StrEnum):
    """When a rule applies; the last two override the first two."""

    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    DATES = "DATES"
    HOLIDAYS = "HOLIDAYS"


class Kind(StrEnum):
    """What a place is while a rule applies."""

    OPEN = "open"
    CLOSED = "closed"
    BY_APPOINTMENT = "by_appointment"


@dataclass(frozen=True)
class Rule:
    """One rule of opening hours, by the clock of the place.

    `byday` is RFC 5545: "MO,WE", "2TH", "-1FR". `closes_at` before `opens_at` is past midnight,
    the two alike are 24 hours, and none of them is the whole day. A rule holds from `valid_from`
    to the end of `valid_to`, and not before `dtstart`, from which every `interval` weeks or months
    are counted.
    """

    freq: Frequency = Frequency.WEEKLY
    byday: str = ""
    opens_at: time | None = None
    closes_at: time | None = None
    kind: Kind = Kind.OPEN
    note: str = ""
    interval: int = 1
    dtstart: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def is_regular(self) -> bool:
        return self.freq in (Frequency.WEEKLY, Frequency.MONTHLY)

    @property
    def is_plain_week(self) -> bool:
        """Whether it is the same in every week, seasons aside."""
        every_week = self.freq == Frequency.WEEKLY and self.interval == 1 and not self.dtstart
        return every_week and self.byday.replace(",", "").isalpha()

    @property
    def is_round_the_clock(self) -> bool:
        """Whether its days are 24 hours in every week and season."""
        is_always_valid = not (self.valid_from or self.valid_to)
        return self.is_plain_week and is_always_valid and self.opens_at == self.closes_at

    def is_valid_on(self, day: date) -> bool:
        """Whether `day` lies in its season."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    @property
    def days_spanned(self) -> int:
        return ((self.valid_to or date.max) - (self.valid_from or date.min)).days


@dataclass(frozen=True)
class Closure:
    """Closed whatever the rules say, from the start of one day to the start of another.

    None is a beginning long ago, or an end that nobody knows.
    """

    starts_on: date | None = None
    reopens_on: date | None = None

    @property
    def is_empty(self) -> bool:
        return self.starts_on is not None and self.starts_on == self.reopens_on

    def covers(self, day: date) -> bool:
        return (self.starts_on or date.min) <= day < (self.reopens_on or date.max)


@dataclass(frozen=True)
class Hours:
    """All rules of a place with its IANA time zone, country and ISO 3166-2 subdivision.

    The order of rules and closures means nothing, and is always the same.
    """

    rules: tuple[Rule, ...] = ()
    timezone: str = ""
    country: str = ""
    subdivision: str = ""
    closures: tuple[Closure, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", in_order(self.rules))
        object.__setattr__(self, "closures", in_order(self.closures))

    @cached_property
    def regular(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.is_regular)

    @cached_property
    def dated(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.freq == Frequency.DATES)

    @cached_property
    def on_holidays(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.freq == Frequency.HOLIDAYS)

    def is_closed_on(self, day: date) -> bool:
        """Whether a closure covers `day`."""
        return any(closure.covers(day) for closure in self.closures)

    @cached_property
    def is_known(self) -> bool:
        """Whether the rules say when people can come; exceptions alone do not."""
        return any(
            rule.kind != Kind.CLOSED and rule.freq != Frequency.HOLIDAYS for rule in self.rules
        )

    @cached_property
    def opens_ever(self) -> bool:
        return any(rule.kind == Kind.OPEN for rule in self.rules)

    @cached_property
    def is_constant(self) -> bool:
        """Whether the state is the same at every moment, so that the time zone does not matter."""
        days = {day for rule in self.rules for day in rule.byday.split(",")}
        alike = {(rule.kind, rule.note, rule.opens_at) for rule in self.rules}
        is_always = all(rule.is_round_the_clock for rule in self.rules) and days == set(WEEK)
        return not self.closures and (not self.rules or (is_always and len(alike) == 1))


def in_order(values: Iterable[Any]) -> tuple[Any, ...]:
    """Each rule or closure once, in an order that depends on nothing else."""
    found = tuple(set(values))
    return tuple(sorted(found, key=parts_of)) if len(found) > 1 else found


def parts_of(value: Any) -> list[str]:
    return [str(part) for part in vars(value).values()]
