"""Taking a typed text apart: its comma-separated parts, its country and its postal code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from services.geo.places.folding import fold, key_of
from services.geo.places.place import PlaceNotFound

MAX_TEXT = 200
"""Longer texts name no place; they are refused before anything is done with them."""

Words = list[str]

_PARTS = re.compile(r"[,;\n\r]+|\t+")
_CODE_AT_END = re.compile(r"(?:^| )(\d{5})(?: ?\d{4})?$")
_WHOLE_CODE = re.compile(r"\d{5}")
_COUNTRY_NAMES = {"usa", "us", "unitedstates", "unitedstatesofamerica"}
_MOST_COUNTRY_WORDS = 4
_NUMBERED = {"box", "apt", "apartment", "unit", "suite", "ste", "room", "rm", "hwy", "highway",
             "route", "rt", "rte", "road", "rd", "no", "floor", "lot", "bldg", "building"}  # fmt: skip
"""Words whose number is not a postal code ("PO Box 10115")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as folded words by part, without its country, the postal code at its end set apart."""

    parts: tuple[Words, ...]
    postal_code: str


def read(text: str) -> Reading:
    """Take a text apart; PlaceNotFound for empty, overlong and binary ones."""
    parts = [words for part in _PARTS.split(_cleaned(text)) if (words := fold(part))]
    parts = _without_country(parts)
    code = _code_at_end(parts)
    if code:
        parts = _without_words(parts, len(code.group().split()))
    if not parts and not code:
        raise PlaceNotFound(text)
    return Reading(tuple(parts), code.group(1) if code else "")


def code_first(reading: Reading) -> Reading | None:
    """The same text read with the postal code that it starts with set apart, if it does."""
    first, *others = reading.parts
    code, *rest = first
    if not _WHOLE_CODE.fullmatch(code) or not (rest or others):
        return None
    return Reading((rest, *others) if rest else tuple(others), code)


def _cleaned(text: str) -> str:
    """Without invisible characters that pasting brings along; control characters are refused."""
    if len(text) > MAX_TEXT:
        raise PlaceNotFound(text)
    kinds = {char: unicodedata.category(char) for char in set(text)}
    if any(kind in {"Cc", "Cs"} and char not in "\t\n\r" for char, kind in kinds.items()):
        raise PlaceNotFound(text)
    return "".join(char for char in text if kinds[char] != "Cf")


def _without_country(parts: list[Words]) -> list[Words]:
    """Drop "USA" and the like from the end."""
    for count in range(_MOST_COUNTRY_WORDS, 0, -1):
        if parts and key_of(parts[-1][-count:]) in _COUNTRY_NAMES:
            return _without_words(parts, min(count, len(parts[-1])))
    return parts


def _code_at_end(parts: list[Words]) -> re.Match[str] | None:
    """A postal code that ends the text and is not the number of a box or a road."""
    code = _CODE_AT_END.search(" ".join(parts[-1])) if parts else None
    if not code:
        return None
    before = parts[-1][: -len(code.group().split())]
    return None if before and before[-1] in _NUMBERED else code


def _without_words(parts: list[Words], count: int) -> list[Words]:
    """Drop so many words from the end of the last part, and the part when none are left."""
    rest = parts[-1][:-count]
    return [*parts[:-1], rest] if rest else parts[:-1]
