"""Writing the same name in the same way, whatever the case, accents, dots or abbreviations."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile("['`´ʹʻʼʽʾʿ‘’‛′]")
_NOT_A_WORD = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"\b([^\W\d]) (?=[^\W\d]\b)")

# Both ways of writing meet in the short one.
_SHORT_WORDS = {
    "saint": "st",
    "sainte": "ste",
    "mount": "mt",
    "fort": "ft",
    "point": "pt",
    "heights": "hts",
    "springs": "spgs",
    "junction": "jct",
    "beach": "bch",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
}


def fold(text: str) -> list[str]:
    """The plain words, common ones in their short form: "Mount Útica" → ["mt", "utica"]."""
    return [_SHORT_WORDS.get(word, word) for word in plain_words(text)]


def plain_words(text: str) -> list[str]:
    """The words of a name without case, accents and punctuation: "Mount Útica" → mount, utica."""
    return _INITIALS.sub(r"\1", plain(text)).split()


def plain(text: str) -> str:
    """A text in one case, with a space for whatever is no letter and no digit of any script."""
    # Taken apart, some signs give capitals: a mathematical alpha, a circled A.
    letters = unicodedata.normalize("NFKD", text.casefold()).casefold()
    letters = "".join(_ascii_digit(char) for char in letters if not unicodedata.combining(char))
    letters = _APOSTROPHES.sub("", letters.translate(_LETTERS))
    return _NOT_A_WORD.sub(" ", letters).strip()


def key_of(words: list[str]) -> str:
    """What a name is looked up by; without spaces, so that "De Kalb" and "DeKalb" are one."""
    return "".join(words)


def fold_key(text: str) -> str:
    """The key of a whole text."""
    return key_of(fold(text))


def _ascii_digit(char: str) -> str:
    """The digit 0–9 of any script's digit; other characters stay."""
    return str(unicodedata.decimal(char)) if char.isdecimal() else char
