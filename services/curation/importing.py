"""Writing an import: all of it or nothing, in one short transaction.

What is written is compiled before. The run with its rows before and after is the history of an
import; django-reversion, which records what people do one act at a time, is not written. An import
is never a check: nothing here touches `assured_date`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import models, transaction

from services.models import ImportRun, SearchWord, ServiceAtLocation, Source
from services.models.listing import LISTED_STATUSES
from services.vocabulary import AddressPrivacy, Publication
from services.vocabulary.tokens import Unit

from . import search_words
from .documents import SECTIONS
from .editing import OWNER_PATHS
from .search_facts import FactNumbers, facts_of
from .search_rows import derive, is_place_to_go, refresh_keys, renew_source
from .statements import Statement, batches, delete, execute, insert, settled

ALSO_WRITTEN = ("version", "updated_at", "deleted_at")
PARENTS = {"service": ("organization",), "service_at_location": ("service", "location")}
DERIVED = {"location": ("public_latitude", "public_longitude")}


class ChangedMeanwhile(Exception):
    """Somebody saved one of the rows after the import had read them; nothing was written."""


@dataclass
class RowChange:
    """A row of one section that is new or has new values, unsaved, with its lists' rows."""

    section: str
    row: Any
    is_new: bool
    added: list[models.Model] = field(default_factory=list)
    removed: list[models.Model] = field(default_factory=list)


class Statements(Protocol):
    """A list of statements, in memory or on disk."""

    def append(self, statement: Statement, /) -> None: ...
    def __iter__(self) -> Iterator[Statement]: ...


@dataclass
class Plan:
    """What is to be written, compiled, and what must not have changed until then."""

    statements: Statements = field(default_factory=list[Statement])
    versions: dict[str, dict[UUID, int]] = field(default_factory=lambda: defaultdict(dict))
    """By section: the stored rows that change, with the version that was read."""

    to_derive: set[UUID] = field(default_factory=set)
    """New listings whose search rows need what is stored."""

    numbers: FactNumbers = field(default_factory=FactNumbers)
    spellings: set[Unit] = field(default_factory=set)
    """Words to correct typing errors to, of the search rows that are compiled."""

    is_empty: bool = True

    def insert(self, rows: Sequence[models.Model], updating: Iterable[str] = ()) -> None:
        for statement in insert(rows, updating=updating):
            self.statements.append(statement)

    def add(self, changes: Sequence[RowChange], *, at: datetime) -> None:
        """Plan to write these rows with what belongs to them; `at` is the moment of the change."""
        self.is_empty = self.is_empty and not changes
        for rows in by_table(row for change in changes for row in change.removed):
            for statement in delete(rows):
                self.statements.append(statement)
        for section, found in by_section(changes).items():
            self.add_rows(section, found, at)
        for rows in by_table(row for change in changes for row in change.added):
            self.insert(rows)

    def add_rows(self, section: str, changes: list[RowChange], at: datetime) -> None:
        stored = [change.row for change in changes if not change.is_new]
        new = [change.row for change in changes if change.is_new]
        for row in new:
            row.created_at = at
        for row in new + stored:
            row.updated_at = at
        self.versions[section].update({row.pk: row.version - 1 for row in stored})
        own = (PARENTS.get(section, ()), DERIVED.get(section, ()))
        self.insert(stored, [*SECTIONS[section].fields, *own[0], *own[1], *ALSO_WRITTEN])
        self.insert(new)

    def add_search_rows(self, listings: Iterable[ServiceAtLocation]) -> None:
        """For listings of which nothing is stored yet, nor of their services and places.

        One with a fact that has no number yet is derived when it is written: planning writes
        nothing.
        """
        listed = [listing for listing in listings if will_be_listed(listing)]
        known = [listing for listing in listed if self.numbers.has_all(facts_of(listing))]
        self.to_derive.update({listing.pk for listing in listed} - {one.pk for one in known})
        entries = [derive(listing, self.numbers) for listing in known]
        self.insert(entries)
        words, spellings = search_words.rows_of(entries)
        for statement in SearchWord.objects.inserting(words):
            self.statements.append(settled(statement))
        self.spellings |= spellings


