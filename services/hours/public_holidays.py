"""Public holidays, from the `holidays` package; it names days and knows no places."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays


def is_public_holiday(day: date, country: str, subdivision: str) -> bool:
    """Whether `day` is one there; the days on which one is made up for ("observed") count too."""
    return day in holidays_of(country, subdivision, day.year)


@lru_cache(maxsize=2000)
def holidays_of(country: str, subdivision: str, year: int) -> frozenset[date]:
    """The days of a year in an ISO 3166-2 subdivision; those of the whole country where the
    package does not know it, and none for a country that it does not know."""
    for part in (subdivision.partition("-")[2], ""):
        try:
            found = holidays.country_holidays(country, subdiv=part or None, years=year)
        except (NotImplementedError, ValueError):
            continue
        return frozenset(found)
    return frozenset()
