"""Days and times in the words of the reader's language."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from django.utils.formats import date_format, get_format, time_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

REMEMBERED = 4096
NOON = time(12)
TWELVE_HOURS = "P"
"""Django's format with "a.m." and "p.m.": languages that have it get our shorter words."""


def time_text(clock: time) -> str:
    """ "9 am", "noon", "5:30 pm"; "17:30" where people count to 24."""
    return time_in(get_language(), clock)


@lru_cache(maxsize=REMEMBERED)
def time_in(_language: str, clock: time) -> str:
    if get_format("TIME_FORMAT") != TWELVE_HOURS:
        return time_format(clock)
    if clock in (NOON, time.min):
        return _("noon") if clock == NOON else _("midnight")
    words = _("%(time)s am") if clock < NOON else _("%(time)s pm")
    return words % {"time": time_format(clock, "f")}


def day_text(day: date, *, today: date) -> str:
    """ "3 March", and the year if it is another one."""
    # Translators: formats of dates, as for Django's date filter.
    this_year, other_year = pgettext("date format", "j F"), pgettext("date format", "j F Y")
    return date_format(day, this_year if day.year == today.year else other_year)


def weekday_text(moment: datetime) -> str:
    """ "Thu 3 Dec, 2 pm"."""
    return weekday_in(get_language(), moment.replace(tzinfo=None))


@lru_cache(maxsize=REMEMBERED)
def weekday_in(_language: str, moment: datetime) -> str:
    # Translators: a format of dates, as for Django's date filter: weekday, day and month.
    day = date_format(moment, pgettext("date format", "D j M"))
    return _("%(day)s, %(time)s") % {"day": day, "time": time_text(moment.time())}


def days_text(first: date | None, last: date | None, *, today: date) -> str:
    """From a day to another; either end may be open, and both are nothing."""
    names = [day_text(day, today=today) if day else "" for day in (first, last)]
    values = {"first": names[0], "last": names[1]}
    if first and last:
        return names[0] if first == last else _("%(first)s to %(last)s") % values
    if first:
        return _("from %(first)s") % values
    return _("until %(last)s") % values if last else ""
