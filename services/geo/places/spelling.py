"""Writing a town's name by what it has beyond its key, and its people roughly: a byte or two each."""

from __future__ import annotations

import math
import re

_BREAKS = re.compile(r"([ -])")
_WHOLE = "!"
_MARKS = "|"
_CAPITAL = ord("0")
_SMALL = 0x100
"""What the length of a word is added to, to be written as a character."""

_LONGEST_WORD = 60
_PEOPLE_BASE = 1.07


def packed_name(key: str, name: str) -> str:
    """How the name differs from its key: "saopaulo" is "São Paulo" by "3|1ã".

    A character for the length of each word but the last, with "-" where no space follows, and
    behind a bar the letters that are not those of the key, with their places.
    """
    packed = _packed(key, name)
    return packed if unpacked_name(key, packed) == name else _WHOLE + name


def unpacked_name(key: str, packed: str) -> str:
    """The name that was packed."""
    if packed.startswith(_WHOLE):
        return packed.removeprefix(_WHOLE)
    lengths, _, marks = packed.partition(_MARKS)
    letters = list(key)
    for place, letter in zip(marks[::2], marks[1::2], strict=True):
        letters[ord(place) - _CAPITAL] = letter
    name, start = "", 0
    for char in lengths:
        if char == "-":
            name = name.rstrip() + "-"
            continue
        is_small = ord(char) >= _SMALL
        end = start + ord(char) - (_SMALL if is_small else _CAPITAL)
        word = "".join(letters[start:end])
        name += (word if is_small else word.capitalize()) + " "
        start = end
    return name + "".join(letters[start:]).capitalize()


def _packed(key: str, name: str) -> str:
    """The difference, which may be a wrong one where the key is more than the name's letters."""
    words = _BREAKS.split(name)
    letters = "".join(words[::2]).lower()
    if len(letters) != len(key) or len(key) > _LONGEST_WORD:
        return _WHOLE + name
    lengths = "".join(
        chr(len(word) + (_SMALL if word.islower() else _CAPITAL)) + gap.strip()
        for word, gap in zip(words[::2], words[1::2], strict=False)
    )
    marks = "".join(
        chr(_CAPITAL + place) + letter
        for place, letter in enumerate(letters)
        if letter != key[place]
    )
    return f"{lengths}{_MARKS}{marks}" if marks else lengths


def packed_people(population: int) -> int:
    """A number of people to 4 %; 0 is unknown."""
    return 1 + round(math.log(population) / math.log(_PEOPLE_BASE)) if population > 0 else 0


def unpacked_people(packed: int) -> int:
    """About so many people, in two significant digits."""
    if not packed:
        return 0
    people = _PEOPLE_BASE ** (packed - 1)
    return int(round(people, 1 - math.floor(math.log10(people))))
