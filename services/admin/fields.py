"""Form fields that forgive how people type: codes in any case, lists as words."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LINE_BREAKING = frozenset({"Cc", "Zl", "Zp"})


def validate_one_line(text: str) -> None:
    """Refuse line breaks and control characters, which a one-line field would hide."""
    if any(unicodedata.category(character) in LINE_BREAKING for character in text):
        raise ValidationError(_("Type this in one line."))


class CodeField(forms.CharField):
    """A code in capitals, such as US, US-PA or USD, typed in any case."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").upper()


class WordsField(forms.CharField):
    """A list of words without spaces, typed with commas, spaces or line breaks between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "")
        return list(dict.fromkeys(text.replace(",", " ").split()))

    def run_validators(self, value: Any) -> None:
        """Check each word; an error names the first that is wrong."""
        for word in value:
            super().run_validators(word)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != (initial or []))
