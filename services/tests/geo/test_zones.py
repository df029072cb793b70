"""Which clock and which emergency number a point has."""

from __future__ import annotations

import pytest

from services.geo.sphere import LatLng
from services.geo.zones import country_of, time_zone


@pytest.mark.parametrize(
    ("point", "zone"),
    [((39.99, -75.12), "America/New_York"), ((33.3, -112.0), "America/Phoenix")],
)
def test_the_time_zone_of_a_point(point, zone):
    assert time_zone(LatLng(*point)) == zone


@pytest.mark.parametrize(
    ("point", "country"),
    [
        ((52.40, 13.05), "DE"),
        ((51.0, -1.5), "GB"),
        ((48.85, 2.35), "FR"),
        ((43.65, -79.38), "CA"),
        ((31.76, -106.49), "US"),
        ((-33.87, 151.21), "AU"),
        ((-16.5, 179.95), "FJ"),
        ((-48.9, -123.4), ""),
    ],
)
def test_the_country_of_a_point(point, country):
    assert country_of(LatLng(*point)) == country
