"""D05 and D06: files as people have them are read right, or refused in one sentence that helps."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from services.exchange.sheets import Row, open_sheet
from services.exchange.unreadable import UnreadableFile

from .lists import a_file

COLUMNS = ("Name", "ZIP")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1"


def rows(folder: Path, data: str | bytes, name: str = "list.csv", **options: str) -> list[Row]:
    return list(open_sheet(a_file(folder, data, name), COLUMNS, **options).rows)


def cells(folder: Path, data: str | bytes, name: str = "list.csv", **options: str) -> list[dict]:
    return [dict(row.cells) for row in rows(folder, data, name, **options)]


def refusal(folder: Path, data: str | bytes, name: str = "list.csv", **options: str) -> str:
    with pytest.raises(UnreadableFile) as error:
        rows(folder, data, name, **options)
    return str(error.value)


RIGHT = [{"Name": "Café Öst", "ZIP": "02118"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_d05_the_encodings_of_spreadsheets_are_read(tmp_path, encoding):
    assert cells(tmp_path, "Name,ZIP\nCafé Öst,02118\n".encode(encoding)) == RIGHT


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_d05_the_separator_is_found(tmp_path, delimiter):
    text = f"Name{delimiter}ZIP\nCafé Öst{delimiter}02118\n"
    assert cells(tmp_path, text) == RIGHT


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_d05_any_line_end_is_read(tmp_path, line_end):
    assert cells(tmp_path, line_end.join(["Name,ZIP", "Café Öst,02118"])) == RIGHT


def test_a_line_break_in_quotes_stays_in_its_cell(tmp_path):
    assert cells(tmp_path, 'Name,ZIP\n"Two\nlines",1\n')[0]["Name"] == "Two\nlines"


def test_the_header_may_differ_in_case_and_spaces(tmp_path):
    assert cells(tmp_path, " NAME ,zip\nCafé Öst,02118\n") == RIGHT


def test_columns_may_come_in_any_order_with_others_between(tmp_path):
    assert cells(tmp_path, "ZIP,Other,Name\n02118,x,Café Öst\n") == RIGHT


def test_rows_have_the_numbers_of_a_spreadsheet(tmp_path):
    found = rows(tmp_path, "Name,ZIP\nA,1\n,\n\nB,2\n")
    assert [row.number for row in found] == [2, 5]


def test_a_row_with_too_many_cells_is_refused_alone(tmp_path):
    good, bad = rows(tmp_path, "Name,ZIP\nA,1\nB, Inc.,2\n")
    assert not good.refusal
    assert bad.refusal == "it has 3 cells and the header has 2: perhaps a comma is not in quotes"


def test_a_short_row_is_read_with_a_doubt(tmp_path):
    (row,) = rows(tmp_path, "Name,ZIP\nA\n")
    assert (row.cells["ZIP"], row.doubt) == ("", "it has only 1 of 2 cells")


def test_a_column_without_a_name_does_no_harm(tmp_path):
    assert cells(tmp_path, "Name,ZIP,\nCafé Öst,02118,x\n") == RIGHT


def test_d05_two_columns_of_one_name_are_refused(tmp_path):
    sentence = refusal(tmp_path, "Name,ZIP,Name\nA,1,B\n")
    assert sentence == "list.csv has two columns named “Name” (1 and 3): rename one."


def test_a_missing_column_is_named_with_those_there_are(tmp_path):
    sentence = refusal(tmp_path, "Name,Town\nA,B\n")
    assert "has no column “ZIP”" in sentence
    assert "“Town”" in sentence


def test_a_file_without_a_header_is_refused(tmp_path):
    assert "has no column “Name”" in refusal(tmp_path, "Riverside,19134\nHilltop,02118\n")


@pytest.mark.parametrize("data", ["", "\n\n", "\ufeff"])
def test_an_empty_file_is_refused(tmp_path, data):
    assert "list.csv" in refusal(tmp_path, data)


def test_a_header_alone_is_refused(tmp_path):
    assert refusal(tmp_path, "Name,ZIP\n") == "list.csv has a header but no rows."


def test_d05_a_quote_that_never_closes_is_refused_with_its_row(tmp_path):
    sentence = refusal(tmp_path, 'Name,ZIP\nA,1\n"B,2\nC,3\n')
    assert sentence.startswith("list.csv: row 3 has a quote")


def test_d06_a_cell_of_a_novel_is_refused(tmp_path):
    sentence = refusal(tmp_path, f"Name,ZIP\n{'a' * (csv.field_size_limit() + 1)},1\n")
    assert "row 2 has a cell of more than 131,072 characters" in sentence


@pytest.mark.parametrize("data", [PNG, b"Name,ZIP\nA\0B,1\n"])
def test_a_file_that_is_no_text_is_refused(tmp_path, data):
    assert "is not a text file" in refusal(tmp_path, data)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="is a folder"):
        open_sheet(tmp_path, COLUMNS)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"nothing\.csv cannot be read"):
        open_sheet(tmp_path / "nothing.csv", COLUMNS)


def test_a_list_under_a_key_of_a_json_file_is_read(tmp_path):
    data = '{"clinics": [{"Name": "Café Öst", "ZIP": "02118"}]}'
    assert cells(tmp_path, data, "list.json", rows_under="clinics") == RIGHT


def test_a_json_file_may_be_the_list_itself(tmp_path):
    assert cells(tmp_path, '[{"Name": "Café Öst", "ZIP": "02118"}]', "list.json") == RIGHT


def test_json_values_become_the_text_of_a_spreadsheet(tmp_path):
    data = '[{"Name": ["A", "B"], "ZIP": 2118.0}, {"Name": true, "ZIP": null}]'
    assert cells(tmp_path, data, "list.json") == [
        {"Name": "A, B", "ZIP": "2118"},
        {"Name": "yes", "ZIP": ""},
    ]


def test_json_rows_that_are_no_rows_are_refused_alone(tmp_path):
    data = '[{"Name": "A", "ZIP": "1"}, 5, {"Name": {"first": "B"}, "ZIP": "2"}]'
    assert [bool(row.refusal) for row in rows(tmp_path, data, "list.json")] == [False, True, True]


@pytest.mark.parametrize("data", ['{"clinics": [', "[NaN", "[" * 100_000])
def test_broken_json_is_refused(tmp_path, data):
    assert "is not valid JSON" in refusal(tmp_path, data, "list.json")


def test_json_that_is_nested_beyond_all_use_is_refused_row_by_row(tmp_path):
    deep = "[" * 300 + "]" * 300
    data = f'[{{"Name": {deep}, "ZIP": "1"}}, {{"Name": "B", "ZIP": "2"}}]'
    assert [row.refusal for row in rows(tmp_path, data, "list.json")] == [
        "its lists and objects are nested too deeply",
        "",
    ]


def test_d05_a_million_empty_rows_are_passed_over(tmp_path):
    (row,) = rows(tmp_path, "Name,ZIP\n" + "\n" * 1_000_000 + "A,1\n")
    assert row.number == 1_000_002


def test_the_keys_of_a_json_file_are_told_when_the_list_is_elsewhere(tmp_path):
    sentence = refusal(tmp_path, '{"places": []}', "list.json", rows_under="clinics")
    assert "no list of rows under “clinics” (it has “places”)" in sentence


def test_an_empty_json_list_is_refused(tmp_path):
    assert "has no rows" in refusal(tmp_path, '{"clinics": []}', "list.json", rows_under="clinics")
