"""Days and times put together, and what contradicts itself refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from itertools import combinations

from services.hours.rules import WEEK, Kind, Rule, in_order

from .phrases import Phrase, Phrases, Status, Times, When
from .words import HoursNotUnderstood, Token, Word, tokens_of

DAILY = When((Rule(byday=",".join(WEEK)),))
MOST_CHARACTERS = 1000


def read_hours(text: str) -> tuple[Rule, ...]:
    """The rules that a text means, in plain English; all of it must be understood.

    Raises HoursNotUnderstood, which says why.
    """
    if len(text) > MOST_CHARACTERS:
        raise HoursNotUnderstood("it is too long")
    rules = [rule for tokens in sentences(text) for rule in read_sentence(tokens)]
    if not rules:
        raise HoursNotUnderstood("it says nothing")
    refuse_overlaps(rules)
    return in_order(rules)


def sentences(text: str) -> Iterator[list[Token]]:
    """The words between full stops, semicolons and line ends; "by appointment. Call …" is one."""
    tokens: list[Token] = []
    words = list(tokens_of(text))
    for token, following in zip(words, [*words[1:], None], strict=False):
        if token.word == Word.STOP and not (following and following.word == Word.CALL):
            yield tokens
            tokens = []
        else:
            tokens.append(token)
    yield tokens


def read_sentence(tokens: list[Token]) -> Iterator[Rule]:
    """Raises HoursNotUnderstood at days without times, and times without days."""
    phrases = list(Phrases(list(tokens)).all())
    while phrases:
        yield from clause(phrases)


def clause(phrases: list[Phrase]) -> list[Rule]:
    """Take days with their times, in either order, off the front of `phrases`."""
    match phrases:
        case [When() as when, Times() as times, *rest] | [Times() as times, When() as when, *rest]:
            kind, rest = appointment_after(rest)
            found = timed(when, times, kind)
        case [When() as when, Status(kind, False), *rest] | [
            Status(kind, False),
            When() as when,
            *rest,
        ]:
            found = [replace(rule, kind=kind) for rule in when.rules]
        case [Status(Kind.BY_APPOINTMENT), *rest]:
            found = [replace(rule, kind=Kind.BY_APPOINTMENT) for rule in DAILY.rules]
        case [Times(((opens_at, closes_at),)) as times, *rest] if opens_at == closes_at:
            found = timed(DAILY, times, Kind.OPEN)
        case _:
            raise HoursNotUnderstood("its days and times do not go together")
    phrases[:] = rest
    return found


def appointment_after(phrases: list[Phrase]) -> tuple[Kind, list[Phrase]]:
    """ "9 am-noon by appointment" is said of the slot, "or by appointment" of all other times."""
    match phrases:
        case [Status(Kind.BY_APPOINTMENT, False), *rest]:
            return Kind.BY_APPOINTMENT, rest
    return Kind.OPEN, phrases


def timed(when: When, times: Times, kind: Kind) -> list[Rule]:
    return [
        replace(rule, opens_at=opens_at, closes_at=closes_at, kind=kind)
        for rule in when.rules
        for opens_at, closes_at in times.spans
    ]


def refuse_overlaps(rules: list[Rule]) -> None:
    """Two times for the same hour of a day: nobody knows which of them is meant."""
    slots = [rule for rule in rules if rule.opens_at is not None]
    for first, second in combinations(slots, 2):
        if share_a_day(first, second) and share_a_minute(first, second):
            raise HoursNotUnderstood("it gives different times for one day")


def share_a_day(first: Rule, second: Rule) -> bool:
    """Whether both may fall on one day; the 2nd and the 4th Thursday never do."""
    if not (first.is_regular and second.is_regular):
        return first.freq == second.freq and first.valid_from == second.valid_from
    if first.freq == second.freq:
        return not set(first.byday.split(",")).isdisjoint(second.byday.split(","))
    return not weekdays(first).isdisjoint(weekdays(second))


def weekdays(rule: Rule) -> set[str]:
    return {code[-2:] for code in rule.byday.split(",")}


def share_a_minute(first: Rule, second: Rule) -> bool:
    """Whether the slots overlap, nights being cut at midnight."""
    return start(first) < end(second) and start(second) < end(first)


def start(rule: Rule) -> time:
    return rule.opens_at or time.min


def end(rule: Rule) -> time:
    assert rule.closes_at is not None
    return rule.closes_at if rule.closes_at > start(rule) else time.max
