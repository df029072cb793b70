"""Excel workbooks (.xlsx): looked at from outside before anything in them is unpacked."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .unreadable import UnreadableFile

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0"
"""How the Excel files of before 2007 start, and all that have a password."""

EXCEL_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".xltm")
MAX_MEMBERS = 1000
MAX_UNPACKED = 60_000_000
MAX_RATIO = 100
"""Above this many times its packed size a part is no table that people made."""

SMALL = 1_000_000
MAX_COLUMNS = 500
CHUNK = 65_536
ENCRYPTED = 0x1
DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T|E\0?N\0?T)", re.IGNORECASE)
FORMULA = re.compile(rb"<f[ />]")
DAMAGE = (
    *(AttributeError, EOFError, IndexError, KeyError, NotImplementedError, OSError, TypeError),
    *(ValueError, SyntaxError, zipfile.BadZipFile, zlib.error, InvalidFileException),
)
"""What reading a damaged workbook raises; broken XML is a SyntaxError."""
SAVE_AS = "open it in your spreadsheet program and save it as .xlsx or CSV"


def is_workbook(head: bytes, name: str) -> bool:
    """Whether the file is a workbook or calls itself one; its content decides, not its name."""
    return head.startswith((ZIP_MARK, OLE_MARK)) or name.lower().endswith(EXCEL_NAMES)


def workbook_lines(path: Path, head: bytes, sheet: str) -> Iterator[list[str]]:
    """The rows of the sheet as texts, the blank ones too. Raises UnreadableFile."""
    check_container(path, head)
    try:
        yield from read_lines(path, sheet)
    except DAMAGE as error:
        raise UnreadableFile(f"{path.name} is damaged or no Excel workbook: {SAVE_AS}.") from error


def check_container(path: Path, head: bytes) -> None:
    """Refuse what is no workbook, or unpacks to far more than it is; only its directory is read."""
    name = path.name
    if head.startswith(OLE_MARK):
        raise UnreadableFile(
            f"{name} is an old Excel file (.xls) or has a password: {SAVE_AS} without a password."
        )
    try:
        with zipfile.ZipFile(path) as container:
            check_members(container.infolist(), name)
            check_texts(container, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise UnreadableFile(
            f"{name} is no Excel workbook, whatever its name: {SAVE_AS}."
        ) from error


def check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    names = [member.filename for member in members]
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise UnreadableFile(f"{name} has a password: {SAVE_AS} without a password.")
    if any(".." in path or path.startswith("/") or "\\" in path for path in names):
        raise UnreadableFile(f"{name} is not a workbook that a spreadsheet program made.")
    if any("vbaproject" in path.lower() or "macrosheets" in path.lower() for path in names):
        raise UnreadableFile(f"{name} holds macros: {SAVE_AS}, without them.")
    if "xl/workbook.xml" not in names:
        raise UnreadableFile(f"{name} is a ZIP file and no Excel workbook: unpack it first.")
    if len(members) > MAX_MEMBERS or any(path.lower().endswith(".zip") for path in names):
        raise UnreadableFile(f"{name} has too many files in it: {SAVE_AS} with this sheet only.")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED or any(map(is_bomb, members)):
        size = f"{max(unpacked // 1_000_000, 1):,} MB"
        raise UnreadableFile(f"{name} would unpack to {size}, too much for a list: save it as CSV.")


def is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(SMALL, MAX_RATIO * member.compress_size)


def check_texts(container: zipfile.ZipFile, name: str) -> None:
    """Refuse XML that defines words of its own: no spreadsheet program writes that."""
    for member in container.infolist():
        if member.filename.endswith((".xml", ".rels")):
            with container.open(member) as part:
                if DOCTYPE.search(part.read(CHUNK)):
                    raise UnreadableFile(
                        f"{name} is not a workbook that a spreadsheet program made."
                    )


def read_lines(path: Path, sheet: str) -> Iterator[list[str]]:
    name = path.name
    rows = quiet(rows_of(path, sheet, results=True))
    formulas = quiet(rows_of(path, sheet, results=False)) if has_formulas(path) else None
    for number, cells in enumerate(rows, 1):
        texts = [cell_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > MAX_COLUMNS:
            raise UnreadableFile(
                f"{name}: row {number} has something in column {len(texts):,}: "
                f"delete what is beyond column {MAX_COLUMNS}."
            )
        if formulas is not None:
            refuse_without_result(cells, next(formulas), name, number)
        yield texts


def has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as container:
        for member in container.namelist():
            if member.startswith("xl/worksheets/"):
                with container.open(member) as part:
                    overlap = b""
                    while chunk := part.read(CHUNK):
                        if FORMULA.search(overlap + chunk):
                            return True
                        overlap = chunk[-2:]
    return False


def rows_of(path: Path, sheet: str, *, results: bool) -> Iterator[Any]:
    """The cells of the named sheet, else of the first one; formulas, or their results."""
    with path.open("rb") as file:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=results, keep_links=False)
        if sheet and sheet not in book.sheetnames:
            has = ", ".join(f"“{found}”" for found in book.sheetnames)
            raise UnreadableFile(f"{path.name} has no sheet “{sheet}”. It has {has}.")
        found = book[sheet] if sheet else book.worksheets[0]
        # What a file says of its size may be wrong.
        found.reset_dimensions()
        yield from found.iter_rows()


def quiet(rows: Iterator[Any]) -> Iterator[Any]:
    """The rows without the library's warnings about styles."""
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            row = next(rows, None)
        if row is None:
            return
        yield row


def refuse_without_result(cells: Any, formulas: Any, name: str, number: int) -> None:
    for cell, formula in zip(cells, formulas, strict=False):
        if cell.value is None and getattr(formula, "data_type", "") == "f":
            raise UnreadableFile(
                f"{name}: row {number} has a formula without its result: "
                "open the file in your spreadsheet program, save it and try again."
            )


def cell_text(cell: Any) -> str:
    """A value as text; dates as 2026-01-31, and errors such as #REF! as nothing."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes").removesuffix(" 00:00")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else str(value).strip()
