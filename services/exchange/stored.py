"""What the directory holds of a source, and what its earlier imports wrote there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from services.curation.documents import ATTRIBUTES, SECTIONS, Document, flatten
from services.models import ImportedRow, ImportRun, ServiceAtLocation, Source

from .keys import Keys
from .spool import Spool

Flat = dict[str, Any]
PARENTS = {
    "organization": "service__organization_id",
    "service": "service_id",
    "location": "location_id",
}
"""The rows that a listing belongs to."""


def section_prefetch(name: str) -> list[str]:
    return [f"{ATTRIBUTES}__term" if row == ATTRIBUTES else row for row in SECTIONS[name].lists]


class Stored:
    """The rows of one source, a few at a time, with what the imports last wrote in each field.

    A field whose value is not what an import left there was changed by a person.
    """

    def __init__(self, source: Source, spool: Spool) -> None:
        self.source = source
        self.rows: dict[str, dict[str, Any]] = {}
        self.undone_at = set(
            ImportRun.objects.filter(source=source, undone_at__isnull=False).values_list(
                "undone_at", flat=True
            )
        )
        self.written = spool.shelf("written")
        self.read_history()

    def load(self, keys: Iterable[Keys]) -> None:
        """Forget the rows of before, and read those that listings with these keys speak of or
        belong to."""
        keys = list(keys)
        listings = self.read("service_at_location", keys)
        services = self.read("service", keys, {row.service_id for row in listings})
        locations = self.read("location", keys, {row.location_id for row in listings})
        organizations = self.read("organization", keys, {row.organization_id for row in services})
        by_id = {row.pk: row for row in (*services, *locations, *organizations)}
        for row in services:
            row.organization = by_id[row.organization_id]
        for row in listings:
            row.service, row.location = by_id[row.service_id], by_id[row.location_id]

    def read(self, name: str, keys: list[Keys], ids: Iterable[Any] = ()) -> list[Any]:
        external = {getattr(found, name) for found in keys}
        which = Q(source=self.source, external_id__in=external) | Q(pk__in=ids)
        rows = SECTIONS[name].model._default_manager.filter(which)
        found: list[Any] = list(rows.prefetch_related(*section_prefetch(name)))
        self.rows[name] = {row.external_id: row for row in found if row.source_id == self.source.pk}
        return found

    def current_listings(self) -> Iterable[tuple[str, Any]]:
        """The key and id of every listing of the source that nobody removed."""
        listings: Any = ServiceAtLocation.objects
        rows = listings.current().filter(source=self.source).values_list("external_id", "pk")
        return rows.iterator()  # type: ignore[no-any-return]

    def is_removed(self, row: Any) -> bool:
        """Whether a person removed the row; what undoing an import removed may come back."""
        return row.deleted_at is not None and row.deleted_at not in self.undone_at

    def read_history(self) -> None:
        """What the runs wrote, oldest first; a run that was undone wrote nothing."""
        rows = ImportedRow.objects.filter(
            run__source=self.source,
            run__undone_at__isnull=True,
            after__isnull=False,
            service_at_location__source=self.source,
        ).order_by("run__started_at", "pk")
        ids = [f"service_at_location__{path}" for path in PARENTS.values()]
        columns = (*ids, "service_at_location_id", "before", "after")
        for *found, before, after in rows.values_list(*columns).iterator():
            owners = dict(zip([*PARENTS, "service_at_location"], found, strict=True))
            self.remember(owners, before or {}, after or {})

    def remember(self, owners: dict[str, Any], before: Document, after: Document) -> None:
        for name, owner in owners.items():
            old, new = flatten(before.get(name, {})), flatten(after.get(name, {}))
            wrote = {field: new.get(field) for field in {*old, *new} if is_new(field, old, new)}
            known = self.written_in(owner)
            if known | wrote != known:
                self.written[str(owner)] = known | wrote

    def written_in(self, key: Any) -> Flat:
        """What the imports last wrote in the row with this id."""
        found: Flat = self.written.get(str(key), {})
        return found


def is_new(field: str, old: Flat, new: Flat) -> bool:
    return field not in old or old[field] != new.get(field)
