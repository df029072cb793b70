"""Where a thin or empty result leads: never a dead end, and every count is real."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.geo.sphere import km_of_chord
from services.vocabulary import DistanceUnit

from .asking import filters_asked
from .distances import STEPS, from_km
from .filter_groups import KIND
from .looking import Look, candidates_of, chord_limit, shown
from .matching import count_services, match
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
    """One tick less, and how many services that would give."""

    name: str
    value: str
    total: int


@dataclass(frozen=True)
class WaysOn:
    """Where a thin or empty result leads: each with its real count."""

    wider: tuple[Wider, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    nearest_beyond: float | None = None
    """The distance of the nearest service outside the radius, in the unit of the search."""


def ways_on(
    query: SearchQuery,
    look: Look,
    within: float,
    found: Sequence[Found],
    options: Options,
    *,
    at: datetime,
) -> WaysOn:
    """Wider radii, fewer filters and the nearest place beyond; nothing if there are enough cards."""
    if len({one.row.card for one in found}) >= FEW_CARDS:
        return WaysOn()
    total, limit = count_services(found), chord_limit(within, query.unit)
    beyond = (one for one in candidates_of(query, look.matched) if one.chord_squared > limit)
    nearest = next(beyond, None)
    nearby = [one for one in look.candidates.places if one.chord_squared <= limit]
    fewer = dropped(query, nearby, total, options, at=at) if look.is_complete(within) else ()
    return WaysOn(
        wider=wider_radii(query, look, within, total),
        dropped=tuple(tick for tick in fewer if not (look.is_narrowed and tick.name == KIND)),
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
    query: SearchQuery, candidates: Sequence[Found], total: int, options: Options, *, at: datetime
) -> Iterator[Dropped]:
    """Each tick that could be taken away, where that gives more of these rows."""
    for (name, value), fewer in query.without_each():
        matched = match(candidates, filters_asked(fewer, options, at=at))
        count = count_services(candidates_of(query, matched))
        if count > total:
            yield Dropped(name, value, count)
