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


@dataclass(frozen=True)
class Question:
    """What is asked of the database around a point: how many rows at most, and which."""

    point: LatLng
    rows: int
    at: datetime
    narrowing: Sequence[Condition] = ()
    served: ServedPlace | None = None

    def of(self, places: Sequence[Condition]) -> Candidates:
        """The nearest rows of these places; those out of season are left out."""
        found = read_nearest(
            self.point,
            places,
            limit=self.rows + 1,
            at=self.at,
            narrowing=self.narrowing,
            served=self.served,
        )
        serving = [row for row in found if row.chord_squared == WITHOUT_PLACE]
        nearest = found[len(serving) :]
        is_cut = len(nearest) > self.rows
        return Candidates(
            places=tuple(row for row in nearest[: self.rows] if row.is_listed),
            serving=tuple(row for row in serving if row.is_listed),
            complete_to=nearest[self.rows].chord_squared if is_cut else EVERYTHING,
        )


def near(question: Question) -> Candidates:
    """The nearest rows within 1,000 km, and all that serve the place without a door.

    The first reach is guessed from how crowded the point is, so that a metropolis is not sorted
    for twenty cards; one that holds too little grows, and nothing nearer is ever missing.
    """
    point = question.point
    reach = likely_reach_km(point, rows=question.rows, narrowing=question.narrowing)
    while True:
        reach = min(reach, MAX_RADIUS_KM)
        candidates = question.of(within_km(point, reach))
        if candidates.is_cut or reach == MAX_RADIUS_KM:
            return candidates
        reach *= GROWTH


def of_few(question: Question) -> Candidates:
    """The same where the narrowing leaves so few rows that all of them can be looked at."""
    return question.of(closer_than(question.point, MAX_RADIUS_KM))


def over_area(question: Question, area: tuple[str, str]) -> Candidates:
    """The same over a whole state or country (column, value): the rows nearest to its middle."""
    return question.of(of_area(*area))
