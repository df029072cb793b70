"""The one function that says whether a place is open: filter, label, sort and count all use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from .rules import Hours
from .slots import ONE_DAY, Slot, midnight, slots_between, zone_of
from .states import OpenState, State

HORIZON_DAYS = 60
STEPS = (2, 5, 15, HORIZON_DAYS + 1)
"""How many days are looked at, until one step has the answer."""

STRONGEST_FIRST = (State.OPEN, State.BY_APPOINTMENT, State.UNKNOWN)
"""Which of several slots at once counts."""


@dataclass(frozen=True)
class Answer:
    """A state with the stretch of time in which it is the right one; the end is left out."""

    state: OpenState
    since: datetime
    before: datetime


def open_state(hours: Hours, *, at: datetime) -> OpenState:
    """The state of a place at a moment, by the clock of the place.

    A slot belongs to the day on which it begins: "closed on the 25th" does not end the night that
    began on the 24th, but a closure does. Raises ValueError for an `at` without a time zone.
    """
    return answer(hours, at=at).state


def answer(hours: Hours, *, at: datetime) -> Answer:
    """The state, and until when it need not be asked again."""
    if at.tzinfo is None:
        raise ValueError("`at` needs a time zone: the device's own is never meant")
    at = at.astimezone(UTC)
    zone = zone_of(hours.timezone)
    if hours.is_constant or zone is None:
        return Answer(constant_state(hours), at, at + ONE_DAY)
    today = at.astimezone(zone).date()
    slots: list[Slot] = []
    first = today - ONE_DAY
    for days in STEPS:
        end = today + timedelta(days=days)
        slots = sorted([*slots, *slots_between(hours, zone, first, end)])
        found = judge(slots, at, midnight(end, zone))
        if is_complete(hours, found):
            break
        first = end
    return Answer(found, *stretch(slots, at))


def constant_state(hours: Hours) -> OpenState:
    """What is always so, or not known for want of a time zone."""
    if not hours.is_constant or not hours.rules:
        return OpenState(State.UNKNOWN)
    rule = hours.rules[0]
    return OpenState(State(rule.kind), note=rule.note)


def is_complete(hours: Hours, found: OpenState) -> bool:
    """Whether looking further ahead could not say more."""
    is_answered = found.is_open or found.next_open is not None or not hours.opens_ever
    return found.until is not None and is_answered


def judge(slots: Sequence[Slot], at: datetime, end: datetime) -> OpenState:
    """The state at `at`, from all slots up to `end`."""
    state, until = strongest(slots, at)
    next_open = None if state == State.OPEN else next_start(slots, at)
    until = until if until and until < end else None
    note = note_at(slots, at, state)
    if state == State.CLOSED and next_open:
        note = note_at(slots, next_open, State.OPEN)
    return OpenState(state, until, next_open, note, note_end(slots, at, state, note, until))


def note_at(slots: Iterable[Slot], at: datetime, state: State) -> str:
    """What people must know of the slots of a state at a moment; "" if nothing."""
    notes = (slot.note for slot in slots if slot.state == state and slot.start <= at < slot.end)
    return next(filter(None, notes), "")


def note_end(
    slots: Sequence[Slot], at: datetime, state: State, note: str, until: datetime | None
) -> datetime | None:
    """When the note of the present state stops to hold, if the state then goes on without it."""
    if not note or until is None:
        return None
    noted = [slot for slot in slots if slot.note == note]
    ends = (end for start, end in merged(noted, state) if start <= at < end)
    return next((end for end in ends if end < until), None)


def strongest(slots: Sequence[Slot], at: datetime) -> tuple[State, datetime | None]:
    """The state at `at`, and when another one follows."""
    starts: list[datetime] = []
    for state in STRONGEST_FIRST:
        for start, end in merged(slots, state):
            if start <= at < end:
                return state, min([end, *starts])
            if start > at:
                starts.append(start)
                break
    return State.CLOSED, min(starts, default=None)


def merged(slots: Sequence[Slot], state: State) -> Iterator[tuple[datetime, datetime]]:
    """The slots of one state, those that touch or overlap as one."""
    open_slot: tuple[datetime, datetime] | None = None
    for slot in slots:
        if slot.state != state:
            continue
        if open_slot and slot.start <= open_slot[1]:
            open_slot = open_slot[0], max(open_slot[1], slot.end)
            continue
        if open_slot:
            yield open_slot
        open_slot = slot.start, slot.end
    if open_slot:
        yield open_slot


def next_start(slots: Sequence[Slot], at: datetime) -> datetime | None:
    starts = (slot.start for slot in slots if slot.state == State.OPEN and slot.start > at)
    return min(starts, default=None)


def stretch(slots: Sequence[Slot], at: datetime) -> tuple[datetime, datetime]:
    """From the last to the next change of anything, notes included; a day at most."""
    edges = [edge for slot in slots for edge in (slot.start, slot.end)]
    since = max((edge for edge in edges if edge <= at), default=at)
    return since, min([at + ONE_DAY, *(edge for edge in edges if edge > at)])
