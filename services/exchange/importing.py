"""An import from first to last: read the list, compare it, and hand the difference to curation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError

from services.curation.documents import terms_by_key
from services.curation.importing import Plan, is_changed, stored_source, write_import
from services.curation.statements import batches
from services.models import ImportedRow, ImportRun, ServiceAtLocation, Source, TaxonomyTerm
from services.vocabulary import ImportAction

from .comparing import Comparison
from .findings import Findings, Refusal
from .hours_texts import put_schedules
from .joining import Joining
from .mapping import BadMapping, Mapping
from .outcomes import Outcome
from .rows import ReadRow, RowRefused, RowSkipped, read_row
from .sheets import Row, Sheet
from .spool import Spool

PART = 100
"""Listings that are compared at a time: what an import holds in memory."""


@dataclass
class ImportResult(Findings):
    """All that an import would do, before anything is written; what is long is on disk."""

    run: ImportRun = field(kw_only=True)
    source_before: dict[str, Any] | None = field(kw_only=True)
    spool: Spool = field(default_factory=Spool)
    actions: Counter[ImportAction] = field(default_factory=Counter)
    held_back: int = 0
    joined_rows: int = 0

    def __post_init__(self) -> None:
        self.places = self.spool.shelf("places")
        self.told = self.spool.log("told")
        self.plan = Plan(self.spool.log("statements"))

    def count(self, action: ImportAction) -> int:
        return self.actions[action]

    def counts(self) -> dict[str, int]:
        """The numbers that the report ends with."""
        return {action.value: self.count(action) for action in ImportAction} | {
            "refused": len(self.refused),
            "skipped": self.skipped.total(),
            "joined": self.joined_rows,
        }

    @property
    def has_changes(self) -> bool:
        return not self.plan.is_empty or is_changed(self.run.source, self.source_before)

    def outcomes(self, action: ImportAction) -> Iterator[Outcome]:
        """Those that there is something to tell of, in the order of their keys."""
        return (Outcome(**values) for values in self.told.under(action))

    def take(self, outcomes: list[Outcome]) -> None:
        """Count the outcomes, and keep what is told of them and what they leave in the run."""
        self.actions.update(outcome.action for outcome in outcomes)
        self.held_back += sum(outcome.is_held_back for outcome in outcomes)
        for outcome in outcomes:
            if outcome.is_told:
                self.told.append(vars(outcome), key=outcome.action)
        self.plan.insert([imported_row(self.run, found) for found in outcomes if found.is_written])


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
    started_at: datetime,
    read: Read = read_sheet,
    tell: Callable[[int], None] = lambda _count: None,
) -> ImportResult:
    """Read the whole list and compare it; `tell` hears how many rows were read.

    Raises BadMapping, or UnreadableFile for a file that breaks off in the middle.
    """
    terms = find_terms(mapping)
    left = find_left(mapping)
    result = start(mapping, sheet, started_at)
    joining = Joining(result.spool)
    for row in joining.join(read(mapping, counted(sheet.rows, tell), result)):
        if is_wanted(row, left, result):
            put_schedules(row.document["service_at_location"])
            joining.keep(row)
            result.joined_rows += len(row.numbers) - 1
    # A feed tells its date only when all of it is read.
    source = result.run.source
    source.published_on = mapping.source.get("published_on", source.published_on)
    compare(joining, result, terms)
    return result


def start(mapping: Mapping, sheet: Sheet, started_at: datetime) -> ImportResult:
    """The result of an import that has read nothing yet."""
    run = ImportRun(
        source=find_source(mapping),
        file_name=sheet.file_name[:255],
        file_sha256=sheet.sha256,
        mapping_name=mapping.name[:255],
        started_at=started_at,
    )
    return ImportResult(run=run, source_before=stored_source(run.source.slug))


def compare(joining: Joining, result: ImportResult, terms: dict[str, TaxonomyTerm]) -> None:
    """Compare the listings with the directory, and plan what is to be written."""
    comparison = Comparison(result.run.source, terms, result.spool)
    for rows in batches(joining.listings(), PART):
        part = comparison.compare_part(rows)
        result.plan.add(part.changes, at=result.run.started_at)
        result.plan.add_search_rows(part.all_new)
        result.plan.to_derive.update(part.partly_new)
        result.take(part.outcomes)
    for outcomes in batches(comparison.gone(joining.kept.__contains__), PART):
        result.take(outcomes)


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


def find_left(mapping: Mapping) -> dict[str, str]:
    """The keys of what the sources in `leave_to` list, with the source of each."""
    left: dict[str, str] = {}
    for slug in mapping.leave_to:
        if not Source.objects.filter(slug=slug).exists():
            raise BadMapping(f"Import the list “{slug}” first: {mapping.name} leaves rows to it.")
        stored = ServiceAtLocation.objects.filter(source__slug=slug, deleted_at__isnull=True)
        left = dict.fromkeys(stored.values_list("external_id", flat=True), slug) | left
    return left


def is_wanted(row: ReadRow, left: dict[str, str], result: ImportResult) -> bool:
    """Whether no other source lists it, and no row before is the same service at the same place.

    One service is listed once at one place, whatever the keys of the rows say.
    """
    if slug := left.get(row.keys.service_at_location):
        result.skipped[f"“{slug}” lists the same place"] += len(row.numbers)
        return False
    place = f"{row.keys.service} @ {row.keys.location}"
    first = result.places.get(place)
    if first is not None:
        why = f"the same service at the same place as row {first}"
        result.refused += [Refusal(number, why) for number in row.numbers]
        return False
    result.places[place] = row.numbers[0]
    return True


def finish_import(result: ImportResult, *, at: datetime) -> ImportRun | None:
    """Write what `prepare_import` found; a list that changes nothing leaves no trace, and None.

    `at` is the moment of writing. Raises as `curation.importing.write_import`.
    """
    if not result.has_changes:
        return None
    result.run.counts = result.counts()
    write_import(result.run, result.plan, source_before=result.source_before, at=at)
    return result.run


def imported_row(run: ImportRun, outcome: Outcome) -> ImportedRow:
    return ImportedRow(
        run=run,
        row_number=outcome.numbers[0] if outcome.numbers else None,
        external_id=outcome.key,
        action=outcome.action,
        service_at_location_id=outcome.listing_id,
        before=outcome.before or None,
        after=outcome.after,
        message="; ".join(outcome.messages),
    )
