"""How well a word finds a listing, as one whole number that both databases order alike."""

from __future__ import annotations

from enum import IntEnum

from services.geo.places.folding import plain

_LETTERS = " 0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_LETTERS) + 2  # and one for the end of the name, and one for any other letter
_KEPT = 11
_NAME_BITS = 59


class HitPlace(IntEnum):
    """Where a listing has a word, best first; the order is stored data."""

    NAME = 0
    ORGANIZATION = 1
    FACT = 2
    DESCRIPTION = 3

    @property
    def points(self) -> int:
        """One hit beats all the hits that one word can have below it."""
        return 8 >> self.value

    def rank(self, name: str) -> int:
        """Best place first, then by the first letters of the listing's name."""
        return (self.value << _NAME_BITS) + name_order(name)

    @classmethod
    def of_rank(cls, rank: int) -> HitPlace:
        return cls(rank >> _NAME_BITS)


def name_order(name: str) -> int:
    """A number that grows in alphabetical order, by the first 11 letters; a rank holds it, too.

    Not the text itself: each database has an alphabet of its own.
    """
    number = 0
    for letter in plain(name)[:_KEPT].ljust(_KEPT, "\0"):
        place = 0 if letter == "\0" else _LETTERS.find(letter) + 1 or _BASE - 1
        number = number * _BASE + place
    return number


def name_order_of(rank: int) -> int:
    return rank & ((1 << _NAME_BITS) - 1)
