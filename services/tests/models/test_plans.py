"""At 200,000 listings every question of a search goes through an index, on both databases."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from services.geo.sphere import LatLng
from services.geo.voxels import VoxelSize, cell_number, cell_numbers
from services.models import SearchEntry, key_number
from services.models.nearest import (
    ServedPlace,
    giving,
    likely_reach_km,
    of_area,
    read_nearest,
    within_km,
)
from services.vocabulary import ServiceKind

LIMIT = 41
STATES = [
    f"US-{code}" for code in "NY NJ PA CA TX FL OH IL MI GA NC VA WA AZ MA TN IN MO MD WI".split()
]
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
TOWN = LatLng(40.75, -73.99)


def a_row(rng: random.Random, number: int) -> SearchEntry:
    """One row in ten in and around one town, the others anywhere, one in fifty without a pin."""
    identifier = UUID(int=rng.getrandbits(128))
    point = (
        LatLng(rng.gauss(40.75, 0.2), rng.gauss(-73.99, 0.2))
        if number % 10 == 0
        else LatLng(math.degrees(math.asin(rng.uniform(-1, 1))), rng.uniform(-180, 180))
    )
    vector = point.unit_vector()
    pin: dict[str, Any] = {
        "latitude": point.latitude,
        "longitude": point.longitude,
        "x": vector.x,
        "y": vector.y,
        "z": vector.z,
        **cell_numbers(vector),
    }
    return SearchEntry(
        number=key_number(identifier),
        service_at_location_id=identifier,
        service_id=identifier,
        location_id=identifier,
        card=number,
        counts_as=number,
        kind="mat",
        kinds=1 << rng.randrange(6),
        country="US",
        state_province=rng.choice(STATES),
        shown={"name": str(number)},
        **(pin if number % 50 != 1 else {}),
    )


def write_rows(count: int) -> None:
    """Search rows alone: nobody checks whom they belong to, since they are rolled back."""
    rng = random.Random(20261127)
    for start in range(0, count, 10_000):
        rows = [a_row(rng, number) for number in range(start, start + 10_000)]
        SearchEntry.objects.bulk_create(rows, batch_size=2_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE services_searchentry")


def plan_of(act: Any) -> str:
    """What the database says it does for the one statement of an act."""
    asked = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    ((sql, params),) = asked
    how = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{how} {sql}", params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def read(places: Any, **more: Any) -> Any:
    return lambda: read_nearest(TOWN, places, limit=LIMIT, **more)


SERVED = ServedPlace("US", "US-NY", "10001", TOWN)
QUESTIONS = {
    "within 1 km": read(within_km(TOWN, 1)),
    "within 10 km": read(within_km(TOWN, 10)),
    "within 40 km": read(within_km(TOWN, 40)),
    "within 1,000 km": read(within_km(LatLng(-48.9, -123.4), 1000)),
    "of one kind": read(within_km(TOWN, 5), narrowing=giving(frozenset({ServiceKind.MAT}))),
    "with what serves the place": read(within_km(TOWN, 5), served=SERVED),
    "of a state": read(of_area("state_province", "US-PA")),
    "how crowded it is": lambda: likely_reach_km(TOWN, rows=400),
    "how crowded of one kind": lambda: likely_reach_km(
        TOWN, rows=400, narrowing=giving(frozenset({ServiceKind.MAT}))
    ),
}


@pytest.fixture
def _rolled_back(db) -> Iterator[None]:
    yield
    transaction.set_rollback(True)


@pytest.mark.usefixtures("_rolled_back")
@pytest.mark.parametrize("rows", [20_000, pytest.param(200_000, marks=pytest.mark.long)])
def test_every_question_goes_through_an_index(rows):
    write_rows(rows)
    for question, ask in QUESTIONS.items():
        plan = plan_of(ask)
        assert "searchentry_" in plan, (question, plan)
        assert "Seq Scan on services_searchentry" not in plan, (question, plan)
        assert not re.search(r"SCAN (e|services_searchentry)\b(?! USING)", plan), (question, plan)
        assert "ANY(" not in plan, (question, plan)
        if question.startswith("within") and connection.vendor == "sqlite":
            assert "COVERING INDEX searchentry_cell" in plan, (question, plan)


@pytest.mark.usefixtures("_rolled_back")
def test_where_every_row_has_a_pin_nobody_looks_for_one_without():
    """SQLite then takes an index that begins with a few cells, and goes through all of it."""
    write_rows(20_000)
    own_cell = cell_number(TOWN.unit_vector(), VoxelSize.CELL_400KM)
    with_pin_in_town = SearchEntry.objects.filter(cell_400km=own_cell)
    SearchEntry.objects.exclude(number__in=with_pin_in_town.values("number")).delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = plan_of(QUESTIONS["with what serves the place"])
    assert "ANY(" not in plan
    assert "Seq Scan on services_searchentry" not in plan
