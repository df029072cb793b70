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
from .stored import Flat

OWN = ("service", "location", "service_at_location")
"""The sections of which a change keeps the listing; an organization has many listings."""

GONE = "it is not there any more"
CHECKED = "somebody checked it, or asked whether it may be shown"


@dataclass(frozen=True)
class Kept:
    """A listing that stays as it is, and why."""

    row: ImportedRow
    reason: str


@dataclass
class Undo:
    """All that undoing an import would do, before anything is written."""

    run: ImportRun
    restored: list[ImportedRow] = field(default_factory=list)
    removed: list[ImportedRow] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    changes: dict[UUID, RowChange] = field(default_factory=dict)


def prepare_undo(run: ImportRun, *, at: datetime) -> Undo:
    """What taking `run` back means; `at` is the moment of it."""
    undo = Undo(run)
    undoing = Undoing(undo, at)
    for row, listing in rows_of(run):
        undoing.take_back(row, listing)
    undoing.remove_unused()
    return undo


def finish_undo(undo: Undo, *, at: datetime) -> None:
    """Write it; raises ChangedMeanwhile."""
    plan = Plan()
    plan.add(list(undo.changes.values()), at=at)
    write_undo(undo.run, plan, at=at)


def rows_of(run: ImportRun) -> Iterator[tuple[ImportedRow, ServiceAtLocation | None]]:
    """The rows in which the run wrote something, with their listings as they are now."""
    rows = run.rows.filter(after__isnull=False).order_by("pk")
    for batch in batches(rows.iterator()):
        listings: Any = (
            ServiceAtLocation.objects.filter(pk__in=[row.service_at_location_id for row in batch])
            .select_related("service__organization", "location")
            .prefetch_related(*DOCUMENT_PREFETCH, "checks", "consents")
        )
        by_id = {listing.pk: listing for listing in listings}
        for row in batch:
            yield row, by_id.get(row.service_at_location_id)


class Undoing:
    """The rows of the directory that an undo touches, each once."""

    def __init__(self, undo: Undo, at: datetime) -> None:
        self.undo = undo
        self.at = at
        self.terms = terms_by_key()
        self.seen: dict[UUID, Any] = {}
        self.documents: dict[UUID, Flat] = {}
        self.candidates: dict[str, set[UUID]] = {name: set() for name in SECTIONS}

    def take_back(self, row: ImportedRow, listing: ServiceAtLocation | None) -> None:
        if listing is None or listing.deleted_at:
            self.undo.kept.append(Kept(row, GONE))
            return
        objects = {name: self.once(name, found) for name, found in section_objects(listing).items()}
        is_added = "service_at_location" not in (row.before or {})
        if reason := self.why_kept(row, listing, objects, is_added=is_added):
            self.undo.kept.append(Kept(row, reason))
            return
        for name, found in objects.items():
            self.reverse(name, found, row)
        (self.undo.removed if is_added else self.undo.restored).append(row)
        if is_added:
            self.remove("service_at_location", listing)
        else:
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
                self.candidates[name].add(found.pk)
            return
        if found.pk in self.undo.changes or self.changed(name, found, row):
            return
        changes = {field: old for field, (old, _new) in written(name, row).items()}
        if changes:
            compared = Compared(found, section_document(SECTIONS[name], found), {})
            apply_changes(name, compared, changes, self.terms)
            if compared.change:
                self.undo.changes[found.pk] = compared.change

    def remove(self, name: str, found: Any) -> None:
        found.deleted_at = self.at
        self.add_change(name, found)

    def move_back(self, row: ImportedRow, listing: Any) -> None:
        if moved_from := (row.before or {}).get(MOVED_FROM):
            listing.location_id = UUID(moved_from["location"])
            self.add_change("service_at_location", listing)

    def add_change(self, name: str, found: Any) -> None:
        if found.pk not in self.undo.changes:
            touch(found)
            self.undo.changes[found.pk] = RowChange(name, found, is_new=False)

    def remove_unused(self) -> None:
        """Remove the services, places and organizations that the run added, unless used since."""
        leaving = {change.row.pk for change in self.undo.changes.values() if change.row.deleted_at}
        moved = {
            change.row.pk: change.row.location_id
            for change in self.undo.changes.values()
            if change.section == "service_at_location"
        }
        for name in ("service", "location"):
            for pk in self.candidates[name] - set(self.still_used(name, leaving, moved)):
                self.remove(name, self.seen[pk])
                leaving.add(pk)
        services: Any = Service.objects
        for batch in batches(sorted(self.candidates["organization"])):
            current = services.current().filter(organization__in=batch)
            used = {
                owner
                for pk, owner in current.values_list("pk", "organization")
                if pk not in leaving
            }
            for pk in set(batch) - used:
                self.remove("organization", self.seen[pk])

    def still_used(self, name: str, leaving: set[UUID], moved: dict[UUID, UUID]) -> Iterator[UUID]:
        listings: Any = ServiceAtLocation.objects
        for batch in batches(sorted(self.candidates[name])):
            current = listings.current().filter(**{f"{name}__in": batch})
            for pk, owner in current.values_list("pk", name):
                is_elsewhere = name == "location" and moved.get(pk, owner) != owner
                if pk not in leaving and not is_elsewhere:
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
