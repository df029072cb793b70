"""What a text is indexed and asked by: a token for each word, and one for each group of synonyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .spelling import can_be_corrected, variants
from .synonyms import GROUPS
from .words import stem, words_of

GROUP_MARK = "="
"""Begins the token of a group; no word can."""


class Unit(NamedTuple):
    """One or more words, and the token that stands for them."""

    text: str
    token: str


@lru_cache(maxsize=10_000)
def indexed_units(text: str) -> frozenset[Unit]:
    """Every word of a text and every synonym in it; a synonym has no text of its own."""
    words = words_of(text)
    units = {Unit(word, stem(word)) for word in words if (stem(word),) not in phrases()}
    for start in range(len(words)):
        units |= {Unit("", token) for _length, token in phrases_at(words, start)}
    return frozenset(units)


def asked_units(words: Sequence[str]) -> list[Unit]:
    """The units of a question: the longest synonym at each place, else the word alone."""
    units: list[Unit] = []
    start = 0
    while start < len(words):
        length, token = max(phrases_at(words, start), default=(1, stem(words[start])))
        units.append(Unit(" ".join(words[start : start + length]), token))
        start += length
    return list({unit.token: unit for unit in reversed(units)}.values())[::-1]


def phrases_at(words: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """The synonyms that begin at a word: how many words each takes, and its token."""
    stems = tuple(map(stem, words[start : start + longest_phrase()]))
    for length in range(1, len(stems) + 1):
        if token := phrases().get(stems[:length]):
            yield length, token


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """The token of every synonym, by its stems."""
    return {
        tuple(map(stem, words_of(phrase))): GROUP_MARK + name
        for name, group in GROUPS.items()
        for phrase in group
    }


@cache
def longest_phrase() -> int:
    return max(map(len, phrases()))


@cache
def field_spellings() -> dict[str, frozenset[str]]:
    """The words of all synonyms by what a slip may leave of them."""
    found: dict[str, set[str]] = {}
    for word in {word for group in GROUPS.values() for text in group for word in words_of(text)}:
        if can_be_corrected(word):
            for variant in variants(word):
                found.setdefault(variant, set()).add(word)
    return {variant: frozenset(words) for variant, words in found.items()}
