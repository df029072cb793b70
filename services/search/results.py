"""Running a search: candidates by distance, the filters, a radius that fits, cards for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from .asking import filters_asked
from .cards import Card
from .facets import Facets, Pool, facets_of
from .filter_groups import KIND
from .looking import Look, chord_limit, limited, look, narrowed, shown
from .matching import Count, SearchFilter, count_services
from .open_at import OpenNow, next_change, opening_next
from .options import Options
from .ordering import in_order
from .paging import page_of
from .query import SearchQuery
from .radius import chosen_radius, goes_farther, likely_radius, steps_up_to
from .rows import Found, RowMemory, memory_of
from .ways_on import WaysOn, ways_on

FIRST_LOOK = 200
"""Rows that a search reads first: nearly always enough for a page and its filters."""

FILTERED_LOOK = 600
"""The same where filters leave rows out."""

SECOND_LOOK = 2_000
"""Rows that are read where the radius holds more, or over an area; beyond them a total is a lower
bound."""

LONGEST_LOOK = 10_000
"""Rows of the chosen kinds that are read for rare filters, before the page says it stopped."""

MARGIN = 1.25
"""How many times as many rows are read as a radius probably holds."""


@dataclass(frozen=True)
class SearchResult:
    """One page of a search; `total` counts services and may be a lower bound.

    `within` is None for a whole state or country. `serving` holds what comes, mails or meets
    online, on the last page of the places: the first of `serving_total`. `opening` holds what opens
    next where nothing is open.
    """

    query: SearchQuery
    within: float | None
    total: int
    is_lower_bound: bool
    cards: tuple[Card, ...]
    page: int
    pages: int
    serving: tuple[Card, ...]
    opening: tuple[Card, ...]
    serving_total: int
    facets: Facets
    untold: Count
    open_now: OpenNow
    ways_on: WaysOn
    changes_at: datetime | None
    """When a place opens or closes next: the result is the same until then, if nobody edits."""


def run_search(query: SearchQuery, *, options: Options, at: datetime) -> SearchResult:
    """The result of a query that has a point, at a moment.

    Three database queries: how crowded it is there, who is near or serves the place, and what is
    in rows that are not in memory; up to six more where the radius holds more than the first look.
    """
    filters = filters_asked(query, options, at=at)
    memory = memory_of(query.directory)
    whole, best = looks(query, filters, memory, at=at)
    within = chosen_radius(query, best)
    found = in_order(query, shown(query, best, within), at=at)
    nearby = limited(best.matched, within, query.unit)
    facets = facets_near(query, filters, whole, best)
    opening = opening_next(nearby, at=at) if query.is_open_now and not found else []
    page = page_of(query, found, whole.serving, opening, memory, at=at)
    is_complete = best.is_complete(within)
    return SearchResult(
        query=query,
        within=within,
        total=count_services(found),
        is_lower_bound=not (query.is_remote or is_complete),
        cards=page.cards,
        page=page.number,
        pages=page.pages,
        serving=page.serving,
        opening=page.opening,
        serving_total=count_services(whole.serving),
        facets=facets,
        untold=Count(count_services(nearby.untold), not is_complete),
        open_now=OpenNow.among(facets, at=at),
        ways_on=where_to_go(query, whole, best, within, found, options, at=at),
        changes_at=next_change(looked_at(whole, best), at=at),
    )


def looks(
    query: SearchQuery, filters: Sequence[SearchFilter], memory: RowMemory, *, at: datetime
) -> tuple[Look, Look]:
    """A look at rows of every kind, for the counts, and the one that gives the results: the same
    one unless so few rows pass that a longer one of the chosen kinds alone is needed."""
    rows = LONGEST_LOOK
    if not query.area:
        first = look(query, filters, memory, rows=FILTERED_LOOK if filters else FIRST_LOOK, at=at)
        if first.is_complete(chosen_radius(query, first)):
            return first, first
        rows = rows_to_read(query, first)
    if rows > SECOND_LOOK and filters and not query.kinds:
        deep = look(query, filters, memory, rows=rows, at=at)
        return deep, deep
    whole = look(query, filters, memory, rows=min(rows, SECOND_LOOK), at=at)
    if whole.is_complete(chosen_radius(query, whole)) or not (filters or rows < SECOND_LOOK):
        return whole, whole
    return whole, look(
        query, filters, memory, rows=deep_rows(query), at=at, narrowing=narrowed(query)
    )


def rows_to_read(query: SearchQuery, first: Look) -> int:
    """A few more rows than the radius probably holds, if they lie as densely as those of a first
    look; a squared chord grows as the area does."""
    within = likely_radius(query, first)
    density = len(first.candidates.places) / (first.candidates.complete_to or 1e-12)
    return int(min(MARGIN * density * chord_limit(within, query.unit), LONGEST_LOOK))


def deep_rows(query: SearchQuery) -> int:
    """The database leaves out other kinds itself; other filters need more rows to look at."""
    is_kinds_alone = all(name == KIND for name, _value in query.chosen) and not query.is_for_hours
    return SECOND_LOOK if is_kinds_alone else LONGEST_LOOK


def facets_near(
    query: SearchQuery, filters: Sequence[SearchFilter], whole: Look, best: Look
) -> Facets:
    """The counts of the options, which always lead to places that match."""
    query = replace(query, is_untold=False)
    within = chosen_radius(query, best)
    return facets_of(
        query.chosen,
        filters,
        Pool(best.matched, steps_up_to(query, best, within)),
        Pool(whole.matched, steps_up_to(query, whole, within)),
        goes_farther=goes_farther(query, within),
    )


def looked_at(whole: Look, best: Look) -> Iterator[Found]:
    """Every row that a result depends on."""
    for one in (whole,) if best is whole else (whole, best):
        yield from one.candidates.places
        yield from one.candidates.serving


def where_to_go(
    query: SearchQuery,
    whole: Look,
    best: Look,
    within: float | None,
    found: Sequence[Found],
    options: Options,
    *,
    at: datetime,
) -> WaysOn:
    """Ways on from a result with few cards."""
    if query.is_remote:
        return WaysOn()
    return ways_on(query, whole, best, within, found, options, at=at)
