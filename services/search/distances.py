"""Distances as people read them."""

from __future__ import annotations

import math
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.vocabulary import DistanceUnit

REMEMBERED = 2048
KM_PER_UNIT = {DistanceUnit.MILES: 1.609344, DistanceUnit.KILOMETRES: 1.0}

STEPS = {
    DistanceUnit.MILES: (1, 2, 5, 10, 25, 50, 100),
    DistanceUnit.KILOMETRES: (1, 2, 5, 10, 25, 50, 100, 160),
}
"""The radii to choose from; without a choice the smallest with enough cards."""

FINER_STEPS = (0.25, 0.5)
"""Below the first step, in either unit: only where it holds too many to look at."""


def to_km(distance: float, unit: DistanceUnit) -> float:
    return distance * KM_PER_UNIT[unit]


def from_km(km: float, unit: DistanceUnit) -> float:
    return km / KM_PER_UNIT[unit]


def short_distance(km: float, unit: DistanceUnit) -> str:
    """“1.2 mi”: to a tenth below 10 and to one above."""
    return short_length(from_km(km, unit), unit)


def short_length(distance: float, unit: DistanceUnit) -> str:
    """A distance that is in `unit` already, as `short_distance` writes it."""
    return with_sign(number_text(distance), unit)


def spoken_distance(km: float, unit: DistanceUnit) -> str:
    """“1.2 miles away”, for screen readers and the listing page."""
    return spoken_length(from_km(km, unit), unit)


def spoken_length(distance: float, unit: DistanceUnit) -> str:
    values = {"number": number_text(distance), "unit": unit.label}
    return _("%(number)s %(unit)s away") % values


def number_text(distance: float) -> str:
    if distance < 0.1:
        return _("under %(number)s") % {"number": number_format(0.1, 1)}
    return str(number_format(rounded(distance), 1 if distance < 9.95 else 0))


def rounded(distance: float) -> float:
    """As `number_format` does not: it cuts decimals off."""
    return round(distance, 1 if distance < 9.95 else 0)


def rough_distance(km: float, unit: DistanceUnit) -> str:
    """“about 3 mi” to a pin that may be away from the door: no more precise than is known."""
    return rough_length(round(from_km(km, unit)), unit)


def rough_length(distance: int, unit: DistanceUnit) -> str:
    if distance < 1:
        return _("close by")
    return _("about %(distance)s") % {"distance": with_sign(number_format(distance), unit)}


def with_sign(number: str, unit: DistanceUnit) -> str:
    """“5 mi”: the signs are letters, and not the same in every script."""
    text = _("%(distance)s mi") if unit == DistanceUnit.MILES else _("%(distance)s km")
    return text % {"distance": number}


def distance_words(
    km: float, unit: DistanceUnit, language: str, *, is_rough: bool
) -> tuple[str, str]:
    """To read and to hear; no more precise than the pin is."""
    distance = from_km(km, unit)
    if is_rough:
        return words_in(language, round(distance), unit, is_rough=True)
    return words_in(language, rounded(distance) if distance >= 0.1 else 0, unit, is_rough=False)


@lru_cache(maxsize=REMEMBERED)
def words_in(
    _language: str, distance: float, unit: DistanceUnit, *, is_rough: bool
) -> tuple[str, str]:
    if is_rough:
        rough = rough_length(int(distance), unit)
        return rough, rough
    return short_length(distance, unit), spoken_length(distance, unit)


def radius_words(radius: float, unit: DistanceUnit) -> str:
    """“1 mile”, “2.5 miles”, “10 kilometres”; below 1 “half a mile”, “500 metres”."""
    if unit == DistanceUnit.KILOMETRES and radius < 1:
        metres = round(radius * 1000)
        words = ngettext("%(number)s metre", "%(number)s metres", metres)
        return words % {"number": number_format(metres)}
    if unit == DistanceUnit.MILES and radius in FINER_STEPS:
        return _("half a mile") if radius == 0.5 else _("a quarter of a mile")
    number = number_format(int(radius) if radius == int(radius) else radius)
    if unit == DistanceUnit.KILOMETRES:
        words = ngettext("%(number)s kilometre", "%(number)s kilometres", math.ceil(radius))
    else:
        words = ngettext("%(number)s mile", "%(number)s miles", math.ceil(radius))
    return words % {"number": number}
