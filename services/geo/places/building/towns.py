"""Towns for the file, with their other names; namesakes are merged or told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from services.geo.places.building.sources import SourceTown
from services.geo.places.folding import fold_key
from services.geo.sphere import LatLng, UnitVector, distance_km

SAME_TOWN_KM = 15
"""Two entries of one name and state closer than this are one town (a city and its township)."""

CITY_POPULATION = 100_000
"""From here on a town's names in other scripts are kept too."""

LANDMARK_POPULATION = 5_000
"""A town of this size is known well enough to say that another is near it."""

_AIRPORT_CODE = 3
_ASIDE = re.compile(r"\s*\((?:balance|village)\)|,.*")
_LOWER_CASE = re.compile(r"[a-z]")


@dataclass(eq=False, slots=True)
class Town:
    """A town being assembled; `usual_keys` are the names that it really goes by."""

    name: str
    state: str
    point: LatLng
    population: int
    variants: frozenset[str] = frozenset()
    usual_keys: set[str] = field(default_factory=set)
    near: str = ""


@dataclass(frozen=True)
class Towns:
    """All towns by state and key."""

    by_name: dict[tuple[str, str], list[Town]]

    def __iter__(self) -> Iterator[Town]:
        return (town for towns in self.by_name.values() for town in towns)

    def named(self, name: str, state: str) -> list[Town]:
        """The towns that go by a name as their own."""
        return self.by_name.get((state, fold_key(name)), [])

    def also_named(self, name: str, state: str) -> list[Town]:
        """The towns of a state that have a name among their variants."""
        return self._by_variant.get((state, fold_key(name)), [])

    def in_state(self, state: str) -> list[Town]:
        return self._by_state[state]

    def add(self, town: Town) -> None:
        self.by_name.setdefault((town.state, fold_key(town.name)), []).append(town)

    @cached_property
    def _by_variant(self) -> dict[tuple[str, str], list[Town]]:
        towns = defaultdict(list)
        for town in self:
            for key in town.variants:
                towns[town.state, key].append(town)
        return dict(towns)

    @cached_property
    def _by_state(self) -> dict[str, list[Town]]:
        towns = defaultdict(list)
        for town in self:
            towns[town.state].append(town)
        return dict(towns)


def gather_towns(sources: Iterable[SourceTown]) -> Towns:
    """The towns of the list, one for each place and name."""
    towns = Towns({})
    for source in sorted(
        sources, key=lambda town: (-town.population, town.name, town.point.latitude)
    ):
        name = _ASIDE.sub("", source.name)
        same = nearest(source.point, towns.named(name, source.state))
        is_known = same and distance_km(same.point, source.point) < SAME_TOWN_KM
        if not is_known and "(historical)" not in name:
            variants = frozenset(_variants(source)) - {fold_key(name)}
            towns.add(Town(name, source.state, source.point, source.population, variants))
    return towns


def tell_namesakes_apart(towns: Towns) -> None:
    """Say of each namesake in a state which larger town it is near ("Rankin near Ennis")."""
    for namesakes in [towns for towns in towns.by_name.values() if len(towns) > 1]:
        taken = {fold_key(namesakes[0].name)}
        for town in namesakes:
            town.near = _landmark(town, towns.in_state(town.state), taken)
            taken.add(fold_key(town.near))


def nearest(point: LatLng, towns: Iterable[Town]) -> Town | None:
    """The town closest to a point, if there is any."""
    return min(towns, key=lambda town: distance_km(point, town.point), default=None)


def middle(points: Iterable[tuple[LatLng, int]]) -> LatLng:
    """The weighted centre of points, on the ground."""
    x = y = z = 0.0
    for point, weight in points:
        vector = point.unit_vector()
        x, y, z = x + weight * vector.x, y + weight * vector.y, z + weight * vector.z
    return UnitVector(x, y, z).to_lat_lng()


def _landmark(town: Town, neighbours: list[Town], taken: set[str]) -> str:
    """The name of the nearest town whose name is free: of known size, or larger, or any."""
    others = [other for other in neighbours if fold_key(other.name) not in taken]
    larger = [other for other in others if other.population > town.population]
    known = [other for other in larger if other.population >= LANDMARK_POPULATION]
    landmark = nearest(town.point, known or larger or others)
    return landmark.name if landmark else ""


def _variants(source: SourceTown) -> Iterator[str]:
    """Keys of other names that somebody may type.

    Names in lower case are transliterations, three capitals an airport; those, and other scripts,
    count for cities only.
    """
    is_city = source.population >= CITY_POPULATION
    for name in source.alternate_names:
        key = fold_key(name)
        is_plain = key.isascii() and len(key) > _AIRPORT_CODE
        if len(key) > 1 and not _LOWER_CASE.match(name) and (is_city or is_plain):
            yield key
