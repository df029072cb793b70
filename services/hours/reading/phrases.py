"""Phrases of a sentence: days, times, dates, "closed", "by appointment"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from services.hours.rules import WEEK, Frequency, Kind, Rule

from .dates import read_date
from .times import Span, read_span
from .words import HoursNotUnderstood, Token, Word

ORDINALS = {"1": 1, "f": 1, "2": 2, "s": 2, "3": 3, "t": 3, "4": 4, "5": 5, "l": -1}
GROUPS = {Word.DAILY: WEEK, Word.WEEKDAYS: WEEK[:5], Word.WEEKENDS: WEEK[5:]}
DAY_WORDS = (Word.DAY, Word.ORDINAL, Word.EVERY, Word.OTHER, *GROUPS)
TIME_WORDS = (Word.TIME, Word.AROUND)


@dataclass(frozen=True)
class When:
    """On which days: rules that still lack their times; `is_list` if an "and" joins them."""

    rules: tuple[Rule, ...]
    is_list: bool = False


@dataclass(frozen=True)
class Times:
    """At which times of the day."""

    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Status:
    """Closed, or by appointment; `is_besides` where that is said of all other times."""

    kind: Kind
    is_besides: bool = False


Phrase = When | Times | Status


class Phrases:
    """Reads the words of one sentence from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens

    def next_is(self, *words: Word) -> bool:
        return bool(self.tokens) and self.tokens[0].word in words

    def take(self, *words: Word) -> str:
        """The text of the next word if it is one of these, else nothing."""
        return self.tokens.pop(0).text if self.next_is(*words) else ""

    def need(self, *words: Word) -> str:
        text = self.take(*words)
        if not text:
            raise HoursNotUnderstood("something is missing between its words")
        return text

    def more(self, *words: Word) -> bool:
        """Whether "and" or a comma leads to one of these words; it is taken then."""
        place = 0
        while place < len(self.tokens) and self.tokens[place].word == Word.AND:
            place += 1
        is_so = 0 < place < len(self.tokens) and self.tokens[place].word in words
        if is_so:
            del self.tokens[:place]
        return is_so

    def all(self) -> Iterator[Phrase]:
        """Raises HoursNotUnderstood at words that do not fit together."""
        while self.tokens:
            if self.take(Word.AND, Word.START):
                continue
            if self.next_is(Word.ALWAYS):
                self.tokens[:1] = [Token(Word.AROUND, "24 hours"), Token(Word.DAILY, "daily")]
            yield self.phrase()

    def phrase(self) -> Phrase:
        if self.next_is(*DAY_WORDS):
            return self.days()
        if self.next_is(*TIME_WORDS):
            return self.times()
        if self.next_is(Word.DATE):
            return self.dates()
        if self.take(Word.HOLIDAYS):
            return When((Rule(Frequency.HOLIDAYS),))
        return self.status()

    def status(self) -> Status:
        if self.take(Word.CLOSED):
            return Status(Kind.CLOSED)
        is_besides = bool(self.take(Word.OR))
        self.need(Word.APPOINTMENT)
        self.take(Word.STOP)
        self.take(Word.CALL)
        return Status(Kind.BY_APPOINTMENT, is_besides)

    def times(self) -> Times:
        spans = [self.span()]
        while self.more(*TIME_WORDS):
            spans.append(self.span())
        return Times(tuple(spans))

    def span(self) -> Span:
        if self.take(Word.AROUND):
            return time(), time()
        first = self.need(Word.TIME)
        self.need(Word.RANGE)
        return read_span(first, self.need(Word.TIME))

    def dates(self) -> When:
        first = last = read_date(self.need(Word.DATE))
        if self.take(Word.RANGE):
            last = read_date(self.need(Word.DATE))
        if last < first:
            raise HoursNotUnderstood("its last date is before its first")
        return When((Rule(Frequency.DATES, valid_from=first, valid_to=last),))

    def days(self) -> When:
        rules = [self.day()]
        while self.more(*DAY_WORDS):
            rules.append(self.day())
            if rules[-2].freq == Frequency.MONTHLY != rules[-1].freq:
                raise HoursNotUnderstood("which of its days are those of the month")
        return When(tuple(joined(rules)), is_list=len(rules) > 1)

    def day(self) -> Rule:
        """One weekday, a range of them, or some weeks of one."""
        if self.take(Word.OTHER):
            return self.every_other()
        is_every = bool(self.take(Word.EVERY))
        if self.next_is(Word.ORDINAL):
            return self.nth(is_every=is_every)
        for group, days in GROUPS.items():
            if self.take(group):
                return Rule(byday=",".join(days))
        first = last = self.weekday()
        if self.take(Word.RANGE):
            last = self.weekday()
        return Rule(byday=",".join(days_between(first, last)))

    def weekday(self) -> int:
        code = self.need(Word.DAY)[:2].upper()
        return WEEK.index({"M": "MO", "W": "WE", "F": "FR"}.get(code, code))

    def nth(self, *, is_every: bool) -> Rule:
        ordinals = [self.ordinal()]
        while self.more(Word.ORDINAL):
            ordinals.append(self.ordinal())
        day = WEEK[self.weekday()]
        is_of_month = bool(self.take(Word.MONTHLY))
        if is_every and 2 in ordinals and not is_of_month:
            raise HoursNotUnderstood("every second week, or the second of the month")
        return Rule(Frequency.MONTHLY, ",".join(f"{ordinal}{day}" for ordinal in ordinals))

    def ordinal(self) -> int:
        text = self.need(Word.ORDINAL)
        return {"fourth": 4, "fifth": 5}.get(text, ORDINALS[text[0]])

    def every_other(self) -> Rule:
        day = WEEK[self.weekday()]
        self.take(Word.AND)
        if not self.take(Word.START):
            raise HoursNotUnderstood("it does not say which weeks")
        start: date = read_date(self.need(Word.DATE))
        return Rule(byday=day, interval=2, dtstart=start)


def days_between(first: int, last: int) -> list[str]:
    """From a weekday to another, over Sunday if need be, in the order of the week."""
    length = (last - first) % len(WEEK) + 1
    found = {(first + number) % len(WEEK) for number in range(length)}
    return [WEEK[day] for day in sorted(found)]


def joined(rules: list[Rule]) -> Iterator[Rule]:
    """Rules that differ in their days only, as one, in the order of the week."""
    days: dict[Rule, list[str]] = {}
    for rule in rules:
        days.setdefault(replace(rule, byday=""), []).extend(rule.byday.split(","))
    for rule, codes in days.items():
        ordered = sorted(set(codes), key=lambda code: (WEEK.index(code[-2:]), code))
        yield replace(rule, byday=",".join(ordered))
