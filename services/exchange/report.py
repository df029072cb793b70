"""What an import tells the person who runs it: lines with row numbers, then the counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from services.curation.documents import differences
from services.vocabulary import ImportAction

from .cells import shortened
from .importing import ImportResult
from .outcomes import Outcome

MOST_LINES = 50
"""Lines of one kind that are shown unless all are asked for."""

MOST_UNREAD = 5
MOST_FIELDS = 4
SHOWN = (ImportAction.DOUBTFUL, ImportAction.CHANGED, ImportAction.GONE)


def report_lines(result: ImportResult, *, shows_all: bool = False) -> Iterator[str]:
    """The whole report, one line after the other; the last is the count."""
    limit = None if shows_all else MOST_LINES
    refused = (f"Row {refusal.number} refused: {refusal.reason}." for refusal in result.refused)
    yield from bounded(refused, len(result.refused), limit, "refused")
    for action in SHOWN:
        yield from bounded(lines(result, action), result.count(action), limit, action.value)
    if shows_all:
        for outcome in result.outcomes(ImportAction.UNCHANGED):
            yield f"{where(outcome)} unchanged: {'; '.join(outcome.messages)}."
    for reason, count in result.skipped.most_common():
        yield f"Skipped {count:,} where {reason}."
    unread = [f"No term stands for {what} ({n:,})." for what, n in result.unread.most_common()]
    yield from bounded(unread, len(unread), limit and MOST_UNREAD, "such")
    if result.held_back:
        yield (
            f"Held back {result.held_back:,} as drafts, "
            "since the directory has their place from elsewhere."
        )
    if result.joined_rows:
        yield f"Joined {result.joined_rows:,} rows with another row of the same listing."
    yield count_line(result)


def bounded(lines: Iterable[str], count: int, limit: int | None, name: str) -> Iterator[str]:
    yield from islice(lines, limit)
    if limit is not None and count > limit:
        yield f"… and {count - limit:,} more {name} (--verbosity 2 shows all)."


def lines(result: ImportResult, action: ImportAction) -> Iterator[str]:
    """The drafts come last: a long row of them must not hide the other doubts."""
    for is_held_back in (False, True):
        for outcome in result.outcomes(action):
            if outcome.is_held_back == is_held_back:
                yield describe(outcome)


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
    return f"{rows} ({shortened(outcome.name, 40)})"


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
