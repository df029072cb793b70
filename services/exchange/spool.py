"""What one import knows and need not hold in memory, as JSON in a private file of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any
from weakref import finalize

TABLES = """
PRAGMA journal_mode = OFF;
CREATE TABLE shelf (name TEXT, key TEXT, value TEXT, PRIMARY KEY (name, key));
CREATE TABLE log (name TEXT, key TEXT, value TEXT);
BEGIN;
"""


class Spool:
    """A file without a name: nobody else can open it, and it is gone with the process."""

    def __init__(self) -> None:
        # SQLite takes the name of such a file away as soon as it is open, and keeps its first
        # two megabytes in memory.
        self.database = sqlite3.connect("", isolation_level=None)
        self.database.executescript(TABLES)
        finalize(self, self.database.close)

    def shelf(self, name: str) -> Shelf:
        return Shelf(self, name)

    def log(self, name: str) -> Log:
        return Log(self, name)

    def values(self, question: str, *parameters: str) -> Iterator[Any]:
        """What the one column of an answer holds."""
        return (json.loads(value) for (value,) in self.database.execute(question, parameters))


class Shelf:
    """A dictionary on disk; its values come in the order of their keys."""

    def __init__(self, spool: Spool, name: str) -> None:
        self.spool, self.name = spool, name

    def __setitem__(self, key: str, value: Any) -> None:
        row = (self.name, key, json.dumps(value, default=str))
        self.spool.database.execute("INSERT OR REPLACE INTO shelf VALUES (?, ?, ?)", row)

    def get(self, key: str, default: Any = None) -> Any:
        question = "SELECT value FROM shelf WHERE name = ? AND key = ?"
        return next(self.spool.values(question, self.name, key), default)

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def values(self) -> Iterator[Any]:
        question = "SELECT value FROM shelf WHERE name = ? ORDER BY key"
        return self.spool.values(question, self.name)

    def keys(self) -> Iterator[str]:
        question = "SELECT key FROM shelf WHERE name = ? ORDER BY key"
        return (key for (key,) in self.spool.database.execute(question, (self.name,)))


class Log:
    """A list on disk, each item under a key that others may have, too."""

    def __init__(self, spool: Spool, name: str) -> None:
        self.spool, self.name = spool, name

    def append(self, value: Any, key: str = "") -> None:
        row = (self.name, key, json.dumps(value, sort_keys=True, default=str))
        self.spool.database.execute("INSERT INTO log VALUES (?, ?, ?)", row)

    def __iter__(self) -> Iterator[Any]:
        question = "SELECT value FROM log WHERE name = ? ORDER BY rowid"
        return self.spool.values(question, self.name)

    def under(self, key: str) -> Iterator[Any]:
        question = "SELECT value FROM log WHERE name = ? AND key = ? ORDER BY rowid"
        return self.spool.values(question, self.name, key)

    def sorted_items(self) -> Iterator[tuple[str, Any]]:
        """Keys and items, by key and then by the text of the item: whatever came first."""
        question = "SELECT key, value FROM log WHERE name = ? ORDER BY key, value"
        rows = self.spool.database.execute(question, (self.name,))
        return ((key, json.loads(value)) for key, value in rows)
