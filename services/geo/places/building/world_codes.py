"""Postal codes of other countries than the US: one place for each code, or each front of codes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from statistics import median

from services.geo.places.building.codes import Code
from services.geo.places.building.sources import SourceCode
from services.geo.places.building.towns import Town, Towns
from services.geo.places.folding import fold, fold_key
from services.geo.places.postal import FORMATS, codes_at_end
from services.geo.sphere import LatLng, distance_km

OWN_TOWN_KM = 30
"""A town of a code's name is the code's town when it is no farther than this."""

KNOWN_TOWN_KM = 15
"""Else a town that people know gives it its name, if it is this near ("SW1A, London")."""

KNOWN_POPULATION = 5_000

FAR_OUT_KM = 20
LEAST_SEAT = 500
"""A code's town of so many people stands for it when its middle is farther out than that."""

_BRACKETS = re.compile(r"\((.+)\)$")
_CELLS_PER_DEGREE = 4


def gather_codes(sources: Iterable[SourceCode], towns: Towns) -> Iterator[Code]:
    """The codes of the countries whose way of writing we know."""
    groups: dict[tuple[str, str], list[SourceCode]] = defaultdict(list)
    for source in sources:
        if source.country in FORMATS and (code := _looked_up(source)):
            groups[source.country, code].append(source)
    by_name = _by_name(towns)
    own_towns = {
        key: [_own_town(source, by_name) for source in group] for key, group in groups.items()
    }
    areas = _areas_of(groups, own_towns)
    known = _known_towns(towns)
    for (country, code), group in sorted(groups.items()):
        found = [town for town in own_towns[country, code] if town]
        largest = max(found, key=lambda town: (town.population, town.name), default=None)
        point = _settled(_middle(group), largest or _seat(group, by_name))
        town = largest or _heaviest(point, country, known)
        name = town.name if town else _plain(_most_common(source.town for source in group))
        area = _most_common(areas.get(source.area, country) for source in group)
        yield Code(code, area, name, point)


def _looked_up(source: SourceCode) -> str:
    """What the code is looked up by; nothing for special ones ("75008 CEDEX 08")."""
    words = fold(source.code)
    codes = codes_at_end(words, [source.country])
    return next((code.text for code in codes if code.words == len(words)), "")


def _by_name(towns: Towns) -> dict[tuple[str, str], list[Town]]:
    by_name = defaultdict(list)
    for town in towns:
        for key in {fold_key(town.name), *town.variants}:
            by_name[town.area[:2], key].append(town)
    return by_name


def _own_town(source: SourceCode, by_name: dict[tuple[str, str], list[Town]]) -> Town | None:
    """The town that the post means, if we have it."""
    named = by_name.get((source.country, fold_key(_plain(source.town))), [])
    near = [town for town in named if distance_km(town.point, source.point) < OWN_TOWN_KM]
    return max(near, key=lambda town: town.population, default=None)


Cells = dict[tuple[str, int, int], list[Town]]
"""Towns by country and square of a quarter of a degree."""


def _known_towns(towns: Towns) -> Cells:
    cells = defaultdict(list)
    for town in towns:
        if town.population >= KNOWN_POPULATION:
            cells[town.area[:2], *_cell(town.point)].append(town)
    return dict(cells)


def _heaviest(point: LatLng, country: str, cells: Cells) -> Town | None:
    """The town whose people, by the square of its distance, weigh most here."""
    row, column = _cell(point)
    near = (
        (town.population / (away + 2) ** 2, town.name, town)
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
        for town in cells.get((country, row + north, column + east), [])
        if (away := distance_km(town.point, point)) < KNOWN_TOWN_KM
    )
    return max(near, key=lambda entry: entry[:2], default=(0, "", None))[2]


def _cell(point: LatLng) -> tuple[int, int]:
    return int(point.latitude * _CELLS_PER_DEGREE), int(point.longitude * _CELLS_PER_DEGREE)


def _areas_of(
    groups: dict[tuple[str, str], list[SourceCode]],
    own_towns: dict[tuple[str, str], list[Town | None]],
) -> dict[str, str]:
    """The subdivision that most towns of an area of the post are in."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, group in groups.items():
        for source, town in zip(group, own_towns[key], strict=True):
            if town:
                votes[source.area][town.area] += 1
    return {
        area: max(counter, key=lambda code: (counter[code], code))
        for area, counter in votes.items()
    }


def _middle(group: list[SourceCode]) -> LatLng:
    """The median of each coordinate: one stray point does not move it."""
    points = [source.point for source in group if source.is_located]
    points = points or [source.point for source in group]
    return LatLng(
        median(point.latitude for point in points), median(point.longitude for point in points)
    )


def _settled(point: LatLng, town: Town | None) -> LatLng:
    """The point of the code's town where its middle is far out in the country."""
    is_far = town is not None and distance_km(point, town.point) > FAR_OUT_KM
    return town.point if town and is_far and town.population >= LEAST_SEAT else point


def _seat(group: list[SourceCode], by_name: dict[tuple[str, str], list[Town]]) -> Town | None:
    """The town in brackets, which most people of a rural Canadian code live in or near."""
    source = group[0]
    seat = _BRACKETS.search(source.town)
    if source.country != "CA" or source.code[1] != "0" or not seat:
        return None
    named = by_name.get(("CA", fold_key(seat.group(1))), [])
    return max(
        (town for town in named if town.area == source.area),
        key=lambda town: town.population,
        default=None,
    )


def _plain(name: str) -> str:
    """A name without what the post explains in brackets."""
    return name.split(" (", maxsplit=1)[0].strip()


def _most_common(values: Iterable[str]) -> str:
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], value))
