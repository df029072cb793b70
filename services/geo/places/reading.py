"""Taking a typed text apart: its comma-separated parts in folded words, and their numbers."""

from __future__ import annotations

import re
import unicodedata

from services.geo.places.folding import fold
from services.geo.places.place import PlaceNotFound

MAX_TEXT = 200
"""Longer texts name no place; they are refused before anything is done with them."""

Words = list[str]
Parts = tuple[Words, ...]

_PARTS = re.compile(r"[,;\n\r]+|\t+")
_NUMBERED = {"box", "apt", "apartment", "unit", "suite", "ste", "room", "rm", "hwy", "highway",
             "route", "rt", "rte", "road", "rd", "no", "floor", "lot", "bldg", "building"}  # fmt: skip
"""Words whose number is not a postal code ("PO Box 10115")."""


def split(text: str) -> Parts:
    """The parts of a text as folded words; PlaceNotFound for empty, overlong and binary ones."""
    parts = tuple(words for part in _PARTS.split(_cleaned(text)) if (words := fold(part)))
    if not parts:
        raise PlaceNotFound(text)
    return parts


def without_last(parts: Parts, count: int) -> Parts:
    """Drop so many words from the end of the last part, and the part when none are left."""
    rest = parts[-1][:-count]
    return (*parts[:-1], rest) if rest else parts[:-1]


def without_first(parts: Parts, index: int, count: int) -> Parts:
    """Drop so many words from the beginning of a part, and the part when none are left."""
    rest = parts[index][count:]
    return (*parts[:index], *([rest] if rest else []), *parts[index + 1 :])


def is_numbered(words: Words) -> bool:
    """The number after these words is that of a box, a flat or a road."""
    return bool(words) and words[-1] in _NUMBERED


def has_number(words: Words) -> bool:
    """A house number stands among these words."""
    return any(char.isdigit() for word in words for char in word)


def _cleaned(text: str) -> str:
    """Without invisible characters that pasting brings along; control characters are refused."""
    if len(text) > MAX_TEXT:
        raise PlaceNotFound(text)
    kinds = {char: unicodedata.category(char) for char in set(text)}
    if any(kind in {"Cc", "Cs"} and char not in "\t\n\r" for char, kind in kinds.items()):
        raise PlaceNotFound(text)
    return "".join(char for char in text if kinds[char] != "Cf")
