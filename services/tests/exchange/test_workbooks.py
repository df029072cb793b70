"""D08: Excel workbooks are read right, or refused in one sentence before they are unpacked."""

from __future__ import annotations

import io
import resource
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from services.exchange.sheets import open_sheet
from services.exchange.unreadable import UnreadableFile

from .lists import a_file

COLUMNS = ("Name", "ZIP")
TEXT_CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def a_workbook(*rows: tuple[Any, ...], **sheets: list[tuple[Any, ...]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_parts(
    data: bytes, parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The workbook with some of its parts replaced or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", compression) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def with_sheet(rows: str) -> bytes:
    return with_parts(a_workbook(COLUMNS), {"xl/worksheets/sheet1.xml": SHEET.format(rows)})


def cells(folder: Path, data: bytes, name: str = "list.xlsx", **options: str) -> list[dict]:
    found = open_sheet(a_file(folder, data, name), COLUMNS, **options).rows
    return [dict(row.cells) for row in found]


def refusal(folder: Path, data: bytes, name: str = "list.xlsx", **options: str) -> str:
    with pytest.raises(UnreadableFile) as error:
        cells(folder, data, name, **options)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Café Öst", "Café Öst"),
        ("02139", "02139"),
        (2139, "2139"),
        (15550100.0, "15550100"),
        (1.555e10, "15550000000"),
        (0.5, "0.5"),
        (True, "yes"),
        (None, ""),
        (date(2026, 1, 31), "2026-01-31"),
        (datetime(2026, 1, 31, 9, 5), "2026-01-31 09:05"),  # noqa: DTZ001
        (time(9, 5), "09:05"),
        ("#REF!", ""),
        ("+1 555 0100", "+1 555 0100"),
    ],
)
def test_a_cell_is_read_as_people_see_it(tmp_path, value, text):
    data = a_workbook(COLUMNS, ("A", value), ("B", "1"))
    assert cells(tmp_path, data)[0] == {"Name": "A", "ZIP": text}


def test_the_content_decides_and_not_the_name(tmp_path):
    data = a_workbook(COLUMNS, ("A", "1"))
    assert cells(tmp_path, data, "list.csv") == [{"Name": "A", "ZIP": "1"}]


def test_blank_rows_and_columns_do_no_harm(tmp_path):
    data = a_workbook((*COLUMNS, None, " "), (), (None, None), ("A", "1"))
    (row,) = open_sheet(a_file(tmp_path, data, "list.xlsx"), COLUMNS).rows
    assert (row.number, dict(row.cells)) == (4, {"Name": "A", "ZIP": "1"})


def test_a_sheet_is_chosen_by_its_name(tmp_path):
    data = a_workbook(("Notes",), ("x",), Clinics=[COLUMNS, ("A", "1")])
    assert cells(tmp_path, data, sheet="Clinics") == [{"Name": "A", "ZIP": "1"}]
    assert "has no sheet “Clincs”. It has “Sheet”, “Clinics”" in refusal(
        tmp_path, data, sheet="Clincs"
    )


def test_a_formula_counts_with_its_result(tmp_path):
    row = '<row r="2">' + TEXT_CELL.format("A2", "A") + '<c r="B2"><f>1+1</f><v>2</v></c></row>'
    header = (
        '<row r="1">' + TEXT_CELL.format("A1", "Name") + TEXT_CELL.format("B1", "ZIP") + "</row>"
    )
    assert cells(tmp_path, with_sheet(header + row)) == [{"Name": "A", "ZIP": "2"}]


def test_a_formula_without_a_result_is_refused(tmp_path):
    data = a_workbook(COLUMNS, ("A", "=1+1"))
    assert "row 2 has a formula without its result" in refusal(tmp_path, data)


def test_a_lonely_far_cell_is_refused(tmp_path):
    far = TEXT_CELL.format("XFD1048576", "x")
    assert "column 16,384" in refusal(tmp_path, with_sheet(f'<row r="1048576">{far}</row>'))


def test_an_empty_workbook_is_refused(tmp_path):
    assert refusal(tmp_path, a_workbook())
    assert "a header but no rows" in refusal(tmp_path, a_workbook(COLUMNS))


BOMB = b"<a>" + b"x" * 30_000_000


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"xl/sharedStrings.xml": BOMB}, "would unpack to 30 MB"),
        ({"xl/vbaProject.bin": b"x"}, "holds macros"),
        ({"../evil.xml": b"x"}, "not a workbook that a spreadsheet program made"),
        ({"xl/embeddings/more.zip": b"x"}, "too many files"),
        ({f"xl/part{n}.xml": b"x" for n in range(1001)}, "too many files"),
        ({"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "spreadsheet program made"),
        (
            {"xl/sharedStrings.xml": "<!DOCTYPE a SYSTEM 'file:///x'><a/>".encode("utf-16-le")},
            "made",
        ),
        ({"xl/workbook.xml": b"<a"}, "damaged"),
        ({"xl/worksheets/sheet1.xml": b"<worksheet"}, "damaged"),
    ],
)
def test_d08_what_is_no_list_is_refused_with_little_memory(tmp_path, parts, why):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = with_parts(a_workbook(COLUMNS, ("A", "1")), parts)
    assert why in refusal(tmp_path, data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_count_that_lies_does_no_harm(tmp_path):
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'count="1000000000" uniqueCount="1000000000"></sst>'
    )
    data = with_parts(a_workbook(COLUMNS), {"xl/sharedStrings.xml": strings})
    assert refusal(tmp_path, data)


def test_a_workbook_with_a_password_or_an_old_one_is_refused(tmp_path):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    assert "old Excel file (.xls) or has a password" in refusal(tmp_path, old, "list.xls")
    data = bytearray(a_workbook(COLUMNS, ("A", "1")))
    start = data.index(b"PK\x01\x02")
    data[start + 8] |= 1
    assert "has a password" in refusal(tmp_path, bytes(data))


def test_other_files_with_the_name_of_a_workbook_are_refused(tmp_path):
    assert "no Excel workbook, whatever its name" in refusal(tmp_path, b"Name,ZIP\nA,1\n")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("list.csv", "Name,ZIP\nA,1\n")
    assert "unpack it first" in refusal(tmp_path, file.getvalue(), "list.zip")
