"""Measure the search on synthetic listings: `make bench`."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.limit import Arrays
    from services.geo.sphere import LatLng

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
DATA = ROOT / "benchmarks" / "data"
POSTGRESQL_SERVER = "postgres://postgres@127.0.0.1:5432"
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
COLUMNS = (
    "rows in 80 km",
    "limit",
    "raw SQL",
    "nearest 20",
    "× limit",
    "Python a query",
    "search with facets",
    "… within 50 mi",
    "… with a filter",
)


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

    DATA.mkdir(exist_ok=True)
    env = {
        **os.environ,
        "DJANGO_DEVELOPMENT": "1",
        "DATABASE_URL": database_url(size, vendor),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, __file__, str(size), "--one", vendor]
    return subprocess.run(
        command, env=env, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ).stdout.splitlines()


def database_url(size: int, vendor: str) -> str:
    """Where the listings of a size are kept, for the next run and for `pages.py`."""
    if vendor == "sqlite":
        return f"sqlite:///{DATA / str(size)}.sqlite3"
    return f"{POSTGRESQL_SERVER}/hrdirectory_bench_{size}"


def measure_here(size: int, vendor: str) -> None:
    if vendor == "postgresql":
        make_postgresql_database(f"hrdirectory_bench_{size}")
    import django  # noqa: PLC0415

    os.environ["DJANGO_SETTINGS_MODULE"] = "hrdirectory.settings"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from benchmarks.limit import Arrays  # noqa: PLC0415
    from benchmarks.synthetic import build  # noqa: PLC0415
    from services.models import SearchEntry  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if SearchEntry.objects.count() != size:
        call_command("flush", interactive=False, verbosity=0)
        call_command("loaddata", "taxonomy", verbosity=0)
        build(size)
    print_table(size, vendor, Arrays())


def make_postgresql_database(name: str) -> None:
    import psycopg2  # noqa: PLC0415

    connection = psycopg2.connect(f"{POSTGRESQL_SERVER}/postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {name}")
    connection.close()


def print_table(size: int, vendor: str, arrays: Arrays) -> None:
    from services.geo.sphere import LatLng  # noqa: PLC0415

    print(f"## {vendor}, {size:,} listings\n")
    print(f"| place | {' | '.join(COLUMNS)} |")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for name, (latitude, longitude) in PLACES.items():
        cells = measure(LatLng(latitude, longitude), arrays)
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    print()


def measure(point: LatLng, arrays: Arrays) -> list[str]:
    """One row of the table: the nearest twenty against the limit and raw SQL, and whole searches."""
    from services.models import Directory  # noqa: PLC0415
    from services.search.candidates import near  # noqa: PLC0415
    from services.search.options import current_options  # noqa: PLC0415
    from services.search.query import SearchQuery  # noqa: PLC0415
    from services.search.results import run_search  # noqa: PLC0415

    def nearest() -> object:
        return near(point, rows=20, at=MOMENT)

    def search(query: SearchQuery) -> Callable[[], object]:
        return lambda: run_search(query, options=options, at=MOMENT)

    options = current_options(Directory(), at=MOMENT)
    statements = statements_of(nearest)
    limit = timed(lambda: arrays.nearest(point, within_km=WITHIN_KM, count=20))
    plain, twenty = timed(lambda: replay(statements)), timed(nearest)
    python = (twenty.p50 - plain.p50) / len(statements)
    return [
        f"{arrays.count(point, within_km=WITHIN_KM):,}",
        str(limit),
        str(plain),
        str(twenty),
        f"{twenty.p50 / limit.p50:.1f} / {twenty.p95 / limit.p95:.1f}",
        f"{python:.2f}",
        str(timed(search(SearchQuery(point=point)))),
        str(timed(search(SearchQuery(point=point, within=50)))),
        str(timed(search(SearchQuery(point=point, chosen=(("payment", "free"),))))),
    ]


def statements_of(act: Callable[[], object]) -> list[tuple[str, object]]:
    """What an act asks the database."""
    from django.db import connection  # noqa: PLC0415

    asked: list[tuple[str, object]] = []

    def note(execute: Callable[..., object], sql: str, params: object, *rest: object) -> object:
        asked.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(note):
        act()
    return asked


def replay(statements: list[tuple[str, object]]) -> None:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            cursor.fetchall()


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
