"""Where a thin or empty result leads: never a dead end, and every count is real."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from services.geo.sphere import km_of_chord
from services.vocabulary import DistanceUnit

from .asking import filters_asked
from .candidates import EVERYTHING
from .distances import STEPS, from_km
from .filter_groups import KIND
from .looking import Look, candidates_of, chord_limit, shown
from .matching import Count, count_services, match, nearer
from .options import Options
from .query import SearchQuery
from .rows import Found

FEW_CARDS = 3
FAR = {DistanceUnit.MILES: (250, 600), DistanceUnit.KILOMETRES: (250, 1000)}


@dataclass(frozen=True)
class Wider:
    """A wider radius, and how many services it would give."""

    within: float
    total: int


@dataclass(frozen=True)
class Dropped:
    """One tick less, or no kinds, and how many services that search would give."""

    name: str
    value: str
    count: Count
    query: SearchQuery


@dataclass(frozen=True)
class WaysOn:
    """Where a thin or empty result leads: each with its real count."""

    wider: tuple[Wider, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    nearest_beyond: float | None = None
    """The distance of the nearest service outside the radius, in the unit of the search."""


class Nearby(NamedTuple):
    """The rows that a result was chosen from, and whether none of them is missing."""

    rows: Sequence[Found]
    is_complete: bool

    @classmethod
    def of(cls, look: Look, within: float | None) -> Nearby:
        """The rows of a look within a radius; None means the whole area."""
        limit = EVERYTHING if within is None else chord_limit(within, look.unit)
        return cls(nearer(look.candidates.places, limit), look.is_complete(within))


def ways_on(
    query: SearchQuery,
    whole: Look,
    best: Look,
    within: float | None,
    found: Sequence[Found],
    options: Options,
    *,
    at: datetime,
) -> WaysOn:
    """Wider radii, fewer filters and the nearest place beyond; nothing if there are enough cards."""
    if len({one.row.card for one in found}) >= FEW_CARDS:
        return WaysOn()
    total = count_services(found)
    nearby, of_all_kinds = Nearby.of(best, within), Nearby.of(whole, within)
    fewer = tuple(dropped(query, nearby, of_all_kinds, total, options, at=at))
    if within is None:
        return WaysOn(dropped=fewer)
    limit = chord_limit(within, query.unit)
    beyond = (one for one in candidates_of(query, best.matched) if one.chord_squared > limit)
    nearest = next(beyond, None)
    return WaysOn(
        wider=wider_radii(query, best, within, total),
        dropped=fewer,
        nearest_beyond=distance_to(nearest, query.unit) if nearest else None,
    )


def distance_to(found: Found, unit: DistanceUnit) -> float:
    return from_km(km_of_chord(math.sqrt(found.chord_squared)), unit)


def wider_radii(query: SearchQuery, look: Look, within: float, total: int) -> tuple[Wider, ...]:
    """Wider radii that give more, each with its exact count; only steps that add something."""
    wider: list[Wider] = []
    for step in (*STEPS[query.unit], *FAR[query.unit]):
        if step <= within or not look.is_complete(step):
            continue
        count = count_services(shown(query, look, step))
        if count > (wider[-1].total if wider else total):
            wider.append(Wider(step, count))
    return tuple(wider[:3])


def dropped(
    query: SearchQuery,
    nearby: Nearby,
    of_all_kinds: Nearby,
    total: int,
    options: Options,
    *,
    at: datetime,
) -> Iterator[Dropped]:
    """Each tick that could be taken away, where that gives more of these rows."""
    for name, value, fewer in each_less(query):
        rows, is_complete = of_all_kinds if name == KIND else nearby
        matched = match(rows, filters_asked(fewer, options, at=at))
        count = count_services(matched.matching)
        if count > total:
            yield Dropped(name, value, Count(count, not is_complete), fewer)


def each_less(query: SearchQuery) -> Iterator[tuple[str, str, SearchQuery]]:
    """The same search without its kinds, all at once, and without each other tick."""
    if query.kinds:
        others = tuple(pair for pair in query.chosen if pair[0] != KIND)
        yield KIND, "", replace(query, chosen=others)
    for (name, value), fewer in query.without_each():
        if name != KIND:
            yield name, value, fewer
