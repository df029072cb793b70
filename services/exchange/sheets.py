"""Files of rows as people have them: CSV from any spreadsheet, or a list in a JSON file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .files import ListFile, look_at
from .unreadable import UnreadableFile
from .workbooks import is_workbook, workbook_lines

DELIMITERS = (",", ";", "\t", "|")
MOST_LEVELS = 20
TOO_DEEP = "its lists and objects are nested too deeply"


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, its text by column, and why it cannot be used, if so."""

    number: int
    cells: Mapping[str, Any]
    refusal: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Sheet:
    """A file that could be opened; `rows` can be read once."""

    file_name: str
    sha256: str
    columns: tuple[str, ...]
    rows: Iterator[Row]


def open_sheet(
    path: Path, wanted: Iterable[str], *, rows_under: str = "", sheet: str = ""
) -> Sheet:
    """The rows of a CSV, XLSX or JSON file, with the columns `wanted` under these very names.

    `rows_under` is the key of the list in a JSON file, `sheet` the sheet of a workbook, else the
    first. Raises UnreadableFile.
    """
    file = look_at(path)
    columns, rows = open_rows(file, tuple(wanted), rows_under=rows_under, sheet=sheet)
    names = match_columns(columns, wanted, path.name)
    return Sheet(path.name, file.sha256, columns, renamed(rows, names))


def open_rows(
    file: ListFile, wanted: tuple[str, ...], *, rows_under: str, sheet: str
) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The columns and the rows of whatever kind of file it is."""
    path = file.path
    if is_workbook(file.head, path.name):
        return open_table(filled_rows(workbook_lines(path, file.head, sheet), path.name), path.name)
    is_list = file.text_head().lstrip().startswith(("{", "["))
    if path.suffix.lower() == ".json" or (rows_under and is_list):
        return open_json(file, rows_under)
    return open_csv(file, wanted)


def open_csv(file: ListFile, wanted: tuple[str, ...]) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The header and the rows of a text with separators, which is read line by line."""
    delimiter = find_delimiter(file, wanted)
    return open_table(filled_rows(csv_lines(file, delimiter), file.path.name), file.path.name)


def csv_lines(file: ListFile, delimiter: str, *, strict: bool = True) -> Iterator[list[str]]:
    with file.open() as text:
        yield from csv.reader(text, delimiter=delimiter, strict=strict)


