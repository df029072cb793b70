"""The days of a rule in words: "Mon–Fri", "2nd and 4th Thursday", "Every other Tuesday from …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from services.hours.rules import WEEK, Frequency, Rule

from .moments import day_text, days_text

SHORTEST_RANGE = 3
"""From so many days in a row on their first and last are named."""


def rule_days_text(rule: Rule, *, today: date) -> str:
    """On which days a rule holds that is not the same in every week."""
    if rule.freq == Frequency.DATES:
        return days_text(rule.valid_from, rule.valid_to, today=today)
    if rule.freq == Frequency.HOLIDAYS:
        return season_text(_("Public holidays"), rule, today=today)
    return season_text(in_turn_text(rule, today=today), rule, today=today)


def season_text(days: str, rule: Rule, *, today: date) -> str:
    """The days, with the season in which they count if there is one."""
    season = days_text(rule.valid_from, rule.valid_to, today=today)
    return _("%(days)s (%(season)s)") % {"days": days, "season": season} if season else days


def week_text(codes: Sequence[str]) -> str:
    """ "Every day", "Mon–Fri", "Mon, Wed–Fri": weekdays in the order of the week."""
    if list(codes) == list(WEEK):
        return _("Every day")
    return get_text_list([text for run in runs(codes) for text in run_texts(run)], _("and"))


def runs(codes: Sequence[str]) -> Iterator[list[int]]:
    """Days that follow each other."""
    run: list[int] = []
    for day in map(WEEK.index, codes):
        if run and day != run[-1] + 1:
            yield run
            run = []
        run.append(day)
    yield run


def run_texts(run: list[int]) -> list[str]:
    names = [str(WEEKDAYS_ABBR[day]) for day in run]
    if len(run) < SHORTEST_RANGE:
        return names
    return [_("%(first)s–%(last)s") % {"first": names[0], "last": names[-1]}]


def in_turn_text(rule: Rule, *, today: date) -> str:
    """Days of a week or a month, and which weeks or months count."""
    values = {"days": ordinal_days_text(rule.byday), "count": rule.interval, "date": ""}
    if rule.dtstart:
        values["date"] = day_text(rule.dtstart, today=today)
    if rule.interval == 1:
        return (_("%(days)s from %(date)s") if rule.dtstart else "%(days)s") % values
    if rule.freq == Frequency.WEEKLY:
        return every_few_weeks(rule.interval) % values
    return every_few_months(rule.interval) % values


def every_few_weeks(interval: int) -> str:
    if interval == 2:
        return _("Every other %(days)s from %(date)s")
    return ngettext(
        "%(days)s, every %(count)s week from %(date)s",
        "%(days)s, every %(count)s weeks from %(date)s",
        interval,
    )


def every_few_months(interval: int) -> str:
    return ngettext(
        "%(days)s, every %(count)s month from %(date)s",
        "%(days)s, every %(count)s months from %(date)s",
        interval,
    )


def ordinal_days_text(byday: str) -> str:
    """ "2nd and 4th Thursday", "Last Friday", "Tuesday and Thursday"."""
    by_day: dict[str, list[str]] = {}
    for code in byday.split(","):
        by_day.setdefault(code[-2:], []).append(code[:-2])
    texts = [ordinal_day_text(WEEK.index(day), found) for day, found in by_day.items()]
    return get_text_list(texts, _("and"))


def ordinal_day_text(day: int, ordinals: list[str]) -> str:
    name = str(WEEKDAYS[day])
    if "" in ordinals:
        return name
    which = get_text_list([ordinal_text(ordinal) for ordinal in ordinals], _("and"))
    # Translators: which ones in the month, and the weekday: "2nd and 4th Thursday".
    return _("%(which)s %(weekday)s") % {"which": which, "weekday": name}


def ordinal_text(ordinal: str) -> str:
    return {
        "1": pgettext("weekday of the month", "1st"),
        "2": pgettext("weekday of the month", "2nd"),
        "3": pgettext("weekday of the month", "3rd"),
        "4": pgettext("weekday of the month", "4th"),
        "5": pgettext("weekday of the month", "5th"),
        "-1": pgettext("weekday of the month", "Last"),
    }[ordinal]
