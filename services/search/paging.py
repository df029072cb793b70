"""The cards of one page, made from its rows alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection

from services.geo.sphere import km_of_chord

from .cards import Card, CardRow, card_of
from .cards import Group as CardGroup
from .matching import Found, count_services
from .query import SearchQuery

CARDS_PER_PAGE = 20
ROWS_PER_CARD = 12
SERVING_SHOWN = 5
"""How many services without a door stand below the places; the others are one link away."""

CARD_ROWS = (
    "SELECT number, kind, kinds, flags, country, latitude, longitude, hours, CAST(shown AS text)"
    " FROM services_searchentry WHERE number IN ({numbers})"
)
"""The columns of `CardRow`. As a queryset it takes ten times as long to write as to run."""

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
    *,
    at: datetime,
) -> Page:
    """The asked page of what was found, and what stands below it; a page after the last is the
    last. One query."""
    by_card: dict[int, list[Found]] = {}
    for one in found:
        by_card.setdefault(one.row.card, []).append(one)
    pages = max(1, math.ceil(len(by_card) / CARDS_PER_PAGE))
    number = min(query.page, pages)
    groups = list(by_card.values())[(number - 1) * CARDS_PER_PAGE : number * CARDS_PER_PAGE]
    has_serving = number == pages and not query.is_remote
    below = [[one] for one in serving[:SERVING_SHOWN]] if has_serving else []
    next_ones = [[one] for one in opening]
    shown = [one.row for group in (*groups, *below, *next_ones) for one in group[:ROWS_PER_CARD]]
    rows = card_rows([row.number for row in shown])
    return Page(
        cards=cards_of(groups, rows, query=query, at=at),
        serving=cards_of(below, rows, query=replace(query, is_remote=True), at=at),
        opening=cards_of(next_ones, rows, query=query, at=at),
        number=number,
        pages=pages,
    )


def card_rows(numbers: Sequence[int]) -> dict[int, CardRow]:
    """What cards read of these search rows. One query."""
    if not numbers:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(CARD_ROWS.format(numbers=", ".join(map(str, numbers))))
        return {row[0]: CardRow._make(row) for row in cursor.fetchall()}


def cards_of(
    groups: Sequence[Group], rows: dict[int, CardRow], *, query: SearchQuery, at: datetime
) -> tuple[Card, ...]:
    """The cards of groups of rows; those without a place by name."""
    made = (make_card(group, rows, query=query, at=at) for group in groups)
    cards = (card for card in made if card)
    if query.is_remote:
        return tuple(sorted(cards, key=lambda card: card.face.listing.title.casefold()))
    return tuple(cards)


def make_card(
    group: Group, rows: dict[int, CardRow], *, query: SearchQuery, at: datetime
) -> Card | None:
    """The card of a group; services at the same distance stand by name."""
    shown = [one.row for one in group if one.row.number in rows]
    if not shown:  # removed since the candidates were read
        return None
    shown.sort(key=lambda row: (row.chord_squared, rows[row.number].facts["name"]))
    return card_of(
        CardGroup(
            rows=tuple(rows[row.number] for row in shown),
            distance_km=km_of_chord(math.sqrt(max(shown[0].chord_squared, 0.0))),
            services=count_services(group),
            stops=len(group),
        ),
        unit=query.unit if query.has_distances else None,
        at=at,
    )
