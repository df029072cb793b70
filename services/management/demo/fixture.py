"""The rows of the fixture, with ids that never change, in Django's fixture format."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, Model

from services.models import Source, TaxonomyTerm

from .content import DEMO_DAY

NAMESPACE = uuid5(NAMESPACE_URL, "https://demo.example.org/")
WRITTEN_AT = datetime.combine(DEMO_DAY, time(), tzinfo=UTC)
# A raw load sets no automatic moments, so the fixture has to hold them.
MOMENTS = ("created_at", "updated_at")


class Fixture:
    """Unsaved rows in the order in which they refer to each other."""

    def __init__(self) -> None:
        self.rows: list[Model] = []
        self.counts: Counter[str] = Counter()
        self.uses: Counter[str] = Counter()
        self.slugs: set[str] = set()
        self.terms = read_terms()
        self.source = Source(slug="demo", name="Invented demo data", is_demo=True)
        self.source.published_on = DEMO_DAY
        self.add(self.source, "demo")

    def add(self, row: Any, key: str) -> Any:
        """Give `row` its id, its moments and, if it can have one, its key in the demo source."""
        name = row._meta.model_name
        columns = {field.name for field in row._meta.concrete_fields}
        if isinstance(row.pk, UUID):
            row.pk = uuid5(NAMESPACE, f"{name}:{key}")
        for moment in columns.intersection(MOMENTS):
            setattr(row, moment, WRITTEN_AT)
        if "external_id" in columns:
            row.source, row.external_id = self.source, key
        self.rows.append(row)
        self.counts[name] += 1
        return row

    def next_use(self, name: str) -> int:
        """How often `name` was used before."""
        self.uses[name] += 1
        return self.uses[name] - 1

    def free_slug(self, wanted: str) -> str:
        slug = wanted = wanted[:110].rstrip("-")
        number = 2
        while slug in self.slugs:
            slug = f"{wanted}-{number}"
            number += 1
        self.slugs.add(slug)
        return slug

    def as_json(self) -> str:
        rows = [as_object(row) for row in self.rows]
        return json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1) + "\n"


def as_object(row: Model) -> dict[str, Any]:
    """One object of the fixture; columns that only hold their default are left out."""
    fields = {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.primary_key and not holds_default(field, row)
    }
    return {"model": row._meta.label_lower, "pk": row.pk, "fields": fields}


def holds_default(field: Field[Any, Any], row: Model) -> bool:
    value = field.value_from_object(row)
    return value == field.get_default() or value is None or value == ""


def read_terms() -> dict[str, TaxonomyTerm]:
    """The shipped terms by `list:code`."""
    objects = json.loads(fixture_path("taxonomy").read_text(encoding="utf-8"))
    terms = [
        TaxonomyTerm(
            pk=UUID(row["pk"]), taxonomy=row["fields"]["taxonomy"], code=row["fields"]["code"]
        )
        for row in objects
    ]
    return {term.key: term for term in terms}


def fixture_path(name: str) -> Path:
    return Path(settings.FIXTURE_DIRS[0]) / f"{name}.json"
