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
    units = {Unit(word, stem(word)) for word in words if word not in synonyms()}
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
    if token := synonyms().get(words[start]):
        yield 1, token
    stems = tuple(map(stem, words[start : start + longest_phrase()]))
    for length in range(2, len(stems) + 1):
        if token := phrases().get(stems[:length]):
            yield length, token


@cache
def synonyms() -> dict[str, str]:
    """The token of every synonym of one word, by the word and its plurals.

    Never by its stem, which proper names share: "Lady" is no "ladies", "Tran" no "trans". An
    abbreviation has no plural either, or "mats" would be MAT.
    """
    return {
        form: GROUP_MARK + name
        for name, group in GROUPS.items()
        for synonym in group
        if len(words := words_of(synonym)) == 1
        for form in (words if is_abbreviation(synonym) else plurals(words[0]))
    }


def is_abbreviation(synonym: str) -> bool:
    """Whether it is written in capitals, as MAT and PrEP are."""
    return sum(map(str.isupper, synonym)) > 1


def plurals(word: str) -> tuple[str, ...]:
    """The word and its plurals in English and Spanish, with what is no word but does no harm."""
    other = f"{word[:-1]}ies" if word.endswith("y") else f"{word}es"
    return word, f"{word}s", other


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """The token of every synonym of several words, by their stems."""
    return {
        tuple(map(stem, words)): GROUP_MARK + name
        for name, group in GROUPS.items()
        for synonym in group
        if len(words := words_of(synonym)) > 1
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
