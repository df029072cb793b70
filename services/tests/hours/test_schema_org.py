"""Hours for search engines, read back day by day."""

from __future__ import annotations

from datetime import date, timedelta

from services.hours.days import rules_on
from services.hours.opening import HORIZON_DAYS
from services.hours.rules import Hours, Kind
from services.hours.schema_org import NAMES, opening_hours

from .writing import closure_of, hours_of

FIRST = date(2026, 11, 27)
HOURS = (
    "MO-FR 09:00-12:00; MO-FR 13:00-17:00; in 2026-12-01..2027-03-31 SA 22:00-02:00; 2TH closed;"
    " every 2 from 2026-11-24 TU 18:00-20:00; SU appointment; 2026-12-24 10:00-12:00;"
    " 2026-12-28..2026-12-30 closed; holidays closed"
)


def told(found: dict, day: date) -> set[tuple[str, str]]:
    """The times of a day as a search engine reads them: special hours replace the others."""

    def is_valid(one: dict) -> bool:
        first, last = one.get("validFrom", "0001-01-01"), one.get("validThrough", "9999-12-31")
        return first <= day.isoformat() <= last

    special = [one for one in found.get("specialOpeningHoursSpecification", []) if is_valid(one)]
    weekly = [
        one
        for one in found.get("openingHoursSpecification", [])
        if is_valid(one) and NAMES[day.weekday()] in one["dayOfWeek"]
    ]
    times = {(one["opens"], one["closes"]) for one in special or weekly}
    return {(opens, closes) for opens, closes in times if opens != closes}


def meant(hours: Hours, day: date) -> set[tuple[str, str]]:
    rules = [rule for rule in rules_on(hours, day) if rule.kind == Kind.OPEN]
    return {(f"{rule.opens_at:%H:%M}", f"{rule.closes_at:%H:%M}") for rule in rules}


def test_every_day_reads_as_it_was_meant():
    hours = hours_of(HOURS)
    found = opening_hours(hours, first=FIRST)
    days = [FIRST + timedelta(days=number) for number in range(HORIZON_DAYS)]
    assert [told(found, day) for day in days] == [meant(hours, day) for day in days]
    assert len({frozenset(told(found, day)) for day in days}) == 5


def test_24_hours_are_not_equal_times_for_these_would_mean_closed():
    (weekly,) = opening_hours(hours_of("SA 08:00-08:00"), first=FIRST).values()
    assert (weekly[0]["opens"], weekly[0]["closes"]) == ("08:00", "07:59")


def test_a_closure_is_one_special_entry():
    hours = hours_of("MO-SU 09:00-17:00", closures=(closure_of("2026-12-01..2026-12-08"),))
    assert opening_hours(hours, first=FIRST)["specialOpeningHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "opens": "00:00",
            "closes": "00:00",
            "validFrom": "2026-12-01",
            "validThrough": "2026-12-07",
        }
    ]


def test_hours_that_are_not_known_are_not_told():
    assert opening_hours(hours_of(""), first=FIRST) == {}
    assert opening_hours(hours_of("MO-SU appointment"), first=FIRST) == {}
