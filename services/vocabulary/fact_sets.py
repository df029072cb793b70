"""What is known of a listing as two numbers, so that thousands are counted in a millisecond."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Self

SEPARATOR = "."
REMEMBERED = 20_000


class FactSet(NamedTuple):
    """What is known to be so (`yes`) and not to be so (`no`): one bit for each fact's number."""

    yes: int = 0
    no: int = 0

    @classmethod
    def of(cls, yes: Iterable[int], no: Iterable[int]) -> Self:
        """The set of the facts with these numbers."""
        return cls(sum(1 << number for number in set(yes)), sum(1 << number for number in set(no)))

    def encode(self) -> str:
        """The text of the search row: both numbers in hexadecimal; "" if nothing is known."""
        return f"{self.yes:x}{SEPARATOR}{self.no:x}" if self.yes or self.no else ""

    @classmethod
    @lru_cache(maxsize=REMEMBERED)
    def decode(cls, text: str) -> Self:
        """The set that `encode` wrote; what many rows share is decoded once."""
        yes, _separator, no = text.partition(SEPARATOR)
        return cls(int(yes, 16), int(no, 16)) if text else cls()
