"""SQL that is compiled before the transaction that executes it.

Django takes several times as long to compile a thousand rows as a database to write them; others
wait for the second only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import AutoField, sql
from django.db.models.constants import OnConflict

BATCH = 500

Statement = Sequence[Any]
"""SQL and its parameters, or None for those."""


def insert(rows: Sequence[models.Model], *, updating: Iterable[str] = ()) -> Iterator[Statement]:
    """Write rows of one table as they are; of those that are there, the columns in `updating`."""
    if not rows:
        return
    model, options = type(rows[0]), rows[0]._meta
    fields = [field for field in options.concrete_fields if not isinstance(field, AutoField)]
    columns = [options.get_field(name) for name in updating]
    conflict = {
        "on_conflict": OnConflict.UPDATE,
        "update_fields": columns,
        "unique_fields": [options.pk],
    }
    query = sql.InsertQuery(model, **(conflict if columns else {}))
    query.insert_values(fields, [rows[0]], raw=True)
    ((text, _values),) = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    # Django compiles the text from one row; for a thousand it takes twice as long as this does.
    one = f"({', '.join(['%s'] * len(fields))})"
    head, tail = text.split(one)
    for batch in batches(rows, min(connection.ops.bulk_batch_size(fields, rows), BATCH)):
        values = [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for row in batch
            for field in fields
        ]
        yield settled((f"{head}{', '.join([one] * len(batch))}{tail}", values))


def delete(rows: Sequence[models.Model]) -> Iterator[Statement]:
    """Remove rows of one table to which no others belong."""
    for batch in batches(rows):
        found = type(batch[0])._base_manager.filter(pk__in=[row.pk for row in batch])
        query = found.query.chain(sql.DeleteQuery)
        yield settled(query.get_compiler(DEFAULT_DB_ALIAS).as_sql())


def settled(statement: tuple[str, Sequence[Any]]) -> Statement:
    """With its values in place on PostgreSQL, which has types that JSON cannot keep."""
    if connection.vendor == "postgresql":
        return connection.ops.compose_sql(*statement), None  # type: ignore[attr-defined]
    return statement


def execute(statements: Iterable[Statement]) -> None:
    with connection.cursor() as cursor:
        for text, parameters in statements:
            cursor.execute(text, parameters)


def batches(items: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch
