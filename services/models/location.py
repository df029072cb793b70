from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from services.geo.sphere import LatLng
from services.vocabulary import (
    PRIVACY_WITHOUT_PIN,
    AddressPrivacy,
    LocationType,
    PinAccuracy,
    PinSource,
)

from .base import Curated, Sourced
from .constraints import (
    both_or_none,
    country_code,
    in_range,
    one_of,
    rule,
    state_in_country,
    web_address,
)
from .validation import validate_country, validate_subdivision, validate_time_zone

NO_PIN = Q(latitude__isnull=True, longitude__isnull=True)
NO_PUBLIC_PIN = Q(public_latitude__isnull=True, public_longitude__isnull=True)


class Location(Curated, Sourced):
    """Where services are (HSDS location and address), with a true and a public pin.

    Latitudes and longitudes are WGS 84 degrees. `curation.locating` derives the public pin;
    no public surface reads the true one.
    """

    location_type = models.CharField(
        _("type"), max_length=10, choices=LocationType.choices, default=LocationType.PHYSICAL
    )
    name = models.CharField(_("name of the place"), max_length=200, blank=True)
    alternate_name = models.CharField(_("other name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    transportation = models.TextField(_("how to get there"), blank=True)
    url = models.URLField(_("link to join online"), max_length=500, blank=True)
    address_1 = models.CharField(_("street address"), max_length=200, blank=True)
    address_2 = models.CharField(_("suite, floor or entrance"), max_length=200, blank=True)
    city = models.CharField(_("town or city"), max_length=100, blank=True)
    state_province = models.CharField(
        _("state or province code"),
        max_length=6,
        blank=True,
        validators=[validate_subdivision],
        help_text=_("With its country, such as US-PA."),
    )
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    country = models.CharField(
        _("country code"), max_length=2, blank=True, validators=[validate_country]
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    pin_source = models.CharField(
        _("where the pin came from"), max_length=10, blank=True, choices=PinSource.choices
    )
    pin_accuracy = models.CharField(
        _("how sure the pin is"), max_length=12, blank=True, choices=PinAccuracy.choices
    )
    address_privacy = models.CharField(
        _("how much of the address to show"),
        max_length=15,
        choices=AddressPrivacy.choices,
        default=AddressPrivacy.EXACT,
    )
    public_latitude = models.FloatField(_("public latitude"), null=True, blank=True, editable=False)
    public_longitude = models.FloatField(
        _("public longitude"), null=True, blank=True, editable=False
    )
    timezone = models.CharField(
        _("time zone"), max_length=50, blank=True, validators=[validate_time_zone]
    )

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        ordering: ClassVar = ["country", "state_province", "city", "address_1"]
        constraints: ClassVar = [
            *Curated.Meta.constraints,
            *Sourced.Meta.constraints,
            one_of("location_type_known", "location_type", LocationType),
            web_address("location_url_http", "url"),
            country_code("location_country_shaped", "country"),
            state_in_country("location_state_in_country"),
            one_of("location_privacy_known", "address_privacy", AddressPrivacy),
            one_of("location_pin_source_known", "pin_source", PinSource, blank=True),
            one_of("location_pin_accuracy_known", "pin_accuracy", PinAccuracy, blank=True),
            both_or_none(
                "location_pin_complete",
                "latitude",
                "longitude",
                _("Give both latitude and longitude, or neither."),
            ),
            in_range("location_latitude_range", "latitude", -90, 90),
            in_range("location_longitude_range", "longitude", -180, 180),
            rule(
                "location_not_null_island",
                NO_PIN | ~Q(latitude=0) | ~Q(longitude=0),
                _("0,0 is in the sea: leave the pin empty if it is not known."),
            ),
            rule(
                "location_pin_explained",
                (NO_PIN & Q(pin_source="", pin_accuracy=""))
                | (Q(latitude__isnull=False) & ~Q(pin_source="") & ~Q(pin_accuracy="")),
                _("Say where the pin came from and how sure it is."),
            ),
            rule(
                "location_virtual_has_no_pin",
                ~Q(location_type=LocationType.VIRTUAL) | NO_PIN,
                _("An online or phone service has no pin; give it a service area."),
            ),
            rule(
                "location_has_country",
                Q(location_type=LocationType.VIRTUAL) | ~Q(country=""),
                _("Give the country of the place."),
            ),
            both_or_none(
                "location_public_pin_complete",
                "public_latitude",
                "public_longitude",
                _("The public pin needs both latitude and longitude."),
            ),
            in_range("location_public_latitude_range", "public_latitude", -90, 90),
            in_range("location_public_longitude_range", "public_longitude", -180, 180),
            rule(
                "location_hidden_has_no_public_pin",
                ~Q(address_privacy__in=PRIVACY_WITHOUT_PIN) | NO_PUBLIC_PIN,
                _("A hidden address must not have a public pin."),
            ),
            rule(
                "location_public_pin_needs_pin",
                NO_PUBLIC_PIN | Q(latitude__isnull=False),
                _("A public pin is made from the true pin."),
            ),
            rule(
                "location_exact_pin_is_public",
                ~Q(address_privacy=AddressPrivacy.EXACT)
                | (NO_PIN & NO_PUBLIC_PIN)
                | Q(public_latitude=F("latitude"), public_longitude=F("longitude")),
                _("A full address shows its true pin."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or ", ".join(filter(None, [self.address_1, self.city])) or str(self.pk)

    @property
    def pin(self) -> LatLng | None:
        """The true pin: for staff, never for a public page."""
        if self.latitude is None or self.longitude is None:
            return None
        return LatLng(self.latitude, self.longitude)

    @property
    def public_pin(self) -> LatLng | None:
        if self.public_latitude is None or self.public_longitude is None:
            return None
        return LatLng(self.public_latitude, self.public_longitude)
