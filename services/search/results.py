"""Running a search: candidates by distance, a radius that fits, cards for one page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from services.geo.sphere import chord_of_km
from services.models import SearchEntry
from services.vocabulary import DistanceUnit

from .cards import Card, Group, card_of, group_of
from .distances import to_km
from .filters import apply_filters
from .query import SearchQuery
from .text import matching as matching_words

CARDS_PER_PAGE = 20
ENOUGH_CARDS = 10
MAX_CANDIDATES = 2000
"""Rows that a search looks at; beyond it a total is a lower bound and says so."""

MAX_SERVING = 100
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
    """One page of a search; `total` counts services and may be a lower bound.

    `within` is None for a whole state or country.
    """

    query: SearchQuery
    within: float | None
    total: int
    is_lower_bound: bool
    cards: tuple[Card, ...]
    page: int
    pages: int
    wider: tuple[Wider, ...] = ()
    total_unfiltered: int = 0
    serving: tuple[Card, ...] = ()


def run_search(query: SearchQuery, *, at: datetime) -> SearchResult:
    """The result of a query that has a point, at a moment; at most four database queries."""
    entries = matching_words(SearchEntry.objects.listed_at(at), query.text)
    matching = apply_filters(entries, query.chosen)
    found = within_reach(matching, query)
    within = None if query.area else query.within or fitting_radius(found, query.unit)
    inside = found if within is None else within_radius(found, within, query.unit)
    result = page_of_cards(query, inside[:MAX_CANDIDATES], within=within, at=at)
    result = replace(result, is_lower_bound=len(inside) > MAX_CANDIDATES)
    if within is not None and len(inside) < FEW_CARDS:
        result = replace(result, wider=wider_radii(matching, query, within, result.total))
    if result.page == result.pages:
        result = replace(result, serving=serving_cards(matching, query, at=at))
    if not inside and query.chosen:
        everything = candidates(entries, query, within or 0)
        result = replace(result, total_unfiltered=count_services(everything))
    return result


def serving_cards(matching: Any, query: SearchQuery, *, at: datetime) -> tuple[Card, ...]:
    """What serves the place without a door there, by name; a card has no distance."""
    place = query.place
    entries = matching.serving(
        country=query.country,
        state=place.subdivision if place else "",
        postal_code=place.postal_code if place else "",
        point=query.point,
    )
    found = sorted(
        entries.order_by("pk")[:MAX_SERVING], key=lambda entry: str(entry.shown["name"]).casefold()
    )
    cards = []
    for entry in found:
        entry.chord_squared = 0.0
        card = card_of(Group((entry,), services=1, stops=1), unit=query.unit, at=at)
        cards.append(replace(card, distance="", distance_label=""))
    return tuple(cards)


def within_reach(matching: Any, query: SearchQuery) -> list[Candidate]:
    """The rows within the chosen radius, or within one that is sure to hold the fitting one.

    Looking a common word up for every row of a big city takes long: there the steps grow until one
    has enough.
    """
    widest = query.within or STEPS[query.unit][-1]
    if query.within or query.area or not query.text.is_common:
        return candidates(matching, query, widest)
    for step in STEPS[query.unit]:
        found = candidates(matching, query, step)
        if len({candidate.card_key for candidate in found}) >= ENOUGH_CARDS:
            break
    return found


def candidates(entries: Any, query: SearchQuery, within: float) -> list[Candidate]:
    """The nearest rows of the area or within the radius, one more than MAX_CANDIDATES at most."""
    assert query.point is not None
    if query.area:
        rows = entries.filter(**query.area).nearest_first(query.point)
    else:
        rows = entries.near(query.point, within_km=to_km(within, query.unit))
    columns = rows.values_list("pk", "card_key", "service_id", "chord_squared")
    return [Candidate(*row) for row in columns[: MAX_CANDIDATES + 1]]


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
    """Wider radii that give more, each with its exact count; only steps that add something."""
    far = FAR[query.unit]
    found = candidates(matching, query, far)
    is_cut = len(found) > MAX_CANDIDATES
    wider: list[Wider] = []
    for step in (*STEPS[query.unit], 250, far):
        inside = within_radius(found, step, query.unit)
        count = count_services(inside)
        is_exact = not is_cut or len(inside) < len(found)
        if step > within and is_exact and count > (wider[-1].total if wider else total):
            wider.append(Wider(step, count))
    return tuple(wider[:3])


def page_of_cards(
    query: SearchQuery, inside: Sequence[Candidate], *, within: float | None, at: datetime
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
        cards=tuple(make_card(members, entries, query=query, at=at) for members in chosen),
        page=page,
        pages=pages,
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
    query: SearchQuery,
    at: datetime,
) -> Card:
    shown = [entries[candidate.pk] for candidate in members if candidate.pk in entries]
    group = group_of(shown, services=count_services(members), stops=len(members))
    card = card_of(group, unit=query.unit, at=at)
    # From the middle of a state or country a distance means nothing.
    return replace(card, distance="", distance_label="") if query.area else card
