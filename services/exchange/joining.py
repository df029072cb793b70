"""Rows of one list that speak of the same thing, joined; the order of the rows does not matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from itertools import groupby
from operator import itemgetter
from typing import Any

from services.curation.documents import in_order
from services.geo.sphere import LatLng, distance_km

from .cells import shortened
from .fields import is_long_text
from .keys import Keys, fold
from .rows import ReadRow
from .spool import Spool

SHARED = ("organization", "service", "location")
PIN_FIELDS = ("latitude", "longitude", "pin_source", "pin_accuracy")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FAR_APART_KM = 1
BLANK: tuple[Any, ...] = ("", None, [], {})

Values = dict[str, Any]


class Joining:
    """The rows of a list, joined on disk: no more than a few of them are in memory."""

    def __init__(self, spool: Spool) -> None:
        self.read = spool.log("read")
        self.shared = spool.shelf("shared")
        self.kept = spool.shelf("kept")

    def join(self, rows: Iterable[ReadRow]) -> Iterator[ReadRow]:
        """One entry for each listing, by its key, when all rows are read."""
        for row in rows:
            self.read.append(packed(row), key=row.keys.service_at_location)
        for _key, group in groupby(self.read.sorted_items(), key=itemgetter(0)):
            joined = join_rows(unpacked(values) for _key, values in group)
            self.agree(joined)
            yield joined

    def agree(self, row: ReadRow) -> None:
        """Join what the row says of its organization, service and place with what others said."""
        for section in SHARED:
            key = shared_key(section, row)
            known = self.shared.get(key)
            says = row.document[section]
            values = says if known is None else merged(section, known, says, row.doubts)
            if values != known:
                self.shared[key] = values

    def keep(self, row: ReadRow) -> None:
        self.kept[row.keys.service_at_location] = packed(row)

    def listings(self) -> Iterator[ReadRow]:
        """What was kept; rows that share a service or place agree on it."""
        for row in map(unpacked, self.kept.values()):
            for section in SHARED:
                row.document[section] = self.shared.get(shared_key(section, row))
            yield row


def shared_key(section: str, row: ReadRow) -> str:
    return f"{section} {getattr(row.keys, section)}"


def packed(row: ReadRow) -> list[Any]:
    """As JSON can hold it; what the order of rows must not decide comes first."""
    return [row.document, row.doubts, row.numbers, astuple(row.keys)]


def unpacked(values: list[Any]) -> ReadRow:
    document, doubts, numbers, keys = values
    return ReadRow(numbers, Keys(*keys), document, doubts)


def join_rows(group: Iterator[ReadRow]) -> ReadRow:
    """The rows of one key as one."""
    first = next(group)
    for other in group:
        first.numbers = sorted({*first.numbers, *other.numbers})
        first.doubts += [doubt for doubt in other.doubts if doubt not in first.doubts]
        for section, values in other.document.items():
            first.document[section] = merged(section, first.document[section], values, first.doubts)
    return first


def merged(section: str, first: Values, second: Values, doubts: list[str]) -> Values:
    """Both, field by field; where they differ the first stands, and the row is doubtful."""
    if first == second:
        return first
    values = dict(first)
    if section == "location":
        first, second = merge_pins(values, second, doubts), without_pin(second)
    for field in second:
        name = f"{section}.{field}"
        values[field] = merge_field(name, first.get(field), second[field], doubts)
    return values


def without_pin(values: Values) -> Values:
    return {field: value for field, value in values.items() if field not in PIN_FIELDS}


def merge_pins(values: Values, second: Values, doubts: list[str]) -> Values:
    """A pin is taken whole; `values` gets that of `second` if it has none."""
    if "latitude" not in second:
        return values
    if "latitude" not in values:
        values.update({field: second[field] for field in PIN_FIELDS})
        return values
    apart = distance_km(
        LatLng(values["latitude"], values["longitude"]),
        LatLng(second["latitude"], second["longitude"]),
    )
    if apart > FAR_APART_KM:
        doubts.append(f"two rows put this address {apart:,.1f} km apart: one pin was taken")
    return values


def merge_field(name: str, first: Any, second: Any, doubts: list[str]) -> Any:
    if second in BLANK or first == second:
        return first
    if first in BLANK:
        return second
    if name.endswith(".phones"):
        return merge_phones(first, second)
    if name.endswith(".attributes"):
        return merge_answers(first, second, doubts)
    if is_long_text(name):
        return merge_lines(first, second)
    return merge_texts(name, first, second, doubts)


def merge_phones(first: list[Values], second: list[Values]) -> list[Values]:
    known = {(phone["number"], phone["extension"]) for phone in first}
    more = [phone for phone in second if (phone["number"], phone["extension"]) not in known]
    return in_order({**phone, "position": place} for place, phone in enumerate([*first, *more]))


def merge_answers(
    first: dict[str, bool], second: dict[str, bool], doubts: list[str]
) -> dict[str, bool]:
    """Where one row says yes and the other no, it is not known."""
    disputed = {term for term in first if second.get(term, first[term]) != first[term]}
    doubts += [f"{term} is yes in one row and no in another" for term in sorted(disputed)]
    both = {**first, **second}
    return {term: value for term, value in both.items() if term not in disputed}


def merge_lines(first: str, second: str) -> str:
    lines = {*first.splitlines(), *second.splitlines()}
    return "\n".join(sorted(lines, key=line_order))


def line_order(line: str) -> tuple[int, str]:
    """Lines that start with a weekday come first, from Monday on."""
    words = fold(line).split()
    is_day = bool(words) and words[0] in WEEKDAYS
    return (WEEKDAYS.index(words[0]) if is_day else len(WEEKDAYS)), line


def merge_texts(name: str, first: Any, second: Any, doubts: list[str]) -> Any:
    """The same words in another spelling are no doubt; the one without capitals only is taken."""
    if isinstance(first, str) and isinstance(second, str) and fold(first) == fold(second):
        return min(first, second, key=lambda text: (text.isupper(), text))
    doubts.append(
        f"{name}: “{shortened(str(first))}” was taken, and “{shortened(str(second))}” in another row was not"
    )
    return first
