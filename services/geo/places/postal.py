"""How postal codes are written, country by country, and what of them is looked up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True)
class PostalFormat:
    """The codes of a country, in folded words; the groups of the pattern are what is looked up.

    A code may stand behind `letter` ("D-10115"). It is shown with `gap` after `first` characters.
    """

    pattern: str
    letter: str = ""
    first: int = 0
    gap: str = " "

    @cached_property
    def at_start(self) -> re.Pattern[str]:
        return re.compile(rf"{self._written}(?= |$)")

    @cached_property
    def at_end(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^| ){self._written}$")

    def shown(self, code: str) -> str:
        """A code as its country writes it: "11122" → "111 22"."""
        return f"{code[: self.first]}{self.gap}{code[self.first :]}" if self.first else code

    @property
    def _written(self) -> str:
        return rf"(?:{self.letter} )?{self.pattern}" if self.letter else self.pattern


_BRITISH = PostalFormat(r"([a-z]{1,2}\d[a-z\d]?)(?: ?\d[a-z]{2})?")
_FOUR = PostalFormat(r"(\d{4})")
_FIVE = PostalFormat(r"(\d{5})")
_THREE_AND_TWO = PostalFormat(r"(\d{3}) ?(\d{2})", first=3)

FORMATS = {
    "US": PostalFormat(r"(\d{5})(?: ?\d{4})?"),
    "CA": PostalFormat(r"([abceghj-nprstvxy]\d[a-z])(?: ?\d[a-z]\d)?"),
    **dict.fromkeys(("GB", "GG", "IM", "JE"), _BRITISH),
    "IE": PostalFormat(r"([a-z]\d[\dw])(?: ?[a-z\d]{4})?"),
    "AT": PostalFormat(r"(\d{4})", letter="a"),
    "BE": PostalFormat(r"(\d{4})", letter="b"),
    "LU": PostalFormat(r"(\d{4})", letter="l"),
    "DE": PostalFormat(r"(\d{5})", letter="d"),
    "FR": PostalFormat(r"(\d{5})", letter="f"),
    "IT": PostalFormat(r"(\d{5})", letter="i"),
    "NL": PostalFormat(r"(\d{4})(?: ?[a-z]{2})?"),
    "PT": PostalFormat(r"(\d{4})(?: ?\d{3})?"),
    "BR": PostalFormat(r"(\d{5})(?: ?\d{3})?"),
    "IN": PostalFormat(r"(\d{3}) ?(\d{3})"),
    "JP": PostalFormat(r"(\d{3})(?: ?\d{4})"),
    "PL": PostalFormat(r"(\d{2}) ?(\d{3})", first=2, gap="-"),
    **dict.fromkeys(("CZ", "SE", "SK"), _THREE_AND_TWO),
    **dict.fromkeys(("AU", "CH", "DK", "HU", "LI", "NO", "NZ", "SI", "ZA"), _FOUR),
    **dict.fromkeys(("ES", "FI", "HR", "MX", "MY", "TR"), _FIVE),
}
"""Where only the front of the codes is known (GB, CA, IE, NL, PT, BR, JP), it stands for them."""

_MOST_CODE_WORDS = 3
_DIGIT = re.compile(r"\d")


class Code(NamedTuple):
    """What is looked up for a postal code of a country, and the words that it took."""

    country: str
    text: str
    words: int


def codes_at_end(words: list[str], countries: Collection[str] | None) -> Iterator[Code]:
    """What the end of these words can be as a postal code, in each of these countries."""
    text = " ".join(words[-_MOST_CODE_WORDS:])
    for country, form in _formats(countries, text):
        if found := form.at_end.search(text):
            yield _code(country, found)


def codes_at_start(words: list[str], countries: Collection[str] | None) -> Iterator[Code]:
    """What the beginning of these words can be as a postal code."""
    text = " ".join(words[:_MOST_CODE_WORDS])
    for country, form in _formats(countries, text):
        if found := form.at_start.match(text):
            yield _code(country, found)


def _formats(countries: Collection[str] | None, text: str) -> Iterator[tuple[str, PostalFormat]]:
    """The formats that a text may be written in: all of them have a digit."""
    if not _DIGIT.search(text):
        return
    for country in FORMATS if countries is None else countries:
        if country in FORMATS:
            yield country, FORMATS[country]


def _code(country: str, found: re.Match[str]) -> Code:
    return Code(country, "".join(found.groups("")).upper(), len(found.group().split()))
