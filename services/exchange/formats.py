"""The formats of lists that can be imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .feeds import load_feed_mapping, open_feed
from .findtreatment import read_places
from .importing import Read, read_sheet
from .mapping import Mapping, load_mapping
from .meeting_guide.groups import read_feed
from .sheets import Sheet, open_sheet


@dataclass(frozen=True)
class Format:
    """How the files of one format are opened and read, and what their mapping must say."""

    description: str
    load_mapping: Callable[[Path], Mapping]
    open: Callable[[Path, Mapping], Sheet]
    read: Read


def open_table(path: Path, mapping: Mapping) -> Sheet:
    return open_sheet(path, mapping.columns, rows_under=mapping.rows_under, sheet=mapping.sheet)


def open_entries(path: Path, mapping: Mapping) -> Sheet:
    return open_feed(path, rows_under=mapping.rows_under)


FORMATS = {
    "sheet": Format("rows of a CSV, XLSX or JSON file", load_mapping, open_table, read_sheet),
    "meeting_guide": Format(
        "a Meeting Guide feed of peer support meetings",
        partial(load_feed_mapping, needed=["organization.name"]),
        open_entries,
        read_feed,
    ),
    "findtreatment": Format(
        "a reply of the listing API of FindTreatment.gov",
        load_feed_mapping,
        open_entries,
        read_places,
    ),
}
