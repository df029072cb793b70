"""The place nearest to a point: what it is in, and what its postal code is."""

from __future__ import annotations

import pytest

from services.geo.places import gazetteer
from services.geo.places.nearest import Spot, Spots
from services.geo.sphere import LatLng, distance_km

CODES = ["19134", "41701", "99950", "96799", "00501", "33040", "59801"]


def nearest(latitude: float, longitude: float, country: str = "US", *, within_km: float = 100):
    return gazetteer().nearest(LatLng(latitude, longitude), country, within_km=within_km)


@pytest.mark.parametrize("code", CODES)
def test_the_middle_of_a_postal_code_is_nearest_to_itself(code):
    point = gazetteer().postal_code(code).point
    found = nearest(point.latitude, point.longitude)
    assert found.point == point


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(39.99, -75.12), (38.5, -117.2), (41.85, -103.6), (64.8, -147.7)]
)
def test_none_is_nearer_by_the_distance_on_the_sphere(latitude, longitude):
    here, found = LatLng(latitude, longitude), nearest(latitude, longitude)
    table = gazetteer().atlas.tables["codes/US"]
    others = (gazetteer().postal_code(row.texts[0]) for row in list(table)[::97])
    least = min(distance_km(here, place.point) for place in others if place)
    assert distance_km(here, found.point) <= least * 1.01


def test_it_knows_the_state():
    assert nearest(39.99, -75.12).subdivision == "US-PA"
    assert nearest(39.95, -75.11).subdivision == "US-NJ"  # over the river
    assert nearest(52.52, 13.40, "DE").subdivision == "DE-BE"


def test_a_country_without_known_codes_has_towns():
    assert nearest(-34.6, -58.4, "AR").subdivision == "AR-C"


def test_it_looks_across_the_antimeridian():
    spots = Spots([Spot(-16_800, -179_900, 1), Spot(-16_800, 179_300, 2)])
    assert spots.nearest(LatLng(-16.8, 179.99), within_km=100) == 1


def test_nothing_is_far_from_everything():
    assert nearest(30.0, -60.0) is None
    assert nearest(38.5, -117.2, within_km=1) is None
    assert nearest(30.0, -60.0, "") is None
