"""Locations: where services are, and how much of that the public may know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from services.curation import pinning
from services.models import Location, ServiceAtLocation
from services.vocabulary import APPROXIMATE_ACCURACY, LocationType, PinSource

from .curated import Link, RemovedFilter, count_of
from .forms import VERSION_FIELD
from .hours import ScheduleInline
from .inlines import FactInline, LanguageInline, PhoneInline
from .translations import TranslatedAdmin, TranslatedForm

CONFIRM_FIELD = "confirm_pin"


class LocationForm(TranslatedForm):
    """An address with an optional pin; a pin that does not fit the address asks back."""

    translated = ("transportation",)
    latitude = forms.FloatField(
        label=_("Latitude"),
        required=False,
        min_value=-90,
        max_value=90,
        help_text=_("Such as 39.9526. Leave both empty to use the postal code or town."),
    )
    longitude = forms.FloatField(
        label=_("Longitude"),
        required=False,
        min_value=-180,
        max_value=180,
        help_text=_("Such as -75.1652: negative in the Americas."),
    )
    confirm_pin = forms.BooleanField(
        label=_("The pin is right although it is far from the address"), required=False
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("location_type") == LocationType.VIRTUAL:
            self.cleaned_data.update(latitude=None, longitude=None)
        elif not pinning.PIN_FIELDS & set(self.errors):
            self.clean_pin()
        return cleaned

    def clean_pin(self) -> None:
        """Both numbers or none, not in the sea off Africa, and near the address."""
        latitude, longitude = self.cleaned_data.get("latitude"), self.cleaned_data.get("longitude")
        if (latitude is None) != (longitude is None):
            missing = "latitude" if latitude is None else "longitude"
            self.add_error(missing, _("Give both latitude and longitude, or neither."))
        elif latitude == 0 and longitude == 0:
            message = _("0,0 is in the sea: leave the pin empty if it is not known.")
            self.add_error("latitude", message)
        elif latitude is not None and pinning.PIN_FIELDS & set(self.changed_data):
            self.clean_distance(latitude, longitude)

    def clean_distance(self, latitude: float, longitude: float | None) -> None:
        """Ask back about a typed pin that is far from the address."""
        address = {field: self.cleaned_data.get(field, "") for field in pinning.MOVING_FIELDS}
        place = Location(latitude=latitude, longitude=longitude, **address)
        doubt = pinning.doubt_about(place)
        if doubt is None or self.cleaned_data.get(CONFIRM_FIELD):
            return
        if doubt.is_swapped:
            self.add_error("latitude", _("Latitude and longitude seem to be swapped."))
            return
        message = _("The pin is %(km)d km from this address. If it is right, tick the box below.")
        self.add_error("latitude", ValidationError(message, params={"km": doubt.distance_km}))


@admin.register(Location)
class LocationAdmin(TranslatedAdmin):
    form = LocationForm
    form_only = (VERSION_FIELD, CONFIRM_FIELD)
    list_display = (
        "__str__",
        "city",
        "state_province",
        "address_privacy",
        "pin_accuracy",
        "stop_count",
    )
    list_filter = (RemovedFilter, "address_privacy", "location_type", "pin_accuracy", "country")
    search_fields = ("name", "alternate_name", "address_1", "city", "postal_code")
    inlines = (ScheduleInline, PhoneInline, FactInline, LanguageInline)
    readonly_fields = ("pin_source", "pin_accuracy", "source", "external_id")
    fieldsets = (
        (None, {"fields": ("name", "location_type", VERSION_FIELD)}),
        (
            _("Address"),
            {
                "fields": (
                    "address_1",
                    "address_2",
                    "city",
                    ("state_province", "postal_code", "country"),
                )
            },
        ),
        (
            _("Who may know the address"),
            {
                "fields": ("address_privacy",),
                "description": _(
                    "Only the first choice shows the street. The last three show no pin at all."
                ),
            },
        ),
        (
            _("Pin on the map"),
            {"fields": ("latitude", "longitude", CONFIRM_FIELD, ("pin_source", "pin_accuracy"))},
        ),
        (_("For visitors"), {"fields": ("transportation", "url", "alternate_name", "description")}),
        (
            _("More"),
            {
                "fields": ("timezone", "source", "external_id"),
                "classes": ("collapse",),
                "description": _("The time zone follows from the pin where there is one."),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Location]:
        locations: QuerySet[Location] = super().get_queryset(request)
        number = count_of(ServiceAtLocation.objects.current(), "location")
        return locations.annotate(current_stops=number)

    @admin.display(description=_("services there"), ordering="current_stops")
    def stop_count(self, row: Any) -> int:
        return int(row.current_stops)

    def links(self, row: Location) -> list[Link]:
        """Its listings, and a form for one more."""
        listings = reverse("admin:services_serviceatlocation_changelist")
        another = reverse("admin:services_serviceatlocation_add")
        return [
            Link(str(_("Listings")), f"{listings}?location__id__exact={row.pk}"),
            Link(str(_("Add a listing")), f"{another}?location={row.pk}"),
        ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        pinning.repin(obj, changed=form.changed_data)
        super().save_model(request, obj, form, change)
        if problem := pin_problem(obj, form.changed_data):
            self.message_user(request, problem, messages.WARNING)


def pin_problem(location: Location, changed: list[str]) -> str:
    """What a person should know about the pin that was saved; empty if all is well."""
    moved = pinning.MOVING_FIELDS.intersection(changed)
    if location.pin is None:
        is_place = location.location_type != LocationType.VIRTUAL
        return (
            _now("No pin was found for this address: type one if you know it.") if is_place else ""
        )
    if location.pin_accuracy in APPROXIMATE_ACCURACY and moved:
        return _now(
            "The pin is the middle of the postal code or town: type a better one if you can."
        )
    if location.pin_source == PinSource.STAFF and moved and not pinning.PIN_FIELDS & set(changed):
        return _now("The address changed and the pin did not: check that it is still right.")
    return ""
