"""Invented lists and mappings, and short ways to import them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from services.exchange.importing import ImportResult, finish_import, prepare_import
from services.exchange.mapping import Mapping, load_mapping
from services.exchange.sheets import open_sheet
from services.models import (
    Attribute,
    Location,
    Organization,
    Phone,
    SearchEntry,
    Service,
    ServiceAtLocation,
    Source,
)
from services.vocabulary import ImportAction

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HEADER = "Name,Street,Town,State,ZIP,Phone,Methadone?"
RIVERSIDE = "Riverside Clinic,1 Example St,Philadelphia,PA,19134,215-555-0100,Yes"
HILLTOP = "Hilltop Clinic,2 Example St,Boston,MA,2118,617-555-0101,No"
MAPPING = """
country = "US"

[source]
slug = "invented-clinics"
name = "Invented clinics"

[columns]
Name = ["organization.name", "service.name"]
Street = "location.address_1"
Town = "location.city"
State = "location.state_province"
ZIP = "location.postal_code"
Phone = "phone"

[constants]
"service.kind" = "mat"

[facts]
"Methadone?" = "moud_medication:methadone"
"""
TABLES = (Source, Organization, Service, Location, ServiceAtLocation, Phone, Attribute, SearchEntry)


def a_file(folder: Path, text: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def a_list(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def a_mapping(folder: Path, text: str = MAPPING) -> Mapping:
    return load_mapping(a_file(folder, text, "mapping.toml"))


def prepared(folder: Path, text: str, mapping: str = MAPPING) -> ImportResult:
    read = a_mapping(folder, mapping)
    sheet = open_sheet(a_file(folder, text), read.columns, rows_under=read.rows_under)
    return prepare_import(read, sheet, started_at=NOW)


def imported(folder: Path, text: str, mapping: str = MAPPING) -> ImportResult:
    result = prepared(folder, text, mapping)
    finish_import(result, at=NOW)
    return result


def told(result: ImportResult) -> str:
    """Everything that the outcomes say, as one text."""
    outcomes = (outcome for action in ImportAction for outcome in result.outcomes(action))
    return " ".join(message for outcome in outcomes for message in outcome.messages)


def everything() -> dict[str, list[Any]]:
    """All rows of the directory, to see whether anything was written."""
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}


def the_listing(name: str = "Riverside Clinic") -> ServiceAtLocation:
    found: ServiceAtLocation = ServiceAtLocation.objects.get(service__name=name)
    return found


def counts(result: ImportResult) -> dict[str, int]:
    """The counts of an import that are not 0."""
    return {name: count for name, count in result.counts().items() if count}
