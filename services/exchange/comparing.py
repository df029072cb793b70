"""A list compared with the directory: what is new, what changed, and what people had changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from services.curation.documents import (
    ATTRIBUTES,
    SECTIONS,
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
from services.vocabulary import AddressPrivacy, ImportAction, Publication

from .fields import ONLY_NEW
from .joining import SHARED
from .keys import address_key
from .merging import Compared, apply_changes, columns_of, three_way
from .outcomes import Outcome, outcome_of, settle
from .rows import ReadRow
from .same_place import ElsewhereListed
from .spool import Spool
from .stored import Stored

TWIN = "the same place and kind as {}: it came in as a draft, so that nobody sees it twice"
HIDDEN_TWIN = "the name and town of “{}”, which is hidden here: it came in as a draft"
REMOVED_HERE = "kept out, since a person removed it here"
HIDDEN_HERE = "location: kept the hidden place, where the list has one that shows more"
GONE = "not in the file any more: it stays"


@dataclass
class Part:
    """What comparing some listings of a list has found."""

    outcomes: list[Outcome] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    all_new: list[ServiceAtLocation] = field(default_factory=list)
    """New listings of which nothing is stored, nor of their services and places."""

    partly_new: list[UUID] = field(default_factory=list)
    """New listings of known services or at known places."""

    def take(self, sections: Mapping[str, Compared]) -> None:
        self.changes += [found.change for found in sections.values() if found.change]
        listing = sections["service_at_location"].row
        if all(found.row._state.adding for found in sections.values()):
            self.all_new.append(listing)
        elif listing._state.adding:
            self.partly_new.append(listing.pk)


class Comparison:
    """The comparison of one list with what the directory holds of its source, part by part."""

    def __init__(self, source: Source, terms: Mapping[str, TaxonomyTerm], spool: Spool) -> None:
        self.source = source
        self.terms = terms
        self.stored = Stored(source, spool)
        self.elsewhere = ElsewhereListed(source)
        self.slugs = NewSlugs()
        self.compared = spool.shelf("compared")
        self.part = Part()

    def compare_part(self, rows: Sequence[ReadRow]) -> Part:
        """What becomes of some listings of the list; no more of the others is in memory."""
        self.part = Part()
        self.stored.load(row.keys for row in rows)
        self.part.outcomes = [self.compare(row) for row in rows]
        return self.part

    def gone(self, is_in_list: Callable[[str], bool]) -> Iterator[Outcome]:
        """Listings of the source that its file no longer has; they stay as they are."""
        found = (row for row in self.stored.current_listings() if not is_in_list(row[0]))
        for key, listing_id in sorted(found):
            yield Outcome(ImportAction.GONE, key, [], [GONE], listing_id)

    def compare(self, read: ReadRow) -> Outcome:
        key = read.keys.service_at_location
        listing = self.stored.rows["service_at_location"].get(key)
        if self.is_removed(read, listing):
            return outcome_of(ImportAction.DOUBTFUL, read, [REMOVED_HERE], listing)
        is_new = listing is None or listing.deleted_at is not None
        doubts = list(read.doubts)
        sections = self.compare_known(read, listing) if listing else self.compare_new(read)
        if is_new:
            doubts += self.hold_back_twin(read, sections["service_at_location"])
        outcome = outcome_of(
            ImportAction.UNCHANGED, read, doubts, sections["service_at_location"].row
        )
        settle(outcome, sections)
        self.part.take(sections)
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
        """A draft, if the directory has the place from elsewhere, or hides it: a person decides."""
        twin, hidden = (
            self.elsewhere.twin(read.document),
            self.elsewhere.hidden_twin(read.document),
        )
        if not twin and not hidden:
            return []
        listing.row.publication = Publication.DRAFT
        listing.after["publication"] = Publication.DRAFT.value
        return [TWIN.format(twin) if twin else HIDDEN_TWIN.format(hidden)]

    def compare_known(self, read: ReadRow, listing: ServiceAtLocation) -> dict[str, Compared]:
        """A listing that the directory has: with its own service and place, whoever set them."""
        has_moved = self.has_moved(read, listing)
        found = {
            name: self.new_place(read, row)
            if name == "location" and has_moved
            else self.known(name, row, read.document[name])
            for name, row in section_objects(listing).items()
        }
        if found["location"].row.pk != listing.location_id:
            move(found["service_at_location"], found["location"].row)
        return found

    def new_place(self, read: ReadRow, old: Any) -> Compared:
        """Where the list moves a listing: what hid the old place hides the new one. It stays where
        it was if the new one is there already, and shows more."""
        there = self.privacy_at(read.keys.location)
        if there and stricter(there, old.address_privacy) != there:
            before = section_document(SECTIONS["location"], old)
            return Compared(old, before, before, conflicts=[HIDDEN_HERE])
        values = {"address_privacy": AddressPrivacy.EXACT.value, **read.document["location"]}
        values["address_privacy"] = stricter(values["address_privacy"], old.address_privacy)
        return self.section(
            "location", replace(read, document=read.document | {"location": values})
        )

    def privacy_at(self, key: str) -> str:
        """How much is shown of a place, stored or new in this list; "" if there is none yet."""
        if stored := self.stored.rows["location"].get(key):
            return str(stored.address_privacy)
        found = self.compared.get(f"location {key}")
        return str(found["after"]["address_privacy"]) if found else ""

    def has_moved(self, read: ReadRow, listing: ServiceAtLocation) -> bool:
        """Whether the list itself has another address for the listing than at its last import.

        If it says what it said, a person has put the listing elsewhere, and there it stays.
        """
        wrote = self.stored.written_in(listing.location_id)
        if not wrote or read.keys.location == listing.location.external_id:
            return False
        return address_key(wrote) != address_key(read.document["location"])

    def section(self, name: str, read: ReadRow, **parents: Any) -> Compared:
        """The row of a section by its key, known or new."""
        key = getattr(read.keys, name)
        row = self.stored.rows[name].get(key)
        if row is not None:
            return self.known(name, row, read.document[name])
        new = SECTIONS[name].model(source=self.source, external_id=key, **parents)
        return self.once(
            name, f"{name} {key}", new, lambda: self.new(name, new, read.document[name])
        )

    def once(self, name: str, key: str, row: Any, compare: Callable[[], Compared]) -> Compared:
        """The comparison of a row; what several listings share is compared with the first."""
        found = self.compared.get(key)
        if found is not None:
            return self.recalled(name, row, found)
        compared = compare()
        if name in SHARED:
            self.compared[key] = {
                "pk": str(compared.row.pk),
                "before": compared.before,
                "after": compared.after,
                "was_changed": compared.is_changed,
                "conflicts": compared.conflicts,
            }
        return compared

    def recalled(self, name: str, row: Any, found: dict[str, Any]) -> Compared:
        """A row as the listing before left it."""
        row.pk = UUID(found.pop("pk"))
        write_section(name, row, found["after"])
        if name == "location":
            locate(row)
        if row._state.adding:
            self.put_lists(name, row, found["after"])
        return Compared(row, **found)

    def new(self, name: str, row: Any, values: dict[str, Any]) -> Compared:
        write_section(name, row, values)
        self.complete(name, row)
        added = self.put_lists(name, row, values)
        lists = {rows: values.get(rows) or empty(rows) for rows in SECTIONS[name].lists}
        change = RowChange(name, row, is_new=True, added=added)
        return Compared(row, None, columns_of(name, row) | lists, change)

    def put_lists(self, name: str, row: Any, values: dict[str, Any]) -> list[Any]:
        """The phones, facts and the like of a new row, which finds them as if they were stored."""
        lists = {
            rows: new_rows(name, row, {rows: values.get(rows) or empty(rows)}, self.terms)
            for rows in SECTIONS[name].lists
        }
        row._prefetched_objects_cache = lists
        return [added for found in lists.values() for added in found]

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
        """A row of the directory."""
        take = self.brought_back if row.deleted_at else self.differing
        return self.once(name, str(row.pk), row, lambda: take(name, row, values))

    def brought_back(self, name: str, row: Any, values: dict[str, Any]) -> Compared:
        """A row that went when its import was undone, with what the list says now."""
        self.stored.written[str(row.pk)] = flatten(section_document(SECTIONS[name], row))
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
        wrote = self.stored.written_in(row.pk)
        changes, conflicts = three_way(name, flatten(before), wrote, flatten(says))
        compared = Compared(row, before, before, conflicts=conflicts)
        if changes:
            apply_changes(name, compared, changes, self.terms)
        return compared


def stricter(*levels: str) -> str:
    """The level that shows least."""
    return max(levels, key=[*AddressPrivacy].index)


def empty(name: str) -> Any:
    return {} if name == ATTRIBUTES else []


def move(listing: Compared, location: Any) -> None:
    """Put a listing at another place."""
    listing.moved_from = listing.row.location_id
    listing.row.location = location
    if listing.change is None:
        touch(listing.row)
        listing.change = RowChange("service_at_location", listing.row, is_new=False)
