"""Write millions of rows: plain tuples, COPY or executemany, indexes made afterwards."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.db import connection, models, transaction

FAST = {
    # A crash loses the database: it is built anew then.
    "sqlite": [
        "PRAGMA journal_mode = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA cache_size = -1000000",
        "PRAGMA threads = 2",
    ],
    # Without the triggers of foreign keys, which ask once for each row.
    "postgresql": [
        "SET session_replication_role = replica",
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '1GB'",
    ],
}
INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    " AND tbl_name = %s",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
    " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
}
ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


class Table:
    """Writes rows of one model: `varying` fields as given, all others as `template` has them.

    The columns are the model's own: a field that is gone raises FieldDoesNotExist, a new one takes
    its default, and the database refuses what breaks a rule.
    """

    def __init__(self, template: models.Model, *varying: str) -> None:
        meta = template._meta
        fields = [meta.get_field(name) for name in varying]
        same = [field for field in meta.concrete_fields if field not in fields]
        self.name = meta.db_table
        self.columns = ", ".join(f'"{field.column}"' for field in (*fields, *same))
        self.width = len(varying)
        self.same = tuple(
            plain(field.get_db_prep_save(field.pre_save(template, add=True), connection))
            for field in same
        )

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows whose values are as the database takes them: UUIDs as hex, JSON as text."""
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                self.copy(cursor, rows)
            else:
                marks = ", ".join("?" * (self.width + len(self.same)))
                connection.connection.executemany(
                    f"INSERT INTO {self.name} ({self.columns}) VALUES ({marks})",
                    (row + self.same for row in rows),
                )

    def copy(self, cursor: Any, rows: Iterable[Sequence[Any]]) -> None:
        end = "".join(f"\t{copied(value)}" for value in self.same) + "\n"
        text = StringIO()
        text.writelines("\t".join(map(copied, row)) + end for row in rows)
        text.seek(0)
        cursor.copy_expert(f"COPY {self.name} ({self.columns}) FROM STDIN", text)


def plain(value: Any) -> Any:
    """What psycopg2 wraps for a statement, unwrapped for COPY: the text of JSON."""
    return value.dumps(value.adapted) if hasattr(value, "dumps") else value


def copied(value: Any) -> str:
    if value is None:
        return r"\N"
    return value.translate(ESCAPED) if isinstance(value, str) else str(value)


@contextmanager
def loading(*written: type[models.Model]) -> Iterator[None]:
    """Write into these tables without their indexes and safeguards; both are back afterwards."""
    run(FAST[connection.vendor])
    indexes = [index for model in written for index in indexes_of(model._meta.db_table)]
    run(f"DROP INDEX {name}" for name, _sql in indexes)
    yield
    with progress(len(indexes), "indexes") as done:
        for _name, sql in indexes:
            run([sql])
            done(1)
    settle()
    connection.close()


def indexes_of(table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(INDEXES[connection.vendor], [table])
        return list(cursor.fetchall())


def run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def settle() -> None:
    """Statistics for both; PostgreSQL needs VACUUM to read covering indexes alone."""
    run(["VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"])


@contextmanager
def progress(total: int, what: str) -> Iterator[Any]:
    """Say how many are done, and after how long."""
    started, done = time.monotonic(), 0

    def add(count: int) -> None:
        nonlocal done
        done += count
        seconds = time.monotonic() - started
        print(f"  {done:,} of {total:,} {what}, {seconds:.0f} s", file=sys.stderr, flush=True)

    yield add
