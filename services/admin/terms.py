"""The terms of the vocabulary; staff may add some."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from services.curation.versions import public_changed
from services.models import TaxonomyTerm

from .curated import RemovedFilter
from .fields import WordsField
from .forms import VERSION_FIELD
from .translations import TranslatedAdmin, TranslatedForm


class TermForm(TranslatedForm):
    translated = ("name",)

    samhsa_codes = WordsField(label=_("SAMHSA codes"), required=False)


@admin.register(TaxonomyTerm)
class TermAdmin(TranslatedAdmin):
    form = TermForm
    list_display = ("name", "taxonomy", "code", "position", "description")
    list_filter = (RemovedFilter, "taxonomy")
    search_fields = ("name", "description", "code")
    fields = ("taxonomy", "code", "name", "description", "position", "samhsa_codes", VERSION_FIELD)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Links, imports and search rows name a term by its list and code."""
        return ("taxonomy", "code") if obj else ()

    def save_model(self, *args: Any) -> None:
        super().save_model(*args)
        public_changed()
