"""Rules as HSDS schedules."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from services.hours.hsds import hsds_schedule
from services.hours.rules import Frequency, Kind, Rule

from .writing import rules_of

WINTER, SUMMER = date(2026, 11, 27), date(2026, 7, 1)


def schedule(text: str, on: date = WINTER) -> dict:
    (rule,) = rules_of(text)
    return hsds_schedule(rule, timezone="America/New_York", on=on)


def read_back(fields: dict) -> Rule:
    def day(name: str) -> date | None:
        return date.fromisoformat(fields[name]) if name in fields else None

    return Rule(
        Frequency(fields["freq"]),
        fields["byday"],
        time.fromisoformat(fields["opens_at"]).replace(tzinfo=None),
        time.fromisoformat(fields["closes_at"]).replace(tzinfo=None),
        Kind.OPEN,
        fields.get("notes", ""),
        fields["interval"],
        day("dtstart"),
        day("valid_from"),
        day("valid_to"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "MO-FR 09:00-17:00 (Ring the bell)",
        "2TH,-1FR 22:00-02:00",
        "every 2 from 2026-11-24 TU 18:00-20:00",
        "in 2026-12-01..2027-03-31 SA 00:00-00:00",
    ],
)
def test_weekly_and_monthly_rules_come_back(text):
    assert (read_back(schedule(text)),) == rules_of(text)


def test_the_offset_is_that_of_the_day():
    assert schedule("MO 09:00-17:00")["opens_at"] == "09:00-05:00"
    assert schedule("MO 09:00-17:00", SUMMER)["closes_at"] == "17:00-04:00"
    assert schedule("MO 09:00-17:00", SUMMER)["timezone"] == -4


def test_a_date_is_a_week_that_is_valid_on_it_alone():
    fields = schedule("2026-12-24..2026-12-26 10:00-12:00")
    assert (fields["freq"], fields["byday"]) == ("WEEKLY", "TH,FR,SA")
    assert (fields["valid_from"], fields["valid_to"]) == ("2026-12-24", "2026-12-26")


def test_what_hsds_cannot_say_has_no_frequency_that_would_mean_open():
    for text in (
        "holidays closed",
        "2026-12-25 closed",
        "holidays 10:00-12:00",
        "SU closed",
        "TU appointment",
    ):
        assert "freq" not in schedule(text)


def test_the_fields_are_those_of_the_published_schema(shared_data):
    schema = json.loads((shared_data / "hsds/schema/schedule.json").read_text())
    for text in ("MO-FR 09:00-17:00 (Ring)", "every 2 from 2026-11-24 TU 18:00-20:00"):
        fields = schedule(text)
        assert set(fields) <= set(schema["properties"])
        assert fields["freq"] in schema["properties"]["freq"]["enum"]
