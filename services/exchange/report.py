"""What an import tells the person who runs it: lines with row numbers, then the counts."""

from __future__ import annotations

from collections.abc import Iterator

from services.curation.documents import differences
from services.vocabulary import ImportAction, Publication

from .cells import shortened
from .comparing import Outcome
from .importing import ImportResult

MOST_LINES = 50
"""Lines of one kind that are shown unless all are asked for."""

MOST_UNREAD = 5
MOST_FIELDS = 4
SHOWN = (ImportAction.DOUBTFUL, ImportAction.CHANGED, ImportAction.GONE)


def report_lines(result: ImportResult, *, shows_all: bool = False) -> Iterator[str]:
    """The whole report, one line after the other; the last is the count."""
    limit = None if shows_all else MOST_LINES
    refused = [f"Row {refusal.number} refused: {refusal.reason}." for refusal in result.refused]
    yield from bounded(refused, limit, "refused")
    for action in SHOWN:
        found = [outcome for outcome in result.outcomes if outcome.action == action]
        # A long row of drafts must not hide the other doubts.
        lines = [describe(outcome) for outcome in sorted(found, key=is_held_back)]
        yield from bounded(lines, limit, action.value)
    if shows_all:
        yield from doubts_of_unchanged(result)
    for reason, count in result.skipped.most_common():
        yield f"Skipped {count:,} where {reason}."
    unread = [f"{what} ({count:,})" for what, count in result.unread.most_common()]
    yield from bounded(
        [f"No term stands for {told}." for told in unread], limit and MOST_UNREAD, "such"
    )
    if drafts := sum(map(is_held_back, result.outcomes)):
        yield f"Held back {drafts:,} as drafts, since the directory has their place from elsewhere."
    if result.joined_rows:
        yield f"Joined {result.joined_rows:,} rows with another row of the same listing."
    yield count_line(result)


def bounded(lines: list[str], limit: int | None, name: str) -> Iterator[str]:
    yield from lines[:limit]
    if limit is not None and len(lines) > limit:
        yield f"… and {len(lines) - limit:,} more {name} (--verbosity 2 shows all)."


def doubts_of_unchanged(result: ImportResult) -> Iterator[str]:
    for outcome in result.outcomes:
        if outcome.action == ImportAction.UNCHANGED and outcome.messages:
            yield f"{where(outcome)} unchanged: {'; '.join(outcome.messages)}."


def is_held_back(outcome: Outcome) -> bool:
    """Whether the import added the listing as a draft."""
    added = (outcome.after or {}).get("service_at_location", {})
    is_new = "service_at_location" not in (outcome.before or {})
    return is_new and added.get("publication") == Publication.DRAFT


def describe(outcome: Outcome) -> str:
    """One outcome as a sentence."""
    if outcome.action == ImportAction.CHANGED:
        return f"{where(outcome)} changed: {changed_fields(outcome)}."
    if outcome.action == ImportAction.GONE:
        return f"Gone: {outcome.key} ({outcome.messages[0]})."
    if outcome.after is None:
        what = "not changed"
    else:
        what = "changed" if "service_at_location" in (outcome.before or {}) else "added"
    return f"{where(outcome)} doubtful, {what}: {'; '.join(outcome.messages)}."


def where(outcome: Outcome) -> str:
    """ "Row 12" or "Rows 5, 7 and 8", with the name of the listing."""
    *first, last = map(str, outcome.numbers)
    rows = f"Rows {', '.join(first)} and {last}" if first else f"Row {last}"
    name = outcome.listing.service.name if outcome.listing else outcome.key
    return f"{rows} ({shortened(name, 40)})"


def changed_fields(outcome: Outcome) -> str:
    found = differences(outcome.before or {}, outcome.after or {})
    told = [f"{change.path} “{shortened(str(change.after), 40)}”" for change in found[:MOST_FIELDS]]
    more = len(found) - MOST_FIELDS
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")


def count_line(result: ImportResult) -> str:
    """Added 1,823, changed 0, unchanged 0, gone 0, doubtful 8, refused 0."""
    counted = [f"{action.value} {result.count(action):,}" for action in ImportAction]
    line = ", ".join([*counted, f"refused {len(result.refused):,}"])
    return f"{line[0].upper()}{line[1:]}."