def open_table(
    filled: Iterator[tuple[int, list[str]]], name: str
) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The header and the rows; the header is row 1, as in a spreadsheet."""
    _number, header = next(filled, (0, []))
    columns = tuple(cell.strip() or f"column {place}" for place, cell in enumerate(header, 1))
    refuse_repeated(columns, name)
    rows = (csv_row(number, cells, columns) for number, cells in filled)
    first = next(rows, None)
    if first is None:
        raise UnreadableFile(f"{name} has a header but no rows.")
    return columns, with_first(first, rows)


def find_delimiter(file: ListFile, wanted: tuple[str, ...]) -> str:
    """The separator that finds most of the wanted columns in the header."""
    folded = {fold_name(name) for name in wanted}

    def found(delimiter: str) -> int:
        try:
            header = next(csv_lines(file, delimiter, strict=False), [])
        except csv.Error:
            return 0
        return len(folded & {fold_name(cell) for cell in header})

    return max(DELIMITERS, key=found)


def filled_rows(lines: Iterable[list[str]], name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything; what the csv module cannot read, in plain words."""
    number = 0
    try:
        for number, cells in enumerate(lines, 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        raise UnreadableFile(explain(error, name, number + 1)) from error


def explain(error: csv.Error, name: str, number: int) -> str:
    if "field limit" in str(error):
        limit = f"{csv.field_size_limit():,}"
        why = f"has a cell of more than {limit} characters: perhaps a quote is never closed"
    else:
        why = 'has a quote (") that is never closed, or text right after a closing quote'
    return f"{name}: row {number} {why}."


def refuse_repeated(columns: tuple[str, ...], name: str) -> None:
    for place, column in enumerate(columns):
        if column in columns[:place]:
            first = columns.index(column) + 1
            raise UnreadableFile(
                f"{name} has two columns named “{column}” ({first} and {place + 1}): rename one."
            )


def csv_row(number: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    extra = [cell for cell in cells[len(columns) :] if cell.strip()]
    if extra:
        why = f"it has {len(cells)} cells and the header has {len(columns)}"
        return Row(number, {}, refusal=f"{why}: perhaps a comma is not in quotes")
    short = len(cells) < len(columns)
    doubt = f"it has only {len(cells)} of {len(columns)} cells" if short else ""
    padded = cells + [""] * (len(columns) - len(cells))
    return Row(number, dict(zip(columns, padded, strict=False)), doubt=doubt)


def with_first(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


def open_json(file: ListFile, rows_under: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The objects of the list under `rows_under`, or of the file itself; the first is row 1."""
    items = find_list(read_json(file), file.path.name, rows_under)
    columns = {str(key): None for item in items if isinstance(item, dict) for key in item}
    if not columns:
        where = rows_under or "the top level"
        raise UnreadableFile(f"{file.path.name} has no rows under “{where}”.")
    rows = (json_row(number, item, tuple(columns)) for number, item in enumerate(items, 1))
    return tuple(columns), rows


def read_json(file: ListFile) -> Any:
    """All that a JSON file holds. Raises UnreadableFile."""
    try:
        with file.open() as text:
            return json.load(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{file.path.name} is not valid JSON: {error}.") from error


def find_list(content: Any, name: str, rows_under: str) -> list[Any]:
    found = content.get(rows_under) if isinstance(content, dict) and rows_under else content
    if isinstance(found, list):
        return found
    keys = ", ".join(f"“{key}”" for key in content) if isinstance(content, dict) else "no keys"
    raise UnreadableFile(
        f"{name} has no list of rows under “{rows_under or 'the top level'}” (it has {keys}): "
        "set rows_under in [file] of the mapping."
    )


def json_row(number: int, item: Any, columns: tuple[str, ...]) -> Row:
    if not isinstance(item, dict):
        return Row(number, {}, refusal="it is not an object with named values")
    nested = [key for key, value in item.items() if isinstance(value, dict)]
    if nested:
        return Row(number, {}, refusal=f"“{nested[0]}” holds an object and not a text")
    if is_deep(item):
        return Row(number, {}, refusal=TOO_DEEP)
    return Row(number, {column: json_text(item.get(column)) for column in columns})


def is_deep(value: Any, levels: int = MOST_LEVELS) -> bool:
    """Whether lists and objects stand in each other beyond all use."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(is_deep(item, levels - 1) for item in inner)


def json_text(value: Any) -> str:
    """A value as a spreadsheet would show it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ", ".join(map(json_text, value)) if isinstance(value, list) else str(value)


def fold_name(name: str) -> str:
    """A column name without its case and spacing."""
    return " ".join(name.split()).casefold()


def match_columns(columns: tuple[str, ...], wanted: Iterable[str], name: str) -> dict[str, str]:
    """The file's spelling of each column → the mapping's; UnreadableFile if one is missing."""
    by_folded = {fold_name(column): column for column in columns}
    names = {}
    for column in wanted:
        found = by_folded.get(fold_name(column))
        if found is None:
            has = ", ".join(f"“{column_}”" for column_ in columns)
            raise UnreadableFile(
                f"{name} has no column “{column}”, which the mapping needs. It has {has}."
            )
        names[found] = column
    return names


def renamed(rows: Iterator[Row], names: Mapping[str, str]) -> Iterator[Row]:
    """The rows with the mapping's column names, and only those columns."""
    for row in rows:
        cells = {names[column]: text for column, text in row.cells.items() if column in names}
        yield Row(row.number, cells, row.refusal, row.doubt)
