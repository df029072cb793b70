"""Our places against reference lists that lie beside the project, where they are there.

`pytest -s` prints the share found and the distances.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from services.geo.places import Gazetteer, PlaceError
from services.geo.sphere import LatLng, distance_km

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("HRDIRECTORY_SHARED", ROOT.parent / "shared"))
LISTS = SHARED / "data" / "gazetteers"
GAZETTEER = Gazetteer()

CODES = [
    # list, column, country, least share, most median km, most p99 km
    ("us_zip.csv", "zip", "US", 0.999, 1, 10),
    ("ca_fsa.csv", "code", "CA", 0.99, 3, 250),
    ("uk_outcodes.csv", "outcode", "GB", 0.96, 2, 10),
    ("au_postcodes.csv", "code", "AU", 0.99, 5, 420),
    ("nz_postcodes.csv", "code", "NZ", 0.9, 4, 120),
]


def read_list(name: str) -> list[dict[str, str]]:
    path = LISTS / name
    if not path.exists():
        message = f"no reference list at {path}; set HRDIRECTORY_SHARED to where they are"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def report(name: str, total: int, away: list[float]) -> tuple[float, float, float]:
    away.sort()
    share, median, p99 = len(away) / total, away[len(away) // 2], away[len(away) * 99 // 100]
    print(f"\n{name}: {share:.2%} of {total:,} found; median {median:.2f} km, p99 {p99:.2f} km")  # noqa: T201
    return share, median, p99


@pytest.mark.parametrize(("name", "column", "country", "least", "median_km", "p99_km"), CODES)
def test_postal_codes_are_found_where_the_list_has_them(
    name, column, country, least, median_km, p99_km
):
    rows = read_list(name)
    away = [
        distance_km(place.point, LatLng(float(row["lat"]), float(row["lng"])))
        for row in rows
        if (place := GAZETTEER.postal_code(row[column], country))
    ]
    share, median, p99 = report(name, len(rows), away)
    assert share > least
    assert median < median_km
    assert p99 < p99_km


def test_cities_are_found_where_the_list_has_them():
    """Each by its name in its country; of namesakes, the nearest counts as found."""
    rows = read_list("cities15000.csv")
    away = []
    for row in rows:
        point = LatLng(float(row["lat"]), float(row["lng"]))
        country = row["country"] if row["country"] not in TERRITORIES else "US"
        away += [
            min((distance_km(found, point) for found in points(row["name"], country)), default=-1)
        ]
    share, median, p99 = report("cities15000.csv", len(rows), [km for km in away if km >= 0])
    assert share > 0.99
    assert median < 0.1
    assert p99 < 20


TERRITORIES = {"PR", "GU", "VI", "AS", "MP"}


def points(name: str, country: str) -> list[LatLng]:
    try:
        place = GAZETTEER.find(name, countries=[country])
    except PlaceError as error:
        return [place.point for place in getattr(error, "candidates", ())]
    return [other.point for other in (place, *place.others)]
