"""Days, times and dates as feeds write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
"""The weekdays of the specification: 0 is Sunday."""

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY_NAMES = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
WORDS = {"noon": time(12), "midnight": time(0)}
USUAL_LENGTH = timedelta(hours=1)
"""What the specification says of a meeting without an end."""

SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
MONTHS = 12


class NotATime(ValueError):
    """What stands there is no time or weekday; it is not quoted, for it may be private."""


def read_days(value: Any) -> list[str]:
    """One day or a list of days, as numbers or names: two-letter codes; raises NotATime."""
    values = value if isinstance(value, list) else [value]
    found = {read_day(item) for item in values if item not in (None, "")}
    return [day for day in WEEK if day in found]


def read_day(value: Any) -> str:
    text = str(value).strip().casefold()
    if text in DAY_NAMES:
        return DAYS[DAY_NAMES.index(text)]
    if isinstance(value, bool) or text not in {str(number) for number in range(len(DAYS))}:
        raise NotATime("its day is not a day of the week")
    return DAYS[int(text)]


def read_time(value: Any) -> time | None:
    """ "19:30", "7:30 PM", "7 pm" or "noon"; None for a blank; raises NotATime."""
    text = str("" if value is None else value).strip()
    if not text:
        return None
    if text.casefold() in WORDS:
        return WORDS[text.casefold()]
    found = CLOCK.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        raise NotATime("its time is not a time of the day")
    try:
        return time(hour_of(int(found[1]), (found[3] or "").casefold()), int(found[2] or 0))
    except ValueError as error:
        raise NotATime("its time is not a time of the day") from error


def hour_of(hour: int, half: str) -> int:
    """The hour of 24; 12 am is midnight, and 24:00 too."""
    if not half:
        return 0 if hour == 24 else hour
    if not 1 <= hour <= MONTHS:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "p" else 0)


def an_hour_later(start: time) -> time:
    return (datetime.combine(date.min, start) + USUAL_LENGTH).time()


def newest_date(texts: Iterable[str]) -> date | None:
    """The latest date among `updated` texts, or None if it cannot be told.

    ISO dates say what they mean. 8/9/2021 may be August or September: all dates of a feed are
    read alike, by the one that has a number above 12.
    """
    texts = list(texts)
    found = [day for text in texts if (day := iso_date(text))]
    slashed = [tuple(map(int, match.groups())) for text in texts if (match := SLASHED.match(text))]
    is_day_first = any(first > MONTHS for first, _second, _year in slashed)
    is_month_first = any(second > MONTHS for _first, second, _year in slashed)
    if is_day_first != is_month_first:
        found += [day for parts in slashed if (day := slashed_date(parts, is_day_first))]
    return max(found, default=None)


def iso_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def slashed_date(parts: tuple[int, ...], is_day_first: bool) -> date | None:  # noqa: FBT001
    first, second, year = parts
    day, month = (first, second) if is_day_first else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None
