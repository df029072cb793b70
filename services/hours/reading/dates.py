"""Dates with their year, the month in letters or in ISO form."""

from __future__ import annotations

import re
from datetime import date

from .words import MONTHS, HoursNotUnderstood

NUMBER = re.compile(r"\d+")
NAME = re.compile("[a-z]{3,}")


def read_date(text: str) -> date:
    """A date that `Word.DATE` found; raises HoursNotUnderstood."""
    try:
        if text[4] == "-":
            return date.fromisoformat(text)
        day, year = map(int, NUMBER.findall(text))
        (name,) = NAME.findall(text)
        return date(year, MONTHS.index(name[:3]) + 1, day)
    except ValueError as error:
        raise HoursNotUnderstood("one of its dates does not exist") from error
