"""The SQLite file can be checked and dumped by tools that know nothing of Django."""

from __future__ import annotations

import sqlite3

import pytest
from django.core.management import call_command
from django.db import connection

from services.tests.builders import a_listing


@pytest.mark.django_db(transaction=True)
def test_the_file_can_be_checked_packed_and_dumped_without_django(tmp_path):
    if connection.vendor != "sqlite":
        return  # PostgreSQL has its own tools; there is nothing to leave out here
    call_command("loaddata", "taxonomy", verbosity=0)
    listing = a_listing()
    copy = tmp_path / "copy.sqlite3"
    connection.cursor().execute("VACUUM INTO %s", [str(copy)])
    with sqlite3.connect(copy) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        plain.execute("PRAGMA foreign_keys=ON")
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        plain.execute("VACUUM")
        dump = "\n".join(plain.iterdump())
    assert listing.slug in dump
    sqlite3.connect(":memory:").executescript(dump)
