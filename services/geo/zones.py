"""The time zone and the country of a point, from boundaries that come with `tzfpy` and `tzdata`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tzfpy import get_tz

from services.geo.sphere import LatLng


def time_zone(point: LatLng) -> str:
    """The IANA time zone at a point, such as America/New_York; at sea Etc/GMT+8 and the like."""
    return get_tz(point.longitude, point.latitude)


def country_of(point: LatLng) -> str:
    """The ISO 3166-1 code of the country around a point; "" at sea.

    It is the country of the time zone (IANA zone.tab): right but for the first kilometres behind
    some borders.
    """
    return countries_by_zone().get(time_zone(point), "")


@cache
def countries_by_zone() -> dict[str, str]:
    """Country codes by time zone, as IANA's zone.tab has them."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
