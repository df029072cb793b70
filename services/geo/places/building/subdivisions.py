"""Which ISO 3166-2 subdivision a first-level area of GeoNames is, told by its names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from services.geo.places.building.sources import (
    TERRITORIES,
    SourceCity,
    SourceCode,
    read_area_names,
    read_subdivisions,
)
from services.geo.places.folding import fold_key
from services.geo.sphere import LatLng

GeoNamesArea = tuple[str, str]
"""A country and the code that GeoNames has for an area in it."""

ALIKE = 0.8
"""From here on two names are spellings of one ("Skane", "Skåne län"); found by trying."""

_KINDS_OF_AREA = re.compile(
    r"\b(province|region|state|county|district|governorate|oblast'?|prefecture|department|canton|"
    r"municipality|republic|kra[iy]|voivodeship|emirate|wilaya|parish|special|capital|autonomous|"
    r"territory|provincia|departamento|respublika|muhafazat|baladiyat|marz|fylke|okrug|oblysy|"
    r"city|län|of|the|de|la|du|avtonomnyy)\b",
    re.IGNORECASE,
)  # fmt: skip

BY_HAND = {
    ("ES", "55"): "ES-CL", ("UA", "17"): "UA-51", ("UA", "26"): "UA-23", ("UA", "12"): "UA-30",
    ("RU", "47"): "RU-MOS", ("RU", "48"): "RU-MOW", ("RU", "38"): "RU-KDA", ("RU", "70"): "RU-STA", ("RU", "59"): "RU-PRI",
    ("RU", "91"): "RU-KYA", ("RU", "51"): "RU-NIZ", ("RU", "86"): "RU-VOR", ("RU", "93"): "RU-ZAB",
    ("RU", "63"): "RU-SA", ("RU", "32"): "RU-KHM", ("RU", "87"): "RU-YAN", ("AE", "03"): "AE-DU",
    ("GR", "ESYE23"): "GR-G", ("GR", "ESYE11"): "GR-A", ("GR", "ESYE42"): "GR-L",
    ("GR", "ESYE41"): "GR-K", ("GR", "ESYE13"): "GR-C", ("DK", "21"): "DK-83",
    ("BA", "01"): "BA-BIH", ("PL", "79"): "PL-16", ("PL", "81"): "PL-20", ("IN", "12"): "IN-JK",
    ("NZ", "F3"): "NZ-MWT", ("MX", "09"): "MX-CMX", ("MX", "15"): "MX-MEX", ("AR", "01"): "AR-B",
    ("AR", "07"): "AR-C", ("FI", "11"): "FI-15",
}  # fmt: skip
"""Areas whose names are too different, or shared (GeoNames admin1CodesASCII, ISO 3166-2)."""


@dataclass(frozen=True)
class Subdivisions:
    """The subdivisions of ISO 3166-2 with their names, and the areas of GeoNames that are one."""

    names: dict[str, list[str]]
    of_area: dict[GeoNamesArea, str]

    def area_of(self, city: SourceCity) -> str:
        """The subdivision of a town, or else its country."""
        if city.country in TERRITORIES:
            return f"US-{city.country}"
        if city.country == "US":
            return f"US-{city.admin1}"
        return self.of_area.get((city.country, city.admin1), city.country)


def match_areas(cities: Iterable[SourceCity], codes: Iterable[SourceCode]) -> Subdivisions:
    """Find the subdivision of each area by the names that it has in two lists."""
    names: dict[str, list[str]] = defaultdict(list)
    by_key: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code, name, _ in sorted(read_subdivisions(), key=lambda entry: not entry[2]):
        for part in _parts(name):
            names[code].append(part)
            by_key[code[:2]][_bare(part)].append(code)
    cities = [city for city in cities if city.country != "US"]
    areas: dict[GeoNamesArea, str] = {}
    for area, area_names in _names_of_areas(cities, codes).items():
        direct = "-".join(area)
        found = [by_key[area[0]][_bare(name)] for name in area_names if name]
        first = next((codes[0] for codes in found if codes), "")
        if not first and not area[1].isdigit() and direct in names:
            first = direct
        if BY_HAND.get(area, first) in names:
            areas[area] = BY_HAND.get(area, first)
    for area, area_names in _names_of_areas(cities, ()).items():
        if area not in areas and (alike := _most_alike(area_names, by_key[area[0]], areas)):
            areas[area] = alike
    return Subdivisions(dict(names), areas)


def _names_of_areas(
    cities: list[SourceCity], codes: Iterable[SourceCode]
) -> dict[GeoNamesArea, list[str]]:
    """The names that most towns of each area have in the lists that name areas."""
    at = {(country, *_spot(point)): name for country, name, point in read_area_names()}
    posted = {
        (code.country, fold_key(code.town), *_spot(code.point, 0)): code.area_name for code in codes
    }
    votes: dict[GeoNamesArea, tuple[Counter[str], Counter[str]]] = {}
    for city in cities:
        ours, posts = votes.setdefault((city.country, city.admin1), (Counter(), Counter()))
        ours[at.get((city.country, *_spot(city.point)), "")] += 1
        posts[posted.get((city.country, fold_key(city.name), *_spot(city.point, 0)), "")] += 1
    return {
        area: [name for counter in counters for name in _winner(counter)]
        for area, counters in votes.items()
    }


def _winner(votes: Counter[str]) -> Iterator[str]:
    named = [(count, name) for name, count in votes.items() if name]
    if named:
        yield max(named)[1]


def _spot(point: LatLng, decimals: int = 2) -> tuple[float, float]:
    return round(point.latitude, decimals), round(point.longitude, decimals)


def _parts(name: str) -> Iterator[str]:
    """The names in a name: "Trentino-Alto Adige, Südtirol", "Vlaams Gewest [Flemish Region]"."""
    yield from (part.strip() for part in re.split(r"[,/\[\]()*]", name) if part.strip())


def _bare(name: str) -> str:
    """The key of a name without "Province of" and the like."""
    return fold_key(_KINDS_OF_AREA.sub(" ", name)) or fold_key(name)


def _most_alike(
    names: list[str], by_key: dict[str, list[str]], areas: dict[GeoNamesArea, str]
) -> str:
    """The subdivision whose name is nearly one of these and that no other area has taken."""
    taken = set(areas.values())
    alike = [
        (SequenceMatcher(None, _bare(name), key).ratio(), code)
        for name in names
        for key, codes in by_key.items()
        for code in codes
        if code not in taken
    ]
    ratio, code = max(alike, default=(0.0, ""))
    return code if ratio >= ALIKE else ""
