"""The one row of settings of this directory."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from services.curation.versions import public_changed
from services.models import DirectorySettings, EmergencyNumber, Hotline
from services.models.validation import validate_country
from services.vocabulary import ServiceKind

from .fields import WordsField
from .forms import CODE_FIELDS, TextForm
from .inlines import ListInline
from .versioned import HistoryAdmin


class CountryWordsField(WordsField):
    def to_python(self, value: Any) -> Any:
        return [word.upper() for word in super().to_python(value)]


class DirectorySettingsForm(TextForm):
    countries_served = CountryWordsField(
        label=_("Countries served"),
        validators=[validate_country],
        help_text=_("Two-letter codes such as US, CA; the first is the default country."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the site"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("English is always there. What you add here has pages of its own."),
    )
    kinds_shown = forms.MultipleChoiceField(
        label=_("Kinds shown"),
        choices=ServiceKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )


class CountryForm(TextForm):
    class Meta:
        field_classes = CODE_FIELDS


class EmergencyNumberInline(ListInline):
    model = EmergencyNumber
    form = CountryForm
    fields = (("country", "number"),)


class HotlineInline(ListInline):
    model = Hotline
    form = CountryForm
    fields = (("country", "name", "number"), ("description", "checked_on", "position"))


@admin.register(DirectorySettings)
class DirectorySettingsAdmin(HistoryAdmin):
    form = DirectorySettingsForm
    inlines = (EmergencyNumberInline, HotlineInline)
    fields = (
        "name",
        ("contact_email", "contact_phone"),
        "countries_served",
        ("distance_unit", "stale_after_days"),
        "languages",
        "kinds_shown",
        "leave_page_url",
        "short_name",
        "has_plain_titles",
        "is_demo",
    )

    def save_related(self, *args: Any) -> None:
        super().save_related(*args)
        public_changed()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(super().has_add_permission(request)) and not DirectorySettings.objects.exists()

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Go straight to the one row."""
        row = DirectorySettings.objects.first()
        if row is None:
            response: HttpResponse = super().changelist_view(request, extra_context)
            return response
        return redirect("admin:services_directorysettings_change", row.pk)
