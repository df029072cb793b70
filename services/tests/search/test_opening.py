"""Hours as their rules say them."""

from __future__ import annotations

from datetime import date, time

import pytest

from services.models import Schedule
from services.search.opening import days_text, times_text

NINE, FIVE, NIGHT = time(9), time(17), time(2)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"byday": "MO,TU,WE,TH,FR,SA,SU"}, "Every day"),
        ({"byday": "MO,TU,WE,TH,FR"}, "Monday to Friday"),
        ({"byday": "MO,WE"}, "Monday, Wednesday"),
        ({"byday": "SA,SU"}, "Saturday, Sunday"),
        ({"byday": "2TH,4TH", "freq": "MONTHLY"}, "2nd Thursday, 4th Thursday"),
        ({"byday": "-1FR", "freq": "MONTHLY"}, "Last Friday"),
        (
            {"byday": "TU", "interval": 2, "dtstart": date(2026, 11, 24)},
            "Tuesday, every 2 weeks from Nov. 24, 2026",
        ),
        (
            {"byday": "SA", "valid_from": date(2026, 6, 1), "valid_to": date(2026, 8, 31)},
            "Saturday (June 1, 2026 to Aug. 31, 2026)",
        ),
        (
            {"freq": "DATES", "valid_from": date(2026, 12, 25), "valid_to": date(2026, 12, 25)},
            "Dec. 25, 2026",
        ),
        ({"freq": "HOLIDAYS"}, "Public holidays"),
    ],
)
def test_days(rule, words):
    assert days_text(Schedule(**rule)) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"opens_at": NINE, "closes_at": FIVE}, "9 a.m. – 5 p.m."),
        ({"opens_at": FIVE, "closes_at": NIGHT}, "5 p.m. – 2 a.m."),
        ({"opens_at": NINE, "closes_at": NINE}, "24 hours"),
        ({"kind": "closed"}, "Closed"),
        ({"kind": "by_appointment"}, "By appointment"),
        (
            {"kind": "by_appointment", "opens_at": NINE, "closes_at": FIVE},
            "9 a.m. – 5 p.m., by appointment",
        ),
    ],
)
def test_times(rule, words):
    assert times_text(Schedule(**rule)) == words
