"""Some texts of a row in the other languages of the site, saved with it and part of its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest
from django.utils.translation import get_language_info

from services.models import Curated, DirectorySettings

from .curated import CuratedAdmin
from .forms import CuratedForm

NAMES = dict(settings.LANGUAGES)


@dataclass(frozen=True)
class Translation:
    """A column in a language, and the name of its field."""

    language: str
    column: str

    @property
    def name(self) -> str:
        return f"{self.column}_{self.language}"


def offered(columns: tuple[str, ...]) -> Iterator[Translation]:
    """These columns in each language that the site offers beside its own."""
    for language in DirectorySettings.objects.load().languages:
        if language != settings.LANGUAGE_CODE:
            yield from (Translation(language, column) for column in columns)


class TranslatedForm(CuratedForm):
    """A form with fields for `translated` in the other languages; they may be empty."""

    translated: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = tuple(offered(self.translated))
        for one in self.others:
            self.fields[one.name] = self.field_of(one)
            texts = self.instance.translations.get(one.language, {})
            self.initial[one.name] = texts.get(one.column, "")

    def field_of(self, one: Translation) -> forms.CharField:
        """The field of the column, in its language and direction."""
        column: Any = self._meta.model._meta.get_field(one.column)
        label = str(column.verbose_name)
        field: forms.CharField = column.formfield(required=False, help_text="")
        field.label = f"{label[:1].upper()}{label[1:]} – {NAMES[one.language]}"
        field.validators = [*field.validators, *self.text_validators(field)]
        is_rtl = get_language_info(one.language)["bidi"]
        field.widget.attrs |= {"lang": one.language, "dir": "rtl" if is_rtl else "ltr"}
        return field

    def clean(self) -> dict[str, Any] | None:
        """Take over what was typed; languages that are not offered keep what they have."""
        cleaned = super().clean()
        texts = {code: {**columns} for code, columns in self.instance.translations.items()}
        for one in self.others:
            texts.setdefault(one.language, {})[one.column] = self.cleaned_data.get(one.name, "")
        self.instance.translations = without_empty(texts)
        return cleaned


def without_empty(texts: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    said = {
        code: {name: text for name, text in columns.items() if text}
        for code, columns in texts.items()
    }
    return {code: columns for code, columns in said.items() if columns}


class TranslatedAdmin(CuratedAdmin):
    """An admin whose form is a TranslatedForm: one part of the form for each language."""

    def get_form(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """The fields of other languages are no columns, so the form adds them itself."""
        names = {one.name for one in offered(self.columns)}
        fields = options.pop("fields", None) or flatten_fieldsets(self.get_fieldsets(request, obj))
        options["fields"] = [name for name in fields if name not in names]
        return super().get_form(request, obj, **options)

    def get_fieldsets(self, request: HttpRequest, obj: Curated | None = None) -> list[Any]:
        fieldsets = super().get_fieldsets(request, obj)
        if obj and not self.has_change_permission(request, obj):
            return fieldsets
        by_language: dict[str, list[str]] = {}
        for one in offered(self.columns):
            by_language.setdefault(one.language, []).append(one.name)
        parts = [
            (NAMES[language], {"fields": names, "classes": ("collapse",)})
            for language, names in by_language.items()
        ]
        return [*fieldsets, *parts]

    @property
    def columns(self) -> tuple[str, ...]:
        form: Any = self.form
        columns: tuple[str, ...] = form.translated
        return columns
