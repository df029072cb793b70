"""The listing document: the one form in which two states of a listing are compared.

A document is plain JSON with four sections named after their tables (HSDS words). Sections and
keys may be missing: a partial document speaks only of what it holds. Lists (phones, schedules …)
are compared and replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db import models

from services.models import (
    KIND_FIELDS,
    Attribute,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)

Document = dict[str, dict[str, Any]]
ATTRIBUTES = "attributes"


@dataclass(frozen=True)
class Section:
    """One table of the document: its columns, and the lists of rows that belong to it."""

    model: type[models.Model]
    fields: tuple[str, ...]
    lists: tuple[str, ...]


SECTIONS = {
    "organization": Section(
        Organization, ("name", "alternate_name", "description", "website", "email"), ("phones",)
    ),
    "service": Section(
        Service,
        (
            "kind",
            "name",
            "alternate_name",
            "description",
            "url",
            "email",
            "status",
            "alert",
            "fees_description",
            "application_process",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "cost",
            "cost_currency",
            *(field for fields in KIND_FIELDS.values() for field in fields),
        ),
        ("attributes", "phones", "languages", "service_areas"),
    ),
    "location": Section(
        Location,
        (
            "location_type",
            "name",
            "alternate_name",
            "description",
            "transportation",
            "url",
            "address_1",
            "address_2",
            "city",
            "state_province",
            "postal_code",
            "country",
            "latitude",
            "longitude",
            "pin_source",
            "pin_accuracy",
            "address_privacy",
            "timezone",
        ),
        ("attributes", "phones", "languages", "schedules"),
    ),
    "service_at_location": Section(
        ServiceAtLocation,
        (
            "publication",
            "description",
            "valid_from",
            "valid_to",
            "hours_note",
            "closed_from",
            "closed_until",
            "closed_message",
        ),
        ("attributes", "phones", "schedules", "service_areas"),
    ),
}

ROW_FIELDS: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "phones": (Phone, ("number", "extension", "type", "description", "position")),
    "languages": (Language, ("code", "note")),
    "schedules": (
        Schedule,
        (
            "freq",
            "interval",
            "byday",
            "opens_at",
            "closes_at",
            "valid_from",
            "valid_to",
            "dtstart",
            "kind",
            "description",
        ),
    ),
    "service_areas": (
        ServiceArea,
        (
            "extent_type",
            "country",
            "state_province",
            "postal_code",
            "latitude",
            "longitude",
            "radius_km",
        ),
    ),
}


@dataclass(frozen=True)
class Difference:
    """One field in which two documents differ, such as `location.city`."""

    path: str
    before: Any
    after: Any


def plain(value: Any) -> Any:
    """A column value as JSON holds it; times to the minute."""
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def section_objects(listing: ServiceAtLocation) -> dict[str, models.Model]:
    """The rows behind the four sections of a listing's document."""
    return {
        "organization": listing.service.organization,
        "service": listing.service,
        "location": listing.location,
        "service_at_location": listing,
    }


def listing_document(listing: ServiceAtLocation) -> Document:
    """The whole document of a listing; prefetch `DOCUMENT_PREFETCH` when reading many."""
    return {
        name: section_document(SECTIONS[name], row)
        for name, row in section_objects(listing).items()
    }


def section_document(section: Section, row: models.Model) -> dict[str, Any]:
    document = {field: plain(getattr(row, field)) for field in section.fields}
    for name in section.lists:
        document[name] = rows_of(name, getattr(row, name).all())
    return document


def rows_of(name: str, rows: Iterable[models.Model]) -> Any:
    """The rows of one list: attributes as `{"list:code": yes}`, others as sorted objects."""
    if name == "attributes":
        return {row.term.key: row.value for row in rows}  # type: ignore[attr-defined]
    _model, fields = ROW_FIELDS[name]
    found = [{field: plain(getattr(row, field)) for field in fields} for row in rows]
    return in_order(found)


def in_order(rows: Iterable[Mapping[str, Any]]) -> list[Any]:
    """The rows of one list in the order in which documents hold them."""
    return sorted(rows, key=lambda row: [(value is None, str(value)) for value in row.values()])


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What `after` says differently; what it does not mention is not a difference."""
    return [
        Difference(f"{section}.{field}", before.get(section, {}).get(field), value)
        for section, values in after.items()
        for field, value in values.items()
        if before.get(section, {}).get(field) != value
    ]


def flatten(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of one section, with each fact as a field of its own."""
    flat = {name: value for name, value in values.items() if name != ATTRIBUTES}
    facts = {f"{ATTRIBUTES}.{term}": value for term, value in values.get(ATTRIBUTES, {}).items()}
    return flat | facts


def write_section(name: str, row: models.Model, values: Mapping[str, Any]) -> None:
    """Set the columns that `values` holds on `row`, unsaved; lists are left to `new_rows`."""
    for field in SECTIONS[name].fields:
        if field in values:
            column = row._meta.get_field(field)
            setattr(row, field, column.to_python(values[field]))  # type: ignore[union-attr]


def new_rows(
    owner_name: str,
    owner: models.Model,
    values: Mapping[str, Any],
    terms: Mapping[str, TaxonomyTerm],
) -> list[models.Model]:
    """Unsaved rows for every list that `values` holds.

    `terms` maps `list:code` to its term; a key it lacks raises KeyError.
    """
    rows: list[models.Model] = []
    for name in SECTIONS[owner_name].lists:
        if name == "attributes":
            rows += [
                Attribute(term=terms[key], value=value, **{owner_name: owner})
                for key, value in values.get(name, {}).items()
            ]
            continue
        model, _fields = ROW_FIELDS[name]
        rows += [_new_row(model, row, owner_name, owner) for row in values.get(name, [])]
    return rows


def _new_row(
    model: type[models.Model], values: Mapping[str, Any], owner_name: str, owner: models.Model
) -> models.Model:
    columns = {
        field: model._meta.get_field(field).to_python(value)  # type: ignore[union-attr]
        for field, value in values.items()
    }
    return model(**columns, **{owner_name: owner})


def terms_by_key() -> dict[str, TaxonomyTerm]:
    """Every term by `list:code`."""
    return {term.key: term for term in TaxonomyTerm.objects.current()}


DOCUMENT_PREFETCH = tuple(
    prefix + ("attributes__term" if name == "attributes" else name)
    for prefix, section in (
        ("service__organization__", "organization"),
        ("service__", "service"),
        ("location__", "location"),
        ("", "service_at_location"),
    )
    for name in SECTIONS[section].lists
)
"""What `listing_document` reads, for `prefetch_related`."""
