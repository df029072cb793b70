"""Which candidates pass the chosen filters, and how many each option would give.

An unknown fact never matches; who has not told us is kept apart, to call and ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from services.vocabulary import ServiceKind

from .filter_groups import GROUPS, KIND, Joins
from .options import Option, Options
from .rows import Found

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

        def near(found: Iterable[Found]) -> list[Found]:
            return [one for one in found if one.chord_squared <= limit]

        by_name = {name: near(found) for name, found in self.but_for_one.items()}
        return Matched(near(self.matching), by_name, near(self.untold))


def match(candidates: Iterable[Found], filters: Sequence[SearchFilter]) -> Matched:
    """Sort candidates by whether they pass."""
    if not filters:
        return Matched(list(candidates))
    matched = Matched(but_for_one={filter_.name: [] for filter_ in filters})
    for found in candidates:
        failed = [filter_ for filter_ in filters if not filter_.matches(found)]
        if not failed:
            matched.matching.append(found)
            continue
        if len(failed) == 1:
            matched.but_for_one[failed[0].name].append(found)
        if all(filter_.may_match(found) for filter_ in failed):
            matched.untold.append(found)
    return matched


def count_services(found: Iterable[Found]) -> int:
    return len({one.counts_as for one in found})


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
    """Of some candidates: how many services each option and each kind has."""

    def __init__(self, found: Iterable[Found]) -> None:
        yes: dict[tuple[int, int], int] = {}
        no: dict[tuple[int, int], int] = {}
        kinds: dict[tuple[int, int], int] = {}
        for one in found:
            key = one.counts_as
            yes[key] = yes.get(key, 0) | one.row.facts.yes
            no[key] = no.get(key, 0) | one.row.facts.no
            kinds[key] = kinds.get(key, 0) | one.row.kinds
        self.yes, self.no, self.kinds = (Tally(each.values()) for each in (yes, no, kinds))

    def of(self, option: Option) -> int:
        return (self.yes if option.is_so else self.no)[option.number] if option.number else 0

    def of_kind(self, kind: ServiceKind) -> int:
        return self.kinds[kind.bit.bit_length() - 1]


@dataclass(frozen=True)
class Facets:
    """How many services each option would give with the other filters kept."""

    base: Counts
    widening: Mapping[str, Counts]
    """The counts of the parameters whose ticks widen each other, with what they alone keep out."""

    is_lower_bound: bool = False

    def of(self, name: str, option: Option) -> int:
        return self.widening.get(name, self.base).of(option)

    def of_kind(self, kind: ServiceKind) -> int:
        return self.widening.get(KIND, self.base).of_kind(kind)


def facets_of(matched: Matched, filters: Sequence[SearchFilter], *, is_lower_bound: bool) -> Facets:
    """What every option would give; pages ask for the few that they show."""
    widening = {
        filter_.name: Counts([*matched.matching, *matched.but_for_one[filter_.name]])
        for filter_ in filters
        if isinstance(filter_, KindFilter)
        or (isinstance(filter_, Filter) and filter_.joins is Joins.ANY)
    }
    return Facets(Counts(matched.matching), widening, is_lower_bound)
