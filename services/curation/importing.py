"""Writing an import: all of it or nothing, in one short transaction.

The run with its rows before and after is the history of an import; django-reversion, which records
what people do one act at a time, is not written. An import is never a check: nothing here touches
`assured_date`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import models, transaction

from services.models import ImportedRow, ImportRun, ServiceAtLocation, Source

from .documents import SECTIONS
from .editing import OWNER_PATHS
from .search_rows import refresh

BATCH = 500
ALSO_WRITTEN = ("version", "updated_at", "deleted_at")
PARENTS = {"service": ("organization",), "service_at_location": ("service", "location")}
DERIVED = {"location": ("public_latitude", "public_longitude")}


class ChangedMeanwhile(Exception):
    """Somebody saved one of the rows after the import had read them; nothing was written."""


@dataclass
class RowChange:
    """A row of one section that is new, has new values or goes, unsaved, with its lists' rows."""

    section: str
    row: Any
    is_new: bool
    is_removal: bool = False
    added: list[models.Model] = field(default_factory=list)
    removed: list[models.Model] = field(default_factory=list)


def write_import(
    run: ImportRun,
    changes: Sequence[RowChange],
    imported: Iterable[ImportedRow],
    *,
    at: datetime,
) -> None:
    """Write the changed rows, the run and the search rows.

    `at` is the moment of the change. Raises ChangedMeanwhile, or IntegrityError if the database
    refuses a row; nothing is written then.
    """
    with transaction.atomic():
        check_versions(changes)
        # Every result shows its source and the date of it.
        touched = listings_from(run.source) if is_changed(run.source) else set()
        run.source.save()
        write_changes(changes, at)
        run.finished_at = at
        run.save(force_insert=True)
        ImportedRow.objects.bulk_create(imported, batch_size=BATCH)
        refresh_search(touched | listings_showing(changes))


def write_undo(run: ImportRun, changes: Sequence[RowChange], *, at: datetime) -> None:
    """Write what takes `run` back, and that it was undone `at` this moment.

    Raises ChangedMeanwhile; nothing is written then.
    """
    with transaction.atomic():
        if not ImportRun.objects.filter(pk=run.pk, undone_at=None).update(undone_at=at):
            raise ChangedMeanwhile("run")
        check_versions(changes)
        write_changes(changes, at)
        refresh_search(listings_showing(changes))


def write_changes(changes: Sequence[RowChange], at: datetime) -> None:
    sections = by_section(changes)
    for section in SECTIONS:
        write_section_rows(section, sections[section], at)
    write_lists(changes)


def check_versions(changes: Sequence[RowChange]) -> None:
    """Lock the stored rows and see that they still are what the import compared with."""
    for section, stored in by_section(change for change in changes if not change.is_new).items():
        rows = SECTIONS[section].model._default_manager.select_for_update(no_key=True)
        expected = {change.row.pk: change.row.version - 1 for change in stored}
        for keys in batches(sorted(expected)):
            found = dict(rows.filter(pk__in=keys).order_by("pk").values_list("pk", "version"))
            if any(found.get(key) != expected[key] for key in keys):
                raise ChangedMeanwhile(section)


def by_section(changes: Iterable[RowChange]) -> dict[str, list[RowChange]]:
    sections = defaultdict(list)
    for change in changes:
        sections[change.section].append(change)
    return sections


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def is_changed(source: Source) -> bool:
    """Whether the source is new, or says something else than the stored one."""
    stored = Source.objects.filter(pk=source.pk).first()
    columns = [column.attname for column in source._meta.concrete_fields]
    return any(getattr(stored, name, None) != getattr(source, name) for name in columns)


def write_section_rows(section: str, changes: list[RowChange], at: datetime) -> None:
    rows = SECTIONS[section].model._default_manager
    rows.bulk_create([change.row for change in changes if change.is_new], batch_size=BATCH)
    for keys in batches(change.row.pk for change in changes if change.is_removal):
        rows.filter(pk__in=keys).update(
            deleted_at=at, updated_at=at, version=models.F("version") + 1
        )
    stored = [change.row for change in changes if not change.is_new and not change.is_removal]
    for row in stored:
        row.updated_at = at
    columns = [
        *SECTIONS[section].fields,
        *PARENTS.get(section, ()),
        *DERIVED.get(section, ()),
        *ALSO_WRITTEN,
    ]
    rows.bulk_update(stored, columns, batch_size=BATCH)


def write_lists(changes: Iterable[RowChange]) -> None:
    """Phones, facts and the like: the replaced ones out, the new ones in."""
    added, removed = defaultdict(list), defaultdict(list)
    for change in changes:
        for row in change.added:
            added[type(row)].append(row)
        for row in change.removed:
            removed[type(row)].append(row.pk)
    for model, keys in removed.items():
        for batch in batches(keys):
            model._default_manager.filter(pk__in=batch).delete()
    for model, rows in added.items():
        model._default_manager.bulk_create(rows, batch_size=BATCH)


def refresh_search(touched: set[Any]) -> None:
    """Derive the search rows of these listings."""
    for keys in batches(sorted(touched)):
        refresh(ServiceAtLocation.objects.filter(pk__in=keys))


def listings_showing(changes: Iterable[RowChange]) -> set[Any]:
    """The keys of the listings whose search rows are derived from a changed row."""
    touched: set[Any] = set()
    for section, found in by_section(changes).items():
        path = OWNER_PATHS[SECTIONS[section].model]
        # A new organization, service or place has no other listings than new ones.
        rows = [change.row for change in found if path == "pk" or not change.is_new]
        for keys in batches(row.pk for row in rows):
            listings: Any = ServiceAtLocation.objects.filter(**{f"{path}__in": keys})
            touched.update(listings.values_list("pk", flat=True))
    return touched


def listings_from(source: Source) -> set[Any]:
    listings: Any = ServiceAtLocation.objects.filter(source=source)
    return set(listings.values_list("pk", flat=True))
