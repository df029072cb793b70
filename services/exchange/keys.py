"""What identifies a row of a list, and with it the four rows of the directory that it speaks of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Any

from .mapping import Mapping

MAX_LENGTH = 200
HASH_LENGTH = 16
ADDRESS_PARTS = ("address_1", "address_2", "city", "state_province")
"""Not the postal code: a corrected digit must not make a new place."""


@dataclass(frozen=True)
class Keys:
    """The `external_id` of each section of a listing document."""

    organization: str
    service: str
    location: str
    service_at_location: str


def fold(text: str) -> str:
    """The words of a text, whatever its case and punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def keys_of(
    mapping: Mapping, cells: Table[str, str], document: Table[str, Table[str, Any]]
) -> Keys:
    """The keys of one row.

    The row is found again by the columns that the mapping names, else by kind, name and address.
    """
    service, location = document["service"], document["location"]
    named = [service["kind"], fold(service["name"]), address_key(location)]
    row = bounded([cells[column] for column in mapping.row_key] or named)
    organization = bounded([fold(document["organization"]["name"])])
    if mapping.organization_key == "row":
        organization = row
    by_name = bounded([organization, service["kind"], fold(service["name"])])
    place = address_key(location) if location.get("address_1") else ""
    return Keys(
        organization=organization,
        service=row if mapping.service_key == "row" else by_name,
        location=bounded([place]) if place else row,
        service_at_location=row,
    )


def address_key(location: Table[str, Any]) -> str:
    """The address without case and punctuation; the postal code stands in for a missing town."""
    parts = [fold(location.get(part, "")) for part in ADDRESS_PARTS]
    town = parts[ADDRESS_PARTS.index("city")] or fold(location.get("postal_code", ""))
    return "|".join([*parts[:2], town, parts[-1], location.get("country", "")])


def bounded(parts: list[str]) -> str:
    """The parts as one key; a long one keeps its start, and the hash of it all."""
    key = "|".join(parts)
    if len(key) <= MAX_LENGTH:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:HASH_LENGTH]
    return f"{key[: MAX_LENGTH - HASH_LENGTH - 1]}~{digest}"
