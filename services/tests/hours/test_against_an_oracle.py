"""Random rules and moments, compared with opening-hours-py, which shares no code with ours.

It differs on purpose in two: a bare "by appointment" and `09:00+` are open for it. What only one
of the two can say is left out: dated exceptions beside nights (an OSM date cuts the night before
it), and seasons without years.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from opening_hours import OpeningHours

from services.hours.opening import HORIZON_DAYS, open_state
from services.hours.rules import WEEK, Frequency, Hours, Kind, Rule
from services.hours.states import State

ZONES = ("America/New_York", "Europe/London", "Australia/Lord_Howe", "America/St_Johns", "UTC")
FIRST, LAST = date(2024, 1, 1), date(2028, 12, 31)
SEED = 20261127


@dataclass
class Pair:
    """The same hours in both notations."""

    random: Random
    rules: list[Rule] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, rule: Rule, days: str, times: str, separator: str = ", ") -> None:
        self.rules.append(rule)
        self.texts += [separator, f"{days} {times}"] if self.texts else [f"{days} {times}"]

    def times(self, *, nights: bool) -> tuple[time, time, str]:
        """A slot; those that clocks skip or repeat begin and end outside of 1 to 4 o'clock."""
        hours = [hour for hour in range(24) if not 1 <= hour <= 3]
        opens, closes = (
            time(self.random.choice(hours), self.random.choice((0, 15, 30, 45))) for _ in "oc"
        )
        if not nights and closes <= opens:
            opens, closes = time(9), time(17)
        end = closes.hour + (24 if closes <= opens else 0)
        return opens, closes, f"{opens:%H:%M}-{end:02}:{closes:%M}"

    def weekly(self, *, nights: bool) -> None:
        days = sorted(self.random.sample(range(7), self.random.randint(1, 5)))
        opens, closes, times = self.times(nights=nights)
        codes = [WEEK[day] for day in days]
        rule = Rule(byday=",".join(codes), opens_at=opens, closes_at=closes)
        self.add(rule, ",".join(map(str.title, codes)), times)

    def nth(self, *, nights: bool) -> None:
        day, which = self.random.choice(WEEK), self.random.choice(((1,), (2, 4), (-1,), (5,)))
        opens, closes, times = self.times(nights=nights)
        byday = ",".join(f"{number}{day}" for number in which)
        rule = Rule(Frequency.MONTHLY, byday, opens, closes)
        self.add(rule, f"{day.title()}[{','.join(map(str, which))}]", times)

    def season(self, *, nights: bool) -> None:
        first = a_day(self.random)
        last = first + timedelta(days=self.random.randint(1, 200))
        day = self.random.choice(WEEK)
        opens, closes, times = self.times(nights=nights)
        rule = Rule(byday=day, opens_at=opens, closes_at=closes, valid_from=first, valid_to=last)
        self.add(rule, f"{osm(first)}-{osm(last)} {day.title()}", times)

    def every_other(self, year: int) -> None:
        """In the odd ISO weeks of a year; OSM begins to count anew with the next."""
        day, start = self.random.choice(WEEK), date.fromisocalendar(year, 1, 1)
        opens, closes, times = self.times(nights=False)
        rule = Rule(byday=day, opens_at=opens, closes_at=closes, interval=2, dtstart=start)
        self.add(rule, f"week 01-53/2 {day.title()}", times)

    def date(self, day: date) -> None:
        opens, closes, times = self.times(nights=False)
        if self.random.random() < 0.5:
            rule = Rule(Frequency.DATES, kind=Kind.CLOSED, valid_from=day, valid_to=day)
            return self.add(rule, osm(day), "off", "; ")
        rule = Rule(Frequency.DATES, "", opens, closes, valid_from=day, valid_to=day)
        return self.add(rule, osm(day), times, "; ")


def osm(day: date) -> str:
    return f"{day:%Y %b %d}"


def a_day(random: Random) -> date:
    return FIRST + timedelta(days=random.randrange((LAST - FIRST).days))


def a_pair(random: Random, at: datetime) -> Pair:
    pair = Pair(random)
    has_dates = random.random() < 0.4
    for _number in range(random.randint(1, 4)):
        random.choice((pair.weekly, pair.weekly, pair.nth, pair.season))(nights=not has_dates)
    if 2 <= at.month <= 9 and random.random() < 0.3:
        pair.every_other(at.year)
    for number in range(random.randint(1, 3) if has_dates else 0):
        pair.date(at.date() + timedelta(days=4 * number + random.randint(-1, 2)))
    return pair


def a_moment(random: Random, zone: ZoneInfo) -> datetime:
    """Any minute of the years, every third one within a day of a clock change."""
    day = a_day(random)
    at = datetime.combine(day, time(), zone) + timedelta(minutes=random.randrange(1440))
    if random.random() < 0.33:
        changes = [
            date(day.year, month, number) for month in (3, 4, 10, 11) for number in range(1, 31)
        ]
        at = at.replace(year=day.year, month=(d := random.choice(changes)).month, day=d.day)
    return at.astimezone(UTC)


def differences(count: int) -> list[str]:
    random, found = Random(SEED), []
    for _number in range(count):
        zone = ZoneInfo(random.choice(ZONES))
        at = a_moment(random, zone)
        pair = a_pair(random, at.astimezone(zone))
        ours = open_state(Hours(tuple(pair.rules), zone.key), at=at)
        theirs = asked("".join(pair.texts), zone, at)
        if (ours.state, ours.until) != theirs:
            found.append(f"{''.join(pair.texts)} at {at} in {zone}: {ours}, not {theirs}")
    return found


def asked(text: str, zone: ZoneInfo, at: datetime) -> tuple[State, datetime | None]:
    """What the oracle says, as far ahead as we look."""
    oracle = OpeningHours(text, timezone=zone, max_interval_days=2 * HORIZON_DAYS)
    local = at.astimezone(zone)
    until = oracle.next_change(local)
    horizon = datetime.combine(local.date() + timedelta(days=HORIZON_DAYS + 1), time(), zone)
    is_near = until is not None and until.astimezone(UTC) < horizon.astimezone(UTC)
    state = State.OPEN if oracle.is_open(local) else State.CLOSED
    return state, until.astimezone(UTC) if is_near else None


def test_ten_thousand_random_hours_are_as_the_oracle_says():
    assert differences(10_000) == []


@pytest.mark.parametrize("country", ["DE", "FR", "PT", "IE"])
def test_holidays_are_those_of_the_oracle_where_both_know_the_country(country):
    """Elsewhere the two disagree on days that make up for a holiday, and on Columbus Day."""
    rules = (
        Rule(byday=",".join(WEEK), opens_at=time(9), closes_at=time(17)),
        Rule(Frequency.HOLIDAYS, kind=Kind.CLOSED),
    )
    hours = Hours(rules, "UTC", country)
    oracle = OpeningHours("Mo-Su 09:00-17:00; PH off", country=country, timezone=ZoneInfo("UTC"))
    for number in range((LAST - FIRST).days):
        at = datetime.combine(FIRST + timedelta(days=number), time(12), UTC)
        assert open_state(hours, at=at).is_open == oracle.is_open(at.astimezone(ZoneInfo("UTC")))


def test_by_appointment_and_open_end_are_open_for_the_oracle_alone():
    assert OpeningHours('"by appointment"').is_open(datetime(2026, 11, 27, 10))  # noqa: DTZ001
    assert OpeningHours("09:00+").is_open(datetime(2026, 11, 27, 10))  # noqa: DTZ001
