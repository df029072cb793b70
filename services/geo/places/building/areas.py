"""Countries and their subdivisions for the file, with all that they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from services.geo.places.building.sources import SourceCountry, read_country_names
from services.geo.places.building.states import STATES
from services.geo.places.building.subdivisions import Subdivisions
from services.geo.places.building.towns import Town, Towns, middle
from services.geo.places.folding import fold_key
from services.geo.places.weighing import DOMINANCE
from services.geo.sphere import LatLng

OTHER_COUNTRY_NAMES = {
    "US": ("America", "U.S.", "U.S.A."), "GB": ("UK", "Great Britain", "Britain"),
    "IE": ("Eire", "Republic of Ireland"), "DE": ("Deutschland",), "FR": ("République française",),
    "ES": ("España",), "IT": ("Italia",), "AT": ("Österreich",), "BE": ("België", "Belgique"),
    "CH": ("Schweiz", "Suisse", "Svizzera"), "NL": ("Holland", "Nederland"), "MX": ("México",),
    "BR": ("Brasil",), "SE": ("Sverige",), "NO": ("Norge",), "DK": ("Danmark",), "FI": ("Suomi",),
    "PL": ("Polska",), "CZ": ("Czech Republic", "Česko"), "HU": ("Magyarország",),
    "HR": ("Hrvatska",), "GR": ("Hellas", "Ελλάδα"), "UA": ("Україна",), "RU": ("Россия",),
    "JP": ("日本",), "CN": ("中国",), "TR": ("Turkey", "Türkiye"), "MM": ("Burma",), "NZ": ("Aotearoa",),
    "CI": ("Ivory Coast",), "SZ": ("Swaziland",), "MK": ("Macedonia",), "CV": ("Cape Verde",),
    "KR": ("Korea",), "TL": ("East Timor",), "VA": ("Holy See",),
}  # fmt: skip

KINDS_OF_SUBDIVISION = {"US": "state", "AU": "state", "DE": "state", "IN": "state", "MX": "state",
                        "BR": "state", "AT": "state", "CA": "province", "NL": "province"}  # fmt: skip
_LEAST_CODE = 2


@dataclass(frozen=True, slots=True)
class Area:
    """A country or subdivision; `query` is its name, or what tells it from its namesakes."""

    code: str
    name: str
    query: str
    keys: frozenset[str]
    point: LatLng
    population: int


def gather_areas(
    countries: Iterable[SourceCountry], subdivisions: Subdivisions, towns: Towns
) -> list[Area]:
    """The areas in the order of their codes."""
    people = _largest_by_name(towns)
    named = list(_countries(countries)) + list(_states()) + list(_subdivisions(subdivisions))
    shared = _shared_keys(named)
    by_country = defaultdict(list)
    for town in towns:
        by_country[town.area[:2]].append(town)
    areas = []
    for code, names, known in named:
        inside = towns.in_area(code) if "-" in code else by_country[code]
        if not inside:
            continue
        population = known or sum(town.population for town in inside)
        word = KINDS_OF_SUBDIVISION.get(code[:2], "region") if "-" in code else "country"
        key = fold_key(names[0])
        is_shared = key in shared or people.get((code[:2], key), 0) * DOMINANCE > population
        query = f"{names[0]} {word}" if is_shared else names[0]
        keys = {
            fold_key(name) for name in (*names, code, f"{names[0]} {word}", f"{word} of {names[0]}")
        }
        point = middle((town.point, town.population or 1) for town in inside)
        areas.append(Area(code, names[0], query, frozenset(keys), point, population))
    return sorted(areas, key=lambda area: area.code)


Named = tuple[str, tuple[str, ...], int]
"""An area's code, names and population, if a census gave one."""


def _countries(countries: Iterable[SourceCountry]) -> Iterator[Named]:
    names = defaultdict(list)
    for code, name in read_country_names():
        names[code].append(name)
    for country in countries:
        others = (*names[country.code], *OTHER_COUNTRY_NAMES.get(country.code, ()))
        yield country.code, (country.name, *others), country.population


def _states() -> Iterator[Named]:
    """Those of the US, as people write them."""
    for state in STATES:
        yield f"US-{state.code}", (state.name, state.code, *state.others), state.population


def _subdivisions(subdivisions: Subdivisions) -> Iterator[Named]:
    """Those of other countries; a code of letters is a name too ("BC", "NSW")."""
    for code, names in subdivisions.names.items():
        short = code[3:]
        is_name = short.isalpha() and len(short) >= _LEAST_CODE
        if code[:2] != "US":
            yield code, (*names, *([short] if is_name else [])), 0


def _shared_keys(named: list[Named]) -> set[str]:
    """The keys that a country shares with an area of another (Georgia)."""
    countries = {fold_key(names[0]) for code, names, _ in named if "-" not in code}
    return {
        key
        for code, names, _ in named
        if "-" in code
        for name in names
        if (key := fold_key(name)) in countries
    }


def _largest_by_name(towns: Iterable[Town]) -> dict[tuple[str, str], int]:
    """The people of the largest town of a country that goes by a key."""
    largest: dict[tuple[str, str], int] = {}
    for town in towns:
        for key in {fold_key(town.name), *town.usual_keys}:
            entry = (town.area[:2], key)
            largest[entry] = max(largest.get(entry, 0), town.population)
    return largest
