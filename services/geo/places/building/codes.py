"""ZIP codes for the file: the best of several points for each, and the town that it is named after."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from services.geo.places.building.sources import SourceCode
from services.geo.places.building.towns import Town, Towns, middle, nearest
from services.geo.places.folding import fold_key
from services.geo.sphere import LatLng, distance_km

AGREE_KM = 10
"""Points of GeoNames and the Census closer than this agree, and that of GeoNames is taken."""

FAR_FROM_TOWN_KM = 25
"""An estimated point farther than this from its town is worse than the town's own point."""

SAME_PLACE_KM = 40
"""A ZIP code town may be this far from the town that it is another name of."""

FAR_FROM_PREFIX_KM = 100
"""A nameless ZIP code farther than this from all that share its first three digits is wrong."""

_SMALL_WORDS = re.compile(r"\b(Of|The|And)\b(?<!^The)")
_CLEAR_SHARE = 0.9
_PREFIX = 3


@dataclass(frozen=True, slots=True)
class Code:
    """A ZIP code; the town is empty where no source names it."""

    code: str
    area: str
    town: str
    point: LatLng


def locate_codes(
    sources: Iterable[SourceCode], census: dict[str, LatLng], towns: Towns
) -> Iterator[Code]:
    """The ZIP codes that GeoNames has, with points checked against the Census and their town."""
    for source in sources:
        known = towns.named(source.town, source.area)
        known = known or towns.also_named(source.town, source.area)
        town = nearest(source.point, known)
        point = _best_point(source, census.get(source.code), town.point if town else None)
        yield Code(source.code, source.area, source.town, point)


def join_towns(towns: Towns, codes: Iterable[Code]) -> None:
    """Give each town of a ZIP code its entry: its own, another name's, or a new one."""
    by_town = defaultdict(list)
    for code in codes:
        by_town[code.area, fold_key(code.town)].append(code)
    for group in by_town.values():
        if not towns.named(group[0].town, group[0].area):
            _join(towns, group)


def with_town_name(code: Code, towns: Towns) -> Code:
    """The code with its town written as the town writes itself ("Mcgregor" → "McGregor")."""
    town = nearest(code.point, towns.named(code.town, code.area))
    return replace(code, town=town.name) if town else code


def nameless_codes(known: list[Code], points: dict[str, LatLng]) -> Iterator[Code]:
    """ZIP codes of which only a point is known; the state is that of their first three digits."""
    by_prefix = defaultdict(list)
    for code in known:
        by_prefix[code.code[:_PREFIX]].append(code)
    have = {code.code for code in known}
    for number, point in points.items():
        family = by_prefix.get(number[:_PREFIX], [])
        if number not in have and (state := _shared_state(family)) and _is_near(point, family):
            yield Code(number, state, "", point)


def _join(towns: Towns, codes: list[Code]) -> None:
    name, state = codes[0].town, codes[0].area
    center = middle((code.point, 1) for code in codes)
    known = nearest(center, towns.also_named(name, state))
    if known and distance_km(known.point, center) < SAME_PLACE_KM:
        known.usual_keys.add(fold_key(name))
        return
    point = min((code.point for code in codes), key=lambda point: distance_km(point, center))
    name = _SMALL_WORDS.sub(lambda word: word.group().lower(), name)
    towns.add(Town(name, state, point, population=0))


def _best_point(source: SourceCode, census: LatLng | None, town: LatLng | None) -> LatLng:
    """Where sources disagree, the point nearer to the town that the code is named after."""
    if census is None:
        is_lost = town and not source.is_located
        return town if town and is_lost and _is_far(source.point, town) else source.point
    if distance_km(source.point, census) < AGREE_KM:
        return source.point
    if town is None:
        return source.point if source.is_located else census
    return min(source.point, census, key=lambda point: distance_km(point, town))


def _is_far(point: LatLng, town: LatLng) -> bool:
    return distance_km(point, town) > FAR_FROM_TOWN_KM


def _shared_state(family: list[Code]) -> str:
    """The state of nearly all of these codes, or nothing."""
    if not family:
        return ""
    state, count = Counter(code.area for code in family).most_common(1)[0]
    return state if count >= _CLEAR_SHARE * len(family) else ""


def _is_near(point: LatLng, family: list[Code]) -> bool:
    return any(distance_km(point, code.point) < FAR_FROM_PREFIX_KM for code in family)
