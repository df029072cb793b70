"""The embedded file of places: rows in, `Place` out, looked up by key and not yet by sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from services.geo.places.nearest import UNITS_PER_DEGREE, Spot, Spots
from services.geo.places.place import Place, PlaceKind
from services.geo.places.postal import FORMATS
from services.geo.places.served import Served
from services.geo.places.spelling import unpacked_name, unpacked_people
from services.geo.places.table import Row, Table, read_tables
from services.geo.sphere import LatLng

PLACES_FILE = Path(__file__).with_name("places.bin")

SHORT_NAMED = frozenset({"US", "CA", "AU"})
"""Countries whose towns are named with the code of their state ("Vancouver, BC")."""

EVERYWHERE = Served()


@dataclass(frozen=True, slots=True)
class Area:
    """A country or one of its subdivisions, as the file has it."""

    code: str
    name: str
    query: str
    latitude: int
    longitude: int
    population: int

    @property
    def country(self) -> str:
        return self.code[:2]

    @property
    def is_country(self) -> bool:
        return self.code == self.country

    @property
    def short_name(self) -> str:
        """What is said behind the name of a town."""
        if self.is_country:
            return ""
        return self.code[3:] if self.country in SHORT_NAMED else self.name


class Atlas:
    """Postal codes, towns, states and countries of a places file, which stays packed in memory."""

    def __init__(self, path: Path = PLACES_FILE) -> None:
        """Read the file; OSError or ValueError when it is missing or something else."""
        self.tables = read_tables(path)
        self._spots_by_country: dict[str, Spots] = {}

    def postal_code(self, code: str, country: str, served: Served = EVERYWHERE) -> Place | None:
        """The place of a postal code as it is looked up ("K1A"), if the country has it."""
        table = self.tables.get(f"codes/{country}")
        rows = table.find(code) if table else []
        return self._postal_code(rows[0], served) if rows else None

    def towns(self, key: str, served: Served = EVERYWHERE, *, area: str = "") -> list[Place]:
        """The towns that go by this key in the countries served, or in one country or state."""
        rows = [*self.tables["towns"].find(key), *self._named(key, is_usual=True)]
        return self._towns(rows, served, area)

    def variants(self, key: str, served: Served = EVERYWHERE, *, area: str = "") -> list[Place]:
        """The towns of whose names this key is a mere variant."""
        return self._towns(self._named(key, is_usual=False), served, area)

    def _named(self, key: str, *, is_usual: bool) -> Iterator[Row]:
        """Towns by their other names; each may stand in another block, so none is read in vain."""
        for name in self.tables["names"].find(key):
            number, usual = name.numbers
            if usual == is_usual:
                yield self.tables["towns"].row(number)

    def _towns(self, rows: Iterable[Row], served: Served, area: str) -> list[Place]:
        found = ((row, self._areas[row.numbers[0]]) for row in rows)
        return [
            self._town(row, served)
            for row, of in found
            if served.has(of.country) and area in ("", of.code, of.country)
        ]

    def nearest(self, point: LatLng, country: str, *, within_km: float) -> Place | None:
        """The postal code of a country whose middle lies nearest to a point, or the town where its
        codes are not known; None if none is within reach.

        The first one of a country costs a tenth of a second, a town a whole one, once in a process.
        """
        table = self.tables.get(f"codes/{country}")
        number = self._spots(country).nearest(point, within_km=within_km)
        if number is None:
            return None
        if table:
            return self._postal_code(table.row(number), EVERYWHERE)
        return self._town(self.tables["towns"].row(number), EVERYWHERE)

    def _spots(self, country: str) -> Spots:
        """Where the postal codes of a country lie, or its towns."""
        if country not in self._spots_by_country:
            table = self.tables.get(f"codes/{country}") or self.tables["towns"]
            areas = {n for n, area in enumerate(self._areas) if area.country == country}
            self._spots_by_country[country] = Spots(self._spots_in(table, areas))
        return self._spots_by_country[country]

    def _spots_in(self, table: Table, areas: set[int]) -> Iterator[Spot]:
        first = 0
        for block in table.blocks():
            of_areas, latitudes, longitudes, *_more = block.numbers()
            for place, number in enumerate(of_areas):
                if number in areas:
                    area = self._areas[number]
                    latitude, longitude = latitudes[place], longitudes[place]
                    yield Spot(area.latitude + latitude, area.longitude + longitude, first + place)
            first += len(of_areas)

    def every_town(self) -> Iterator[Place]:
        """All towns of the file."""
        for row in self.tables["towns"]:
            yield self._town(row, EVERYWHERE)

    def areas(self, key: str, served: Served = EVERYWHERE) -> list[Place]:
        """The countries and states that go by this key: name, code or abbreviation."""
        numbers = [row.numbers[0] for row in self.tables["area_names"].find(key)]
        areas = [self._areas[number] for number in numbers]
        return [self._area(area, served) for area in areas if served.has(area.country)]

    def area(self, code: str) -> Place | None:
        """The country or state of an ISO 3166 code."""
        area = self._by_code.get(code)
        return self._area(area, Served((area.country,))) if area else None

    def _postal_code(self, row: Row, served: Served) -> Place:
        code, name = row.texts
        area = self._areas[row.numbers[0]]
        country = self._by_code[area.country]
        written = FORMATS[area.country].shown(code)
        state = area.short_name if area.country in SHORT_NAMED or not name else ""
        label = ", ".join(part for part in (written, name, state) if part)
        return Place(
            name=name,
            kind=PlaceKind.POSTAL_CODE,
            country=area.country,
            country_name=country.name,
            subdivision="" if area.is_country else area.code,
            subdivision_name="" if area.is_country else area.name,
            point=_point_near(area, row.numbers),
            label=served.label(label, country.code, country.name),
            query=served.query(written, country.code, country.name),
            postal_code=written,
        )

    def _town(self, row: Row, served: Served) -> Place:
        key, packed, near = row.texts
        name = unpacked_name(key, packed)
        area = self._areas[row.numbers[0]]
        country = self._by_code[area.country]
        state = "" if area.short_name == name else area.short_name
        label = ", ".join(part for part in (f"{name} near {near}" if near else name, state) if part)
        exact = f"{label}, {area.short_name}" if area.short_name and not state else label
        return Place(
            name=name,
            kind=PlaceKind.CITY,
            country=area.country,
            country_name=country.name,
            subdivision="" if area.is_country else area.code,
            subdivision_name="" if area.is_country else area.name,
            point=_point_near(area, row.numbers),
            label=served.label(label, country.code, country.name),
            query=served.query(exact, country.code, country.name),
            population=unpacked_people(row.numbers[3]),
        )

    def _area(self, area: Area, served: Served) -> Place:
        country = self._by_code[area.country]
        label = query = area.query
        if not area.is_country:
            label = served.label(label, country.code, country.name)
            query = served.query(query, country.code, country.name)
        return Place(
            name=area.name,
            kind=PlaceKind.COUNTRY if area.is_country else PlaceKind.STATE,
            country=area.country,
            country_name=country.name,
            subdivision="" if area.is_country else area.code,
            subdivision_name="" if area.is_country else area.name,
            point=_point(area.latitude, area.longitude),
            label=label,
            query=query,
            population=area.population,
        )

    @cached_property
    def _areas(self) -> list[Area]:
        return [_stored_area(row) for row in self.tables["areas"]]

    @cached_property
    def _by_code(self) -> dict[str, Area]:
        return {area.code: area for area in self._areas}


def _stored_area(row: Row) -> Area:
    code, name, query = row.texts
    return Area(code, name, query, *row.numbers)


def _point_near(area: Area, numbers: tuple[int, ...]) -> LatLng:
    """Points are stored as they lie from that of their area, which makes small numbers."""
    return _point(area.latitude + numbers[1], area.longitude + numbers[2])


def _point(latitude: int, longitude: int) -> LatLng:
    return LatLng(latitude / UNITS_PER_DEGREE, longitude / UNITS_PER_DEGREE)
