"""Which candidates pass the chosen filters.

An unknown fact never matches; who has not told us is kept apart, to call and ask.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, Protocol

from services.vocabulary import ServiceKind

from .filter_groups import GROUPS, KIND, Joins
from .options import Options
from .rows import Found

BY_DISTANCE = attrgetter("chord_squared")
Chosen = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Filter:
    """The ticks of one parameter: facts that must be so, and facts that must not."""

    name: str
    joins: Joins
    so: int = 0
    not_so: int = 0
    kinds: int = 0
    """The kinds that the question is for; 0 for all."""

    def matches(self, found: Found) -> bool:
        facts = found.row.facts
        if self.joins is Joins.ALL:
            return facts.yes & self.so == self.so and facts.no & self.not_so == self.not_so
        return bool(facts.yes & self.so or facts.no & self.not_so)

    def may_match(self, found: Found) -> bool:
        """Whether it would match if what is not known turned out well."""
        facts = found.row.facts
        if self.kinds and not found.row.kinds & self.kinds:
            return False
        if self.joins is Joins.ALL:
            return not (facts.no & self.so or facts.yes & self.not_so)
        return bool(self.so & ~facts.no or self.not_so & ~facts.yes)


@dataclass(frozen=True)
class KindFilter:
    """The chosen kinds: any of them, under whatever kind the row is listed."""

    mask: int
    name: str = KIND

    def matches(self, found: Found) -> bool:
        return bool(found.row.kinds & self.mask)

    def may_match(self, found: Found) -> bool:
        return self.matches(found)


class SearchFilter(Protocol):
    """What decides about one candidate."""

    @property
    def name(self) -> str:
        """The parameter that asks for it."""

    def matches(self, found: Found) -> bool: ...

    def may_match(self, found: Found) -> bool: ...


def filters_of(chosen: Chosen, options: Options) -> tuple[SearchFilter, ...]:
    """One filter for each parameter that has ticks."""
    filters: list[SearchFilter] = []
    kinds = frozenset(ServiceKind(value) for name, value in chosen if name == KIND)
    if kinds:
        filters.append(KindFilter(ServiceKind.mask(kinds)))
    for group in GROUPS:
        ticked = [options.by_value[pair] for pair in chosen if pair[0] == group.name]
        if ticked:
            so = sum(1 << option.number for option in ticked if option.is_so)
            not_so = sum(1 << option.number for option in ticked if not option.is_so)
            kinds_asked = ServiceKind.mask(group.kinds)
            filters.append(Filter(group.name, group.joins, so, not_so, kinds_asked))
    return tuple(filters)


class Count(NamedTuple):
    """How many services there are, or at least so many."""

    total: int
    is_lower_bound: bool = False


def nearer(found: Sequence[Found], limit: float) -> list[Found]:
    """Those of candidates in order of distance that lie within a squared chord."""
    return list(found[: bisect_right(found, limit, key=BY_DISTANCE)])


@dataclass
class Matched:
    """The candidates by what the filters say of them, each list nearest first."""

    matching: list[Found] = field(default_factory=list)
    but_for_one: dict[str, list[Found]] = field(default_factory=dict)
    """What only one parameter keeps out, by its name."""

    untold: list[Found] = field(default_factory=list)
    """What would match if all that is not known turned out well."""

    def within(self, limit: float) -> Matched:
        """The same of the candidates up to a squared chord."""

        by_name = {name: nearer(found, limit) for name, found in self.but_for_one.items()}
        return Matched(nearer(self.matching, limit), by_name, nearer(self.untold, limit))


def match(candidates: Iterable[Found], filters: Sequence[SearchFilter]) -> Matched:
    """Sort candidates by whether they pass."""
    if not filters:
        return Matched(list(candidates))
    matched = Matched(but_for_one={filter_.name: [] for filter_ in filters})
    for found in candidates:
        failed, name, may_match = tried(found, filters)
        if not failed:
            matched.matching.append(found)
            continue
        if failed == 1:
            matched.but_for_one[name].append(found)
        if may_match:
            matched.untold.append(found)
    return matched


def tried(found: Found, filters: Sequence[SearchFilter]) -> tuple[int, str, bool]:
    """How many filters a candidate fails, the last of them, and whether it may pass; of one that
    fails for good no more than two are asked."""
    failed, name, may_match = 0, "", True
    for filter_ in filters:
        if not filter_.matches(found):
            failed, name = failed + 1, filter_.name
            may_match = may_match and filter_.may_match(found)
            if failed > 1 and not may_match:
                break
    return failed, name, may_match


def count_services(found: Iterable[Found]) -> int:
    return len({one.counts_as for one in found})
