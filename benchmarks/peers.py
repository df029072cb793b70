"""Compare whole answers with other software on the same listings: `make peers`.

Installs GDAL and PostGIS (apt-get, as root) and the peers (pip, in benchmarks/data/peers), so it
needs the network once. What cannot be installed or started stands in the table with its reason.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from databases import DATA, POSTGRESQL_SERVER, RESULTS, ROOT, ask, machine, ready, ready_for_peers
from load import PORT, ServerFailed, get, measure, need_wrk, serving, serving_ours

BIN = DATA / "peers" / "venv" / "bin"
SYSTEM = ("gdal-bin", "postgresql-15-postgis-3")
POSTGIS_THERE = "SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"
GEODJANGO = ("Django==5.2.19", "djangorestframework==3.18.3", "djangorestframework-gis==1.3.0")
GEODJANGO += ("psycopg2-binary==2.9.13", "gunicorn==27.0.1")
TIPG = ("tipg==1.6.1", "uvicorn==0.54.0")
DATASETTE = ("datasette==0.65.5", "uvicorn==0.54.0")
KM_PER_MILE = 1.609344
KM_PER_DEGREE = 111.195


@dataclass(frozen=True)
class Place:
    """What is asked for: the listings within some miles of a point."""

    name: str
    latitude: float
    longitude: float
    miles: int

    @property
    def metres(self) -> float:
        return self.miles * KM_PER_MILE * 1000

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return math.cos(math.radians(self.latitude))

    @property
    def box(self) -> dict[str, float]:
        """The square around the circle, in degrees: for those that know no circles."""
        height = self.metres / 1000 / KM_PER_DEGREE
        width = height / self.shrink
        return {
            "west": self.longitude - width,
            "south": self.latitude - height,
            "east": self.longitude + width,
            "north": self.latitude + height,
        }


PLACES = (
    Place("densest city, 1 mile", 40.75, -73.99, 1),
    Place("densest city, 5 miles", 40.75, -73.99, 5),
    Place("medium town, 5 miles", 37.25, -83.19, 5),
)


@dataclass(frozen=True)
class Peer:
    """A server, what it can do of the question, and how to ask it."""

    name: str
    does: str
    path: Callable[[Place], str]
    total: Callable[[Any], int] | None = None
    """How many are there by its JSON; None where the answer is a page."""

    command: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    packages: tuple[str, ...] = ()
    needs_postgis: bool = False


def peers(size: int) -> Iterator[Peer]:
    """The other software, each with two workers."""
    gunicorn = (str(BIN / "gunicorn"), "--workers", "2", "--threads", "4", "--bind")
    uvicorn = (str(BIN / "uvicorn"), "--workers", "2", "--no-access-log", "--port", str(PORT))
    postgis, sqlite = f"hrdirectory_bench_peers_{size}", DATA / f"peers_{size}.sqlite3"
    geodjango: dict[str, Any] = {
        "command": (*gunicorn, f"127.0.0.1:{PORT}", "peer_geodjango:application"),
        "env": {"DATABASE_NAME": postgis},
        "packages": GEODJANGO,
        "needs_postgis": True,
    }
    datasette: dict[str, Any] = {
        "command": (*uvicorn, "peer_datasette:app"),
        "env": {"DATABASE_PATH": str(sqlite)},
        "packages": DATASETTE,
    }
    yield Peer("plain Django", "hello world, no middleware", lambda _place: "/hello/", **geodjango)
    yield Peer(
        "GeoDjango + DRF-GIS",
        "nearest 20, total, all facets; JSON",
        geodjango_path,
        lambda answer: answer["count"],
        **geodjango,
    )
    yield Peer(
        "tipg",
        "any 20 in the box, total; no distances, no facets; GeoJSON",
        tipg_path,
        lambda answer: answer["numberMatched"],
        (*uvicorn, "tipg.main:app"),
        {"DATABASE_URL": f"postgresql://postgres:none@127.0.0.1:5432/{postgis}"},
        TIPG,
        needs_postgis=True,
    )
    yield Peer(
        "datasette, a table",
        "any 20 in the box, total, all facets; no distances; JSON",
        lambda place: datasette_path(place, sqlite.stem),
        lambda answer: answer["filtered_table_rows_count"],
        **datasette,
    )
    yield Peer(
        "datasette, SQL",
        "nearest 20 in the box, total; no facets; JSON",
        lambda place: datasette_sql_path(place, sqlite.stem),
        lambda answer: answer["rows"][0][-1],
        **datasette,
    )


def our_path(place: Place) -> str:
    asked = {"lat": place.latitude, "lon": place.longitude, "within": place.miles}
    return f"/search/?{urlencode(asked)}"


def geodjango_path(place: Place) -> str:
    asked = {"point": f"{place.longitude},{place.latitude}", "dist": place.metres}
    return f"/listings/?{urlencode(asked)}"


def tipg_path(place: Place) -> str:
    asked = {"bbox": ",".join(map(str, place.box.values())), "limit": 20}
    return f"/collections/public.listing/items?{urlencode(asked)}"


def datasette_path(place: Place, database: str) -> str:
    box = place.box
    asked = [("latitude__gte", box["south"]), ("latitude__lte", box["north"])]
    asked += [("longitude__gte", box["west"]), ("longitude__lte", box["east"])]
    facets = [("_facet", "kind"), ("_facet_array", "facts"), ("_facet_size", "max")]
    return f"/{database}/listing.json?{urlencode([*asked, *facets, ('_size', 20)])}"


def datasette_sql_path(place: Place, database: str) -> str:
    asked = {"lat": place.latitude, "lng": place.longitude, "shrink": place.shrink, **place.box}
    return f"/{database}/nearest.json?{urlencode(asked)}"


def main() -> None:
    need_wrk()
    size = int(sys.argv[1]) if sys.argv[1:] else 200_000
    report = [f"# Other software, {size:,} listings, {datetime.now(UTC):%Y-%m-%d}", "", machine()]
    report += [
        "Two workers each; requests a second / p95 in ms, medians of 5 runs; in brackets how"
    ]
    report += ["many listings the answer counts. The box is the square around the circle.", ""]
    report += [f"| server | what it answers | {' | '.join(place.name for place in PLACES)} |"]
    report += ["|---" * (len(PLACES) + 2) + "|", *our_rows(size)]
    report += [peer_row(peer, size) for peer in peers(size)]
    text = "\n".join(report) + "\n"
    (RESULTS / f"peers-{datetime.now(UTC):%Y-%m-%d}.md").write_text(text)
    print(text)


def our_rows(size: int) -> Iterator[str]:
    """The directory on both databases, and its page that does nothing."""
    hello = Peer("hrdirectory", "hello world, full middleware", lambda _place: "/hello/")
    page = "nearest in the circle, total, all facets, open now; the whole page in HTML"
    with serving_ours(ready(size, "sqlite")):
        yield row(hello, measured(hello))
        ours = Peer("hrdirectory, SQLite", page, our_path)
        yield row(ours, measured(ours))
    with serving_ours(ready(size, "postgresql")):
        ours = Peer("hrdirectory, PostgreSQL", page, our_path)
        yield row(ours, measured(ours))


def peer_row(peer: Peer, size: int) -> str:
    print(f"{peer.name} …", file=sys.stderr, flush=True)
    try:
        install(peer)
        ready_for_peers(size, "postgresql" if peer.needs_postgis else "sqlite")
        env = {**peer.env, "PYTHONPATH": str(ROOT / "benchmarks")}
        with serving(peer.command, env, peer.path(PLACES[0])):
            return row(peer, measured(peer))
    except (ServerFailed, subprocess.CalledProcessError) as error:
        return row(peer, [f"not measured: {reason(error)}"] + [""] * (len(PLACES) - 1))


def row(peer: Peer, cells: list[str]) -> str:
    return f"| {peer.name} | {peer.does} | {' | '.join(cells)} |"


def measured(peer: Peer) -> list[str]:
    cells = []
    for place in PLACES:
        path = peer.path(place)
        counted = f" ({peer.total(json.loads(get(path)[0])):,})" if peer.total else ""
        load = measure(path)
        decimals = 0 if load.rate >= 10 else 1
        cells.append(f"{load.rate:,.{decimals}f} / {load.p95:,.1f}{counted}")
    return cells


def install(peer: Peer) -> None:
    """What a peer needs and is not there; raises CalledProcessError with the installer's words."""
    if peer.needs_postgis and not ask(f"{POSTGRESQL_SERVER}/postgres", POSTGIS_THERE):
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "install", "-y", "--no-install-recommends", *SYSTEM, env=env)
    if not BIN.exists():
        run(sys.executable, "-m", "venv", str(BIN.parent))
    run(str(BIN / "pip"), "install", "--quiet", *peer.packages)


def run(*command: str, env: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, env=env, check=True, capture_output=True, text=True)


def reason(error: Exception) -> str:
    """The last line of what an installer or a server said, fit for a cell of the table."""
    text = error.stderr or str(error) if hasattr(error, "stderr") else str(error)
    return (text.strip().splitlines() or ["no message"])[-1].replace("|", "\\|")


if __name__ == "__main__":
    main()
