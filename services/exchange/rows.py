"""One row of a list, read into a listing document, its keys and its doubts."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Any

from services.curation.documents import Document, in_order
from services.geo.places import Place
from services.vocabulary import LocationType, PinAccuracy, PinSource, ServiceKind

from .addresses import (
    Pin,
    Read,
    read_pin,
    read_postal_code,
    read_subdivision,
    reference,
    split_address,
)
from .cells import clean_cells, field_value, one_line, shortened, yes_or_no
from .fields import ADDRESS, ONLY_NEW, PHONES, PIN
from .keys import Keys, keys_of
from .mapping import Fact, Mapping
from .phone_cells import read_phones
from .sheets import Row
from .transforms import fits

OLDEST = 120
REQUIRED = ("service.name", "service.kind")


class RowRefused(Exception):
    """The row cannot be a listing; the text says why."""


class RowSkipped(Exception):
    """The mapping says that rows like this one do not count; the text says which."""


@dataclass
class ReadRow:
    """What a row says, in the form of a listing document that holds only what it says."""

    numbers: list[int]
    keys: Keys
    document: Document
    doubts: list[str] = field(default_factory=list)


def read_row(mapping: Mapping, row: Row) -> ReadRow:
    """Raises RowRefused or RowSkipped."""
    if row.refusal:
        raise RowRefused(row.refusal)
    cells = clean_cells(row.cells, mapping.blank)
    check_counts(mapping, cells)
    if mapping.row_key and not all(cells[column] for column in mapping.row_key):
        raise RowRefused(f"its key is blank ({', '.join(mapping.row_key)})")
    doubts = [row.doubt] if row.doubt else []
    document = read_document(mapping, cells, doubts)
    return ReadRow([row.number], keys_of(mapping, cells, document), document, doubts)


def check_counts(mapping: Mapping, cells: Table[str, str]) -> None:
    """Whether the row passes [only] and [skip]."""
    for column, patterns in mapping.only.items():
        if not fits(cells[column], patterns):
            raise RowSkipped(f"{column} is “{shortened(cells[column])}”")
    for column, patterns in mapping.skip.items():
        if fits(cells[column], patterns):
            raise RowSkipped(f"{column} is “{shortened(cells[column])}”")


def read_document(mapping: Mapping, cells: Table[str, str], doubts: list[str]) -> Document:
    document = fill_document(mapping, read_texts(mapping, cells), doubts)
    put_facts(document, mapping, cells, doubts)
    check_usable(document)
    return document


def fill_document(mapping: Mapping, texts: dict[str, str], doubts: list[str]) -> Document:
    """The texts of the fields in their sections; constants stand where a text is missing."""
    complete(mapping, texts)
    document: Document = {
        name: {} for name in ("organization", "service", "location", "service_at_location")
    }
    put_place(document["location"], texts, doubts)
    for name, text in texts.items():
        if name in PHONES:
            put_phones(document[PHONES[name]], name, text, mapping.country, doubts)
        else:
            put_value(document, name, text, doubts)
    for owner, answers in mapping.constant_facts.items():
        document[owner].setdefault("attributes", {}).update(answers)
    return document


def read_texts(mapping: Mapping, cells: Table[str, str]) -> dict[str, str]:
    """The text of every field that columns of the list fill."""
    texts = {name: text.render(cells) for name, text in mapping.texts.items()}
    for name, text in split_address(one_line("location.address_1", texts.pop(ADDRESS, ""))).items():
        texts[name] = texts.get(name) or text
    return texts


def complete(mapping: Mapping, texts: dict[str, str]) -> None:
    """Put the constants of the mapping where the list has nothing."""
    for name, text in {"location.country": mapping.country, **mapping.constants}.items():
        texts[name] = texts.get(name) or text
    texts["organization.name"] = texts["organization.name"] or texts["service.name"]


def put_place(location: dict[str, Any], texts: dict[str, str], doubts: list[str]) -> None:
    """State, postal code and pin, each checked against the others; `texts` loses the pin."""
    country = texts["location.country"]
    state = taken(read_subdivision(texts.get("location.state_province", ""), country), doubts)
    code = taken(read_postal_code(texts.get("location.postal_code", ""), country, state), doubts)
    texts["location.state_province"], texts["location.postal_code"] = state, code
    if texts.get("location.location_type") == LocationType.VIRTUAL:
        return
    near = reference(code, texts.get("location.city", ""), state, country)
    latitude, longitude = (texts.pop(name, "") for name in PIN)
    pin = read_pin(latitude, longitude, near)
    put_pin(location, pin, near, doubts)
    if pin.point or near:
        texts.pop("location.timezone", None)


def taken(read: Read, doubts: list[str]) -> str:
    if read.doubt:
        doubts.append(read.doubt)
    return read.value


def put_pin(location: dict[str, Any], pin: Pin, near: Place | None, doubts: list[str]) -> None:
    """The list's own pin; without one the postal code or town gives it when the row is written."""
    if pin.point is not None:
        location["latitude"], location["longitude"] = pin.point.latitude, pin.point.longitude
        location["pin_source"], location["pin_accuracy"] = PinSource.SOURCE, PinAccuracy.STREET
    elif near is None:
        why = f"{pin.doubt}, and " if pin.doubt else ""
        doubts.append(f"{why}its postal code and town are not known: it has no pin")
    elif pin.doubt:
        doubts.append(f"{pin.doubt}: it got the middle of {near.label} instead")


