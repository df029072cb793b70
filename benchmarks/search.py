"""Measure the search on synthetic listings: `make bench`."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
POSTGRESQL_URL = "postgres://postgres@127.0.0.1:5432/hrdirectory_bench"
MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROUNDS = 40
PLACES = {
    "densest city": (40.75, -73.99),
    "medium town": (37.25, -83.19),
    "antimeridian, west of it": (-16.5, 179.98),
    "antimeridian, east of it": (-16.6, -179.96),
    "empty sea": (-48.9, -123.4),
}
WITHIN_KM = 80.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[20_000, 200_000])
    parser.add_argument("--one", choices=["sqlite", "postgresql"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure_here(options.sizes[0], options.one)
        return
    report = [f"# Search, {datetime.now(UTC):%Y-%m-%d}", "", machine(), ""]
    for size in options.sizes:
        for vendor in ("sqlite", "postgresql"):
            print(f"{vendor}, {size:,} listings …", file=sys.stderr, flush=True)
            report += run_apart(size, vendor)
    RESULTS.mkdir(exist_ok=True)
    text = "\n".join(report)
    (RESULTS / f"search-{datetime.now(UTC):%Y-%m-%d}.md").write_text(text + "\n")
    print(text)


def machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}."


def run_apart(size: int, vendor: str) -> list[str]:
    """A process of its own for each database, since Django has one default database."""
    import subprocess  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        sqlite = f"sqlite:///{folder}/bench.sqlite3"
        env = {
            **os.environ,
            "DJANGO_DEVELOPMENT": "1",
            "DATABASE_URL": sqlite if vendor == "sqlite" else POSTGRESQL_URL,
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, __file__, str(size), "--one", vendor]
        return subprocess.run(
            command, env=env, check=True, capture_output=True, text=True, cwd=ROOT
        ).stdout.splitlines()


def measure_here(size: int, vendor: str) -> None:
    if vendor == "postgresql":
        make_postgresql_database()
    import django  # noqa: PLC0415

    os.environ["DJANGO_SETTINGS_MODULE"] = "hrdirectory.settings"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from benchmarks.limit import Arrays  # noqa: PLC0415
    from benchmarks.synthetic import build  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    build(size)
    print_table(size, vendor, Arrays())


def make_postgresql_database() -> None:
    import psycopg2  # noqa: PLC0415

    server, _slash, name = POSTGRESQL_URL.rpartition("/")
    with_admin = psycopg2.connect(f"{server}/postgres")
    with_admin.autocommit = True
    with with_admin.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    with_admin.close()


def print_table(size: int, vendor: str, arrays: object) -> None:
    from django.db import connection  # noqa: PLC0415

    from services.geo.sphere import LatLng  # noqa: PLC0415
    from services.models import SearchEntry  # noqa: PLC0415
    from services.search.query import SearchQuery  # noqa: PLC0415
    from services.search.results import run_search  # noqa: PLC0415

    print(f"## {vendor}, {size:,} listings\n")
    print(
        "| place | rows in 80 km | limit | raw SQL | nearest 20 | whole search | × limit | Python |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, (latitude, longitude) in PLACES.items():
        point = LatLng(latitude, longitude)
        near = SearchEntry.objects.near(point, within_km=WITHIN_KM)
        keys = near.values_list("pk", "chord_squared")[:20]
        sql, params = keys.query.sql_with_params()

        def raw(sql: str = sql, params: object = params) -> None:
            with connection.cursor() as cursor:
                cursor.execute(sql, params)
                cursor.fetchall()

        def orm(point: LatLng = point) -> None:
            found = SearchEntry.objects.near(point, within_km=WITHIN_KM)
            list(found.values_list("pk", "chord_squared")[:20])

        limit = timed(lambda: arrays.nearest(point, within_km=WITHIN_KM, count=20))  # noqa: B023
        plain, nearest = timed(raw), timed(orm)
        whole = timed(lambda: run_search(SearchQuery(point=point), at=MOMENT))  # noqa: B023
        print(
            f"| {name} | {near.count():,} | {limit} | {plain} | {nearest} | {whole} "
            f"| {nearest.p50 / limit.p50:.1f} | {nearest.p50 - plain.p50:.2f} |"
        )
    print()


class Times:
    """Milliseconds: median and 95th percentile."""

    def __init__(self, seconds: list[float]) -> None:
        self.p50 = statistics.median(seconds) * 1000
        self.p95 = statistics.quantiles(seconds, n=20)[-1] * 1000

    def __str__(self) -> str:
        return f"{self.p50:.2f} / {self.p95:.2f}"


def timed(act: Callable[[], object]) -> Times:
    act()
    seconds = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - started)
    return Times(seconds)


if __name__ == "__main__":
    main()
