"""Opening hours in words: whether a place is open now, and its hours line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from services.hours.days import rules_on
from services.hours.rules import WEEK, Frequency, Hours, Kind, Rule
from services.hours.slots import zone_of
from services.hours.states import OpenState, State

from .moments import time_text, weekday_text
from .rule_days import rule_days_text, season_text, week_text

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OpenLine:
    """What a card and a page say of this moment."""

    state: str
    text: str


@dataclass(frozen=True)
class HoursLine:
    """Days and their times; `is_today` marks what counts today."""

    days: str
    times: str
    note: str = ""
    is_today: bool = False


def open_line(
    state: OpenState, *, at: datetime, timezone: str, is_listed: bool = False, can_call: bool = True
) -> OpenLine:
    """The state at `at` in words, by the clock of the place.

    Hours that are not known are never called closed. `is_listed` says that the place has hours
    which could not be read, `can_call` that it has a number.
    """
    if state.state == State.UNKNOWN:
        return OpenLine(state.state, unknown_text(is_listed=is_listed, can_call=can_call))
    text = _("By appointment")
    if state.state != State.BY_APPOINTMENT:
        words = open_text if state.is_open else closed_text
        text = words(state, local(at, timezone))
    return OpenLine(state.state, with_note(text, state.note))


def local(at: datetime, timezone: str) -> datetime:
    """The clock of the place; UTC where its zone is not known."""
    return at.astimezone(zone_of(timezone) or UTC)


def local_day(at: datetime, timezone: str) -> date:
    return local(at, timezone).date()


def open_text(state: OpenState, now: datetime) -> str:
    end = state.note_until or state.until
    if end is None:
        return _("Open 24 hours")
    until, is_near = end.astimezone(now.tzinfo), end - now <= ONE_DAY
    return _("Open now, until %(time)s") % {
        "time": time_text(until.time()) if is_near else weekday_text(until)
    }


def closed_text(state: OpenState, now: datetime) -> str:
    if state.next_open is None:
        return _("Closed now")
    opens = state.next_open.astimezone(now.tzinfo)
    days_ahead = (opens.date() - now.date()).days
    if days_ahead > 1:
        return _("Closed now. Opens %(day_and_time)s") % {"day_and_time": weekday_text(opens)}
    words = _("Closed now. Opens tomorrow at %(time)s")
    if days_ahead == 0:
        words = _("Closed now. Opens today at %(time)s")
    return words % {"time": time_text(opens.time())}


def unknown_text(*, is_listed: bool, can_call: bool) -> str:
    if is_listed:
        return _("Hours not confirmed – call first") if can_call else _("Hours not confirmed")
    return _("Hours not listed – call first") if can_call else _("Hours not listed")


def hours_lines(hours: Hours, *, today: date) -> tuple[HoursLine, ...]:
    """The week first, then other rules, dates to come and holidays; `today` is that of the place.

    Days of the week with equal times are one line.
    """
    in_force = frozenset(() if hours.is_closed_on(today) else rules_on(hours, today))
    plain = [rule for rule in hours.regular if rule.is_plain_week]
    others = [rule for rule in hours.rules if not rule.is_plain_week and not is_over(rule, today)]
    return (*week_lines(plain, in_force, today), *other_lines(others, in_force, today))


def is_over(rule: Rule, today: date) -> bool:
    """Dates that have passed are left out; a season comes again."""
    return rule.freq == Frequency.DATES and (rule.valid_to or today) < today


def week_lines(rules: list[Rule], in_force: frozenset[Rule], today: date) -> Iterator[HoursLine]:
    """Seasons one after the other, each with its week."""
    for _season, found in groupby(sorted(rules, key=season_order), key=season_order):
        by_times: dict[tuple[str, str], list[str]] = {}
        of_season = list(found)
        for day in WEEK:
            named = [rule for rule in of_season if day in rule.byday]
            if named:
                by_times.setdefault(slots_text(named), []).append(day)
        is_now = not in_force.isdisjoint(of_season)
        for (times, note), days in by_times.items():
            words = season_text(week_text(days), of_season[0], today=today)
            is_today = is_now and WEEK[today.weekday()] in days
            yield HoursLine(words, times, note, is_today)


def season_order(rule: Rule) -> tuple[date, date]:
    return rule.valid_from or date.min, rule.valid_to or date.max


def other_lines(rules: list[Rule], in_force: frozenset[Rule], today: date) -> Iterator[HoursLine]:
    """Rules of the same days as one line, by frequency and date."""

    def order(rule: Rule) -> tuple[int, tuple[date, date], str, int, date]:
        frequency = list(Frequency).index(rule.freq)
        return frequency, season_order(rule), rule.byday, rule.interval, rule.dtstart or date.min

    for _order, found in groupby(sorted(rules, key=order), key=order):
        alike = list(found)
        times, note = slots_text(alike)
        is_today = not in_force.isdisjoint(alike)
        yield HoursLine(rule_days_text(alike[0], today=today), times, note, is_today)


def slots_text(rules: Iterable[Rule]) -> tuple[str, str]:
    """The times of one day, and the note that all of them share."""
    ordered = sorted(
        rules, key=lambda rule: (rule.opens_at is None, str(rule.opens_at), repr(rule))
    )
    if any(rule.kind == Kind.CLOSED for rule in ordered):
        ordered = [rule for rule in ordered if rule.kind == Kind.CLOSED][:1]
    notes = {rule.note for rule in ordered}
    shared = notes.pop() if len(notes) == 1 else ""
    texts = [with_note(slot_text(rule), "" if shared else rule.note) for rule in ordered]
    if len(texts) > 1 and is_any_time(ordered[-1]):
        times = get_text_list(texts[:-1], _("and"))
        return _("%(times)s, or by appointment") % {"times": times}, shared
    return get_text_list(texts, _("and")), shared


def is_any_time(rule: Rule) -> bool:
    return rule.kind == Kind.BY_APPOINTMENT and rule.opens_at is None


def with_note(times: str, note: str) -> str:
    return _("%(times)s (%(note)s)") % {"times": times, "note": note} if note else times


def slot_text(rule: Rule) -> str:
    """ "9 am–5 pm", "24 hours", "Closed" or "By appointment"."""
    if rule.kind == Kind.CLOSED:
        return _("Closed")
    if rule.opens_at is None or rule.closes_at is None:
        return _("By appointment")
    times = _("24 hours")
    if rule.opens_at != rule.closes_at:
        values = {"opens": time_text(rule.opens_at), "closes": time_text(rule.closes_at)}
        times = _("%(opens)s–%(closes)s") % values
    if rule.kind == Kind.BY_APPOINTMENT:
        return _("%(times)s, by appointment") % {"times": times}
    return times
