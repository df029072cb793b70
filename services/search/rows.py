"""Search rows, kept in memory for as long as an edition of the directory lasts.

The database says which rows are near, from a covering index alone; what is in them is the same for
every search. What is kept are rows of listings, never what anybody searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from services.hours.coding import decode
from services.hours.slots import zone_of
from services.models import Directory
from services.vocabulary import FactSet, ServiceKind

from .cards import CardRow

MOST_ROWS = 40_000
"""About 30 MB in each process."""

MOST_CARDS = 4_000
REMEMBERED = 4_096
FARTHEST_EAST, FARTHEST_WEST = timedelta(hours=14), timedelta(hours=12)
CARDS_AT_ONCE = 250
"""Of so few rows what their cards show is read along: the page will probably want it."""

COLUMNS = "kind, number, card, counts_as, kinds, listed_from, listed_until, facts, hours"
CARD_COLUMNS = (
    "number, kind, kinds, flags, country, latitude, longitude, hours, CAST(shown AS text)"
)
FIRST_OF_CARD = len(COLUMNS.split(","))


class SearchRow(NamedTuple):
    """What a search reads of a search row; `hours` is still encoded."""

    number: int
    card: int
    counts_as: int
    kinds: int
    listed_from: datetime | None
    listed_until: datetime | None
    facts: FactSet
    hours: str
    is_always_listed: bool
    """Whether it has no dates, as nearly every row."""

    def is_listed(self, at: datetime) -> bool:
        """Whether the dates of the row include the moment; one without a zone is what the clock of
        the place shows."""
        if self.listed_from is None and self.listed_until is None:
            return True
        first, last = (at, at) if at.tzinfo else moments_by_clock(self.hours, at)
        return (self.listed_from is None or self.listed_from <= last) and (
            self.listed_until is None or self.listed_until > first
        )


class Found(NamedTuple):
    """A row as the candidate of a search, with the square of the chord to it."""

    row: SearchRow
    chord_squared: float

    @property
    def counts_as(self) -> tuple[int, int]:
        """What a count counts: a service once for each card, however many stops it has there."""
        return (self.row.counts_as, self.row.card)


class RowMemory:
    """The rows that were read of one edition; without an edition nothing outlives the search.

    An edition is read before its rows, and a new one starts after its rows are written
    (`curation.versions`): what is kept of an edition is never older than it.
    """

    def __init__(self, directory: Directory | None = None) -> None:
        self.directory = directory or Directory()
        self.kinds_shown = ServiceKind.mask(frozenset(map(ServiceKind, self.directory.kinds_shown)))
        self.rows: dict[int, SearchRow | None] = {}
        self.cards: dict[int, CardRow] = {}

    def search_rows(self, numbers: Sequence[int]) -> Mapping[int, SearchRow | None]:
        """These rows by number, without those that are no more, and None for one of a kind that
        the directory does not list; one query if any is not known."""
        known = {number: self.rows[number] for number in numbers if number in self.rows}
        missing = [number for number in numbers if number not in known]
        if not missing:
            return known
        has_cards = len(missing) <= CARDS_AT_ONCE
        found = read(f"{COLUMNS}, {CARD_COLUMNS}" if has_cards else COLUMNS, missing)
        rows = {row[1]: self.search_row(*row[:FIRST_OF_CARD]) for row in found}
        keep(self.rows, rows, most=MOST_ROWS)
        if has_cards:
            cards = (self.card_row(*row[FIRST_OF_CARD:]) for row in found)
            keep(self.cards, {card.number: card for card in cards}, most=MOST_CARDS)
        return known | rows

    def card_rows(self, numbers: Sequence[int]) -> dict[int, CardRow]:
        """What cards show of these rows; one query if any is not known."""
        known = {number: row for number in numbers if (row := self.cards.get(number))}
        missing = [number for number in numbers if number not in known]
        if not missing:
            return known
        rows = {row[0]: self.card_row(*row) for row in read(CARD_COLUMNS, missing)}
        keep(self.cards, rows, most=MOST_CARDS)
        return known | rows

    def search_row(self, kind: str, *values: Any) -> SearchRow | None:
        """A row that was read; None if its kind is not listed, and of such kinds it gives none."""
        if kind not in self.directory.kinds_shown:
            return None
        number, card, counts_as, kinds, listed_from, listed_until, facts, hours = values
        return SearchRow(
            number,
            card,
            counts_as,
            kinds & self.kinds_shown,
            moment_of(listed_from),
            moment_of(listed_until),
            FactSet.decode(facts),
            hours,
            is_always_listed=listed_from is None and listed_until is None,
        )

    def card_row(self, number: int, kind: str, kinds: int, *values: Any) -> CardRow:
        return CardRow(number, kind, kinds & self.kinds_shown, *values)


latest = RowMemory()


def memory_of(directory: Directory) -> RowMemory:
    """The memory of an edition, in the kinds that are shown; that of another one is forgotten."""
    global latest  # noqa: PLW0603 - one edition lasts at a time
    if not directory.edition:
        return RowMemory(directory)
    memory = latest
    if memory.directory != directory:
        latest = memory = RowMemory(directory)
    return memory


def forget() -> None:
    """Start anew, for measurements and tests."""
    memory_of(Directory(edition="nothing"))


def read(columns: str, numbers: Iterable[int]) -> list[tuple[Any, ...]]:
    """As a queryset it takes ten times as long to write as to run."""
    wanted = ", ".join(map(str, numbers))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM services_searchentry WHERE number IN ({wanted})"  # nosec B608
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def moment_of(value: datetime | None) -> datetime | None:
    """SQLite gives moments without their zone, which is UTC."""
    return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


@lru_cache(maxsize=REMEMBERED)
def moments_by_clock(hours: str, wall_clock: datetime) -> tuple[datetime, datetime]:
    """The first and the last moment at which the clock of a place shows this: one where the hours
    tell its zone, else that of any zone on Earth."""
    zone = zone_of(decode(hours).timezone)
    if zone:
        moment = wall_clock.replace(tzinfo=zone)
        return moment, moment
    return anywhere(wall_clock)


def anywhere(wall_clock: datetime) -> tuple[datetime, datetime]:
    """From the moment at which the first clock on Earth shows this to that of the last one."""
    moment = wall_clock.replace(tzinfo=UTC)
    return moment - FARTHEST_EAST, moment + FARTHEST_WEST


def keep(known: dict[int, Any], more: dict[int, Any], *, most: int) -> None:
    """Too many rows are all forgotten: that happens seldom and costs one read."""
    if len(known) + len(more) > most:
        known.clear()
    known.update(more)
