"""What the directory holds of a source, and what its earlier imports wrote there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from services.curation.documents import (
    ATTRIBUTES,
    SECTIONS,
    Document,
    flatten,
    section_objects,
)
from services.models import ImportedRow, ImportRun, ServiceAtLocation, Source

Flat = dict[str, Any]
CHUNK = 1000


def section_prefetch(name: str) -> list[str]:
    return [f"{ATTRIBUTES}__term" if row == ATTRIBUTES else row for row in SECTIONS[name].lists]


def keep_as_lists(row: Any) -> None:
    """Keep the prefetched rows without their querysets, which take most of the memory."""
    kept = row._prefetched_objects_cache
    kept.update({name: list(found) for name, found in kept.items()})


class Stored:
    """The rows of one source by section and key, with what the imports last wrote in each field.

    A field whose value is not what an import left there was changed by a person.
    """

    def __init__(self, source: Source) -> None:
        self.rows: dict[str, dict[str, Any]] = {
            name: dict(self.read_section(name, source)) for name in SECTIONS
        }
        self.by_id: dict[Any, Any] = {
            row.pk: row for rows in self.rows.values() for row in rows.values()
        }
        self.undone_at = set(
            ImportRun.objects.filter(source=source, undone_at__isnull=False).values_list(
                "undone_at", flat=True
            )
        )
        self.written: dict[Any, Flat] = {}
        for row in self.rows["service_at_location"].values():
            self.adopt(row)
        self.read_history(source)

    @staticmethod
    def read_section(name: str, source: Source) -> Iterator[tuple[str, Any]]:
        rows: Any = SECTIONS[name].model._default_manager.filter(source=source)
        for row in rows.prefetch_related(*section_prefetch(name)).iterator(chunk_size=CHUNK):
            keep_as_lists(row)
            yield row.external_id, row

    def is_removed(self, row: Any) -> bool:
        """Whether a person removed the row; what undoing an import removed may come back."""
        return row.deleted_at is not None and row.deleted_at not in self.undone_at

    def adopt(self, listing: ServiceAtLocation) -> None:
        """Let a listing share the loaded rows of its service, organization and place."""
        listing.service = self.one(listing.service_id, listing, "service")
        listing.location = self.one(listing.location_id, listing, "location")
        service = listing.service
        service.organization = self.one(service.organization_id, service, "organization")

    def one(self, key: Any, row: Any, parent: str) -> Any:
        """The loaded row with this id; a parent from elsewhere is loaded once."""
        if key not in self.by_id:
            self.by_id[key] = getattr(row, parent)
        return self.by_id[key]

    def read_history(self, source: Source) -> None:
        """What the runs wrote, oldest first; a run that was undone wrote nothing."""
        rows = ImportedRow.objects.filter(
            run__source=source, run__undone_at__isnull=True, after__isnull=False
        ).order_by("run__started_at", "pk")
        for listing_id, before, after in rows.values_list(
            "service_at_location_id", "before", "after"
        ).iterator():
            if listing := self.by_id.get(listing_id):
                self.remember(listing, before or {}, after or {})

    def remember(self, listing: ServiceAtLocation, before: Document, after: Document) -> None:
        for name, row in section_objects(listing).items():
            old, new = flatten(before.get(name, {})), flatten(after.get(name, {}))
            wrote = {field: new.get(field) for field in {*old, *new} if is_new(field, old, new)}
            self.written.setdefault(row.pk, {}).update(wrote)


def is_new(field: str, old: Flat, new: Flat) -> bool:
    return field not in old or old[field] != new.get(field)
