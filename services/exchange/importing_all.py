"""Several lists in a row, as one small file names them: for a first filling, or every night."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .formats import FORMATS
from .mapping import BadMapping

ENTRIES = {"format", "file", "mapping"}


@dataclass(frozen=True)
class ListToImport:
    """One list: its file, its mapping and its format."""

    format: str
    file: Path
    mapping: Path


def read_lists(path: Path, *, folder: Path) -> list[ListToImport]:
    """The lists of a TOML file with a table `[[list]]` for each; raises BadMapping.

    Mappings stand beside the TOML file, the files of the lists in `folder`.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadMapping(f"{path} cannot be read: {error}.") from error
    tables = content.get("list")
    if not isinstance(tables, list) or not tables:
        raise BadMapping(f"{path.name} names no lists: add a table [[list]] for each.")
    return list(checked(tables, path, folder))


def checked(tables: list[Any], path: Path, folder: Path) -> Iterator[ListToImport]:
    for number, table in enumerate(tables, 1):
        values = {"format": "sheet", **table} if isinstance(table, dict) else {}
        if set(values) != ENTRIES or values["format"] not in FORMATS:
            raise BadMapping(
                f"List {number} of {path.name} needs a file and a mapping, and may have a format "
                f"({', '.join(FORMATS)})."
            )
        yield ListToImport(
            values["format"], folder / values["file"], path.parent / values["mapping"]
        )
