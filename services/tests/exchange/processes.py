"""Imports in processes of their own, which can be killed, measured and run at the same moment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

from .lists import MAPPING, a_file, a_list

ROOT = Path(__file__).resolve().parents[3]


def database_url() -> str:
    """The database of the tests, as another process names it."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    where = f"{found['HOST']}:{found['PORT'] or 5432}"
    return f"postgres://{found['USER']}:{found['PASSWORD']}@{where}/{found['NAME']}"


def start_import(folder: Path, slug: str, *rows: str) -> subprocess.Popen[str]:
    """An import of these rows as a list of its own."""
    file = a_file(folder, a_list(*rows), f"{slug}.csv")
    mapping = a_file(folder, MAPPING.replace("invented-clinics", slug), f"{slug}.toml")
    return start_command("import_listings", "sheet", str(file), "--mapping", str(mapping))


def start_command(*words: str) -> subprocess.Popen[str]:
    """A command of the project on the database of the tests."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**os.environ, "DJANGO_DEVELOPMENT": "1", "DATABASE_URL": database_url()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
