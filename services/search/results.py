"""Running a search: candidates by distance, a radius that fits, cards for one page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from services.geo.sphere import LatLng, chord_of_km
from services.models import SearchEntry
from services.vocabulary import DistanceUnit

from .cards import Card, card_of, group_of
from .distances import to_km
from .filters import apply_filters
from .query import SearchQuery

CARDS_PER_PAGE = 20
ENOUGH_CARDS = 10
MAX_CANDIDATES = 2000
"""Rows that a search looks at; beyond it a total is a lower bound and says so."""

ROWS_PER_CARD = 12
FEW_CARDS = 3
STEPS = {
    DistanceUnit.MILES: (1, 2, 5, 10, 25, 50, 100),
    DistanceUnit.KILOMETRES: (1, 2, 5, 10, 25, 50, 100, 160),
}
"""The radii to choose from; without a choice the smallest with enough cards."""

FAR = {DistanceUnit.MILES: 600, DistanceUnit.KILOMETRES: 1000}


class Candidate(NamedTuple):
    """One search row within reach, as the first query returns it."""

    pk: UUID
    card_key: UUID
    service_id: UUID
    chord_squared: float


@dataclass(frozen=True)
class Wider:
    """A wider radius, and how many services it would give."""

    within: float
    total: int


@dataclass(frozen=True)
class SearchResult:
    """One page of a search; `total` counts services and may be a lower bound."""

    query: SearchQuery
    within: float
    total: int
    is_lower_bound: bool
    cards: tuple[Card, ...]
    page: int
    pages: int
    wider: tuple[Wider, ...] = ()
    total_unfiltered: int = 0
    country: str = ""


def run_search(query: SearchQuery, *, today: date) -> SearchResult:
    """The result of a query that has a point; at most four database queries."""
    assert query.point is not None
    entries = SearchEntry.objects.listed_on(today)
    matching = apply_filters(entries, query.chosen)
    reach = query.within or STEPS[query.unit][-1]
    found = candidates_near(matching, query.point, to_km(reach, query.unit))
    within = query.within or fitting_radius(found, query.unit)
    inside = within_radius(found, within, query.unit)
    result = page_of_cards(query, inside, within=within, today=today)
    result = replace(result, is_lower_bound=MAX_CANDIDATES < len(found) == len(inside))
    if len(inside) < FEW_CARDS:
        result = replace(result, wider=wider_radii(matching, query, within, result.total))
    if not inside and query.chosen:
        everything = candidates_near(entries, query.point, to_km(within, query.unit))
        result = replace(result, total_unfiltered=count_services(everything))
    return result


def candidates_near(entries: object, point: LatLng, within_km: float) -> list[Candidate]:
    """The nearest rows within `within_km` kilometres, one more than MAX_CANDIDATES at most."""
    rows = entries.near(point, within_km=within_km).values_list(  # type: ignore[attr-defined]
        "pk", "card_key", "service_id", "chord_squared"
    )
    return [Candidate(*row) for row in rows[: MAX_CANDIDATES + 1]]


def within_radius(found: Sequence[Candidate], within: float, unit: DistanceUnit) -> list[Candidate]:
    limit = chord_of_km(to_km(within, unit)) ** 2
    return [candidate for candidate in found if candidate.chord_squared <= limit]


def fitting_radius(found: Sequence[Candidate], unit: DistanceUnit) -> float:
    """The smallest radius with enough cards, else the widest."""
    for step in STEPS[unit]:
        inside = within_radius(found, step, unit)
        if len({candidate.card_key for candidate in inside}) >= ENOUGH_CARDS:
            return step
    return STEPS[unit][-1]


def count_services(candidates: Iterable[Candidate]) -> int:
    """A service counts once for each card: many stops of one van are one service."""
    return len({(candidate.service_id, candidate.card_key) for candidate in candidates})


def wider_radii(
    matching: object, query: SearchQuery, within: float, total: int
) -> tuple[Wider, ...]:
    """Wider radii that give more, each with its count; only steps that add something."""
    assert query.point is not None
    far = FAR[query.unit]
    found = candidates_near(matching, query.point, to_km(far, query.unit))
    wider: list[Wider] = []
    for step in (*STEPS[query.unit], 250, far):
        count = count_services(within_radius(found, step, query.unit))
        if step > within and count > (wider[-1].total if wider else total):
            wider.append(Wider(step, count))
    return tuple(wider[:3])


def page_of_cards(
    query: SearchQuery, inside: Sequence[Candidate], *, within: float, today: date
) -> SearchResult:
    """The cards of the asked page; a page after the last is the last."""
    by_card: dict[UUID, list[Candidate]] = {}
    for candidate in inside:
        by_card.setdefault(candidate.card_key, []).append(candidate)
    pages = max(1, math.ceil(len(by_card) / CARDS_PER_PAGE))
    page = min(query.page, pages)
    keys = list(by_card)[(page - 1) * CARDS_PER_PAGE : page * CARDS_PER_PAGE]
    chosen = [by_card[key] for key in keys]
    entries = entries_by_pk(chosen)
    return SearchResult(
        query=query,
        within=within,
        total=count_services(inside),
        is_lower_bound=False,
        cards=tuple(
            make_card(members, entries, unit=query.unit, today=today) for members in chosen
        ),
        page=page,
        pages=pages,
        country=query.country or next((entry.country for entry in entries.values()), ""),
    )


def entries_by_pk(groups: Sequence[Sequence[Candidate]]) -> dict[UUID, SearchEntry]:
    """The search rows that the cards of a page show, with their distances."""
    shown = {candidate.pk: candidate for group in groups for candidate in group[:ROWS_PER_CARD]}
    if not shown:
        return {}
    entries: dict[UUID, SearchEntry] = SearchEntry.objects.in_bulk(list(shown))
    for pk, entry in entries.items():
        entry.chord_squared = shown[pk].chord_squared
    return entries


def make_card(
    members: Sequence[Candidate],
    entries: dict[UUID, SearchEntry],
    *,
    unit: DistanceUnit,
    today: date,
) -> Card:
    shown = [entries[candidate.pk] for candidate in members if candidate.pk in entries]
    group = group_of(shown, services=count_services(members), stops=len(members))
    return card_of(group, unit=unit, today=today)
