"""Where the synthetic listings are kept, and whether those kept are of today's code."""

from __future__ import annotations

import hashlib
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg2

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
DATA = ROOT / "benchmarks" / "data"
POSTGRESQL_SERVER = "postgres://postgres@127.0.0.1:5432"
VENDORS = ("sqlite", "postgresql")
SOURCES = {
    "listings": [
        "benchmarks/bulk.py",
        "benchmarks/synthetic.py",
        "fixtures/taxonomy.json",
        "services/curation/shown.py",
        "services/geo/voxels.py",
        "services/hours/coding.py",
        "services/migrations/*.py",
        "services/vocabulary/fact_sets.py",
    ],
    "words": [
        "benchmarks/synthetic_words.py",
        "services/curation/search_words.py",
        *(f"services/vocabulary/{name}.py" for name in ("ranking", "spelling", "synonyms")),
        *(f"services/vocabulary/{name}.py" for name in ("tokens", "words")),
    ],
}
SOURCES["peers"] = ["benchmarks/peer_data.py", *SOURCES["listings"]]
"""The files that decide what is in the tables."""

TABLE = "bench_fingerprint"


def machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}."


def database_url(size: int, vendor: str, whose: str = "") -> str:
    if vendor == "sqlite":
        return f"sqlite:///{DATA}/{whose}{size}.sqlite3"
    return f"{POSTGRESQL_SERVER}/hrdirectory_bench_{whose}{size}"


def environment(url: str) -> dict[str, str]:
    """For a process of its own: Django has one default database."""
    found = {**os.environ, "DJANGO_DEVELOPMENT": "1", "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    return {"DJANGO_SETTINGS_MODULE": "hrdirectory.settings", **found}


def ready_for_peers(size: int, vendor: str) -> str:
    """The URL of the same listings in tables that other software reads."""
    source = ready(size, "sqlite")
    url = database_url(size, vendor, "peers_")
    build(size, url, "peers", [ROOT / "benchmarks" / "peer_data.py", source])
    return url


def ready(size: int, vendor: str, *, words: bool = False) -> str:
    """The URL of the listings, and of their words; what is missing or of older code is built."""
    url = database_url(size, vendor)
    build(size, url, "listings", [ROOT / "benchmarks" / "synthetic.py", str(size)])
    if words:
        build(size, url, "words", [ROOT / "benchmarks" / "synthetic_words.py"])
    return url


def build(size: int, url: str, part: str, command: list[Any]) -> None:
    """Run what writes this part, unless the part that is there is of the same code."""
    kept, code = fingerprints(url), fingerprint(part)
    if kept.get(part) == code:
        return
    print(f"building {part} of {size:,} listings: {url}", file=sys.stderr, flush=True)
    if part == "words":
        keep(url, {})
    else:
        recreate(url)
        kept = {}
    subprocess.run([sys.executable, *command], env=environment(url), check=True, cwd=ROOT)
    keep(url, kept | {part: code})


def fingerprint(part: str) -> str:
    """A hash of the files that decide what this part holds; each of them must be there."""
    code = hashlib.sha256()
    for name in SOURCES[part]:
        paths = sorted(ROOT.glob(name))
        assert paths, f"databases.py: there is no {name}"
        for path in paths:
            code.update(path.read_bytes())
    return code.hexdigest()[:16]


def connect(url: str) -> Any:
    if url.startswith("sqlite"):
        return sqlite3.connect(urlsplit(url).path, isolation_level=None)
    connection = psycopg2.connect(url)
    connection.autocommit = True
    return connection


def ask(url: str, *statements: str) -> list[tuple[Any, ...]]:
    """The rows of the last statement."""
    connection = connect(url)
    try:
        cursor = connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []
    finally:
        connection.close()


def fingerprints(url: str) -> dict[str, str]:
    """By part; a database that is not there or was left half built has none."""
    if url.startswith("sqlite") and not Path(urlsplit(url).path).exists():
        return {}
    try:
        return dict(ask(url, f"SELECT part, fingerprint FROM {TABLE}"))
    except (sqlite3.DatabaseError, psycopg2.Error):
        return {}


def keep(url: str, parts: dict[str, str]) -> None:
    """Note what code wrote the parts: the last step, since a half built one must never be used."""
    rows = [f"INSERT INTO {TABLE} VALUES ('{part}', '{code}')" for part, code in parts.items()]
    ask(
        url,
        f"CREATE TABLE IF NOT EXISTS {TABLE} (part varchar(20) PRIMARY KEY, fingerprint text)",
        f"DELETE FROM {TABLE}",
        *rows,
    )


def recreate(url: str) -> None:
    """Leave an empty database, whatever was there."""
    if url.startswith("sqlite"):
        DATA.mkdir(exist_ok=True)
        remove_files(Path(urlsplit(url).path + end) for end in ("", "-wal", "-shm", "-journal"))
        return
    server, _, name = url.rpartition("/")
    ask(f"{server}/postgres", f"DROP DATABASE IF EXISTS {name}")
    ask(f"{server}/postgres", f"CREATE DATABASE {name}")


def remove_files(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
