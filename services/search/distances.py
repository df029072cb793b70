"""Distances as people read them."""

from __future__ import annotations

import math

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.vocabulary import DistanceUnit

KM_PER_UNIT = {DistanceUnit.MILES: 1.609344, DistanceUnit.KILOMETRES: 1.0}

STEPS = {
    DistanceUnit.MILES: (1, 2, 5, 10, 25, 50, 100),
    DistanceUnit.KILOMETRES: (1, 2, 5, 10, 25, 50, 100, 160),
}
"""The radii to choose from; without a choice the smallest with enough cards."""


def to_km(distance: float, unit: DistanceUnit) -> float:
    return distance * KM_PER_UNIT[unit]


def from_km(km: float, unit: DistanceUnit) -> float:
    return km / KM_PER_UNIT[unit]


def short_distance(km: float, unit: DistanceUnit) -> str:
    """“1.2 mi”: to a tenth below 10 and to one above."""
    return short_length(from_km(km, unit), unit)


def short_length(distance: float, unit: DistanceUnit) -> str:
    """A distance that is in `unit` already, as `short_distance` writes it."""
    if distance < 0.1:
        text = _("under %(number)s") % {"number": number_format(0.1, 1)}
    else:
        decimals = 1 if distance < 9.95 else 0
        # number_format cuts decimals off instead of rounding.
        text = number_format(round(distance, decimals), decimals)
    return f"{text} {unit.value}"


def spoken_distance(km: float, unit: DistanceUnit) -> str:
    """“1.2 miles away”, for screen readers and the listing page."""
    number = short_distance(km, unit).removesuffix(unit.value).strip()
    return _("%(number)s %(unit)s away") % {"number": number, "unit": unit.label}


def rough_distance(km: float, unit: DistanceUnit) -> str:
    """“about 3 mi” to a pin that may be away from the door: no more precise than is known."""
    distance = round(from_km(km, unit))
    if distance < 1:
        return _("close by")
    return _("about %(distance)s") % {"distance": f"{number_format(distance)} {unit.value}"}


def radius_words(radius: float, unit: DistanceUnit) -> str:
    """“1 mile”, “2.5 miles”, “10 kilometres”."""
    number = number_format(int(radius) if radius == int(radius) else radius)
    if unit == DistanceUnit.KILOMETRES:
        words = ngettext("%(number)s kilometre", "%(number)s kilometres", math.ceil(radius))
    else:
        words = ngettext("%(number)s mile", "%(number)s miles", math.ceil(radius))
    return words % {"number": number}
