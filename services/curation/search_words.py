"""The text index of a search row: written and removed with it by `search_rows`, nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef

from services.models import SearchEntry, SearchSpelling, SearchWord, ServiceAtLocation
from services.models.search_word import WordRow
from services.vocabulary import HitPlace
from services.vocabulary.spelling import can_be_corrected, variants
from services.vocabulary.synonyms import KIND_WORDS
from services.vocabulary.tokens import Unit, indexed_units

BATCH = 1000
SPELLED = frozenset([HitPlace.NAME, HitPlace.ORGANIZATION, HitPlace.FACT])
"""Where the words are from that a typing error is corrected to; prose and streets are too many."""


@dataclass(frozen=True)
class Words:
    """What one search row is found by: the rank of each token, and words to spell them by."""

    ranks: Mapping[str, int]
    spellings: frozenset[Unit]


def public_texts(entry: SearchEntry) -> dict[HitPlace, tuple[str, ...]]:
    """What a listing is found by: only what its pages show, so never a hidden address."""
    listing, shown = entry.service_at_location, entry.shown
    service, organization = listing.service, listing.service.organization
    kinds = (words for kind, words in KIND_WORDS.items() if kind.bit & entry.kinds)
    return {
        HitPlace.NAME: (service.name, service.alternate_name, shown["place"]),
        HitPlace.ORGANIZATION: (organization.name, organization.alternate_name),
        HitPlace.FACT: (*true_labels(listing), *kinds),
        HitPlace.DESCRIPTION: (service.description, listing.description, *shown["address"]),
    }


def true_labels(listing: ServiceAtLocation) -> list[str]:
    """The labels of the terms that are known to be so."""
    owners: Iterable[Any] = (listing.service, listing.location, listing)
    known = {fact.term.key: fact for owner in owners for fact in owner.attributes.all()}
    return [fact.term.name for fact in known.values() if fact.value]


def words_of(name: str, texts: Mapping[HitPlace, Iterable[str]]) -> Words:
    """The words of a listing's texts; the best place of each token counts."""
    ranks: dict[str, int] = {}
    units: set[Unit] = set()
    for place in HitPlace:
        rank = place.rank(name)
        for unit in frozenset().union(*map(indexed_units, texts[place])):
            ranks.setdefault(unit.token, rank)
            if place in SPELLED and can_be_corrected(unit.text):
                units.add(unit)
    return Words(ranks, frozenset(units))


def write(entries: Iterable[SearchEntry]) -> set[Unit]:
    """Bring the index of these search rows up to date; what stays the same is not touched.

    The spellings are left to learn: see `search_rows.refresh_keys`.
    """
    words = {entry.pk: words_of(entry.shown["name"], public_texts(entry)) for entry in entries}
    stored = SearchWord.objects.filter(entry__in=words).values_list("entry", "token", "rank")
    before = set(stored)
    after = {(pk, *row) for pk, of_row in words.items() for row in of_row.ranks.items()}
    remove(before - after)
    SearchWord.objects.insert(sorted(after - before))
    forget_spellings({token for _pk, token, _rank in before - after})
    return {unit for of_row in words.values() for unit in of_row.spellings}


def rows_of(entries: Iterable[SearchEntry]) -> tuple[list[WordRow], set[Unit]]:
    """The index of search rows that are not stored yet, and words to learn the spelling of."""
    rows: list[WordRow] = []
    units: set[Unit] = set()
    for entry in entries:
        words = words_of(entry.shown["name"], public_texts(entry))
        rows += [(entry.pk, token, rank) for token, rank in words.ranks.items()]
        units |= words.spellings
    return rows, units


def remove(gone: Collection[WordRow]) -> None:
    tokens: dict[int, list[str]] = {}
    for pk, token, _rank in gone:
        tokens.setdefault(pk, []).append(token)
    for pk, of_row in tokens.items():
        SearchWord.objects.filter(entry=pk, token__in=of_row).delete()


def forget(keys: Collection[int]) -> None:
    """Remove the words of search rows that are about to go, and words that nobody else has."""
    rows = SearchWord.objects.filter(entry__in=keys)
    tokens = set(rows.values_list("token", flat=True))
    rows.delete()
    forget_spellings(tokens)


def forget_spellings(tokens: Collection[str]) -> None:
    """No word stays known that no public row has."""
    if not tokens:
        return
    still_there = SearchWord.objects.filter(token=OuterRef("token"))
    SearchSpelling.objects.filter(~Exists(still_there), token__in=tokens).delete()


def learn_spellings(units: Collection[Unit]) -> None:
    """Make words that are new to the index known to the correction of typing errors."""
    itself = SearchSpelling.objects.filter(variant=F("word"))
    words = {unit.text for unit in units}
    known = set(itself.filter(variant__in=words).values_list("word", flat=True))
    rows = (
        SearchSpelling(variant=variant, word=unit.text, token=unit.token)
        for unit in sorted(units)
        if unit.text not in known
        for variant in sorted(variants(unit.text))
    )
    SearchSpelling.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def forget_all_spellings() -> None:
    SearchSpelling.objects.all().delete()
