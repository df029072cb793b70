"""What one import knows and need not hold in memory, as JSON in a private file of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any
from weakref import finalize


class Spool:
    """A file without a name: nobody else can open it, and it is gone with the process."""

    def __init__(self) -> None:
        # SQLite takes the name of such a file away as soon as it is open, and keeps its first
        # two megabytes in memory.
        self.database = sqlite3.connect("", isolation_level=None)
        self.database.execute("PRAGMA journal_mode = OFF")
        self.database.execute("BEGIN")
        finalize(self, self.database.close)

    def shelf(self, name: str) -> Shelf:
        return Shelf(self, name)

    def log(self, name: str) -> Log:
        return Log(self, name)


class Shelf:
    """A dictionary on disk; its items come in the order of their keys."""

    def __init__(self, spool: Spool, name: str) -> None:
        self.spool, self.name = spool, name
        spool.database.execute(f"CREATE TABLE {name} (key TEXT PRIMARY KEY, value TEXT)")

    def __setitem__(self, key: str, value: Any) -> None:
        self.spool.database.execute(
            f"INSERT OR REPLACE INTO {self.name} VALUES (?, ?)",
            (key, json.dumps(value, default=str)),
        )

    def get(self, key: str, default: Any = None) -> Any:
        found = self.spool.database.execute(
            f"SELECT value FROM {self.name} WHERE key = ?",
            (key,),
        ).fetchone()
        return json.loads(found[0]) if found else default

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def values(self) -> Iterator[Any]:
        rows = self.spool.database.execute(f"SELECT value FROM {self.name} ORDER BY key")
        return (json.loads(value) for (value,) in rows)


class Log:
    """A list on disk, each item under a key that others may have, too."""

    def __init__(self, spool: Spool, name: str) -> None:
        self.spool, self.name = spool, name
        spool.database.execute(f"CREATE TABLE {name} (key TEXT, value TEXT)")

    def append(self, value: Any, key: str = "") -> None:
        self.spool.database.execute(
            f"INSERT INTO {self.name} VALUES (?, ?)",
            (key, json.dumps(value, sort_keys=True, default=str)),
        )

    def __iter__(self) -> Iterator[Any]:
        return (value for _key, value in self.items("rowid"))

    def under(self, key: str) -> Iterator[Any]:
        rows = self.spool.database.execute(
            f"SELECT value FROM {self.name} WHERE key = ? ORDER BY rowid",
            (key,),
        )
        return (json.loads(value) for (value,) in rows)

    def sorted_items(self) -> Iterator[tuple[str, Any]]:
        """Keys and items, by key and then by the text of the item: whatever came first."""
        return self.items("key, value")

    def items(self, order: str) -> Iterator[tuple[str, Any]]:
        rows = self.spool.database.execute(f"SELECT key, value FROM {self.name} ORDER BY {order}")
        return ((key, json.loads(value)) for key, value in rows)
