"""The cards of one page, made from its rows alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from services.geo.sphere import km_of_chord
from services.vocabulary import ServiceKind

from .cards import Card, CardRow, card_of, is_open
from .cards import Group as CardGroup
from .filters import Sort
from .matching import count_services
from .query import SearchQuery
from .rows import Found, RowMemory

CARDS_PER_PAGE = 20
ROWS_PER_CARD = 12
SERVING_SHOWN = 5
"""How many services without a door stand below the places; the others are one link away."""

Group = Sequence[Found]


@dataclass(frozen=True)
class Page:
    """The cards of one page, and on the last one what serves the place without a door there."""

    cards: tuple[Card, ...]
    serving: tuple[Card, ...]
    opening: tuple[Card, ...]
    number: int
    pages: int


def page_of(
    query: SearchQuery,
    found: Sequence[Found],
    serving: Sequence[Found],
    opening: Sequence[Found],
    memory: RowMemory,
    *,
    at: datetime,
) -> Page:
    """The asked page of what was found, and what stands below it; a page after the last is the
    last. One query at most."""
    by_card: dict[int, list[Found]] = {}
    for one in found:
        by_card.setdefault(one.row.card, []).append(one)
    pages = max(1, math.ceil(len(by_card) / CARDS_PER_PAGE))
    number = min(query.page, pages)
    groups = list(by_card.values())[(number - 1) * CARDS_PER_PAGE : number * CARDS_PER_PAGE]
    has_serving = number == pages and not query.is_remote
    below = [[one] for one in serving[:SERVING_SHOWN]] if has_serving else []
    next_ones = [[one] for one in opening]
    shown = (one for group in (*groups, *below, *next_ones) for one in group[:ROWS_PER_CARD])
    rows = memory.card_rows([one.row.number for one in shown])
    at_no_place = cards_of(below, rows, query=replace(query, is_remote=True), at=at)
    return Page(
        cards=cards_of(groups, rows, query=query, at=at),
        serving=tuple(sorted(at_no_place, key=lambda card: card.face.listing.title.casefold())),
        opening=cards_of(next_ones, rows, query=query, at=at),
        number=number,
        pages=pages,
    )


def cards_of(
    groups: Sequence[Group], rows: dict[int, CardRow], *, query: SearchQuery, at: datetime
) -> tuple[Card, ...]:
    """The cards of groups of rows."""
    made = (make_card(group, rows, query=query, at=at) for group in groups)
    return tuple(card for card in made if card)


def make_card(
    group: Group, rows: dict[int, CardRow], *, query: SearchQuery, at: datetime
) -> Card | None:
    """The card of a group of rows, those first that match best; None if they are no more."""
    shown = [one for one in group if one.row.number in rows]
    if not shown:  # removed since the candidates were read
        return None
    if len(shown) > 1:
        shown.sort(key=lambda one: order_on_card(one, rows[one.row.number], query, at=at))
    return card_of(
        CardGroup(
            rows=tuple(rows[one.row.number] for one in shown),
            distance_km=km_of_chord(math.sqrt(max(shown[0].chord_squared, 0.0))),
            services=count_services(group),
            stops=len(group),
        ),
        unit=query.unit if query.has_distances else None,
        at=at,
        stale_after_days=query.directory.stale_after_days,
    )


def order_on_card(
    one: Found, row: CardRow, query: SearchQuery, *, at: datetime
) -> tuple[float | bool | str, ...]:
    """Which service of a card leads it: the nearest, and at one door what was asked for before
    what also gives it, and the five kinds before related help. Cards in an order of names or of who
    is open are led by what put them there."""
    name = row.facts["name"]
    if query.is_by_name:
        return one.chord_squared, name.casefold()
    is_closed = query.sort == Sort.OPEN and not is_open(row, at=at)
    is_other = bool(query.kinds) and row.kind not in query.kinds
    return is_closed, one.chord_squared, is_other, row.kind == ServiceKind.RELATED, name
