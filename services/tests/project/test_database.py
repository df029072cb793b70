"""Two people may save at the same time on either database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from services.models import User


def ask(statement: str):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_connection_is_set_up_for_several_writers():
    expected = {
        "sqlite": {
            "PRAGMA journal_mode": "wal",
            "PRAGMA busy_timeout": "30000",
            "PRAGMA foreign_keys": "1",
        },
        "postgresql": {"SHOW statement_timeout": "0"},
    }[connection.vendor]
    assert {statement: ask(statement) for statement in expected} == expected


def rename(number: int) -> None:
    """Read, then write: what loses on SQLite unless the transaction takes its turn at once."""
    try:
        with transaction.atomic():
            user = User.objects.select_for_update().get()
            user.last_name = f"{user.last_name}{number}"
            user.save()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_no_save_is_lost_when_many_write_at_once():
    User.objects.create_user("ann")
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(rename, [1] * 40))
    assert User.objects.get().last_name == "1" * 40
