"""Cells cleaned, and texts turned into the values that a field can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from services.curation.documents import plain
from services.models.validation import BIDI_CONTROLS

from .fields import is_long_text, model_field

NULLS = frozenset({"", "na", "n/a", "n.a.", "null", "none", "nan", "#n/a", "-", "--"})
YES = frozenset({"yes", "y", "true", "t", "1", "x", "✓", "✔"})
NO = frozenset({"no", "n", "false", "f", "0"})
LINE_BREAKS = re.compile(r"\s*[\r\n\v\f\u2028\u2029]+\s*")
SPACES = re.compile(r"[^\S\n]+")
BRACKETS = "[]<>"


def clean_cells(cells: Mapping[str, str], blank: Iterable[str]) -> dict[str, str]:
    """The cells without hidden characters, and those that mean “nothing” empty."""
    nothing = NULLS | {word.casefold() for word in blank}
    cleaned = {column: clean(text) for column, text in cells.items()}
    return {column: "" if text.casefold() in nothing else text for column, text in cleaned.items()}


def clean(text: str) -> str:
    """Composed letters, plain spaces and line breaks, no control or direction characters."""
    text = LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    kept = "".join(character for character in text if is_kept(character))
    return SPACES.sub(" ", kept).strip()


def is_kept(character: str) -> bool:
    if character in "\n\t":
        return True
    return character not in BIDI_CONTROLS and unicodedata.category(character) not in {
        "Cc",
        "Cf",
        "Cs",
    }


def yes_or_no(text: str) -> bool | None:
    """None if the text says neither."""
    word = text.casefold()
    return True if word in YES else False if word in NO else None


def one_line(name: str, text: str) -> str:
    """The text as its field holds it: lines of an address joined by commas, names by spaces."""
    if is_long_text(name):
        return text
    separator = ", " if ".address" in name else " "
    return separator.join(line.strip().rstrip(",") for line in text.splitlines())


def field_value(name: str, text: str) -> tuple[Any, str]:
    """The value of a field and why it was left empty, if it had to be."""
    field = model_field(name)
    text = one_line(name, text)
    if not text:
        return ("" if isinstance(field, models.CharField | models.TextField) else None), ""
    if isinstance(field, models.URLField):
        text = web_address(text)
    try:
        return plain(field.clean(text, None)), ""
    except ValidationError as error:
        return field_value(name, "")[0], f"{name}: “{shortened(text)}” was left out: " + " ".join(
            error.messages
        )


def web_address(text: str) -> str:
    """A link as people type it: without brackets, and with https:// if it has no scheme."""
    text = text.strip(BRACKETS + " ")
    return text if "://" in text or not re.match(r"[\w-]+(\.[\w-]+)+", text) else f"https://{text}"


def shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[:length]}…"
