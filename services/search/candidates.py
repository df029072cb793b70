"""The rows that a search looks at, nearest first, in few short reads of the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.geo.sphere import LatLng
from services.geo.voxels import MAX_RADIUS_KM
from services.models.nearest import (
    WITHOUT_PLACE,
    Condition,
    NearRow,
    ServedPlace,
    closer_than,
    likely_reach_km,
    of_area,
    read_nearest,
    within_km,
)

EVERYTHING = 5.0
"""A squared chord that no two points of the sphere are apart."""

GROWTH = 2


@dataclass(frozen=True)
class Candidates:
    """The nearest rows; none is missing whose squared chord is below `complete_to`."""

    places: tuple[NearRow, ...]
    serving: tuple[NearRow, ...]
    complete_to: float

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than were read."""
        return self.complete_to < EVERYTHING


def near(
    point: LatLng,
    *,
    rows: int,
    at: datetime,
    narrowing: Sequence[Condition] = (),
    served: ServedPlace | None = None,
) -> Candidates:
    """The nearest `rows` rows within 1,000 km, and all that serve the place without a door.

    The first reach is guessed from how crowded the point is, so that a metropolis is not sorted
    for twenty cards; one that holds too little grows, and nothing nearer is ever missing.
    """
    reach = likely_reach_km(point, rows=rows, narrowing=narrowing)
    while True:
        reach = min(reach, MAX_RADIUS_KM)
        found = read_nearest(
            point,
            within_km(point, reach),
            limit=rows + 1,
            at=at,
            narrowing=narrowing,
            served=served,
        )
        candidates = split(found, rows)
        if candidates.is_cut or reach == MAX_RADIUS_KM:
            return candidates
        reach *= GROWTH


def of_few(
    point: LatLng,
    *,
    rows: int,
    at: datetime,
    narrowing: Sequence[Condition] = (),
    served: ServedPlace | None = None,
) -> Candidates:
    """The same where `narrowing` leaves so few rows that all of them can be looked at."""
    found = read_nearest(
        point,
        closer_than(point, MAX_RADIUS_KM),
        limit=rows + 1,
        at=at,
        narrowing=narrowing,
        served=served,
    )
    return split(found, rows)


def over_area(
    point: LatLng,
    *,
    area: tuple[str, str],
    rows: int,
    at: datetime,
    narrowing: Sequence[Condition] = (),
    served: ServedPlace | None = None,
) -> Candidates:
    """The same over a whole state or country (column, value): the rows nearest to its middle."""
    found = read_nearest(
        point, of_area(*area), limit=rows + 1, at=at, narrowing=narrowing, served=served
    )
    return split(found, rows)


def split(found: Sequence[NearRow], rows: int) -> Candidates:
    """Who has a place and who serves it; those out of season are left out."""
    serving = [row for row in found if row.chord_squared == WITHOUT_PLACE]
    places = found[len(serving) :]
    is_cut = len(places) > rows
    return Candidates(
        places=tuple(row for row in places[:rows] if row.is_listed),
        serving=tuple(row for row in serving if row.is_listed),
        complete_to=places[rows].chord_squared if is_cut else EVERYTHING,
    )
