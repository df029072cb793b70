"""Hours as the content writes them."""

from __future__ import annotations

from datetime import date

import pytest

from services.management.demo.content import DEMO_DAY
from services.management.demo.hours_text import UnreadableHours, read_hours

MONDAY = date(2026, 11, 23)


def read_one(text: str) -> dict:
    (row,) = read_hours(text, today=MONDAY)
    return row


def test_a_span_of_days_is_spelled_out():
    row = read_one("MO-WE,FR 09:00-17:00")
    assert (row["freq"], row["byday"]) == ("WEEKLY", "MO,TU,WE,FR")
    assert (row["opens_at"], row["closes_at"], row["kind"]) == ("09:00", "17:00", "open")


@pytest.mark.parametrize("days", ["2TH", "-1FR", "1SA,3SA"])
def test_a_week_of_the_month_is_monthly(days):
    row = read_one(f"{days} 10:00-12:00")
    assert (row["freq"], row["byday"]) == ("MONTHLY", days)


def test_every_other_week_is_anchored():
    row = read_one("every 2 from D-13 TU 18:00-20:00")
    assert (row["interval"], row["dtstart"]) == (2, date(2026, 11, 10))


def test_always_open_is_the_whole_week():
    row = read_one("24/7")
    assert row["byday"] == "MO,TU,WE,TH,FR,SA,SU"
    assert row["opens_at"] == row["closes_at"]


def test_dates_and_holidays_override():
    closed, short = read_hours("holidays closed; D+3..D+4 10:00-13:00 (Short)", today=MONDAY)
    assert (closed["freq"], closed["kind"], closed["opens_at"]) == ("HOLIDAYS", "closed", None)
    assert (short["freq"], short["valid_to"]) == ("DATES", date(2026, 11, 27))
    assert short["description"] == "Short"


def test_a_season_has_a_first_and_a_last_day():
    row = read_one("in D-10..D+20 SU 09:00-11:00")
    assert (row["valid_from"], row["valid_to"]) == (date(2026, 11, 13), date(2026, 12, 13))


def test_an_appointment_needs_no_times():
    row = read_one("TU,WE appointment")
    assert (row["kind"], row["opens_at"]) == ("by_appointment", None)


def test_what_cannot_be_read_is_named():
    with pytest.raises(UnreadableHours, match="noonish"):
        read_hours("MO noonish", today=MONDAY)


def test_the_day_of_the_demo_is_a_monday():
    assert DEMO_DAY.weekday() == 0
