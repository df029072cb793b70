"""A list compared with the directory: what is new, what changed, and what people had changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from services.curation.documents import (
    ATTRIBUTES,
    SECTIONS,
    Document,
    flatten,
    new_rows,
    section_document,
    section_objects,
    write_section,
)
from services.curation.editing import touch
from services.curation.importing import RowChange
from services.curation.locating import locate
from services.curation.slugs import NewSlugs
from services.models import ServiceAtLocation, Source, TaxonomyTerm
from services.vocabulary import ImportAction, Publication

from .fields import ONLY_NEW
from .joining import SHARED
from .keys import address_key
from .merging import Compared, apply_changes, columns_of, three_way
from .rows import ReadRow
from .same_place import ElsewhereListed
from .stored import Stored

TWIN = "the same place and kind as {}: it came in as a draft, so that nobody sees it twice"
MOVED_FROM = "moved_from"
"""Beside the sections of a document before: where the listing was."""

REMOVED_HERE = "kept out, since a person removed it here"


@dataclass
class Outcome:
    """What an import does with one listing, or finds about it."""

    action: ImportAction
    key: str
    numbers: list[int]
    messages: list[str] = field(default_factory=list)
    listing: ServiceAtLocation | None = None
    before: Document | None = None
    after: Document | None = None


class Comparison:
    """The comparison of one list with what the directory holds of its source."""

    def __init__(self, source: Source, terms: Mapping[str, TaxonomyTerm]) -> None:
        self.source = source
        self.terms = terms
        self.stored = Stored(source)
        self.elsewhere = ElsewhereListed(source)
        self.slugs = NewSlugs()
        self.compared: dict[Any, Compared] = {}

    def changes(self) -> list[RowChange]:
        """Every row that is new or changed, each once."""
        return [found.change for found in self.compared.values() if found.change]

    def gone(self, keys: set[str]) -> list[Outcome]:
        """Listings of the source that its file no longer has; they stay as they are."""
        rows = self.stored.rows["service_at_location"].items()
        return [
            Outcome(ImportAction.GONE, key, [], ["not in the file any more: it stays"], listing)
            for key, listing in sorted(rows)
            if key not in keys and listing.deleted_at is None
        ]

    def compare(self, read: ReadRow) -> Outcome:
        """What becomes of one listing of the list."""
        key = read.keys.service_at_location
        listing = self.stored.rows["service_at_location"].get(key)
        if self.is_removed(read, listing):
            return Outcome(ImportAction.DOUBTFUL, key, read.numbers, [REMOVED_HERE], listing)
        is_new = listing is None or listing.deleted_at is not None
        doubts = list(read.doubts)
        sections = self.compare_known(read, listing) if listing else self.compare_new(read)
        if is_new:
            doubts += self.hold_back_twin(read, sections["service_at_location"])
        listing = sections["service_at_location"].row
        outcome = Outcome(ImportAction.UNCHANGED, key, read.numbers, doubts, listing)
        settle(outcome, sections)
        return outcome

    def is_removed(self, read: ReadRow, listing: ServiceAtLocation | None) -> bool:
        """Whether a person removed the listing, or what a new one would belong to."""
        if listing is not None:
            rows: Any = section_objects(listing).values()
        else:
            rows = [self.stored.rows[name].get(getattr(read.keys, name)) for name in SHARED]
        return any(row is not None and self.stored.is_removed(row) for row in rows)

    def compare_new(self, read: ReadRow) -> dict[str, Compared]:
        """A listing that the directory does not have; its service or place may be there."""
        found = {"organization": self.section("organization", read)}
        found["service"] = self.section("service", read, organization=found["organization"].row)
        found["location"] = self.section("location", read)
        found["service_at_location"] = self.section(
            "service_at_location",
            read,
            service=found["service"].row,
            location=found["location"].row,
        )
        return found

    def hold_back_twin(self, read: ReadRow, listing: Compared) -> list[str]:
        """A draft, if the directory has the place from elsewhere: a person decides which to show."""
        twin = self.elsewhere.twin(read.document)
        if not twin:
            return []
        listing.row.publication = Publication.DRAFT
        listing.after["publication"] = Publication.DRAFT.value
        return [TWIN.format(twin)]

    def compare_known(self, read: ReadRow, listing: ServiceAtLocation) -> dict[str, Compared]:
        """A listing that the directory has: with its own service and place, whoever set them."""
        rows = section_objects(listing)
        has_moved = self.has_moved(read, listing)
        found = {
            name: self.section(name, read)
            if name == "location" and has_moved
            else self.known(name, row, read.document[name])
            for name, row in rows.items()
        }
        if has_moved:
            move(found["service_at_location"], found["location"].row)
        return found

    def has_moved(self, read: ReadRow, listing: ServiceAtLocation) -> bool:
        """Whether the list itself has another address for the listing than at its last import.

        If it says what it said, a person has put the listing elsewhere, and there it stays.
        """
        wrote = self.stored.written.get(listing.location_id, {})
        if not wrote or read.keys.location == listing.location.external_id:
            return False
        return address_key(wrote) != address_key(read.document["location"])

    def section(self, name: str, read: ReadRow, **parents: Any) -> Compared:
        """The row of a section by its key, known or new."""
        key = getattr(read.keys, name)
        row = self.stored.rows[name].get(key)
        if row is not None:
            return self.known(name, row, read.document[name])
        if (name, key) not in self.compared:
            self.compared[name, key] = self.new(name, key, read.document[name], parents)
        return self.compared[name, key]

    def new(self, name: str, key: str, values: dict[str, Any], parents: dict[str, Any]) -> Compared:
        row: Any = SECTIONS[name].model(source=self.source, external_id=key, **parents)
        write_section(name, row, values)
        self.complete(name, row)
        added = new_rows(name, row, values, self.terms)
        lists = {rows: values.get(rows) or empty(rows) for rows in SECTIONS[name].lists}
        change = RowChange(name, row, is_new=True, added=added)
        return Compared(row, None, columns_of(name, row) | lists, change)

    def complete(self, name: str, row: Any) -> None:
        """What follows from the values of a new row: its slug, its pin, who sees it."""
        if name == "location":
            locate(row)
        elif name == "organization":
            row.slug = self.slugs.for_organization(row)
        elif name == "service_at_location":
            row.slug = self.slugs.for_listing(row)
            row.publication = Publication.PUBLISHED

    def known(self, name: str, row: Any, values: dict[str, Any]) -> Compared:
        """A row of the directory; one that several listings share is compared once."""
        if row.pk not in self.compared:
            take = self.brought_back if row.deleted_at else self.differing
            self.compared[row.pk] = take(name, row, values)
        return self.compared[row.pk]

    def brought_back(self, name: str, row: Any, values: dict[str, Any]) -> Compared:
        """A row that went when its import was undone, with what the list says now."""
        self.stored.written[row.pk] = flatten(section_document(SECTIONS[name], row))
        row.deleted_at = None
        compared = self.differing(name, row, values)
        if compared.change is None:
            touch(row)
            compared.change = RowChange(name, row, is_new=False)
        compared.before = None
        return compared

    def differing(self, name: str, row: Any, values: dict[str, Any]) -> Compared:
        before = section_document(SECTIONS[name], row)
        says = {
            field: value for field, value in values.items() if f"{name}.{field}" not in ONLY_NEW
        }
        wrote = self.stored.written.get(row.pk, {})
        changes, conflicts = three_way(name, flatten(before), wrote, flatten(says))
        compared = Compared(row, before, before, conflicts=conflicts)
        if changes:
            apply_changes(name, compared, changes, self.terms)
        return compared


def empty(name: str) -> Any:
    return {} if name == ATTRIBUTES else []


def move(listing: Compared, location: Any) -> None:
    """Put a listing at another place."""
    listing.moved_from = listing.row.location_id
    listing.row.location = location
    if listing.change is None:
        touch(listing.row)
        listing.change = RowChange("service_at_location", listing.row, is_new=False)


def settle(outcome: Outcome, sections: Mapping[str, Compared]) -> None:
    """Decide what the four sections mean for the listing, with the documents before and after."""
    conflicts = [text for found in sections.values() for text in found.conflicts]
    is_new = sections["service_at_location"].before is None
    if any(found.change for found in sections.values()):
        outcome.before = {name: found.before for name, found in sections.items() if found.before}
        outcome.after = {name: found.after for name, found in sections.items()}
        if moved_from := sections["service_at_location"].moved_from:
            outcome.before[MOVED_FROM] = {"location": str(moved_from)}
        outcome.action = ImportAction.ADDED if is_new else ImportAction.CHANGED
    if conflicts or (outcome.messages and outcome.action != ImportAction.UNCHANGED):
        outcome.action = ImportAction.DOUBTFUL
    outcome.messages += conflicts
