"""The rows that a search looks at, nearest first, in few short reads of the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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

from .rows import Found, RowMemory, SearchRow

EVERYTHING = 5.0
"""A squared chord that no two points of the sphere are apart."""

GROWTH = 2


@dataclass(frozen=True)
class Candidates:
    """The nearest rows; none is missing whose squared chord is below `complete_to`."""

    places: tuple[Found, ...]
    serving: tuple[Found, ...]
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
    """Who is in season then; without a zone it is what the clock of each place shows."""

    memory: RowMemory = field(default_factory=RowMemory)
    narrowing: Sequence[Condition] = ()
    served: ServedPlace | None = None

    def of(self, places: Sequence[Condition]) -> Candidates:
        """The nearest rows of these places; those out of season are left out. Two queries at
        most."""
        near = read_nearest(
            self.point,
            places,
            limit=self.rows + 1,
            narrowing=self.narrowing,
            served=self.served,
        )
        serving = [row for row in near if row.chord_squared == WITHOUT_PLACE]
        nearest = near[len(serving) :]
        is_cut = len(nearest) > self.rows
        known = self.memory.search_rows([row.number for row in near])
        return Candidates(
            places=self.listed(nearest[: self.rows], known),
            serving=self.listed(serving, known),
            complete_to=nearest[self.rows].chord_squared if is_cut else EVERYTHING,
        )

    def listed(
        self, rows: Iterable[NearRow], known: Mapping[int, SearchRow | None]
    ) -> tuple[Found, ...]:
        return tuple(
            Found(row, chord_squared)
            for number, chord_squared in rows
            if (row := known.get(number)) and (row.is_always_listed or row.is_listed(self.at))
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
