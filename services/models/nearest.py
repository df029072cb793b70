"""The nearest search rows in plain SQL, the same on both databases.

This is the one hot question of the directory. As a queryset it costs ten times more in Python than
in the database, so its few statements are written out; every value is bound as a parameter.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections

from services.geo.sphere import EARTH_RADIUS_KM, LatLng, UnitVector, chord_of_km
from services.geo.voxels import MAX_RADIUS_KM, VoxelSize, cell_number, cover
from services.vocabulary import ServiceKind

TABLE = "services_searchentry"
AREAS = "services_servicearea"
CHORD_SQUARED = "(x - %s) * (x - %s) + (y - %s) * (y - %s) + (z - %s) * (z - %s)"
KM_PER_DEGREE = 2 * math.pi * EARTH_RADIUS_KM / 360
AREA_OWNERS = ("service_at_location_id", "service_id")
NO_PIN = "NOT (x IS NOT NULL)"
"""Said so, SQLite starts from the areas; asked for `x IS NULL` it may search a whole index for it."""

WITHOUT_PLACE = -1.0
"""The squared chord of a row that serves the place without a door: it sorts before every place."""

COUNTED_AT_MOST = 5
"""Times as many rows as are asked for: more would say nothing new."""

ROOM = 1.4
"""How much farther than guessed a first reach goes, since rows are spread unevenly."""

LEAST_REACH_KM = 0.2

MIDDLES_PER_DEGREE = 50
"""The middle of a circle may be a hidden door: all of a cell of about 2 km share one middle."""

CELL_REACH_KM = 1.6
"""From the middle of a cell to its corners: nobody inside a circle is left out."""


class NearRow(NamedTuple):
    """The number of a search row, and the square of the chord to it."""

    number: int
    chord_squared: float


@dataclass(frozen=True)
class Condition:
    """A part of a WHERE clause with its parameters."""

    sql: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True)
class ServedPlace:
    """A place for which to ask who comes, mails or calls; unknown parts are ""."""

    country: str
    state: str
    postal_code: str
    point: LatLng


def within_km(point: LatLng, km: float) -> tuple[Condition, ...]:
    """Rows within a radius: exact on the sphere, poles and antimeridian included.

    Raises ValueError for radii that `geo.voxels.cover` does not take (above 1,000 km).
    """
    vector, chord = point.unit_vector(), chord_of_km(km)
    cubes = cover(vector, chord)
    numbers = ", ".join(map(str, cubes.cells)) or "NULL"
    return (Condition(f"{cubes.size.column} IN ({numbers})"), *closer_than(point, km))


def closer_than(point: LatLng, km: float) -> tuple[Condition, ...]:
    """The same without an index, for few rows that something else has found."""
    chord = chord_of_km(km)
    return (Condition(f"{CHORD_SQUARED} <= %s", (*doubled(point.unit_vector()), chord * chord)),)


def giving(kinds: frozenset[ServiceKind]) -> tuple[Condition, ...]:
    """Rows that give any of `kinds`, under whatever kind they are listed; none: all rows."""
    if not kinds:
        return ()
    wanted = ServiceKind.mask(kinds)
    masks = [str(mask) for mask in range(1, 1 << len(ServiceKind)) if mask & wanted]
    return (Condition(f"kinds IN ({', '.join(masks)})"),)


def of_area(column: str, value: str) -> tuple[Condition, ...]:
    """All rows of a state or a country."""
    return (Condition(f"{column} = %s", (value,)),)


def read_nearest(
    point: LatLng,
    places: Sequence[Condition],
    *,
    limit: int,
    narrowing: Sequence[Condition] = (),
    served: ServedPlace | None = None,
    using: str = DEFAULT_DB_ALIAS,
) -> list[NearRow]:
    """The `limit` rows of `places` nearest to a point, ties by number, in one query.

    With `served` the rows without a pin that serve that place come first, all of them. `narrowing`
    holds for both.
    """
    near = joined((*places, *narrowing, Condition("x IS NOT NULL")))
    sql = (
        f"SELECT number, {CHORD_SQUARED} AS chord_squared FROM {TABLE} WHERE {near.sql}"  # nosec B608
        " ORDER BY 2, 1 LIMIT %s"
    )
    params = [*doubled(point.unit_vector()), *near.params, limit]
    if served:
        serving = joined((*serving_place(served), *narrowing))
        sql = (
            f"SELECT * FROM ({sql}) AS near UNION ALL"  # nosec B608
            f" SELECT number, %s FROM {TABLE} WHERE {serving.sql} ORDER BY 2, 1"
        )
        params += [WITHOUT_PLACE, *serving.params]
    with connections[using].cursor() as cursor:
        cursor.execute(sql, params)
        return list(map(NearRow._make, cursor.fetchall()))


def serving_place(place: ServedPlace) -> tuple[Condition, ...]:
    """Rows without a pin whose service area holds a place.

    Circles are measured on a flat map around the point, and reach a cell farther than they say: to
    ask from everywhere leads to the cell of their middle, never to the middle.
    """
    north, east = KM_PER_DEGREE, KM_PER_DEGREE * math.cos(math.radians(place.point.latitude))
    latitude, longitude = place.point.latitude, place.point.longitude
    covering = (
        f"FROM {AREAS} WHERE country = %s AND (extent_type = 'country'"
        " OR (extent_type = 'subdivision' AND state_province = %s)"
        " OR (extent_type = 'postal_code' AND postal_code = %s)"
        f" OR (extent_type = 'circle' AND {from_middle('latitude')} * %s"
        f" + {from_middle('longitude')} * %s"
        f" <= (radius_km + {CELL_REACH_KM}) * (radius_km + {CELL_REACH_KM})))"
    )
    params = (place.country, place.state, place.postal_code)
    circle = (latitude, latitude, north * north, longitude, longitude, east * east)
    owner = "{0} IN (SELECT {0} {1} AND {0} IS NOT NULL)"
    listing, service = (owner.format(name, covering) for name in AREA_OWNERS)
    return (
        Condition(NO_PIN),
        Condition(f"({listing} OR {service})", (*params, *circle, *params, *circle)),
    )


def from_middle(column: str) -> str:
    """The square of the degrees between a coordinate and the middle of a circle's cell."""
    cell = f"FLOOR({column} * {MIDDLES_PER_DEGREE}) + 0.5"
    away = f"(({cell}) / {MIDDLES_PER_DEGREE} - %s)"
    return f"{away} * {away}"


