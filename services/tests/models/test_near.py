"""The nearest rows against brute force: the same rows, in the same order, at the right distance."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime

import pytest
from geopy.distance import great_circle

from services.curation import search_rows
from services.geo.sphere import LatLng, chord_of_km, km_of_chord
from services.geo.voxels import MAX_RADIUS_KM
from services.models import Location, SearchEntry, ServiceAtLocation
from services.models.nearest import NearRow, read_nearest, within_km
from services.search.candidates import Question, near
from services.tests.builders import a_service

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
ONE_METRE_KM = 0.001
CENTRES = [(39.99, -75.12), (0.0, 0.3), (-16.5, 179.99), (66.0, -179.99), (51.5, 0.0)]
EMPTY_SEA = LatLng(-48.9, -123.4)  # Point Nemo, the farthest from any land


def scattered_points(rng: random.Random) -> list[tuple[float, float]]:
    """Points all over: uniform, in clusters, at the poles, on the antimeridian, and identical."""
    points = [
        (math.degrees(math.asin(rng.uniform(-1, 1))), rng.uniform(-180, 180)) for _ in "x" * 80
    ]
    for latitude, longitude in CENTRES:
        for spread in (0.001, 0.05, 1.0):
            points += [
                (
                    latitude + rng.uniform(-spread, spread),
                    wrapped(longitude + rng.uniform(-spread, spread)),
                )
                for _ in range(12)
            ]
    points += [
        (sign * rng.uniform(89.5, 90), rng.uniform(-180, 180)) for sign in (-1, 1) for _ in "x" * 15
    ]
    points += [(90.0, 0.0), (-90.0, 0.0), (12.0, 180.0), (12.0, -180.0), (12.0, 179.999)]
    points += [(39.99, -75.12)] * 12
    return [point for point in points if great_circle(point, as_pair(EMPTY_SEA)).km > 1200]


def wrapped(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def as_pair(point: LatLng) -> tuple[float, float]:
    return (point.latitude, point.longitude)


@pytest.fixture
def rows(db):
    """Search rows derived from listings at scattered points."""
    rng = random.Random(20261123)
    service = a_service()
    places = Location.objects.bulk_create(
        Location(
            country="US",
            latitude=latitude,
            longitude=longitude,
            public_latitude=latitude,
            public_longitude=longitude,
            pin_source="staff",
            pin_accuracy="site",
        )
        for latitude, longitude in scattered_points(rng)
    )
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(
            service=service, location=place, slug=f"stop-{number}", publication="published"
        )
        for number, place in enumerate(places)
    )
    search_rows.refresh(ServiceAtLocation.objects.all())
    return list(SearchEntry.objects.all())


def brute_force(rows: list[SearchEntry], point: LatLng, km: float) -> list[SearchEntry]:
    vector, limit = point.unit_vector(), chord_of_km(km) ** 2

    def squared(row: SearchEntry) -> float:
        here = LatLng(row.latitude, row.longitude).unit_vector()
        x, y, z = (a - b for a, b in zip(here, vector, strict=True))
        return x * x + y * y + z * z

    inside = [row for row in rows if squared(row) <= limit]
    return sorted(inside, key=lambda row: (squared(row), row.pk))


def nearest_rows(point: LatLng, km: float, limit: int = 10_000) -> list[NearRow]:
    return read_nearest(point, within_km(point, km), limit=limit)


def km_of(row: NearRow) -> float:
    return km_of_chord(math.sqrt(row.chord_squared))


def questions(rows: list[SearchEntry]) -> list[tuple[LatLng, float]]:
    """Points near and far from the rows, with radii from 100 m to 1,000 km."""
    rng = random.Random(7)
    asked: list[tuple[LatLng, float]] = []
    for number in range(240):
        row = rng.choice(rows)
        shift = rng.choice([0.0, 0.0005, 0.2, 3.0])
        latitude = max(-90.0, min(90.0, row.latitude + rng.uniform(-shift, shift)))
        longitude = wrapped(row.longitude + rng.uniform(-shift, shift))
        radius = 10 ** rng.uniform(-1, 3) if number % 10 else rng.choice([0.1, 1000.0])
        asked.append((LatLng(latitude, longitude), radius))
    asked += [(LatLng(90, 77), 200.0), (LatLng(-90, 0), 1000.0), (LatLng(12, -180), 0.5)]
    return asked


def test_near_equals_brute_force(rows):
    for point, km in questions(rows):
        expected = brute_force(rows, point, km)
        found = nearest_rows(point, km)
        assert [row.number for row in found] == [row.pk for row in expected], (point, km)


def test_distance_is_that_of_the_great_circle(rows):
    places = {row.pk: (row.latitude, row.longitude) for row in rows}
    for point, km in questions(rows):
        for row in nearest_rows(point, km):
            truth = great_circle(as_pair(point), places[row.number]).km
            assert abs(km_of(row) - truth) < ONE_METRE_KM


def test_nothing_inside_the_radius_is_left_out(rows):
    for point, km in questions(rows)[::4]:
        found = {row.number for row in nearest_rows(point, km)}
        for row in rows:
            truth = great_circle(as_pair(point), (row.latitude, row.longitude)).km
            if abs(truth - km) > ONE_METRE_KM:
                assert (row.pk in found) == (truth < km)


@pytest.mark.parametrize("count", [1, 5, 40, 400])
def test_the_nearest_few_are_the_nearest_of_all(rows, count):
    """However crowded it is there: the first reach is a guess, the answer is not."""
    for point, _km in questions(rows)[::6]:
        candidates = near(Question(point, rows=count, at=NOW))
        expected = brute_force(rows, point, MAX_RADIUS_KM)
        assert [one.row.number for one in candidates.places[:count]] == [
            row.pk for row in expected[:count]
        ]
        assert candidates.is_cut == (len(expected) > count)


def test_the_empty_sea_is_empty(rows):
    assert nearest_rows(EMPTY_SEA, 1000) == []


def test_a_search_at_the_exact_spot_finds_the_place(rows):
    found = nearest_rows(LatLng(39.99, -75.12), 0.1)
    assert sum(km_of(row) < ONE_METRE_KM for row in found) >= 12


def test_a_radius_beyond_the_limit_is_refused(db):
    with pytest.raises(ValueError, match="1000"):
        within_km(LatLng(0, 0), 1001)


def test_the_nearest_are_three_short_questions(rows, django_assert_num_queries):
    with django_assert_num_queries(3):
        near(Question(LatLng(39.99, -75.12), rows=20, at=NOW))
