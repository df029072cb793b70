"""Texts that people wrote about a place, in the reader's language if somebody translated them."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language

Translations = Mapping[str, Mapping[str, str]]
"""Texts by language and column: {"es": {"name": "Farmacia"}}."""


class Written(str):
    """A text; `language` is its own where that is not the page's, so that the page can mark it."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str = "", language: str = "") -> Written:
        written = super().__new__(cls, text)
        written.language = language
        return written


def in_language_of_reader(original: str, column: str, translations: Translations) -> Written:
    """The translation for the page's language, else what was written in the directory's own."""
    reading = get_language() or settings.LANGUAGE_CODE
    if translated := translations.get(reading, {}).get(column):
        return Written(translated)
    return Written(original, "" if reading == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE)
