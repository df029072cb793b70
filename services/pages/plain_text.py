"""What visitors type: text and nothing else, never taken for markup, a link or a number."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, UnreadablePostError
from django.utils.translation import gettext_lazy as _

FORM_TYPE = "application/x-www-form-urlencoded"
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, those that turn text around, and what is no character."""


class PlainText(forms.CharField):
    """A text of at most `most` letters, in one line unless `is_long`.

    There is no `maxlength`: browsers would cut pasted text without a word.
    """

    def __init__(self, *, most: int, is_long: bool = False, **options: Any) -> None:
        attrs = {"autocomplete": "off"}
        widget = forms.Textarea({**attrs, "rows": 5}) if is_long else forms.TextInput(attrs)
        super().__init__(widget=widget, **options)
        too_long = _("Make this shorter: %(limit_value)d letters at most. It has %(show_value)d.")
        self.validators.append(MaxLengthValidator(most, too_long))
        self.is_long = is_long

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return text if self.is_long else " ".join(text.split("\n"))


def read_fields(request: HttpRequest) -> dict[str, str]:
    """The fields of a form, the last of each name. Raises BadRequest for what no such form sends."""
    if request.content_type != FORM_TYPE:  # files, above all: they would fill the disk
        raise BadRequest
    try:
        return {name: without_hidden(str(text)) for name, text in request.POST.items()}
    except UnreadablePostError as error:
        raise BadRequest from error


def without_hidden(text: str) -> str:
    """The text without what nobody can see; line ends are all the same."""
    return HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
