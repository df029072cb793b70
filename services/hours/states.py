"""What a place is at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """By appointment and unknown are neither open nor closed."""

    OPEN = "open"
    CLOSED = "closed"
    BY_APPOINTMENT = "by_appointment"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class OpenState:
    """The state, until when it lasts, and when the place opens next if it is not open.

    The note is that of the slot at this moment, of a closed place that of the slot with which it
    opens next. Moments are in UTC; None is none within the next 60 days.
    """

    state: State
    until: datetime | None = None
    next_open: datetime | None = None
    note: str = ""
    note_until: datetime | None = None
    """When the note stops to hold, where that is before `until`: "Women only" until noon."""

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN
