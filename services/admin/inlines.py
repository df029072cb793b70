"""The lists that belong to an organization, service, location or listing."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from services.curation.dialling import country_of
from services.curation.phones import NotAPhoneNumber, display_phone, parse_phone
from services.models import Attribute, Language, Phone, ServiceArea, ServiceAtLocation
from services.vocabulary import Publication

from .forms import CODE_FIELDS, TextForm
from .picking import PickingMixin

TYPED_PHONE_LENGTH = 60
NEEDS_AREA = _(
    "It has no pin that people may see. Add the area that it serves, or leave it as a draft."
)


class ListFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows of which no two may have the same `once_by` value."""

    once_by = ""

    def kept_forms(self) -> list[Any]:
        """The rows that will be there after saving."""
        return [
            form
            for form in self.forms
            if getattr(form, "cleaned_data", None) and not form.cleaned_data.get("DELETE")
        ]

    def clean(self) -> None:
        super().clean()
        values = Counter(form.cleaned_data.get(self.once_by) for form in self.kept_forms())
        twice = [str(value) for value, times in values.items() if value and times > 1]
        if self.once_by and twice:
            message = _("“%(value)s” is there twice: remove one.")
            raise ValidationError(message, params={"value": twice[0]})


class ListInline(PickingMixin, admin.StackedInline):  # type: ignore[type-arg]
    """Stacked, since its lines wrap on a phone; people add rows when they need them."""

    extra = 0
    form = TextForm
    formset = ListFormSet


class PhoneForm(TextForm):
    """A number as people type it; saved as it is dialled."""

    number = forms.CharField(
        label=_("Number"),
        max_length=TYPED_PHONE_LENGTH,
        help_text=_("Such as 215-555-0123, or 988."),
    )

    def __init__(self, *args: Any, formset: PhoneFormSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formset = formset
        if self.instance.number:
            country = formset.country
            self.initial["number"] = display_phone(self.instance.number, "", country=country)

    def clean(self) -> dict[str, Any] | None:
        """Read the number in the country of the place; an extension may be typed with it."""
        cleaned = super().clean()
        typed = self.cleaned_data.get("number")
        if typed is None or self.cleaned_data.get("DELETE"):
            return cleaned
        try:
            number, extension = parse_phone(typed, country=self.formset.country)
        except NotAPhoneNumber:
            message = _("“%(typed)s” is not one phone number. Type one such as +1 215 555 0123.")
            self.add_error("number", ValidationError(message, params={"typed": typed}))
            return cleaned
        self.cleaned_data["number"] = number
        self.cleaned_data["extension"] = self.cleaned_data.get("extension") or extension[:10]
        return cleaned


class PhoneFormSet(ListFormSet):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "formset": self}

    @cached_property
    def country(self) -> str:
        """Asked when the first number is read: by then the form has set the owner's place."""
        return country_of(self.instance)


class PhoneInline(ListInline):
    model = Phone
    form = PhoneForm
    formset = PhoneFormSet
    fields = (("number", "extension", "type"), ("description", "position"))


class FactFormSet(ListFormSet):
    once_by = "term"


class FactInline(ListInline):
    """Yes or no; what is not known has no row."""

    model = Attribute
    formset = FactFormSet
    fields = (("term", "value", "checked_on"),)
    autocomplete_fields = ("term",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("term")


class LanguageForm(TextForm):
    code = forms.CharField(
        label=_("Language code"),
        max_length=12,
        help_text=_("Such as en, es, zh or ht; ase for American Sign Language."),
        validators=[
            RegexValidator(
                r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("Use a language code such as es or zh.")
            )
        ],
    )

    def clean_code(self) -> str:
        language, hyphen, rest = str(self.cleaned_data["code"]).partition("-")
        return f"{language.lower()}{hyphen}{rest}"


class LanguageFormSet(ListFormSet):
    once_by = "code"


class LanguageInline(ListInline):
    model = Language
    form = LanguageForm
    formset = LanguageFormSet
    fields = (("code", "note"),)
    verbose_name_plural = _("languages spoken there")


class AreaForm(TextForm):
    class Meta:
        field_classes = CODE_FIELDS


class AreaFormSet(ListFormSet):
    """A published listing without a pin must say where it serves."""

    def clean(self) -> None:
        super().clean()
        if isinstance(self.instance, ServiceAtLocation) and self.needs_area(self.instance):
            raise ValidationError(NEEDS_AREA)

    def needs_area(self, listing: ServiceAtLocation) -> bool:
        owners = (listing.location_id, listing.service_id)
        if None in owners or listing.publication != Publication.PUBLISHED or self.kept_forms():
            return False
        has_pin = listing.location.public_pin is not None
        return not has_pin and not listing.service.service_areas.exists()


class AreaInline(ListInline):
    model = ServiceArea
    form = AreaForm
    formset = AreaFormSet
    fields = (
        ("extent_type", "country"),
        ("state_province", "postal_code"),
        ("latitude", "longitude", "radius_km"),
    )
    verbose_name_plural = _("areas it serves (needed when there is no pin)")


class StopForm(TextForm):
    def clean(self) -> dict[str, Any] | None:
        """Refuse to publish a stop that no search could find."""
        cleaned = super().clean()
        location = self.cleaned_data.get("location")
        is_published = self.cleaned_data.get("publication") == Publication.PUBLISHED
        if location and is_published and location.public_pin is None and not self.has_area():
            self.add_error("publication", NEEDS_AREA)
        return cleaned

    def has_area(self) -> bool:
        service = self.instance.service_id
        return bool(service) and ServiceArea.objects.filter(service=service).exists()


class StopFormSet(ListFormSet):
    once_by = "location"


class StopInline(ListInline):
    """Where a service is; a stop that is there already is edited on its own page."""

    model = ServiceAtLocation
    form = StopForm
    formset = StopFormSet
    fields = (("location", "publication"),)
    autocomplete_fields = ("location",)
    show_change_link = True
    can_delete = False
    verbose_name = _("stop")
    verbose_name_plural = _("places and stops")

    def get_queryset(self, request: HttpRequest) -> Any:
        stops = super().get_queryset(request).filter(deleted_at__isnull=True)
        return stops.select_related("location", "service")

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        # Saving it here too would be a second door to a row that its own form protects.
        return False
