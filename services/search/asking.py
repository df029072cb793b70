"""Everything that a query asks of a candidate."""

from __future__ import annotations

from datetime import datetime

from .matching import SearchFilter, filters_of
from .open_at import OpenFilter
from .options import Options
from .query import SearchQuery


def filters_asked(
    query: SearchQuery, options: Options, *, at: datetime
) -> tuple[SearchFilter, ...]:
    """The filters of a query: the kinds, the ticks, and when it should be open."""
    filters = filters_of(query.chosen, options)
    if query.open_at:
        return (*filters, OpenFilter(query.open_at, is_wall_clock=True))
    return (*filters, OpenFilter(at)) if query.is_open_now else filters