def put_value(document: Document, name: str, text: str, doubts: list[str]) -> None:
    section, _dot, column = name.partition(".")
    value, doubt = field_value(name, text)
    if doubt and name in REQUIRED:
        raise RowRefused(doubt)
    if doubt:
        doubts.append(doubt)
    if value or name not in ONLY_NEW:
        document[section][column] = value


def put_phones(
    section: dict[str, Any], name: str, text: str, country: str, doubts: list[str]
) -> None:
    phones, unread = read_phones(text, country=country)
    section["phones"] = in_order(phones)
    doubts += [f"{name}: {doubt}" for doubt in unread]


def put_facts(
    document: Document, mapping: Mapping, cells: Table[str, str], doubts: list[str]
) -> None:
    for fact in mapping.facts:
        attributes = document[fact.owner].setdefault("attributes", {})
        answer = answer_of(fact, cells[fact.column], doubts)
        if answer is not None:
            attributes[fact.term] = answer


def answer_of(fact: Fact, text: str, doubts: list[str]) -> bool | None:
    """Yes, no, or not known."""
    if fact.yes or fact.no:
        return True if fits(text, fact.yes) else False if fits(text, fact.no) else None
    answer = yes_or_no(text)
    if text and answer is None:
        doubts.append(f"{fact.column}: “{shortened(text)}” is neither yes nor no")
    return answer


def check_usable(document: Document) -> None:
    service = document["service"]
    if not service["name"]:
        raise RowRefused("it has no name")
    if not document["organization"]["name"]:
        raise RowRefused("its organization has no name that can be stored")
    is_supervised = service["kind"] == ServiceKind.SUPERVISED_CONSUMPTION
    if is_supervised and not service.get("scs_status"):
        raise RowRefused("it does not give the legal status of the supervised site")
    check_ages(service)
    stop = document["service_at_location"]
    first, last = stop.get("valid_from"), stop.get("valid_to")
    if first and last and first > last:
        raise RowRefused(f"its last day ({last}) is before its first ({first})")


def check_ages(service: dict[str, Any]) -> None:
    """The database would refuse the whole list for one age that cannot be."""
    ages = [service.get(name) for name in ("minimum_age", "maximum_age")]
    known = [age for age in ages if age is not None]
    if any(not 0 <= age <= OLDEST for age in known) or known != sorted(known):
        raise RowRefused(f"its ages cannot be: {' to '.join(map(str, known))}")