def likely_reach_km(
    point: LatLng,
    *,
    rows: int,
    narrowing: Sequence[Condition] = (),
    using: str = DEFAULT_DB_ALIAS,
) -> float:
    """A radius in km that probably holds `rows` rows around a point; a hint, never an answer.

    One query counts the rows in the point's own cube of each size; the smallest cube with enough
    gives the density. Counting stops early, so it costs the same in a village
    and in a metropolis.
    """
    most = rows * COUNTED_AT_MOST
    counts = count_in_own_cells(point.unit_vector(), narrowing, most=most, using=using)
    smaller_km, fewer = LEAST_REACH_KM, 1
    for size, count in zip(VoxelSize, counts, strict=True):
        radius_km = size.edge * EARTH_RADIUS_KM / math.sqrt(math.pi)
        if count >= rows:
            return between(smaller_km, radius_km, fewer, count, rows=rows) * ROOM
        smaller_km, fewer = radius_km, max(count, 1)
    return MAX_RADIUS_KM


def between(small_km: float, large_km: float, few: int, many: int, *, rows: int) -> float:
    """The radius that holds `rows` rows, if rows grow by a power of the radius from one to the
    other."""
    if rows <= few or many <= few:
        return small_km
    power = math.log(large_km / small_km) / math.log(many / few)
    return small_km * math.pow(rows / few, power)


def count_in_own_cells(
    vector: UnitVector, narrowing: Sequence[Condition], *, most: int, using: str
) -> tuple[int, ...]:
    parts: list[str] = []
    params: list[Any] = []
    for size in VoxelSize:
        own = Condition(f"{size.column} = %s", (cell_number(vector, size),))
        where = joined((own, *narrowing))
        counted = f"SELECT 1 FROM {TABLE} WHERE {where.sql} LIMIT {most}"  # nosec B608
        parts.append(f"(SELECT COUNT(*) FROM ({counted}) AS {size.column})")  # nosec B608
        params += where.params
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        found: tuple[int, ...] = cursor.fetchone()
    return found


def joined(conditions: Sequence[Condition]) -> Condition:
    """All of the conditions."""
    params = tuple(value for condition in conditions for value in condition.params)
    return Condition(" AND ".join(condition.sql for condition in conditions), params)


def doubled(vector: UnitVector) -> tuple[float, ...]:
    """The parameters of CHORD_SQUARED."""
    return (vector.x, vector.x, vector.y, vector.y, vector.z, vector.z)
