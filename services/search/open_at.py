"""Open now, or at a day and time by the clock of the place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from services.hours.coding import decode
from services.hours.opening import open_state
from services.hours.remembering import answer_of, state_of
from services.hours.slots import zone_of
from services.hours.states import OpenState, State

from .facets import Facets
from .matching import Count, Matched
from .rows import Found

OPEN = "open"
REMEMBERED = 20_000
OPENING_SHOWN = 5


@dataclass(frozen=True)
class OpenFilter:
    """Whether a place is open at a moment: the present one, or a wall clock's of any place."""

    at: datetime
    is_wall_clock: bool = False
    name: str = OPEN
    states: dict[str, OpenState] = field(default_factory=dict, compare=False)
    """What was asked already: many places have the same hours."""

    def state(self, found: Found) -> OpenState:
        hours = found.row.hours
        known = self.states.get(hours)
        if known is None:
            asked = (
                state_by_clock(hours, self.at)
                if self.is_wall_clock
                else state_of(hours, at=self.at)
            )
            known = self.states[hours] = asked
        return known

    def matches(self, found: Found) -> bool:
        return self.state(found).is_open

    def may_match(self, found: Found) -> bool:
        """Hours that nobody knows may be open; a place that is closed is not."""
        return self.state(found).state == State.UNKNOWN


@dataclass(frozen=True)
class OpenNow:
    """How many services would be found with “open now”, and the squared chord to the nearest."""

    count: Count
    nearest: float | None

    @classmethod
    def among(cls, facets: Facets, *, at: datetime) -> OpenNow:
        """Of what matches; a search for them alone may go farther."""
        now = OpenFilter(at)
        are_open = [one for one in facets.matching if now.matches(one)]
        nearest = are_open[0].chord_squared if are_open else None
        return cls(facets.of_some(are_open), nearest)


def next_change(found: Iterable[Found], *, at: datetime) -> datetime | None:
    """When the state of any of these changes first."""
    known = {one.row.hours for one in found} - {""}
    return min((answer_of(hours, at=at).before for hours in known), default=None)


def opening_next(matched: Matched, *, at: datetime) -> list[Found]:
    """Of places that pass but for their hours, the few that open next, a card each."""
    now = OpenFilter(at)
    waiting = [
        (moment, one)
        for one in matched.but_for_one.get(OPEN, [])
        if (moment := now.state(one).next_open)
    ]
    waiting.sort(key=lambda pair: pair[0])
    by_card: dict[int, Found] = {}
    for _moment, one in waiting:
        by_card.setdefault(one.row.card, one)
    return list(by_card.values())[:OPENING_SHOWN]


@lru_cache(maxsize=REMEMBERED)
def state_by_clock(text: str, wall_clock: datetime) -> OpenState:
    """The state of a place when its own clock shows this time."""
    hours = decode(text)
    return open_state(hours, at=wall_clock.replace(tzinfo=zone_of(hours.timezone) or UTC))
