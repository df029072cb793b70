"""Taking an import back: its changes are reversed, and what it added is removed softly.

What somebody changed since, a person or a later import, stays and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from services.curation.documents import (
    DOCUMENT_PREFETCH,
    SECTIONS,
    flatten,
    section_document,
    section_objects,
    terms_by_key,
)
from services.curation.editing import touch
from services.curation.importing import Plan, RowChange, write_undo
from services.curation.statements import batches
from services.models import ImportedRow, ImportRun, Service, ServiceAtLocation

from .merging import Compared, apply_changes
from .outcomes import MOVED_FROM
from .spool import Spool
from .stored import Flat

OWN = ("service", "location", "service_at_location")
"""The sections of which a change keeps the listing; an organization has many listings."""

GONE = "it is not there any more"
CHECKED = "somebody checked it, or asked whether it may be shown"


PART = 100
"""Rows that are taken back at a time: what an undo holds in memory."""


@dataclass(frozen=True)
class Kept:
    """A row of the import whose listing stays as it is, and why."""

    row_number: int | None
    external_id: str
    reason: str


@dataclass
class Undo:
    """All that undoing an import would do, before anything is written; what is long is on disk."""

    run: ImportRun
    spool: Spool = field(default_factory=Spool)
    restored: int = 0
    removed: int = 0
    kept: int = 0

    def __post_init__(self) -> None:
        self.told = self.spool.log("kept")
        self.plan = Plan(self.spool.log("statements"))

    def keep(self, row: ImportedRow, reason: str) -> None:
        self.kept += 1
        self.told.append(vars(Kept(row.row_number, row.external_id, reason)))

    def listings_kept(self) -> Iterator[Kept]:
        """In the order of the rows."""
        return (Kept(**values) for values in self.told)


def prepare_undo(run: ImportRun, *, at: datetime) -> Undo:
    """What taking `run` back means; `at` is the moment of it."""
    undo = Undo(run)
    undoing = Undoing(undo, at)
    for part in parts_of(run):
        undoing.take_back_part(part)
    undoing.remove_unused()
    return undo


def finish_undo(undo: Undo, *, at: datetime) -> None:
    """Write it; raises ChangedMeanwhile."""
    write_undo(undo.run, undo.plan, at=at)


Part = list[tuple[ImportedRow, ServiceAtLocation | None]]


def parts_of(run: ImportRun) -> Iterator[Part]:
    """The rows in which the run wrote something, with their listings as they are now."""
    rows = run.rows.filter(after__isnull=False).order_by("pk")
    for batch in batches(rows.iterator(), PART):
        listings: Any = (
            ServiceAtLocation.objects.filter(pk__in=[row.service_at_location_id for row in batch])
            .select_related("service__organization", "location")
            .prefetch_related(*DOCUMENT_PREFETCH, "checks", "consents")
        )
        by_id = {listing.pk: listing for listing in listings}
        yield [(row, by_id.get(row.service_at_location_id)) for row in batch]


class Undoing:
    """The rows of the directory that an undo touches, each once."""

    def __init__(self, undo: Undo, at: datetime) -> None:
        self.undo = undo
        self.at = at
        self.terms = terms_by_key()
        # Of the part at hand: rows, what they say now, and what becomes of them.
        self.seen: dict[UUID, Any] = {}
        self.documents: dict[UUID, Flat] = {}
        self.changes: list[RowChange] = []
        # Of all parts, by the ids of rows.
        self.changed_rows = undo.spool.shelf("changed")
        self.leaving = undo.spool.shelf("leaving")
        self.places = undo.spool.shelf("places of changed listings")
        self.candidates = {name: undo.spool.shelf(f"added {name}") for name in SECTIONS}

    def take_back_part(self, part: Part) -> None:
        self.seen, self.documents = {}, {}
        for row, listing in part:
            self.take_back(row, listing)
        self.plan_changes()

    def plan_changes(self) -> None:
        self.undo.plan.add(self.changes, at=self.at)
        self.changes = []

    def take_back(self, row: ImportedRow, listing: ServiceAtLocation | None) -> None:
        if listing is None or listing.deleted_at:
            self.undo.keep(row, GONE)
            return
        objects = {name: self.once(name, found) for name, found in section_objects(listing).items()}
        is_added = "service_at_location" not in (row.before or {})
        if reason := self.why_kept(row, listing, objects, is_added=is_added):
            self.undo.keep(row, reason)
            return
        for name, found in objects.items():
            self.reverse(name, found, row)
        if is_added:
            self.undo.removed += 1
            self.remove("service_at_location", listing)
        else:
            self.undo.restored += 1
            self.move_back(row, objects["service_at_location"])

    def once(self, name: str, found: Any) -> Any:
        """The one loaded copy of a row that several listings share."""
        if found.pk not in self.seen:
            self.seen[found.pk] = found
            self.documents[found.pk] = flatten(section_document(SECTIONS[name], found))
        return self.seen[found.pk]

    def why_kept(
        self, row: ImportedRow, listing: Any, objects: dict[str, Any], *, is_added: bool
    ) -> str:
        """The fields that somebody changed since, or why else the listing must stay."""
        if is_added and (listing.checks.all() or listing.consents.all()):
            return CHECKED
        changed = [
            f"{name}.{found}" for name in OWN for found in self.changed(name, objects[name], row)
        ]
        return f"changed since: {', '.join(changed)}" if changed else ""

    def changed(self, name: str, found: Any, row: ImportedRow) -> list[str]:
        """The fields that the run wrote and that say something else now."""
        now = self.documents[found.pk]
        wrote = written(name, row)
        return sorted(field for field, (_old, new) in wrote.items() if now.get(field) != new)

    def reverse(self, name: str, found: Any, row: ImportedRow) -> None:
        """Put back what the run changed in one row; a row that it added may have to go."""
        if name not in (row.before or {}):
            if name in OWN or not self.changed(name, found, row):
                self.candidates[name][str(found.pk)] = True
            return
        if str(found.pk) in self.changed_rows or self.changed(name, found, row):
            return
        changes = {field: old for field, (old, _new) in written(name, row).items()}
        if changes:
            compared = Compared(found, section_document(SECTIONS[name], found), {})
            apply_changes(name, compared, changes, self.terms)
            if compared.change:
                self.take(compared.change)

    def remove(self, name: str, found: Any) -> None:
        found.deleted_at = self.at
        self.leaving[str(found.pk)] = True
        self.add_change(name, found)

    def move_back(self, row: ImportedRow, listing: Any) -> None:
        if moved_from := (row.before or {}).get(MOVED_FROM):
            listing.location_id = UUID(moved_from["location"])
            self.places[str(listing.pk)] = moved_from["location"]
            self.add_change("service_at_location", listing)

    def add_change(self, name: str, found: Any) -> None:
        if str(found.pk) not in self.changed_rows:
            touch(found)
            self.take(RowChange(name, found, is_new=False))

    def take(self, change: RowChange) -> None:
        self.changed_rows[str(change.row.pk)] = True
        self.changes.append(change)

    def remove_unused(self) -> None:
        """Remove the services, places and organizations that the run added, unless used since."""
        for name in ("service", "location", "organization"):
            for keys in batches(self.candidates[name].keys(), PART):
                used = {str(owner) for owner in self.still_used(name, keys)}
                unused = [key for key in keys if key not in used]
                for row in SECTIONS[name].model._default_manager.filter(pk__in=unused):
                    self.remove(name, row)
                self.plan_changes()

    def still_used(self, name: str, keys: list[str]) -> Iterator[UUID]:
        """Those that a listing, or of organizations a service, has that stays."""
        model: Any = Service if name == "organization" else ServiceAtLocation
        current = model.objects.current().filter(**{f"{name}__in": keys})
        for pk, owner in current.values_list("pk", name):
            place = self.places.get(str(pk)) if name == "location" else None
            if str(pk) not in self.leaving and place in (None, str(owner)):
                yield owner


def written(name: str, row: ImportedRow) -> dict[str, tuple[Any, Any]]:
    """The fields of one section that the run wrote: what was there, and what it wrote."""
    before, after = row.before or {}, row.after or {}
    old, new = flatten(before.get(name, {})), flatten(after.get(name, {}))
    return {
        field: (old.get(field), new.get(field))
        for field in {*old, *new}
        if name not in before or old.get(field) != new.get(field)
    }


def find_runs(text: str) -> Iterable[ImportRun]:
    """The imports whose id starts with `text`."""
    runs = ImportRun.objects.select_related("source").order_by("-started_at")
    return [run for run in runs if str(run.pk).startswith(text.casefold())]
