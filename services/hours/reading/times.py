"""Times of the day, where one that could mean two is refused."""

from __future__ import annotations

import re
from datetime import time

from .words import HoursNotUnderstood

HOUR, DAY = 60, 24 * 60
NOON = 12 * HOUR
EARLY = 6 * HOUR
LONGEST_NIGHT = 16 * HOUR
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]?)m?")

Span = tuple[time, time]


def read_span(first: str, last: str) -> Span:
    """From one time to another; raises HoursNotUnderstood.

    What lacks am or pm is read only where one reading is left: "9-5 pm" is 9 am to 5 pm, and
    "2-4 pm" does not begin in the night; "9-5" and "8-9 pm" could be either.
    """
    by_24_hours = has_24_hours(first) or has_24_hours(last)
    starts, ends = (minutes_of(text, by_24_hours=by_24_hours) for text in (first, last))
    if len(starts) == 1 and len(ends) == 1:
        return span_of(starts[0], ends[0])
    if len(starts) == 2 and len(ends) == 2:
        raise HoursNotUnderstood("its times lack am or pm")
    found = [
        (start, end)
        for start in starts
        for end in ends
        if start < (end or DAY) and (len(starts) == 1 or start >= EARLY)
    ]
    if len(found) != 1:
        raise HoursNotUnderstood("one of its times lacks am or pm")
    return span_of(*found[0])


def has_24_hours(text: str) -> bool:
    """Whether a time such as 09:00 or 17:00 can only be on a clock of 24 hours."""
    found = CLOCK.fullmatch(text)
    if not found or found["half"]:
        return False
    return int(found["hour"]) > 12 or (text.startswith("0") and bool(found["minute"]))


def minutes_of(text: str, *, by_24_hours: bool) -> tuple[int, ...]:
    """The minutes of the day that a time can mean: one, or two where am or pm is missing."""
    if "noon" in text:
        return (NOON,)
    if "midnight" in text:
        return (0,)
    found = CLOCK.fullmatch(text)
    assert found
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if minute >= HOUR or hour * HOUR + minute > DAY:
        raise HoursNotUnderstood("one of its times does not exist")
    if found["half"]:
        return (of_half(hour, found["half"]) + minute,)
    if by_24_hours:
        return ((hour * HOUR + minute) % DAY,)
    return (of_half(hour, "a") + minute, of_half(hour, "p") + minute)


def of_half(hour: int, half: str) -> int:
    """The minutes of a full hour with am or pm; 12 am is midnight."""
    if not 1 <= hour <= 12:
        raise HoursNotUnderstood("one of its times does not exist")
    return hour % 12 * HOUR + (NOON if half == "p" else 0)


def span_of(start: int, end: int) -> Span:
    """Equal times are 24 hours from midnight, and an error elsewhere; so are very long nights."""
    is_night = end <= start
    if start == end and start:
        raise HoursNotUnderstood("it closes when it opens")
    if is_night and start and DAY - start + end > LONGEST_NIGHT:
        raise HoursNotUnderstood("it closes before it opens")
    return clock_of(start), clock_of(end)


def clock_of(minutes: int) -> time:
    return time(minutes // HOUR, minutes % HOUR)
