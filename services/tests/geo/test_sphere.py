"""Distances and vectors agree with geopy, at the poles and the antimeridian too."""

from __future__ import annotations

import math

import pytest
from geopy.distance import EARTH_RADIUS, great_circle
from hypothesis import given
from hypothesis import strategies as st

from services.geo.sphere import EARTH_RADIUS_KM, LatLng, chord_of_km, distance_km, km_of_chord

ONE_METRE = 0.001
HALF_ROUND_KM = math.pi * EARTH_RADIUS_KM

points = st.builds(LatLng, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize("latitude", [math.nan, math.inf, -math.inf, 90.0001, -91])
def test_a_latitude_off_the_globe_is_refused_by_name(latitude):
    with pytest.raises(ValueError, match="latitude"):
        LatLng(latitude, 0)


@pytest.mark.parametrize("longitude", [math.nan, math.inf, 180.0001, -1e308])
def test_a_longitude_off_the_globe_is_refused_by_name(longitude):
    with pytest.raises(ValueError, match="longitude"):
        LatLng(0, longitude)


def test_rounding_keeps_two_decimals():
    assert LatLng(39.99254, -75.11333).rounded(2) == LatLng(39.99, -75.11)


def test_rounding_near_the_edge_stays_on_the_globe():
    assert LatLng(89.999, -179.999).rounded(2) == LatLng(90.0, -180.0)


def test_the_radius_is_that_of_geopy():
    assert EARTH_RADIUS_KM == EARTH_RADIUS


@given(points)
def test_a_unit_vector_has_length_one(point):
    assert math.hypot(*point.unit_vector()) == pytest.approx(1, abs=1e-15)


@given(points)
def test_a_unit_vector_leads_back_to_its_point(point):
    assert distance_km(point.unit_vector().to_lat_lng(), point) < 1e-8


@given(points, points)
def test_distance_is_within_a_metre_of_geopy(a, b):
    expected = great_circle((a.latitude, a.longitude), (b.latitude, b.longitude)).km
    assert distance_km(a, b) == pytest.approx(expected, abs=ONE_METRE)


@given(points)
def test_a_point_is_no_distance_from_itself(point):
    assert distance_km(point, point) == 0


def test_both_sides_of_the_antimeridian_are_neighbours():
    assert distance_km(LatLng(0, 179.9995), LatLng(0, -179.9995)) == pytest.approx(0.111, abs=0.001)


def test_all_longitudes_meet_at_a_pole():
    assert distance_km(LatLng(90, 17), LatLng(90, -140)) < 1e-9


def test_a_millimetre_is_not_lost():
    a, b = LatLng(45, 7), LatLng(45 + 1e-8, 7)
    assert distance_km(a, b) == pytest.approx(math.radians(1e-8) * EARTH_RADIUS_KM, rel=1e-6)


@given(st.floats(0, HALF_ROUND_KM - 100))
def test_a_chord_leads_back_to_its_distance(km):
    assert km_of_chord(chord_of_km(km)) == pytest.approx(km, abs=1e-9, rel=1e-9)


@given(points, points)
def test_the_chord_of_a_distance_is_the_line_between_the_vectors(a, b):
    line = math.dist(a.unit_vector(), b.unit_vector())
    assert chord_of_km(distance_km(a, b)) == pytest.approx(line, abs=1e-12)


@pytest.mark.parametrize("km", [HALF_ROUND_KM, 30_000, 1e308, math.inf])
def test_no_chord_is_longer_than_the_diameter(km):
    assert chord_of_km(km) == 2


def test_a_chord_past_the_antipode_is_half_the_way_round():
    assert km_of_chord(2.0000001) == pytest.approx(HALF_ROUND_KM)


@pytest.mark.parametrize("km", [-0.001, math.nan])
def test_a_negative_distance_is_refused(km):
    with pytest.raises(ValueError, match="distance"):
        chord_of_km(km)
