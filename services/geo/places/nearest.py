"""Which row of a table lies nearest to a point, for tables that are packed by key."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from services.geo.sphere import EARTH_RADIUS_KM, LatLng

UNITS_PER_DEGREE = 1_000
"""Coordinates are stored as whole numbers of a thousandth of a degree: 111 metres."""

KM_PER_UNIT = 2 * math.pi * EARTH_RADIUS_KM / 360 / UNITS_PER_DEGREE
ROUND = 360 * UNITS_PER_DEGREE


class Spot(NamedTuple):
    """Where a row lies, in stored units, and its number in the table."""

    latitude: int
    longitude: int
    row: int


class Spots:
    """The rows of a table in order of their latitude: about 12 bytes each."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        ordered = sorted(spots)
        self.latitudes = array("i", (spot.latitude for spot in ordered))
        self.longitudes = array("i", (spot.longitude for spot in ordered))
        self.rows = array("i", (spot.row for spot in ordered))

    def nearest(self, point: LatLng, *, within_km: float) -> int | None:
        """The number of the nearest row, measured on a flat map; None if none is within reach."""
        latitude = round(point.latitude * UNITS_PER_DEGREE)
        longitude = round(point.longitude * UNITS_PER_DEGREE)
        squeeze = math.cos(math.radians(point.latitude))
        best, reach = None, within_km / KM_PER_UNIT
        for place, north in self._outwards(latitude):
            if north > reach:
                break
            east = abs(self.longitudes[place] - longitude)
            away = math.hypot(north, min(east, ROUND - east) * squeeze)
            if away <= reach:
                best, reach = self.rows[place], away
        return best

    def _outwards(self, latitude: int) -> Iterator[tuple[int, int]]:
        """Places in the order of their distance from a parallel, with that distance."""
        above = bisect_left(self.latitudes, latitude)
        below, end = above - 1, len(self.latitudes)
        while below >= 0 or above < end:
            south = latitude - self.latitudes[below] if below >= 0 else ROUND
            north = self.latitudes[above] - latitude if above < end else ROUND
            if south < north:
                yield below, south
                below -= 1
            else:
                yield above, north
                above += 1
