"""What an import does with each listing of a list, or finds about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from services.curation.documents import Document
from services.models import ServiceAtLocation
from services.vocabulary import ImportAction, Publication

from .merging import Compared
from .rows import ReadRow

MOVED_FROM = "moved_from"
"""Beside the sections of a document before: where the listing was."""


@dataclass
class Outcome:
    """What an import does with one listing, or finds about it."""

    action: ImportAction
    key: str
    numbers: list[int]
    messages: list[str] = field(default_factory=list)
    listing_id: UUID | None = None
    name: str = ""
    before: Document | None = None
    after: Document | None = None

    @property
    def is_told(self) -> bool:
        """Whether the report has more to say than to count it."""
        return bool(self.messages) or self.action == ImportAction.CHANGED

    @property
    def is_written(self) -> bool:
        """Whether the run keeps it."""
        return self.action != ImportAction.UNCHANGED

    @property
    def is_held_back(self) -> bool:
        """Whether the import added the listing as a draft."""
        added = (self.after or {}).get("service_at_location", {})
        is_new = "service_at_location" not in (self.before or {})
        return is_new and added.get("publication") == Publication.DRAFT


def outcome_of(
    action: ImportAction, read: ReadRow, messages: list[str], listing: ServiceAtLocation | None
) -> Outcome:
    key = read.keys.service_at_location
    name = listing.service.name if listing else key
    return Outcome(action, key, read.numbers, messages, listing.pk if listing else None, name)


def settle(outcome: Outcome, sections: Mapping[str, Compared]) -> None:
    """Decide what the four sections mean for the listing, with the documents before and after."""
    conflicts = [text for found in sections.values() for text in found.conflicts]
    is_new = sections["service_at_location"].before is None
    if any(found.is_changed for found in sections.values()):
        outcome.before = {name: found.before for name, found in sections.items() if found.before}
        outcome.after = {name: found.after for name, found in sections.items()}
        if moved_from := sections["service_at_location"].moved_from:
            outcome.before[MOVED_FROM] = {"location": str(moved_from)}
        outcome.action = ImportAction.ADDED if is_new else ImportAction.CHANGED
    if conflicts or (outcome.messages and outcome.action != ImportAction.UNCHANGED):
        outcome.action = ImportAction.DOUBTFUL
    outcome.messages += conflicts
