"""The words in which hours are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class HoursNotUnderstood(ValueError):
    """The text is no hours, or could mean several; the reason does not quote it."""


class Word(StrEnum):
    """The sorts of words; the first pattern that fits counts."""

    ALWAYS = "always"
    AROUND = "around"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKENDS = "weekends"
    DATE = "date"
    OTHER = "other"
    EVERY = "every"
    MONTHLY = "monthly"
    ORDINAL = "ordinal"
    DAY = "day"
    TIME = "time"
    RANGE = "range"
    CLOSED = "closed"
    HOLIDAYS = "holidays"
    APPOINTMENT = "appointment"
    CALL = "call"
    OR = "or"
    START = "start"
    STOP = "stop"
    AND = "and"
    FILLER = "filler"


MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
NTH = r"\d{1,2}(?:st|nd|rd|th)?"
PATTERNS = {
    Word.ALWAYS: r"24\s*/\s*7\b",
    Word.AROUND: r"24[\s-]*(?:hours?|hrs?)\b(?:\s+(?:a|per)\s+day\b)?|around the clock\b",
    Word.DAILY: r"(?:(?:7|seven) days (?:a|per) week|every\s?day|daily)\b",
    Word.WEEKDAYS: r"weekdays?\b",
    Word.WEEKENDS: r"weekends?\b",
    Word.DATE: rf"\d{{4}}-\d\d-\d\d\b|{MONTH} {NTH},? \d{{4}}\b|{NTH} {MONTH},? \d{{4}}\b",
    Word.OTHER: r"every other\b",
    Word.EVERY: r"(?:every|each)\b",
    Word.MONTHLY: r"(?:of (?:the|each|every) month|monthly)\b",
    Word.ORDINAL: r"(?:1st|first|2nd|second|3rd|third|4th|fourth|5th|fifth|last)\b",
    Word.DAY: (
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
        r"|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|mo|tu|we|th|fr|sa|su|m|w|f)\b\.?)"
    ),
    Word.TIME: (
        r"(?:12 )?(?:noon|midnight)\b"
        r"|\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)\b|\d{1,2}(?::\d\d)?[ap]\b|\d{1,2}(?::\d\d)?\b"
    ),
    Word.RANGE: r"-|(?:to|through|thru|until|till)\b",
    Word.CLOSED: r"(?:closed|excluding|except(?: for)?)\b",
    Word.HOLIDAYS: r"(?:(?:all|public|federal|legal|bank|national) )?holidays\b",
    Word.APPOINTMENT: r"(?:by (?:appointment|appt\b\.?)|appointments?(?= only))(?: only\b)?",
    Word.CALL: r"(?:please )?call:? \(?\d{3}\)?[\s.-]?\d{3}[\s.-]\d{4}\b",
    Word.OR: r"(?:or|also)\b",
    Word.START: r"(?:starting|beginning|from)\b",
    Word.STOP: r"[;.\n]",
    Word.AND: r"[,&/]|and\b",
    Word.FILLER: r"(?:open|available|hours|access|on|at)\b|[:()]",
}
SCANNER = re.compile("|".join(f"(?P<{word}>{pattern})" for word, pattern in PATTERNS.items()))
SPELLINGS = (
    (re.compile(r"[‐‑‒–—−]"), "-"),
    (re.compile(r"\b([ap])\.\s?m\b\.?"), r"\1m"),
    (re.compile(r"[^\S\n]+"), " "),
)


@dataclass(frozen=True)
class Token:
    """One word and what stands there."""

    word: Word
    text: str


def tokens_of(text: str) -> Iterator[Token]:
    """Every word of a text but fillers; raises HoursNotUnderstood at one that is none of hours."""
    text = text.casefold().strip()
    for pattern, spelling in SPELLINGS:
        text = pattern.sub(spelling, text)
    place = 0
    while place < len(text):
        found = SCANNER.match(text, place)
        if found:
            word = Word(str(found.lastgroup))
            if word != Word.FILLER:
                yield Token(word, found.group())
            place = found.end()
        elif text[place] == " ":
            place += 1
        else:
            raise HoursNotUnderstood("it says more than hours, or says them in other words")
