"""How far a search goes: as far as was asked, else to the nearest step with enough cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .candidates import EVERYTHING
from .distances import FINER_STEPS, STEPS
from .looking import Look, candidates_of, chord_limit
from .query import SearchQuery
from .rows import Found

ENOUGH_CARDS = 10


class Step(NamedTuple):
    """A radius that a search may choose, by its squared chord, and whether it holds all that a
    search which chooses it gives."""

    limit: float
    is_complete: bool


def chosen_radius(query: SearchQuery, look: Look) -> float | None:
    """The radius that was asked for, else the smallest with enough cards, else the widest; None
    over an area.

    Where the smallest holds more rows than were looked at, it is a finer one.
    """
    if not query.chooses_radius:
        return query.within
    enough = chord_to_enough(candidates_of(query, look.matched))
    chosen = first_step(query, enough)
    if chosen > STEPS[query.unit][0] or look.is_complete(chosen):
        return chosen
    finer = (
        step
        for step in reversed(FINER_STEPS)
        if chord_limit(step, query.unit) >= enough and look.is_complete(step)
    )
    return next(finer, chosen)


def likely_radius(query: SearchQuery, look: Look) -> float:
    """The radius that a longer look will probably choose: what passes lies as densely farther on."""
    if query.within:
        return query.within
    found = candidates_of(query, look.matched)
    enough = chord_to_enough(found)
    if enough == EVERYTHING and found:
        enough = look.candidates.complete_to * ENOUGH_CARDS / len({one.row.card for one in found})
    return first_step(query, enough)


def first_step(query: SearchQuery, chord_squared: float) -> float:
    """The smallest step that reaches so far, else the widest."""
    steps = STEPS[query.unit]
    reaching = (step for step in steps if chord_limit(step, query.unit) >= chord_squared)
    return next(reaching, steps[-1])


def chord_to_enough(found: Iterable[Found]) -> float:
    """The squared chord to the last of enough cards, of candidates in order of distance."""
    cards: set[int] = set()
    for one in found:
        cards.add(one.row.card)
        if len(cards) == ENOUGH_CARDS:
            return one.chord_squared
    return EVERYTHING


def steps_up_to(query: SearchQuery, look: Look, within: float | None) -> list[Step]:
    """The radii that the search could choose for more options; the last one is its own."""
    if within is None:
        return [Step(EVERYTHING, look.is_complete(None))]
    if query.chooses_radius and within in FINER_STEPS:  # with filters a search looks farther
        return [Step(chord_limit(within, query.unit), is_complete=False)]
    steps = STEPS[query.unit] if query.chooses_radius else (within,)
    return [
        Step(chord_limit(step, query.unit), look.is_complete(step))
        for step in steps
        if step <= within
    ]


def goes_farther(query: SearchQuery, within: float | None) -> bool:
    """Whether a search for fewer would choose a wider radius."""
    return query.chooses_radius and within != STEPS[query.unit][-1]
