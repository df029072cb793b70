"""A search by words alone, without a place: the best matches first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from services.models import SearchEntry

from .asking import filters_asked
from .candidates import EVERYTHING
from .facets import Pool, facets_of
from .looking import candidates_of
from .matching import Count, count_services, match
from .open_at import OpenNow, next_change
from .options import Options
from .ordering import in_order
from .paging import page_of
from .query import SearchQuery
from .radius import Step
from .results import SearchResult
from .rows import anywhere, memory_of
from .text import best_matches
from .ways_on import Nearby, WaysOn, dropped


def run_word_search(query: SearchQuery, *, options: Options, at: datetime) -> SearchResult:
    """The result of a query that has words and no point; at most two database queries."""
    filters = filters_asked(query, options, at=at)
    memory = memory_of(query.directory)
    rows, is_cut = best_matches(listed_then(query, at=at), query.text, memory)
    rows = [one for one in rows if one.row.is_listed(query.open_at or at)]
    matched = match(rows, filters)
    found = in_order(query, candidates_of(query, matched), at=at)
    page = page_of(query, found, (), (), memory, at=at)
    pool = Pool(matched, [Step(EVERYTHING, not is_cut)])
    facets = facets_of(query.chosen, filters, pool, pool)
    nearby = Nearby(rows, not is_cut)
    ticks = () if found else tuple(dropped(query, nearby, nearby, 0, options, at=at))
    return SearchResult(
        query=query,
        within=None,
        total=count_services(found),
        is_lower_bound=is_cut,
        cards=page.cards,
        page=page.number,
        pages=page.pages,
        serving=(),
        opening=(),
        serving_total=0,
        facets=facets,
        untold=Count(count_services(matched.untold), is_cut),
        open_now=OpenNow.among(facets, at=at),
        ways_on=WaysOn(dropped=ticks),
        changes_at=next_change(rows, at=at),
    )


def listed_then(query: SearchQuery, *, at: datetime) -> Any:
    """The search rows that may be in season at the moment that is asked for."""
    first, last = anywhere(query.open_at) if query.open_at else (at, at)
    return SearchEntry.objects.listed_between(first, last)
