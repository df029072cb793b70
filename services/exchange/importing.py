"""An import from first to last: read the list, compare it, and hand the difference to curation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError

from services.curation.documents import terms_by_key
from services.curation.importing import RowChange, is_changed, write_import
from services.models import ImportedRow, ImportRun, ServiceAtLocation, Source, TaxonomyTerm
from services.vocabulary import ImportAction

from .comparing import Comparison, Outcome
from .findings import Findings, Refusal
from .hours_texts import put_schedules
from .joining import join
from .mapping import BadMapping, Mapping
from .rows import ReadRow, RowRefused, RowSkipped, read_row
from .sheets import Row, Sheet


@dataclass
class ImportResult(Findings):
    """All that an import would do, before anything is written."""

    source: Source = field(kw_only=True)
    sheet: Sheet = field(kw_only=True)
    outcomes: list[Outcome] = field(default_factory=list)
    joined_rows: int = 0
    changes: list[RowChange] = field(default_factory=list)

    def count(self, action: ImportAction) -> int:
        return sum(outcome.action == action for outcome in self.outcomes)

    def counts(self) -> dict[str, int]:
        """The numbers that the report ends with."""
        return {action.value: self.count(action) for action in ImportAction} | {
            "refused": len(self.refused),
            "skipped": self.skipped.total(),
            "joined": self.joined_rows,
        }


Read = Callable[[Mapping, Iterable[Row], Findings], Iterator[ReadRow]]
"""How the rows of one format are read: it yields what they say, and notes what it leaves out."""


def read_sheet(mapping: Mapping, rows: Iterable[Row], findings: Findings) -> Iterator[ReadRow]:
    """Rows of a spreadsheet, by the columns of the mapping."""
    for row in rows:
        try:
            yield read_row(mapping, row)
        except RowRefused as refusal:
            findings.refused.append(Refusal(row.number, str(refusal)))
        except RowSkipped as reason:
            findings.skipped[str(reason)] += 1


def prepare_import(
    mapping: Mapping,
    sheet: Sheet,
    *,
    read: Read = read_sheet,
    tell: Callable[[int], None] = lambda _count: None,
) -> ImportResult:
    """Read the whole list and compare it; `tell` hears how many rows were read.

    Raises BadMapping, or UnreadableFile for a file that breaks off in the middle.
    """
    result = ImportResult(source=find_source(mapping), sheet=sheet)
    terms = find_terms(mapping)
    listings = join(read(mapping, counted(sheet.rows, tell), result))
    for row in listings.values():  # now that the lines of several rows are one text
        put_schedules(row.document["service_at_location"])
    # A feed tells its date only when all of it is read.
    result.source.published_on = mapping.source.get("published_on", result.source.published_on)
    leave_to_others(listings, mapping, result)
    refuse_doubles(listings, result)
    comparison = Comparison(result.source, terms)
    result.outcomes = [comparison.compare(row) for row in listings.values()]
    result.outcomes += comparison.gone(set(listings))
    result.joined_rows = sum(len(row.numbers) - 1 for row in listings.values())
    result.changes = comparison.changes()
    return result


def find_source(mapping: Mapping) -> Source:
    """The source with the facts of the mapping, unsaved."""
    source = Source.objects.filter(slug=mapping.source["slug"]).first() or Source()
    for name, value in mapping.source.items():
        setattr(source, name, value)
    try:
        source.clean_fields()
    except ValidationError as error:
        told = "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
        raise BadMapping(f"[source] of {mapping.name} cannot be stored: {told}") from error
    return source


def find_terms(mapping: Mapping) -> dict[str, TaxonomyTerm]:
    """The vocabulary, if it has every fact of the mapping."""
    terms = terms_by_key()
    if not terms:
        raise BadMapping("The vocabulary is empty: run manage.py loaddata taxonomy first.")
    for key in sorted(mapping.terms - set(terms)):
        near = get_close_matches(key, list(terms), n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise BadMapping(f"The vocabulary has no fact “{key}” ({mapping.name}).{hint}")
    return terms


def counted(rows: Iterable[Row], tell: Callable[[int], None]) -> Iterator[Row]:
    for count, row in enumerate(rows, 1):
        tell(count)
        yield row


def leave_to_others(listings: dict[str, ReadRow], mapping: Mapping, result: ImportResult) -> None:
    """Skip what the sources in `leave_to` already list under the same name and address."""
    for slug in mapping.leave_to:
        if not Source.objects.filter(slug=slug).exists():
            raise BadMapping(f"Import the list “{slug}” first: {mapping.name} leaves rows to it.")
        stored = ServiceAtLocation.objects.filter(source__slug=slug, deleted_at__isnull=True)
        for key in set(stored.values_list("external_id", flat=True)).intersection(listings):
            result.skipped[f"“{slug}” lists the same place"] += len(listings.pop(key).numbers)


def refuse_doubles(listings: dict[str, ReadRow], result: ImportResult) -> None:
    """One service is listed once at one place, whatever the keys of the rows say."""
    seen: dict[tuple[str, str], ReadRow] = {}
    for key, row in list(listings.items()):
        first = seen.setdefault((row.keys.service, row.keys.location), row)
        if first is not row:
            why = f"the same service at the same place as row {first.numbers[0]}"
            result.refused += [Refusal(number, why) for number in row.numbers]
            del listings[key]


def finish_import(
    result: ImportResult, *, mapping: Mapping, started_at: datetime, at: datetime
) -> ImportRun | None:
    """Write what `prepare_import` found; a list that changes nothing leaves no trace, and None.

    `at` is the moment of writing. Raises as `curation.importing.write_import`.
    """
    if not result.changes and not is_changed(result.source):
        return None
    run = ImportRun(
        source=result.source,
        file_name=result.sheet.file_name[:255],
        file_sha256=result.sheet.sha256,
        mapping_name=mapping.name[:255],
        started_at=started_at,
        counts=result.counts(),
    )
    write_import(run, result.changes, list(imported_rows(run, result.outcomes)), at=at)
    return run


def imported_rows(run: ImportRun, outcomes: list[Outcome]) -> Iterator[ImportedRow]:
    for outcome in outcomes:
        if outcome.action != ImportAction.UNCHANGED:
            yield ImportedRow(run=run, **columns_of(outcome))


def columns_of(outcome: Outcome) -> dict[str, Any]:
    return {
        "row_number": outcome.numbers[0] if outcome.numbers else None,
        "external_id": outcome.key,
        "action": outcome.action,
        "service_at_location": outcome.listing,
        "before": outcome.before or None,
        "after": outcome.after,
        "message": "; ".join(outcome.messages),
    }
