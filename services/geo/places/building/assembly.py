"""From the sources to the bytes of the places file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.geo.places.atlas import UNITS_PER_DEGREE, TownRow
from services.geo.places.building import sources
from services.geo.places.building.codes import (
    Code,
    join_towns,
    locate_codes,
    nameless_codes,
    with_town_name,
)
from services.geo.places.building.states import STATES, State
from services.geo.places.building.towns import (
    Town,
    Towns,
    gather_towns,
    middle,
    tell_namesakes_apart,
)
from services.geo.places.folding import fold_key
from services.geo.places.gazetteer import DOMINANCE
from services.geo.places.table import Row, pack_tables
from services.geo.sphere import LatLng

COUNTRY = "US"


@dataclass(frozen=True, slots=True)
class BuiltPlaces:
    """A places file, and how much is in it."""

    data: bytes
    postal_codes: int
    nameless_codes: int
    towns: int
    names: int


def build_places(say: Callable[[str], object]) -> BuiltPlaces:
    """Build the file from the pinned packages; MissingSource when one is not there."""
    sources.check_pins()
    say("Reading towns …")
    towns = gather_towns(sources.read_towns())
    say("Reading ZIP codes …")
    source_codes = _first_of_each(sources.read_postal_codes())
    codes = list(locate_codes(source_codes, sources.read_census_points(), towns))
    join_towns(towns, codes)
    codes = [with_town_name(code, towns) for code in codes]
    nameless = list(nameless_codes(codes, sources.read_other_points()))
    say("Packing …")
    tell_namesakes_apart(towns)
    town_rows = sorted({row for town in towns for row in _town_rows(town)})
    data = pack_tables(
        {
            "subdivisions": [_state_row(state, towns) for state in STATES],
            "towns": town_rows,
            "codes": [_code_row(code) for code in [*codes, *nameless]],
        }
    )
    count = sum(1 for _ in towns)
    return BuiltPlaces(data, len(codes) + len(nameless), len(nameless), count, len(town_rows))


def _first_of_each(codes: Iterator[sources.SourceCode]) -> list[sources.SourceCode]:
    """One entry for each ZIP code, in their order."""
    first: dict[str, sources.SourceCode] = {}
    for code in codes:
        first.setdefault(code.code, code)
    return [first[code] for code in sorted(first)]


def _state_row(state: State, towns: Towns) -> Row:
    """A state's point is the centre of the people in its towns."""
    query = f"{state.name} state" if _has_large_namesake(state, towns) else state.name
    names = [state.code, state.name, f"{state.name} state", f"state of {state.name}"]
    keys = {fold_key(name) for name in (*names, *state.others, f"{COUNTRY}-{state.code}")}
    point = middle((town.point, town.population) for town in towns.in_state(state.code))
    return (
        f"{COUNTRY}-{state.code}", COUNTRY, state.name, state.code, query,
        " ".join(sorted(keys)), *_units(point), str(state.population),
    )  # fmt: skip


def _has_large_namesake(state: State, towns: Towns) -> bool:
    """Whether a town goes by the state's name that the state does not outshine."""
    key = fold_key(state.name)
    names = ((town, {fold_key(town.name), *town.usual_keys}) for town in towns)
    most = max((town.population for town, keys in names if key in keys), default=0)
    return most * DOMINANCE > state.population


def _town_rows(town: Town) -> Iterator[Row]:
    """The row of its own name, and one for each other name that points to it."""
    state = f"{COUNTRY}-{town.state}"
    own = fold_key(f"{town.name} near {town.near}" if town.near else town.name)
    name = "" if own.capitalize() == town.name else town.name
    yield (own, TownRow.OWN_NAME, state, name, town.near, *_units(town.point), str(town.population))
    usual = {fold_key(town.name), *town.usual_keys} - {own}
    yield from ((key, TownRow.USUAL_NAME, own, state) for key in usual)
    yield from ((key, TownRow.VARIANT, own, state) for key in town.variants - usual)


def _code_row(code: Code) -> Row:
    return (code.code, f"{COUNTRY}-{code.state}", code.town, *_units(code.point))


def _units(point: LatLng) -> tuple[str, str]:
    """Coordinates as the file stores them."""
    return (
        str(round(point.latitude * UNITS_PER_DEGREE)),
        str(round(point.longitude * UNITS_PER_DEGREE)),
    )
