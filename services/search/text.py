"""The text search: what typed words mean, and which listings have them all.

`read_text` asks the database once; the matches compose into the question of the search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery

from services.models import Counted, SearchSpelling, SearchWord
from services.models.nearest import Condition
from services.vocabulary import HitPlace
from services.vocabulary.ranking import name_order_of
from services.vocabulary.spelling import can_be_corrected, distance, slips, variants
from services.vocabulary.tokens import asked_units, field_spellings
from services.vocabulary.words import words_of

from .rows import Found, RowMemory

MAX_TEXT_LENGTH = 200
MAX_WORDS = 12
MAX_MATCHES = 500
"""Rows that a search without a place ranks; beyond it a total is a lower bound and says so."""

ORDER_STEP = 1e6
MAX_COUNT = 5000
"""Rows of a word that are counted, to begin with the rarest."""

FEW = 500
"""Rows of a word that are read as a list; those of a more common one are looked up one by one."""


class Correction(NamedTuple):
    """A typed word that no listing has, and the word that is searched instead."""

    typed: str
    meant: str


@dataclass(frozen=True)
class TextQuery:
    """Typed words as they were understood; it is false, and narrows nothing, if nothing was typed."""

    typed: str = ""
    text: str = ""
    units: tuple[Counted, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.typed)

    @property
    def can_match(self) -> bool:
        return bool(self.units) and not self.unknown

    @property
    def is_common(self) -> bool:
        """Whether each word alone finds many rows."""
        return self.can_match and min(unit.rows for unit in self.units) >= FEW


def read_text(q: str) -> TextQuery:
    """What typed words mean, with slips of the finger corrected; one database query at most."""
    typed = shown_words(q)
    words = words_of(typed)
    is_cut = len(q) > MAX_TEXT_LENGTH or len(words) > MAX_WORDS
    words = words[:MAX_WORDS]
    if not words:
        return TextQuery(typed, typed, is_cut=is_cut)
    counted = count_units(words)
    corrections = corrections_of(words, counted)
    meant = [corrections.get(word, word) for word in words]
    counts = {row.token: row.rows for row in counted}
    units = [Counted(*unit, counts.get(unit.token, 0)) for unit in asked_units(meant)]
    return TextQuery(
        typed,
        " ".join(meant) if corrections else typed,
        units=tuple(units),
        corrections=tuple(Correction(*pair) for pair in corrections.items()),
        unknown=tuple(unit.text for unit in units if not unit.rows),
        is_cut=is_cut,
    )


def shown_words(q: str) -> str:
    """Typed words as the page may show them again; text of nothing else is a question mark."""
    printable = "".join(letter if letter.isprintable() else " " for letter in q[:MAX_TEXT_LENGTH])
    return " ".join(printable.split()) or ("?" if q.strip() else "")


def count_units(words: Sequence[str]) -> list[Counted]:
    """How many rows have what is asked for, and what it may be a misspelling of."""
    doubtful = {word for word in words if can_be_corrected(word) and not is_of_field(word)}
    near = {word: best for word in doubtful if (best := nearest_of_field(word))}
    units = {*asked_units(words), *asked_units([near.get(word, word) for word in words])}
    units |= {unit for word in near.values() for unit in asked_units([word])}
    spelled = {variant for word in doubtful for variant in variants(word)}
    found: list[Counted] = SearchSpelling.objects.counted(units, spelled, most=MAX_COUNT)
    return found


def is_of_field(word: str) -> bool:
    return word in field_spellings().get(word, ())


def nearest_of_field(word: str) -> str:
    """The word of the field that is misspelt here, or ""."""
    candidates = {near for part in variants(word) for near in field_spellings().get(part, ())}
    best = min(((distance(word, near), near) for near in candidates), default=(slips(word) + 1, ""))
    return best[1] if best[0] <= slips(word) else ""


def corrections_of(words: Sequence[str], counted: Iterable[Counted]) -> dict[str, str]:
    """What is meant by each word that no row has: the nearest known word, then the most common."""
    known = {row.text for row in counted if row.rows} | set(filter(is_of_field, words))
    found = {}
    for word in filter(can_be_corrected, words):
        if word in known:
            continue
        ranked = (
            (distance(word, row.text), -row.rows, row.text)
            for row in counted
            if row.text != word and (row.rows or is_of_field(row.text))
        )
        slip, _count, meant = min(ranked, default=(slips(word) + 1, 0, ""))
        if slip <= slips(word):
            found[word] = meant
    return found


def conditions_of(text: TextQuery) -> tuple[Condition, ...]:
    """What narrows search rows to those that have every word; nothing if nothing was typed."""
    if not text:
        return ()
    if not text.can_match:
        return (Condition("1 = 0"),)
    return tuple(map(having, text.units))


def having(unit: Counted) -> Condition:
    """Rows of a rare word are read as a list; those of a common one are looked up one by one."""
    hits = "SELECT entry_id FROM services_searchword WHERE token = %s"
    if unit.rows < FEW:
        return Condition(f"number IN ({hits})", (unit.token,))
    return Condition(f"EXISTS ({hits} AND entry_id = number)", (unit.token,))


class Match(NamedTuple):
    """The number of a row that has every word, and how good a hit that is."""

    number: int
    points: int
    name_order: int


def best_matches(
    entries: QuerySet[Any], text: TextQuery, memory: RowMemory
) -> tuple[list[Found], bool]:
    """The best of `entries`, MAX_MATCHES at most, and whether there are more: most points, then by
    name, then id.

    Read in the order of the rarest word; beyond the limit only that word chooses which are read.
    The squared chord of a row is its place in the order.
    """
    if not text.can_match:
        return [], False
    lead, *others = sorted(text.units, key=lambda unit: (unit.rows, unit.token.startswith("=")))
    rows = entries.filter(words__token=lead.token).annotate(rank_0=F("words__rank"))
    for number, unit in enumerate(others, start=1):
        rank = SearchWord.objects.filter(entry=OuterRef("pk"), token=unit.token).values("rank")
        rows = rows.annotate(**{f"rank_{number}": Subquery(rank)})
        rows = rows.filter(**{f"rank_{number}__isnull": False})
    ranks = [f"rank_{number}" for number in range(len(text.units))]
    ranked = rows.order_by("rank_0", "pk").values_list("pk", *ranks)
    matches = sorted(
        (match_of(*row) for row in ranked[: MAX_MATCHES + 1]),
        key=lambda match: (-match.points, match.name_order, match.number),
    )
    best = matches[:MAX_MATCHES]
    known = memory.search_rows([match.number for match in best])
    found = [
        Found(row, place / ORDER_STEP)
        for place, match in enumerate(best)
        if (row := known.get(match.number))
    ]
    return found, len(matches) > MAX_MATCHES


def match_of(number: int, *ranks: int) -> Match:
    points = sum(HitPlace.of_rank(rank).points for rank in ranks)
    return Match(number, points, name_order_of(ranks[0]))
