"""The order of results: by distance as they come, open ones first, or by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.models import SearchEntry

from .filters import Sort
from .open_at import OpenFilter
from .query import SearchQuery
from .rows import Found


def in_order(query: SearchQuery, found: Sequence[Found], *, at: datetime) -> Sequence[Found]:
    """The candidates, nearest first, in the order that was asked for."""
    if query.is_by_name:
        names = names_of([one.row.number for one in found])
        found = sorted(found, key=lambda one: names.get(one.row.number, ""))
    if query.sort == Sort.OPEN:
        now = OpenFilter(at)
        found = sorted(found, key=lambda one: not now.matches(one))
    return found


def names_of(numbers: Sequence[int]) -> dict[int, str]:
    """The folded names of search rows."""
    rows = SearchEntry.objects.filter(pk__in=numbers).values_list("pk", "shown__name")
    return {number: str(name).casefold() for number, name in rows}
