"""Our ZIP codes against a reference list that lies beside the project, where it is there."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from services.geo.places import Gazetteer
from services.geo.sphere import LatLng, distance_km

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("HRDIRECTORY_SHARED", ROOT.parent / "shared"))
REFERENCE = SHARED / "data" / "gazetteers" / "us_zip.csv"


@pytest.fixture(scope="module")
def reference() -> dict[str, LatLng]:
    if not REFERENCE.exists():
        message = f"no reference ZIP codes at {REFERENCE}; set HRDIRECTORY_SHARED to where they are"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with REFERENCE.open(encoding="utf-8") as file:
        return {
            row["zip"]: LatLng(float(row["lat"]), float(row["lng"])) for row in csv.DictReader(file)
        }


def test_zips_of_the_reference_are_found_where_it_has_them(reference):
    gazetteer = Gazetteer()
    found = {code: place for code in reference if (place := gazetteer.postal_code(code))}
    away = sorted(distance_km(place.point, reference[code]) for code, place in found.items())
    share, median, p99 = (
        len(found) / len(reference),
        away[len(away) // 2],
        away[len(away) * 99 // 100],
    )
    report = f"{share:.2%} of {len(reference):,} found; median {median:.2f} km, p99 {p99:.2f} km"
    assert share > 0.999, report
    assert median < 1, report
    assert p99 < 10, report
