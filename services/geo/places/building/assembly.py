"""From the sources to the bytes of the places file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from services.geo.places.building import sources
from services.geo.places.building.areas import gather_areas
from services.geo.places.building.codes import (
    Code,
    join_towns,
    locate_codes,
    nameless_codes,
    with_town_name,
)
from services.geo.places.building.rows import rows_of
from services.geo.places.building.subdivisions import match_areas
from services.geo.places.building.towns import Towns, gather_towns, tell_namesakes_apart
from services.geo.places.building.world_codes import gather_codes
from services.geo.places.table import pack_tables


@dataclass(frozen=True, slots=True)
class BuiltPlaces:
    """A places file, and how much is in it."""

    data: bytes
    postal_codes: int
    nameless_codes: int
    towns: int
    names: int
    share_in_subdivisions: float


def build_places(say: Callable[[str], object]) -> BuiltPlaces:
    """Build the file from the pinned packages; MissingSource when one is not there."""
    sources.check_pins()
    say("Reading towns …")
    cities = sources.read_cities()
    say("Reading postal codes …")
    posted = list(sources.read_postal_codes())
    say("Matching areas with ISO 3166-2 …")
    subdivisions = match_areas(cities, posted)
    say("Joining …")
    towns = gather_towns(city.in_area(subdivisions.area_of(city)) for city in cities)
    us_codes = _us_codes(posted, towns)
    codes = [*us_codes, *gather_codes((code for code in posted if code.country != "US"), towns)]
    tell_namesakes_apart(towns)
    areas = gather_areas(sources.read_countries(), subdivisions, towns)
    say("Packing …")
    tables = rows_of(areas, towns, codes)
    is_in_subdivision = [town.area[2:3] == "-" for town in towns]
    return BuiltPlaces(
        data=pack_tables(tables),
        postal_codes=len(codes),
        nameless_codes=sum(not code.town for code in codes),
        towns=len(tables["towns"]),
        names=len(tables["towns"]) + len(tables["names"]),
        share_in_subdivisions=sum(is_in_subdivision) / len(is_in_subdivision),
    )


def _us_codes(posted: Iterable[sources.SourceCode], towns: Towns) -> list[Code]:
    """ZIP codes, checked against the Census; their towns join the others."""
    first: dict[str, sources.SourceCode] = {}
    for code in posted:
        if code.country == "US":
            first.setdefault(code.code, code)
    source_codes = [first[code] for code in sorted(first)]
    codes = list(locate_codes(source_codes, sources.read_census_points(), towns))
    join_towns(towns, codes)
    codes = [with_town_name(code, towns) for code in codes]
    return [*codes, *nameless_codes(codes, sources.read_other_points())]
