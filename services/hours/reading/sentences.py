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
Clause = tuple[tuple[Rule, ...], list[Phrase]]


def read_hours(text: str) -> tuple[Rule, ...]:
    """The rules that a text means, in plain English; all of it must be understood.

    Raises HoursNotUnderstood, which says why.
    """
    if len(text) > MOST_CHARACTERS:
        raise HoursNotUnderstood("it is too long")
    said = [phrases for tokens in sentences(text) if (phrases := list(Phrases(tokens).all()))]
    if said == [[Status(Kind.BY_APPOINTMENT)]]:
        return timed(DAILY, None, Kind.BY_APPOINTMENT)
    rules = [rule for phrases in said for rule in read_sentence(phrases)]
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


def read_sentence(phrases: list[Phrase]) -> Iterator[Rule]:
    """Raises HoursNotUnderstood at days without times, and times without days."""
    rules, rest = first_clause(phrases)
    yield from rules
    while rest:
        rules, rest = clause(rest)
        yield from rules


def first_clause(phrases: list[Phrase]) -> Clause:
    """What can only stand at the beginning, where it is clear what it is said of."""
    appointment = Status(Kind.BY_APPOINTMENT)
    match phrases:
        case [When() as when, Times() as times, Status() as status, *rest] if status == appointment:
            return timed(when, times, status.kind), rest
        case [Times() as times, When(_, False) as when, Status() as status, *rest] if (
            status == appointment
        ):
            return timed(when, times, status.kind), rest
        case [Times(((opens_at, closes_at),)) as times, *rest] if opens_at == closes_at and not (
            rest and isinstance(rest[0], When)
        ):
            return timed(DAILY, times, Kind.OPEN), rest
    return clause(phrases)


def clause(phrases: list[Phrase]) -> Clause:
    """Days with their times, in either order, and the phrases after them."""
    match phrases:
        case [When() as when, Times() as times, *rest] | [Times() as times, When() as when, *rest]:
            return timed(when, times, Kind.OPEN), rest
        case [When() as when, Status(kind, False), *rest] | [
            Status(kind, False),
            When() as when,
            *rest,
        ]:
            return timed(when, None, kind), rest
        case [Status(kind, True), *rest]:
            return timed(DAILY, None, kind), rest
    raise HoursNotUnderstood("its days and times do not go together")


def timed(when: When, times: Times | None, kind: Kind) -> tuple[Rule, ...]:
    """The rules of some days with each of the times, or for the whole of the days."""
    spans = times.spans if times else ((None, None),)
    return tuple(
        replace(rule, opens_at=opens_at, closes_at=closes_at, kind=kind)
        for rule in when.rules
        for opens_at, closes_at in spans
    )


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
