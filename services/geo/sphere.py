"""Points on the Earth as unit vectors, and distances between them along the sphere."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.009
"""The mean radius (2a + b) / 3 of WGS 84, the one geopy uses."""


class UnitVector(NamedTuple):
    """A direction from the Earth's centre: x to 0°N 0°E, y to 0°N 90°E, z to the North Pole."""

    x: float
    y: float
    z: float

    def to_lat_lng(self) -> LatLng:
        """The point on the ground in this direction; any length but zero will do."""
        longitude = math.degrees(math.atan2(self.y, self.x))
        latitude = math.degrees(math.atan2(self.z, math.hypot(self.x, self.y)))
        return LatLng(latitude, longitude)


@dataclass(frozen=True, slots=True)
class LatLng:
    """A point on the ground in degrees north and east (WGS 84)."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        """Refuse what is not on the globe, naming the field (ValueError)."""
        _check_degrees("latitude", self.latitude, limit=90)
        _check_degrees("longitude", self.longitude, limit=180)

    def rounded(self, decimals: int) -> LatLng:
        """The same point on a coarser grid: 2 decimals are about a kilometre."""
        return LatLng(round(self.latitude, decimals), round(self.longitude, decimals))

    def unit_vector(self) -> UnitVector:
        """The direction of this point from the Earth's centre."""
        latitude = math.radians(self.latitude)
        longitude = math.radians(self.longitude)
        from_axis = math.cos(latitude)
        return UnitVector(
            from_axis * math.cos(longitude), from_axis * math.sin(longitude), math.sin(latitude)
        )


def _check_degrees(name: str, value: float, *, limit: int) -> None:
    """NaN and infinities fail the comparison too."""
    if not -limit <= value <= limit:
        raise ValueError(f"{name} must be between -{limit} and {limit} degrees, not {value}")


def chord_of_km(km: float) -> float:
    """The straight line through the unit sphere under a ground distance: 2·sin(d / 2R).

    From half the circumference on it stays 2. Raises ValueError for a negative distance and NaN.
    """
    if not km >= 0:
        raise ValueError(f"a distance must be 0 km or more, not {km}")
    return 2 * math.sin(min(km / (2 * EARTH_RADIUS_KM), math.pi / 2))


def km_of_chord(chord: float) -> float:
    """The ground distance over a chord of the unit sphere; a chord above 2 counts as 2."""
    return 2 * EARTH_RADIUS_KM * math.asin(min(chord / 2, 1.0))


def distance_km(a: LatLng, b: LatLng) -> float:
    """Great-circle distance, exact to a micrometre or so from touching points to antipodes."""
    return EARTH_RADIUS_KM * _angle(a.unit_vector(), b.unit_vector())


def _angle(a: UnitVector, b: UnitVector) -> float:
    """Kahan's angle between vectors: 2·atan2(|a − b|, |a + b|), stable at both ends."""
    return 2 * math.atan2(math.dist(a, b), math.hypot(a.x + b.x, a.y + b.y, a.z + b.z))
