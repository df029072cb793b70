"""How many services each option would give if it were ticked.

A search that chooses its radius chooses it anew for every tick: for fewer it goes farther, so that
a count of fewer cards than enough is only the least there will be; for more it may stay nearer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.utils.functional import cached_property

from services.vocabulary import ServiceKind

from .filter_groups import KIND, Joins
from .matching import (
    Chosen,
    Count,
    Filter,
    KindFilter,
    Matched,
    SearchFilter,
    count_services,
    nearer,
)
from .options import Option
from .radius import ENOUGH_CARDS, Step
from .rows import Found

Asked = Option | ServiceKind
Key = Callable[[Found], Hashable]
SERVICES: Key = attrgetter("counts_as")
CARDS: Key = attrgetter("row.card")


class Tally:
    """How many services have each fact, counted for all facts at once.

    Plane `n` holds bit `n` of every fact's count, so adding a row costs about two operations on
    whole numbers however many facts there are.
    """

    def __init__(self, numbers: Iterable[int]) -> None:
        self.planes: list[int] = []
        for number in numbers:
            self.add(number)

    def add(self, carry: int) -> None:
        for place, plane in enumerate(self.planes):
            self.planes[place], carry = plane ^ carry, plane & carry
            if not carry:
                return
        if carry:
            self.planes.append(carry)

    def __getitem__(self, bit: int) -> int:
        return sum((plane >> bit & 1) << place for place, plane in enumerate(self.planes))


class Counts:
    """Of some candidates: how many services, or cards, each option and each kind has."""

    def __init__(self, found: Iterable[Found], key: Key = SERVICES) -> None:
        yes: dict[Hashable, int] = {}
        no: dict[Hashable, int] = {}
        kinds: dict[Hashable, int] = {}
        for one in found:
            what, row = key(one), one.row
            yes[what] = yes.get(what, 0) | row.facts.yes
            no[what] = no.get(what, 0) | row.facts.no
            kinds[what] = kinds.get(what, 0) | row.kinds
        self.yes, self.no, self.kinds = (Tally(each.values()) for each in (yes, no, kinds))

    def of(self, asked: Asked) -> int:
        if isinstance(asked, ServiceKind):
            return self.kinds[asked.bit.bit_length() - 1]
        return (self.yes if asked.is_so else self.no)[asked.number] if asked.number else 0


class Ring:
    """What is found within one radius, and what one more option would add to it."""

    def __init__(self, matching: list[Found], waiting: list[Found], step: Step) -> None:
        self.is_complete = step.is_complete
        self.matching, self.waiting = nearer(matching, step.limit), nearer(waiting, step.limit)

    def has_enough(self) -> bool:
        """Whether there would be enough cards with every option."""
        return len({one.row.card for one in (*self.matching, *self.waiting)}) >= ENOUGH_CARDS

    def services(self, asked: Asked) -> int:
        before, added = self._services
        return before + added.of(asked)

    def cards(self, asked: Asked) -> int:
        before, added = self._cards
        return before + added.of(asked)

    @cached_property
    def _services(self) -> tuple[int, Counts]:
        return self._counted(SERVICES)

    @cached_property
    def _cards(self) -> tuple[int, Counts]:
        return self._counted(CARDS)

    def _counted(self, key: Key) -> tuple[int, Counts]:
        known = set(map(key, self.matching))
        return len(known), Counts((one for one in self.waiting if key(one) not in known), key)


class Widening:
    """What is found with one more option of a list whose ticks widen each other.

    `waiting` is what this list alone keeps out; `steps` are the radii that the search may choose.
    """

    def __init__(self, matching: list[Found], waiting: list[Found], steps: Sequence[Step]) -> None:
        self.last = Ring(matching, waiting, steps[-1])
        rings = (Ring(matching, waiting, step) for step in steps[:-1])
        self.nearer = [ring for ring in rings if ring.has_enough() or not ring.is_complete]

    def of(self, asked: Asked) -> Count:
        """The radius is the first one with enough cards; of one with rows missing nobody knows
        whether it has them, but no nearer one is chosen."""
        for ring in self.nearer:
            if not ring.is_complete or ring.cards(asked) >= ENOUGH_CARDS:
                return Count(ring.services(asked), not ring.is_complete)
        return Count(self.last.services(asked), not self.last.is_complete)


class Pool(NamedTuple):
    """What options are counted among, and the radii that a search of it may choose."""

    matched: Matched
    steps: Sequence[Step]


@dataclass(frozen=True)
class Facets:
    """How many services each option would give with the other filters kept; of one that is
    ticked, how many have it."""

    chosen: frozenset[tuple[str, str]]
    matching: Sequence[Found]
    widening: Mapping[str, Widening]
    is_complete: bool
    goes_farther: bool
    """Whether a search for fewer chooses a wider radius."""

    @cached_property
    def services(self) -> Counts:
        return Counts(self.matching)

    @cached_property
    def cards(self) -> Counts:
        return Counts(self.matching, CARDS)

    def of(self, name: str, asked: Asked) -> Count:
        """Of an option of the parameter `name`."""
        is_ticked = (name, asked.value) in self.chosen
        if name in self.widening and not is_ticked:
            return self.widening[name].of(asked)
        total = self.services.of(asked)
        grows = self.goes_farther and not is_ticked and self.has_few(asked, total)
        return Count(total, not self.is_complete or grows)

    def of_some(self, found: Sequence[Found]) -> Count:
        """Of a search for these of what matches."""
        is_few = len(set(map(CARDS, found))) < ENOUGH_CARDS
        return Count(count_services(found), not self.is_complete or (self.goes_farther and is_few))

    def has_few(self, asked: Asked, services: int) -> bool:
        return services < ENOUGH_CARDS or self.cards.of(asked) < ENOUGH_CARDS


def facets_of(
    chosen: Chosen,
    filters: Sequence[SearchFilter],
    pool: Pool,
    kinds: Pool,
    *,
    goes_farther: bool = False,
) -> Facets:
    """What every option would give; pages ask for the few that they show. `kinds` is a pool in
    which those of other kinds are."""
    matching, last = pool.matched.matching, pool.steps[-1]
    widening = {}
    for name in map(widened_name, filters):
        if name:
            waiting, steps = kinds if name == KIND else pool
            widening[name] = Widening(matching, waiting.but_for_one[name], steps)
    return Facets(
        frozenset(chosen), nearer(matching, last.limit), widening, last.is_complete, goes_farther
    )


def widened_name(asked: SearchFilter) -> str:
    """The parameter of a filter whose ticks widen each other, else ""."""
    is_any = isinstance(asked, Filter) and asked.joins is Joins.ANY
    return asked.name if is_any or isinstance(asked, KindFilter) else ""
