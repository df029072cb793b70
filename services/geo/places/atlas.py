"""The embedded file of places: rows in, `Place` out, looked up by key and not yet by sense."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from services.geo.places.place import Place, PlaceKind
from services.geo.places.table import Row, Table, read_tables
from services.geo.sphere import LatLng

PLACES_FILE = Path(__file__).with_name("places.bin")

UNITS_PER_DEGREE = 10_000
"""Coordinates are stored as whole numbers of a ten-thousandth of a degree: 11 metres."""

_POSTAL_CODES = {"US": re.compile(r"(\d{5})(?:[ -]?\d{4})?")}
"""How a whole postal code is written, by country; the group is what it is looked up by."""


class TownRow(StrEnum):
    """What a row of the towns' table is: a town, or another name that points to one."""

    OWN_NAME = "t"
    USUAL_NAME = "u"
    VARIANT = "v"


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A state with the keys of all its names."""

    place: Place
    short_name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A town found by one of its names; `is_usual` tells a name in use from a mere variant."""

    place: Place
    is_usual: bool


class Atlas:
    """Postal codes, towns and states of a places file, which stays packed in memory."""

    def __init__(self, path: Path = PLACES_FILE) -> None:
        """Read the file; OSError or ValueError when it is missing or something else."""
        self.tables = read_tables(path)

    def postal_codes(self, text: str, countries: Collection[str] | None) -> list[Place]:
        """The places that a whole postal code means in these countries (None: in all)."""
        return [
            place
            for country, pattern in _POSTAL_CODES.items()
            if (countries is None or country in countries) and (code := pattern.fullmatch(text))
            for place in self._coded(code.group(1), country)
        ]

    def towns(self, key: str, countries: Collection[str] | None) -> list[Town]:
        """The towns of these countries that go by this key."""
        towns = [town for row in self._table("towns").find(key) for town in self._named(key, row)]
        return [town for town in towns if countries is None or town.place.country in countries]

    def states(self, key: str, countries: Collection[str] | None) -> list[Place]:
        """The states of these countries that go by this key: name, code or abbreviation."""
        states = self._states_by_key.get(key, [])
        return [state for state in states if countries is None or state.country in countries]

    def state(self, code: str) -> Place | None:
        """The state of an ISO 3166-2 code."""
        subdivision = self._subdivisions.get(code)
        return subdivision.place if subdivision else None

    def _table(self, name: str) -> Table:
        return self.tables[name]

    def _coded(self, code: str, country: str) -> list[Place]:
        rows = self._table("codes").find(code)
        places = [self._postal_code(code, row) for row in rows]
        return [place for place in places if place.country == country]

    def _postal_code(self, code: str, row: Row) -> Place:
        subdivision, name, latitude, longitude = row
        state = self._subdivisions[subdivision]
        label = ", ".join(part for part in (code, name, state.short_name) if part)
        return Place(
            name=name,
            kind=PlaceKind.POSTAL_CODE,
            country=state.place.country,
            subdivision=subdivision,
            subdivision_name=state.place.name,
            point=_point(latitude, longitude),
            label=label,
            query=code,
            postal_code=code,
        )

    def _named(self, key: str, row: Row) -> list[Town]:
        """The town of a row; rows of other names point to that of its own name."""
        if row[0] == TownRow.OWN_NAME:
            return [Town(self._town(key, row), is_usual=True)]
        is_usual = row[0] == TownRow.USUAL_NAME
        _, target, subdivision = row
        return [
            Town(self._town(target, row), is_usual)
            for row in self._table("towns").find(target)
            if row[0] == TownRow.OWN_NAME and row[1] == subdivision
        ]

    def _town(self, key: str, row: Row) -> Place:
        _, subdivision, name, near, latitude, longitude, population = row
        name = name or key.capitalize()
        state = self._subdivisions[subdivision]
        label = f"{name} near {near}" if near else name
        label = f"{label}, {state.short_name}"
        return Place(
            name=name,
            kind=PlaceKind.CITY,
            country=state.place.country,
            subdivision=subdivision,
            subdivision_name=state.place.name,
            point=_point(latitude, longitude),
            label=label,
            query=label,
            population=int(population),
        )

    @cached_property
    def _subdivisions(self) -> dict[str, Subdivision]:
        return {row[0]: _subdivision(row) for row in self._table("subdivisions")}

    @cached_property
    def _states_by_key(self) -> dict[str, list[Place]]:
        states: dict[str, list[Place]] = {}
        for subdivision in self._subdivisions.values():
            for key in subdivision.keys:
                states.setdefault(key, []).append(subdivision.place)
        return states


def _subdivision(row: Row) -> Subdivision:
    code, country, name, short_name, query, keys, latitude, longitude, population = row
    place = Place(
        name=name,
        kind=PlaceKind.STATE,
        country=country,
        subdivision=code,
        subdivision_name=name,
        point=_point(latitude, longitude),
        label=query,
        query=query,
        population=int(population),
    )
    return Subdivision(place, short_name, tuple(keys.split()))


def _point(latitude: str, longitude: str) -> LatLng:
    return LatLng(int(latitude) / UNITS_PER_DEGREE, int(longitude) / UNITS_PER_DEGREE)
