"""The country in which a number without a country code is read."""

from __future__ import annotations

from django.db import models

from services.models import DirectorySettings, Location, Service, ServiceAtLocation


def country_of(owner: models.Model) -> str:
    """The country of the owner's place, or else the first country that the directory serves."""
    return place_country(owner) or default_country()


def place_country(owner: models.Model) -> str:
    if isinstance(owner, Location):
        return owner.country
    if isinstance(owner, ServiceAtLocation):
        location = Location.objects.filter(pk=owner.location_id).first()
        return str(location.country) if location else ""
    if isinstance(owner, Service) and not owner._state.adding:
        countries = owner.stops.exclude(location__country="")
        return countries.values_list("location__country", flat=True).first() or ""
    return ""


def default_country() -> str:
    return str(DirectorySettings.objects.load().default_country)
