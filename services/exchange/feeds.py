"""Formats that say themselves what their fields mean: their mapping only names the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .files import look_at
from .mapping import BadMapping, Mapping, load_mapping
from .sheets import TOO_DEEP, Row, Sheet, find_list, is_deep, read_json
from .unreadable import UnreadableFile


def load_feed_mapping(path: Path, *, needed: Iterable[str] = ()) -> Mapping:
    """A mapping with a source, constants and constant facts; raises BadMapping."""

    def check(mapping: Mapping) -> None:
        if mapping.columns:
            raise BadMapping("this format knows its fields: leave out [columns], [texts], [facts]")
        for name in needed:
            if name not in mapping.constants:
                raise BadMapping(f"nothing fills “{name}”: give it in [constants]")
        if not mapping.country:
            raise BadMapping('it needs a country, such as country = "US"')

    return load_mapping(path, check=check)


def open_feed(path: Path, *, rows_under: str = "") -> Sheet:
    """The entries of a JSON file as they are; the first is row 1. Raises UnreadableFile."""
    file = look_at(path)
    items = find_list(read_json(file), path.name, rows_under)
    if not items:
        raise UnreadableFile(f"{path.name} is an empty list.")
    return Sheet(path.name, file.sha256, (), entries(items))


def entries(items: list[Any]) -> Iterator[Row]:
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            yield Row(number, {}, refusal="it is not an object with named values")
        elif is_deep(item):
            yield Row(number, {}, refusal=TOO_DEEP)
        else:
            yield Row(number, item)
