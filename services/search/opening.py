"""Opening hours as their rules say them, one line a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from services.models import Schedule
from services.vocabulary import ScheduleFrequency, ScheduleKind

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class HoursLine:
    """One rule of opening hours in words."""

    days: str
    times: str
    note: str


def hours_lines(schedules: Iterable[Schedule]) -> tuple[HoursLine, ...]:
    """Weekly rules first, in the order of the week; dates and holidays after them."""
    frequencies = list(ScheduleFrequency)
    ordered = sorted(
        schedules,
        key=lambda rule: (
            frequencies.index(ScheduleFrequency(rule.freq)),
            DAYS.index(rule.byday[-2:]) if rule.byday and "," not in rule.byday else 0,
            rule.opens_at or time.min,
        ),
    )
    return tuple(
        HoursLine(days=days_text(rule), times=times_text(rule), note=rule.description)
        for rule in ordered
    )


def days_text(rule: Schedule) -> str:
    if rule.freq == ScheduleFrequency.HOLIDAYS:
        return _("Public holidays")
    if rule.freq == ScheduleFrequency.DATES:
        return span_text(rule.valid_from, rule.valid_to)
    days = weekdays_text(rule.byday.split(","))
    if rule.interval > 1 and rule.dtstart:
        every = _("%(days)s, every %(interval)s weeks from %(day)s")
        start = date_format(rule.dtstart)
        days = every % {"days": days, "interval": rule.interval, "day": start}
    season = span_text(rule.valid_from, rule.valid_to)
    return f"{days} ({season})" if season else days


def weekdays_text(codes: list[str]) -> str:
    """“Monday to Friday”, “Every day”, or the days one by one."""
    if codes == list(DAYS):
        return _("Every day")
    names = [day_text(code) for code in codes]
    in_a_row = ",".join(codes) in ",".join(DAYS)
    if in_a_row and len(codes) > 2:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return ", ".join(names)


def day_text(code: str) -> str:
    """“Monday”, “2nd Thursday” or “Last Friday” for an RFC 5545 weekday."""
    ordinals = {
        "": "%s",
        "-1": _("Last %s"),
        "1": _("1st %s"),
        "2": _("2nd %s"),
        "3": _("3rd %s"),
        "4": _("4th %s"),
        "5": _("5th %s"),
    }
    return ordinals[code[:-2]] % WEEKDAYS[DAYS.index(code[-2:])]


def span_text(first: date | None, last: date | None) -> str:
    if first and last:
        if first == last:
            return date_format(first)
        return _("%(first)s to %(last)s") % {
            "first": date_format(first),
            "last": date_format(last),
        }
    if first:
        return _("from %(day)s") % {"day": date_format(first)}
    return _("until %(day)s") % {"day": date_format(last)} if last else ""


def times_text(rule: Schedule) -> str:
    if rule.kind == ScheduleKind.CLOSED:
        return _("Closed")
    if rule.opens_at is None or rule.closes_at is None:
        return _("By appointment")
    if rule.opens_at == rule.closes_at:
        times = _("24 hours")
    else:
        times = f"{time_format(rule.opens_at)} – {time_format(rule.closes_at)}"
    if rule.kind == ScheduleKind.BY_APPOINTMENT:
        return _("%(times)s, by appointment") % {"times": times}
    return times
