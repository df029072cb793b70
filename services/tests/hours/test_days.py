"""On which days a rule falls, beside dateutil's reading of RFC 5545."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from dateutil.rrule import rrulestr

from services.hours.days import occurs_on
from services.hours.rules import WEEK, Frequency, Rule

SPAN_DAYS = 500


def a_rule(random: Random) -> Rule:
    monthly = random.random() < 0.5
    days = random.sample(WEEK, random.randint(1, 4))
    # dateutil wants a day to be in both where some have an ordinal and others none.
    ordinals = random.choices(random.choice((("1", "2", "3", "4", "5", "-1"), ("",))), k=len(days))
    return Rule(
        freq=Frequency.MONTHLY if monthly else Frequency.WEEKLY,
        byday=",".join(
            f"{nth}{day}" if monthly else day for nth, day in zip(ordinals, days, strict=True)
        ),
        interval=random.randint(1, 4),
        dtstart=date(2026, 1, 1) + timedelta(days=random.randrange(366)),
    )


def days_of_dateutil(rule: Rule) -> set[date]:
    assert rule.dtstart
    start = datetime.combine(rule.dtstart, datetime.min.time())
    text = f"FREQ={rule.freq};INTERVAL={rule.interval};BYDAY={rule.byday};WKST=MO"
    found = rrulestr(text, dtstart=start)
    return {
        moment.date() for moment in found.between(start, start + timedelta(SPAN_DAYS), inc=True)
    }


def test_three_hundred_random_rules_fall_on_the_days_that_dateutil_finds():
    random = Random(20261127)
    for _number in range(300):
        rule = a_rule(random)
        days = (rule.dtstart + timedelta(number) for number in range(-10, SPAN_DAYS + 1))
        assert {day for day in days if occurs_on(rule, day)} == days_of_dateutil(rule), rule
