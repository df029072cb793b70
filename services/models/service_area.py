from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.vocabulary import AreaExtent

from .base import Identified
from .constraints import country_code, exactly_one, in_range, one_of, rule, state_in_country
from .validation import validate_country, validate_subdivision

CIRCLE = ("latitude", "longitude", "radius_km")
NO_CIRCLE = Q(**{f"{field}__isnull": True for field in CIRCLE})


class ServiceArea(Identified):
    """Where a service without a door serves (HSDS service_area); one row per area."""

    service = models.ForeignKey(
        "services.Service", models.CASCADE, null=True, blank=True, related_name="service_areas"
    )
    service_at_location = models.ForeignKey(
        "services.ServiceAtLocation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="service_areas",
    )
    extent_type = models.CharField(_("kind of area"), max_length=12, choices=AreaExtent.choices)
    country = models.CharField(
        _("country code"), max_length=2, blank=True, validators=[validate_country]
    )
    state_province = models.CharField(
        _("state or province code"), max_length=6, blank=True, validators=[validate_subdivision]
    )
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    latitude = models.FloatField(_("latitude of the middle"), null=True, blank=True)
    longitude = models.FloatField(_("longitude of the middle"), null=True, blank=True)
    radius_km = models.FloatField(_("radius in km"), null=True, blank=True)

    class Meta:
        verbose_name = _("service area")
        verbose_name_plural = _("service areas")
        constraints: ClassVar = [
            exactly_one(
                "servicearea_one_owner",
                ["service", "service_at_location"],
                _("A service area belongs to a service or to a listing."),
            ),
            one_of("servicearea_extent_known", "extent_type", AreaExtent),
            country_code("servicearea_country_shaped", "country"),
            state_in_country("servicearea_state_in_country"),
            rule(
                "servicearea_fields_fit_extent",
                (Q(extent_type=AreaExtent.COUNTRY, state_province="", postal_code="") & NO_CIRCLE)
                | (
                    Q(extent_type=AreaExtent.SUBDIVISION, postal_code="")
                    & ~Q(state_province="")
                    & NO_CIRCLE
                )
                | (Q(extent_type=AreaExtent.POSTAL_CODE) & ~Q(postal_code="") & NO_CIRCLE)
                | Q(
                    extent_type=AreaExtent.CIRCLE,
                    state_province="",
                    postal_code="",
                    **{f"{field}__isnull": False for field in CIRCLE},
                ),
                _("Fill in what belongs to this kind of area, and nothing else."),
            ),
            rule("servicearea_country_given", ~Q(country=""), _("Give the country of the area.")),
            in_range("servicearea_latitude_range", "latitude", -90, 90),
            in_range("servicearea_longitude_range", "longitude", -180, 180),
            in_range("servicearea_radius_range", "radius_km", 0.1, 1000),
        ]

    def __str__(self) -> str:
        if self.extent_type == AreaExtent.CIRCLE:
            return f"{self.radius_km:g} km"
        return self.postal_code or self.state_province or self.country
