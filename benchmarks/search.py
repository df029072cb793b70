"""Measure the search on synthetic listings: `make bench`."""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from databases import RESULTS, ROOT, VENDORS, environment, machine, ready

if TYPE_CHECKING:
    from benchmarks.limit import Arrays
    from services.geo.sphere import LatLng

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
LEAST_ROUNDS, MOST_ROUNDS = 20, 100
MOST_SECONDS = 8
DENSEST = "densest city"
PLACES = {
    DENSEST: (40.75, -73.99),
    "medium town": (37.25, -83.19),
    "antimeridian, west of it": (-16.5, 179.98),
    "antimeridian, east of it": (-16.6, -179.96),
    "empty sea": (-48.9, -123.4),
}
WITHIN_KM = 80.0
NEAREST, WHOLE, OPEN_NOW = "nearest 20", "total and facets", "… and open now"
COLUMNS = (
    "rows in 80 km",
    "limit",
    "raw SQL",
    NEAREST,
    "× limit (says nothing at the sea)",
    "Python a query",
    WHOLE,
    OPEN_NOW,
    "… within 50 mi",
    "… with a filter",
)
GROWTH = (
    (NEAREST, tuple(PLACES), 20_000, 2_000_000),
    (WHOLE, (DENSEST,), 200_000, 2_000_000),
    (OPEN_NOW, (DENSEST,), 200_000, 2_000_000),
)
"""What is compared, where, and between which numbers of listings."""

Row = dict[str, Any]
"""A cell of the table by its column: a text, or milliseconds as (p50, p95)."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[20_000, 200_000])
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measure_here()
        return
    found = {}
    for size in options.sizes:
        for vendor in VENDORS:
            found[vendor, size] = run_apart(size, vendor)
    report = [f"# Search, {datetime.now(UTC):%Y-%m-%d}", "", machine(), ""]
    report += ["Milliseconds, p50 / p95. “× limit” is the nearest 20 against the same rows in"]
    report += ["memory; where none is near, the limit does nothing and the ratio says nothing.", ""]
    for (vendor, size), places in found.items():
        report += [*table(vendor, size, places), ""]
    text = "\n".join([*report, *growth(found)])
    (RESULTS / f"search-{datetime.now(UTC):%Y-%m-%d}.md").write_text(text + "\n")
    print(text)


def run_apart(size: int, vendor: str) -> dict[str, Row]:
    """The rows of the table by place, measured in a process of its own."""
    env = environment(ready(size, vendor))
    print(f"{vendor}, {size:,} listings …", file=sys.stderr, flush=True)
    command = [sys.executable, __file__, "--here"]
    found: dict[str, Row] = json.loads(subprocess.check_output(command, env=env, cwd=ROOT))
    return found


def table(vendor: str, size: int, places: dict[str, Row]) -> Iterator[str]:
    yield f"## {vendor}, {size:,} listings\n"
    yield f"| place | {' | '.join(COLUMNS)} |"
    yield "|---" * (len(COLUMNS) + 1) + "|"
    for place, row in places.items():
        yield f"| {place} | {' | '.join(written(row[column]) for column in COLUMNS)} |"


def written(cell: Any) -> str:
    return cell if isinstance(cell, str) else f"{cell[0]:.2f} / {cell[1]:.2f}"


def growth(found: dict[tuple[str, int], dict[str, Row]]) -> Iterator[str]:
    """How many times as long the same takes among many more listings, by the p95."""
    rows = [
        f"| {vendor} | {what} | {place} | {few:,} | {many:,} | {after / before:.1f} |"
        for what, places, few, many in GROWTH
        for vendor in VENDORS
        if (vendor, few) in found and (vendor, many) in found
        for place in places
        for before, after in [[found[vendor, size][place][what][1] for size in (few, many)]]
    ]
    if rows:
        yield "## Growth of the p95\n"
        yield "| database | what | place | from listings | to listings | times as long |"
        yield "|---|---|---|---|---|---|"
        yield from rows


def measure_here() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from benchmarks.limit import Arrays  # noqa: PLC0415
    from services.geo.sphere import LatLng  # noqa: PLC0415

    arrays = Arrays()
    # No server holds them: the collector must not walk through them while others are timed.
    gc.collect()
    gc.freeze()
    print(json.dumps({name: measure(LatLng(*at), arrays) for name, at in PLACES.items()}))


def measure(point: LatLng, arrays: Arrays) -> Row:
    """One row of the table: the nearest twenty against the limit and raw SQL, and whole searches."""
    from services.models import DirectorySettings  # noqa: PLC0415
    from services.search.candidates import Question, near  # noqa: PLC0415
    from services.search.options import current_options  # noqa: PLC0415
    from services.search.query import SearchQuery  # noqa: PLC0415
    from services.search.results import run_search  # noqa: PLC0415
    from services.search.rows import memory_of  # noqa: PLC0415

    directory = DirectorySettings.objects.load()
    question = Question(point, rows=20, at=MOMENT, memory=memory_of(directory))

    def nearest() -> object:
        return near(question)

    def search(**asked: Any) -> Times:
        query = SearchQuery(point=point, directory=directory, **asked)
        return timed(lambda: run_search(query, options=options, at=MOMENT))

    options = current_options(directory, at=MOMENT)
    nearest()  # the rows are in memory from now on, as those of a town that people search
    statements = statements_of(nearest)
    limit = timed(lambda: arrays.nearest(point, within_km=WITHIN_KM, count=20))
    plain, twenty = timed(lambda: replay(statements)), timed(nearest)
    cells = (
        f"{arrays.count(point, within_km=WITHIN_KM):,}",
        limit,
        plain,
        twenty,
        f"{twenty.p50 / limit.p50:.1f} / {twenty.p95 / limit.p95:.1f}",
        f"{(twenty.p50 - plain.p50) / len(statements):.2f}",
        search(),
        search(is_open_now=True),
        search(within=50),
        search(chosen=(("payment", "free"),)),
    )
    return dict(zip(COLUMNS, cells, strict=True))


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


class Times(NamedTuple):
    """Milliseconds: median and 95th percentile."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return written(self)


def timed(act: Callable[[], object]) -> Times:
    """As many rounds as fit in MOST_SECONDS."""
    act()
    seconds: list[float] = []
    while len(seconds) < LEAST_ROUNDS or (
        len(seconds) < MOST_ROUNDS and sum(seconds) < MOST_SECONDS
    ):
        started = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - started)
    twentieths = statistics.quantiles(seconds, n=20)
    return Times(statistics.median(seconds) * 1000, twentieths[-1] * 1000)


if __name__ == "__main__":
    main()
