"""Towns for the file, with their other names; namesakes are merged or told apart."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from services.geo.places.building.sources import SourceTown
from services.geo.places.folding import fold_key
from services.geo.sphere import LatLng, UnitVector, distance_km

SAME_TOWN_KM = 15
"""Two entries of one name and state closer than this are one town (a city and its township)."""

CITY_POPULATION = {"US": 100_000}
WORLD_CITY_POPULATION = 500_000
"""From here on a town's names in all scripts are kept."""

VARIANTS_POPULATION = 30_000
"""From here on the other names of a town abroad are kept; of a US town, always."""

LANDMARK_POPULATION = 5_000
"""A town of this size is known well enough to say that another is near it."""

HOME_SCRIPTS = {
    **dict.fromkeys(("BG", "BY", "KG", "KZ", "MK", "MN", "RS", "RU", "TJ", "UA"), "CYRILLIC"),
    **dict.fromkeys(("AE", "AF", "BH", "DZ", "EG", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "OM", "PK",
                     "PS", "QA", "SA", "SD", "SY", "TN", "YE"), "ARABIC"),
    **dict.fromkeys(("CN", "HK", "JP", "MO", "TW"), "CJK"),
    **dict.fromkeys(("CY", "GR"), "GREEK"),
    **dict.fromkeys(("IN", "NP"), "DEVANAGARI"),
    "AM": "ARMENIAN", "BD": "BENGALI", "ET": "ETHIOPIC", "GE": "GEORGIAN", "IL": "HEBREW",
    "KH": "KHMER", "KR": "HANGUL", "LA": "LAO", "LK": "SINHALA", "MM": "MYANMAR", "TH": "THAI",
}  # fmt: skip
"""The script that is read where a town is, as Unicode names its letters."""

_AIRPORT_CODE = 3
_ASIDE = re.compile(r"\s*\((?:balance|village)\)|,.*")
_LOWER_CASE = re.compile(r"[a-z]")


@dataclass(eq=False, slots=True)
class Town:
    """A town being assembled; `usual_keys` are the names that it really goes by."""

    name: str
    area: str
    point: LatLng
    population: int
    variants: frozenset[str] = frozenset()
    usual_keys: set[str] = field(default_factory=set)
    near: str = ""


@dataclass(frozen=True)
class Towns:
    """All towns by area and key."""

    by_name: dict[tuple[str, str], list[Town]]

    def __iter__(self) -> Iterator[Town]:
        return (town for towns in self.by_name.values() for town in towns)

    def named(self, name: str, state: str) -> list[Town]:
        """The towns that go by a name as their own."""
        return self.by_name.get((state, fold_key(name)), [])

    def also_named(self, name: str, state: str) -> list[Town]:
        """The towns of an area that have a name among their variants."""
        return self._by_variant.get((state, fold_key(name)), [])

    def in_area(self, area: str) -> list[Town]:
        return self._by_area.get(area, [])

    def add(self, town: Town) -> None:
        self.by_name.setdefault((town.area, fold_key(town.name)), []).append(town)

    @cached_property
    def _by_variant(self) -> dict[tuple[str, str], list[Town]]:
        towns = defaultdict(list)
        for town in self:
            for key in town.variants:
                towns[town.area, key].append(town)
        return dict(towns)

    @cached_property
    def _by_area(self) -> dict[str, list[Town]]:
        towns = defaultdict(list)
        for town in self:
            towns[town.area].append(town)
        return dict(towns)


def gather_towns(sources: Iterable[SourceTown]) -> Towns:
    """The towns of the list, one for each place and name."""
    towns = Towns({})
    for source in sorted(
        sources, key=lambda town: (-town.population, town.name, town.point.latitude)
    ):
        name = _ASIDE.sub("", source.name)
        same = nearest(source.point, towns.named(name, source.area))
        is_known = same and distance_km(same.point, source.point) < SAME_TOWN_KM
        if not is_known and "(historical)" not in name:
            variants = frozenset(_variants(source)) - {fold_key(name)}
            towns.add(Town(name, source.area, source.point, source.population, variants))
    return towns


def tell_namesakes_apart(towns: Towns) -> None:
    """Say of each namesake in a state which larger town it is near ("Rankin near Ennis")."""
    for namesakes in [towns for towns in towns.by_name.values() if len(towns) > 1]:
        taken = {fold_key(namesakes[0].name)}
        for town in namesakes:
            town.near = _landmark(town, towns.in_area(town.area), taken)
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
    larger = [other for other in neighbours if other.population > town.population]
    known = [other for other in larger if other.population >= LANDMARK_POPULATION]
    landmark = None
    for group in (known, larger, neighbours):
        landmark = landmark or nearest(
            town.point, (other for other in group if fold_key(other.name) not in taken)
        )
    return landmark.name if landmark else ""


def _variants(source: SourceTown) -> Iterator[str]:
    """Keys of other names that somebody may type.

    Names in lower case are transliterations, three capitals an airport; those, and scripts that
    are foreign there, count for cities only.
    """
    country = source.area[:2]
    if country != "US" and source.population < VARIANTS_POPULATION:
        return
    is_city = source.population >= CITY_POPULATION.get(country, WORLD_CITY_POPULATION)
    for name in source.alternate_names:
        key = fold_key(name)
        is_plain = len(key) > _AIRPORT_CODE if key.isascii() else _is_home_script(key, country)
        if len(key) > 1 and not _LOWER_CASE.match(name) and (is_city or is_plain):
            yield key


def _is_home_script(key: str, country: str) -> bool:
    script = HOME_SCRIPTS.get(country)
    return script is not None and all(script in unicodedata.name(char, "") for char in key)
