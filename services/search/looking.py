"""One look at the database: candidates around a point or over an area, and which of them pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.geo.places import gazetteer
from services.geo.sphere import chord_of_km, distance_km
from services.models.nearest import Condition, ServedPlace, giving
from services.vocabulary import DistanceUnit, ServiceKind

from .candidates import Candidates, Question, near, of_few, over_area
from .distances import to_km
from .matching import Matched, SearchFilter, match
from .query import SearchQuery
from .rows import Found, RowMemory
from .text import conditions_of

SAME_STATE_KM = 100
"""So far from a postal code in an empty country people are still taken to be in its state."""

SAME_POSTAL_CODE_KM = 5


@dataclass(frozen=True)
class Look:
    """What one look at the database gave, and what the filters made of it."""

    candidates: Candidates
    matched: Matched
    serving: list[Found]
    """What matches of the services that serve the place without a door there."""

    unit: DistanceUnit
    is_narrowed: bool = False
    """Whether the database left other kinds out, so that nobody can count them."""

    def is_complete(self, within: float | None) -> bool:
        """Whether no row within the radius is missing; None means the whole area."""
        if within is None:
            return not self.candidates.is_cut
        return chord_limit(within, self.unit) < self.candidates.complete_to


def look(
    query: SearchQuery,
    filters: Sequence[SearchFilter],
    memory: RowMemory,
    *,
    rows: int,
    at: datetime,
    narrowing: tuple[Condition, ...] = (),
) -> Look:
    """Read candidates around the point or over the area, and match them."""
    assert query.point is not None
    question = Question(
        query.point,
        rows=rows,
        at=query.open_at or at,  # who is in season then
        memory=memory,
        narrowing=(*narrowing, *conditions_of(query.text)),
        served=served_place(query),
    )
    found = candidates(query, question)
    serving = match(found.serving, filters).matching
    matched = match(found.places, filters)
    return Look(found, matched, serving, query.unit, is_narrowed=bool(narrowing))


def candidates(query: SearchQuery, question: Question) -> Candidates:
    """What there is over an area, of what few rows the words leave, or around the point."""
    if query.area:
        return over_area(question, query.area)
    if query.text and not query.text.is_common:
        return of_few(question)
    return near(question)


def served_place(query: SearchQuery) -> ServedPlace:
    """The place whose services without a door are asked for; a position has the state and, close
    by, the postal code of the nearest place that we know."""
    point = query.point
    assert point is not None
    place = query.place or gazetteer().nearest(point, query.country, within_km=SAME_STATE_KM)
    is_close = place is not None and distance_km(place.point, point) <= SAME_POSTAL_CODE_KM
    return ServedPlace(
        country=query.country,
        state=place.subdivision if place else "",
        postal_code=place.postal_code if place and is_close else "",
        point=point,
    )


def narrowed(query: SearchQuery) -> tuple[Condition, ...]:
    """What the database itself can leave out of a longer look."""
    return giving(frozenset(map(ServiceKind, query.kinds)))


def candidates_of(query: SearchQuery, matched: Matched) -> list[Found]:
    """What the page lists of the places: who matches, or who has not told us."""
    return matched.untold if query.is_untold else matched.matching


def shown(query: SearchQuery, look: Look, within: float | None) -> list[Found]:
    """What the page lists, nearest first."""
    if query.is_remote:
        return look.serving
    return candidates_of(query, limited(look.matched, within, query.unit))


def limited(matched: Matched, within: float | None, unit: DistanceUnit) -> Matched:
    return matched if within is None else matched.within(chord_limit(within, unit))


def chord_limit(within: float, unit: DistanceUnit) -> float:
    """The squared chord of a radius."""
    return chord_of_km(to_km(within, unit)) ** 2
