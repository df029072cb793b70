"""Running a search: candidates by distance, the filters, a radius that fits, cards for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .cards import Card
from .distances import STEPS
from .looking import Look, candidates_of, chord_limit, limited, look, narrowed, shown
from .matching import AnyFilter, Facets, Found, count_services, facets_of, filters_of
from .options import Options
from .paging import Page, page_of
from .query import SearchQuery
from .ways_on import WaysOn, ways_on

ENOUGH_CARDS = 10
FIRST_LOOK = 400
"""Rows that a search reads when it may choose its radius: enough for a page and its filters."""

SECOND_LOOK = 2_000
"""Rows that are read for a radius or an area; beyond them a total is a lower bound."""

LONGEST_LOOK = 10_000
"""Rows of the chosen kinds that are read for rare filters, before the page says it stopped."""


@dataclass(frozen=True)
class SearchResult:
    """One page of a search; `total` counts services and may be a lower bound.

    `within` is None for a whole state or country. `serving` holds what comes, mails or meets
    online, on the last page of the places: the first of `serving_total`.
    """

    query: SearchQuery
    within: float | None
    total: int
    is_lower_bound: bool
    cards: tuple[Card, ...]
    page: int
    pages: int
    serving: tuple[Card, ...]
    serving_total: int
    facets: Facets
    untold: int
    ways_on: WaysOn


def run_search(query: SearchQuery, *, options: Options, at: datetime) -> SearchResult:
    """The result of a query that has a point, at a moment.

    Three database queries: how crowded it is there, the candidates with what serves the place,
    and the rows of the page; two more only where thousands of rows hold few that pass.
    """
    filters = filters_of(query.chosen, options)
    first = look(query, filters, rows=first_rows(query), at=at)
    best, within = deeper(query, filters, first, at=at)
    found = first.serving if query.is_remote else shown(query, best, within)
    page = page_of(query, found, first.serving, at=at)
    nearby = limited(first.matched, within, query.unit)
    is_exact = first.is_complete(within)
    return SearchResult(
        query=query,
        within=within,
        total=count_services(found),
        is_lower_bound=not (query.is_remote or best.is_complete(within)),
        cards=page.cards,
        page=page.number,
        pages=page.pages,
        serving=page.serving,
        serving_total=count_services(first.serving),
        facets=facets_of(nearby, filters, options, is_lower_bound=not is_exact),
        untold=count_services(nearby.untold),
        ways_on=where_to_go(query, best, within, page, found, options),
    )


def first_rows(query: SearchQuery) -> int:
    return SECOND_LOOK if query.within or query.area else FIRST_LOOK


def deeper(
    query: SearchQuery, filters: Sequence[AnyFilter], first: Look, *, at: datetime
) -> tuple[Look, float | None]:
    """The first look if it is enough for the radius, else one that goes deeper."""
    within = chosen_radius(query, first)
    if first.is_complete(within) or (query.within and not filters):
        return first, within
    deep = look(query, filters, rows=deep_rows(query), at=at, narrowing=narrowed(query))
    return deep, chosen_radius(query, deep)


def deep_rows(query: SearchQuery) -> int:
    """The database leaves out other kinds itself; other filters need more rows to look at."""
    is_kinds_alone = all(name == "kind" for name, _value in query.chosen)
    return SECOND_LOOK if is_kinds_alone else LONGEST_LOOK


def chosen_radius(query: SearchQuery, look: Look) -> float | None:
    """The radius that was asked for, else the smallest with enough cards, else the widest."""
    if query.area or query.within:
        return query.within
    found = candidates_of(query, look.matched)
    for step in STEPS[query.unit]:
        limit = chord_limit(step, query.unit)
        cards = {one.row.card for one in found if one.row.chord_squared <= limit}
        if len(cards) >= ENOUGH_CARDS:
            return step
    return STEPS[query.unit][-1]


def where_to_go(
    query: SearchQuery,
    look: Look,
    within: float | None,
    page: Page,
    found: Sequence[Found],
    options: Options,
) -> WaysOn:
    """Ways on from a first page with few cards."""
    if within is None or query.is_remote or page.number > 1:
        return WaysOn()
    return ways_on(query, look, within, found, options)
