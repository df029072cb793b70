"""Assembled places as the rows of the file's tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from services.geo.places.building.areas import Area
from services.geo.places.building.codes import Code
from services.geo.places.building.towns import Town, Towns
from services.geo.places.folding import fold_key
from services.geo.places.nearest import UNITS_PER_DEGREE
from services.geo.places.spelling import packed_name, packed_people
from services.geo.places.table import Row
from services.geo.sphere import LatLng

Tables = dict[str, list[Row]]


def rows_of(areas: list[Area], towns: Towns, codes: Iterable[Code]) -> Tables:
    """The tables; towns and areas are pointed to by the number of their row."""
    numbers = {area.code: number for number, area in enumerate(areas)}
    points = {area.code: _units(area.point) for area in areas}
    tables: Tables = {
        "areas": [
            Row((area.code, area.name, area.query), (*points[area.code], area.population))
            for area in areas
        ],
        "area_names": [
            Row((key,), (numbers[area.code],)) for area in areas for key in sorted(area.keys)
        ],
    }

    def near_area(area: str, point: LatLng) -> tuple[int, int, int]:
        latitude, longitude = _units(point)
        return numbers[area], latitude - points[area][0], longitude - points[area][1]

    rows = {town: _town_row(town, near_area(town.area, town.point)) for town in towns}
    tables["towns"] = sorted(set(rows.values()))
    places = {row: number for number, row in enumerate(tables["towns"])}
    tables["names"] = sorted(
        {name for town, row in rows.items() for name in _names(town, places[row])}
    )
    by_country = defaultdict(list)
    for code in codes:
        row = Row((code.code, code.town), near_area(code.area, code.point))
        by_country[f"codes/{code.area[:2]}"].append(row)
    return {**tables, **dict(sorted(by_country.items()))}


def own_key(town: Town) -> str:
    return fold_key(f"{town.name} near {town.near}" if town.near else town.name)


def _town_row(town: Town, place: tuple[int, int, int]) -> Row:
    key = own_key(town)
    name = packed_name(key, town.name)
    return Row((key, name, town.near), (*place, packed_people(town.population)))


def _names(town: Town, number: int) -> Iterator[Row]:
    """Its other names; the last number tells names in use from mere variants."""
    usual = {fold_key(town.name), *town.usual_keys} - {own_key(town)}
    yield from (Row((key,), (number, 1)) for key in usual)
    yield from (Row((key,), (number, 0)) for key in town.variants - usual - {own_key(town)})


def _units(point: LatLng) -> tuple[int, int]:
    """Coordinates as the file stores them."""
    return round(point.latitude * UNITS_PER_DEGREE), round(point.longitude * UNITS_PER_DEGREE)
