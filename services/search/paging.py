"""The cards of one page, made from its rows alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from services.models import SearchEntry

from .cards import Card, card_of, group_of
from .matching import Found, count_services
from .query import SearchQuery

CARDS_PER_PAGE = 20
ROWS_PER_CARD = 12
SERVING_SHOWN = 20
"""How many services without a door stand below the places; the others are one link away."""

Group = Sequence[Found]


@dataclass(frozen=True)
class Page:
    """The cards of one page, and on the last one what serves the place without a door there."""

    cards: tuple[Card, ...]
    serving: tuple[Card, ...]
    number: int
    pages: int


def page_of(
    query: SearchQuery, found: Sequence[Found], serving: Sequence[Found], *, at: datetime
) -> Page:
    """The asked page of what was found; a page after the last is the last. One query."""
    by_card: dict[int, list[Found]] = {}
    for one in found:
        by_card.setdefault(one.row.card, []).append(one)
    pages = max(1, math.ceil(len(by_card) / CARDS_PER_PAGE))
    number = min(query.page, pages)
    groups = list(by_card.values())[(number - 1) * CARDS_PER_PAGE : number * CARDS_PER_PAGE]
    has_serving = number == pages and not query.is_remote
    below = [[one] for one in serving[:SERVING_SHOWN]] if has_serving else []
    entries = entries_of([*groups, *below])
    return Page(
        cards=cards_of(groups, entries, query=query, at=at),
        serving=cards_of(below, entries, query=replace(query, is_remote=True), at=at),
        number=number,
        pages=pages,
    )


def entries_of(groups: Sequence[Group]) -> dict[int, SearchEntry]:
    """The search rows that the cards show, with their distances."""
    rows = {one.row.number: one.row for group in groups for one in group[:ROWS_PER_CARD]}
    entries: dict[int, SearchEntry] = SearchEntry.objects.in_bulk(list(rows)) if rows else {}
    for number, entry in entries.items():
        entry.chord_squared = max(rows[number].chord_squared, 0.0)
    return entries


def cards_of(
    groups: Sequence[Group], entries: dict[int, SearchEntry], *, query: SearchQuery, at: datetime
) -> tuple[Card, ...]:
    """The cards of groups of rows; those without a place by name."""
    cards = (make_card(group, entries, query=query, at=at) for group in groups)
    if query.is_remote:
        return tuple(sorted(cards, key=lambda card: card.title.casefold()))
    return tuple(cards)


def make_card(
    group: Group, entries: dict[int, SearchEntry], *, query: SearchQuery, at: datetime
) -> Card:
    rows = [entries[one.row.number] for one in group if one.row.number in entries]
    made = card_of(
        group_of(rows, services=count_services(group), stops=len(group)), unit=query.unit, at=at
    )
    # From the middle of a state a distance means nothing, and what comes to you has none.
    has_distance = not (query.area or query.is_remote)
    return made if has_distance else replace(made, distance="", distance_label="")
