"""A cover never misses a point of its cap, and stays small."""

from __future__ import annotations

import math
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.geo.sphere import LatLng, UnitVector, chord_of_km
from services.geo.voxels import (
    MAX_CELLS,
    MAX_RADIUS_KM,
    VoxelSize,
    cell_number,
    cell_numbers,
    cover,
)

NORTH_POLE = LatLng(90, 0)
DATE_LINE = LatLng(0, 180)
# Every coordinate of these vectors lies on a boundary between cubes of every size.
CORNERS = [LatLng(0, 0), LatLng(0, 90), LatLng(0, -90), NORTH_POLE, LatLng(-90, 0), DATE_LINE]

points = st.one_of(
    st.builds(LatLng, st.floats(-90, 90), st.floats(-180, 180)), st.sampled_from(CORNERS)
)
radii_km = st.one_of(
    st.floats(0, MAX_RADIUS_KM), st.floats(0, 1), st.sampled_from([0.0, 1e-9, 0.1, 1000.0])
)


def travel(start: LatLng, bearing: float, km: float) -> UnitVector:
    """The point so far away in a direction, by adding vectors on the sphere."""
    up = start.unit_vector()
    latitude, longitude = math.radians(start.latitude), math.radians(start.longitude)
    north = (
        -math.sin(latitude) * math.cos(longitude),
        -math.sin(latitude) * math.sin(longitude),
        math.cos(latitude),
    )
    east = (-math.sin(longitude), math.cos(longitude), 0.0)
    angle = km / 6371.009
    ahead = [
        math.cos(bearing) * n + math.sin(bearing) * e for n, e in zip(north, east, strict=True)
    ]
    mixed = [math.cos(angle) * u + math.sin(angle) * a for u, a in zip(up, ahead, strict=True)]
    return UnitVector(*mixed)


@given(points, radii_km, st.floats(0, 1), st.floats(0, 2 * math.pi))
@example(NORTH_POLE, 1000.0, 1.0, 0.0)
@example(DATE_LINE, 1000.0, 1.0, math.pi / 2)
def test_every_point_of_the_cap_is_covered(center, radius_km, share, bearing):
    inside = travel(center, bearing, radius_km * share)
    chord = chord_of_km(radius_km)
    found = cover(center.unit_vector(), chord)
    if math.dist(center.unit_vector(), inside) <= chord:
        assert cell_number(inside, found.size) in found.cells


@given(points, radii_km, st.floats(0, 2 * math.pi))
def test_the_edge_of_the_cap_is_covered(center, radius_km, bearing):
    edge = travel(center, bearing, radius_km)
    chord = math.dist(center.unit_vector(), edge)
    found = cover(center.unit_vector(), min(chord, chord_of_km(MAX_RADIUS_KM)))
    assert cell_number(edge, found.size) in found.cells


@given(points)
def test_a_radius_of_nothing_covers_its_own_point(center):
    vector = center.unit_vector()
    found = cover(vector, 0)
    assert found.size is VoxelSize.CELL_1600M
    assert cell_number(vector, found.size) in found.cells


@given(points, radii_km)
def test_a_cover_is_bounded_and_without_repeats(center, radius_km):
    cells = cover(center.unit_vector(), chord_of_km(radius_km)).cells
    assert 1 <= len(cells) == len(set(cells)) <= MAX_CELLS


@given(points, st.floats(0, 700))
def test_usual_radii_need_at_most_45_cells(center, radius_km):
    assert len(cover(center.unit_vector(), chord_of_km(radius_km)).cells) <= 45


def test_radii_choose_cubes_of_their_size():
    vector = LatLng(39.99, -75.11).unit_vector()
    sizes = [cover(vector, chord_of_km(km)).size.column for km in (1, 5, 25, 100, 1000)]
    assert sizes == ["cell_1600m", "cell_6km", "cell_25km", "cell_100km", "cell_400km"]


@pytest.mark.parametrize("chord", [-0.1, math.nan, math.inf, chord_of_km(1001)])
def test_a_radius_out_of_range_is_refused(chord):
    with pytest.raises(ValueError, match="1000 km"):
        cover(LatLng(0, 0).unit_vector(), chord)


@given(points)
def test_cell_numbers_fit_39_bits(center):
    numbers = cell_numbers(center.unit_vector())
    assert list(numbers) == ["cell_1600m", "cell_6km", "cell_25km", "cell_100km", "cell_400km"]
    assert all(0 <= number < 2**39 for number in numbers.values())


def test_cell_numbers_are_stored_data_and_do_not_change():
    assert cell_numbers(LatLng(39.9925, -75.1133).unit_vector()) == {
        "cell_1600m": 328976366152,
        "cell_6km": 5138566802,
        "cell_25km": 80250276,
        "cell_100km": 1247337,
        "cell_400km": 19610,
    }


def test_a_cover_takes_less_than_a_millisecond():
    vector, chord = LatLng(39.99, -75.11).unit_vector(), chord_of_km(25)
    started = perf_counter()
    for _ in range(100):
        cover(vector, chord)
    assert (perf_counter() - started) / 100 < 0.001