def will_be_listed(listing: ServiceAtLocation) -> bool:
    """What `listed` asks the database, of a listing that nobody can have refused or removed."""
    return (
        listing.publication == Publication.PUBLISHED
        and listing.location.address_privacy != AddressPrivacy.UNLISTED
        and listing.service.status in LISTED_STATUSES
        and is_place_to_go(listing)
    )


def by_table(rows: Iterable[models.Model]) -> Iterable[list[models.Model]]:
    tables = defaultdict(list)
    for row in rows:
        tables[type(row)].append(row)
    return tables.values()


def by_section(changes: Iterable[RowChange]) -> dict[str, list[RowChange]]:
    sections: dict[str, list[RowChange]] = {section: [] for section in SECTIONS}
    for change in changes:
        sections[change.section].append(change)
    return sections


def write_import(
    run: ImportRun, plan: Plan, *, source_before: dict[str, Any] | None, at: datetime
) -> None:
    """Write what was planned, the run and the search rows.

    `source_before` is `stored_source` as it was read. Raises ChangedMeanwhile, or IntegrityError if
    the database refuses a row; nothing is written then.
    """
    with transaction.atomic():
        if stored_source(run.source.slug, locks=True) != source_before:
            raise ChangedMeanwhile("source")
        check_versions(plan.versions)
        if is_changed(run.source, source_before):
            run.source.save()
            renew_source(run.source)
        run.finished_at = at
        run.save(force_insert=True)
        execute(plan.statements)
        refresh_keys(plan.to_derive | listings_showing(plan.versions), plan.spellings)


def write_undo(run: ImportRun, plan: Plan, *, at: datetime) -> None:
    """Write what takes `run` back, and that it was undone `at` this moment.

    Raises ChangedMeanwhile; nothing is written then.
    """
    with transaction.atomic():
        if not ImportRun.objects.filter(pk=run.pk, undone_at=None).update(undone_at=at):
            raise ChangedMeanwhile("run")
        check_versions(plan.versions)
        execute(plan.statements)
        refresh_keys(listings_showing(plan.versions))


def stored_source(slug: str, *, locks: bool = False) -> dict[str, Any] | None:
    """The columns of a source, as they are now."""
    sources: Any = Source.objects.filter(slug=slug)
    # The lock lets two imports of one list take turns.
    sources = sources.select_for_update(no_key=True) if locks else sources
    found: dict[str, Any] | None = sources.values().first()
    return found


def is_changed(source: Source, before: dict[str, Any] | None) -> bool:
    """Whether a source is new, or says something else than what is stored."""
    return before is None or any(getattr(source, name) != value for name, value in before.items())


def check_versions(versions: dict[str, dict[UUID, int]]) -> None:
    """Lock the stored rows and see that they still are what the import compared with."""
    for section, expected in versions.items():
        rows = SECTIONS[section].model._default_manager.select_for_update(no_key=True)
        for keys in batches(sorted(expected)):
            found = dict(rows.filter(pk__in=keys).order_by("pk").values_list("pk", "version"))
            if any(found.get(key) != expected[key] for key in keys):
                raise ChangedMeanwhile(section)


def listings_showing(versions: dict[str, dict[UUID, int]]) -> set[UUID]:
    """The keys of the listings whose search rows are derived from a changed row."""
    touched: set[UUID] = set()
    for section, found in versions.items():
        path = OWNER_PATHS[SECTIONS[section].model]
        for keys in batches(found):
            listings: Any = ServiceAtLocation.objects.filter(**{f"{path}__in": keys})
            touched.update(listings.values_list("pk", flat=True))
    return touched
