"""One row of a list becomes a listing document that says no more than the row."""

from __future__ import annotations

import pytest

from services.exchange.cells import clean_cells
from services.exchange.rows import RowRefused, RowSkipped, check_usable, read_row
from services.exchange.sheets import Row

from .lists import MAPPING, a_mapping

CELLS = {
    "Name": "Riverside Clinic",
    "Street": "1 Example St",
    "Town": "Philadelphia",
    "State": "PA",
    "ZIP": "19134",
    "Phone": "215-555-0100",
    "Methadone?": "Yes",
}


def read(folder, mapping: str = MAPPING, **cells: str):
    return read_row(a_mapping(folder, mapping), Row(2, {**CELLS, **cells}))


def test_a_row_becomes_a_document(tmp_path):
    document = read(tmp_path).document
    assert document["service"]["name"] == "Riverside Clinic"
    assert document["service"]["attributes"] == {"moud_medication:methadone": True}
    assert document["location"]["state_province"] == "US-PA"
    assert document["service_at_location"]["phones"][0]["number"] == "+12155550100"


@pytest.mark.parametrize("text", ["", "NA", "n/a", "--", "null", "None", " - "])
def test_what_stands_for_nothing_is_blank(tmp_path, text):
    row = read(tmp_path, Phone=text, **{"Methadone?": text})
    assert row.document["service_at_location"]["phones"] == []
    assert row.document["service"]["attributes"] == {}
    assert row.doubts == []


@pytest.mark.parametrize(
    ("text", "answer"), [("Yes", True), ("x", True), ("No", False), ("0", False)]
)
def test_a_fact_is_yes_or_no(tmp_path, text, answer):
    document = read(tmp_path, **{"Methadone?": text}).document
    assert document["service"]["attributes"] == {"moud_medication:methadone": answer}


def test_an_answer_that_is_neither_is_not_known_and_doubted(tmp_path):
    row = read(tmp_path, **{"Methadone?": "on Mondays"})
    assert row.document["service"]["attributes"] == {}
    assert row.doubts == ["Methadone?: “on Mondays” is neither yes nor no"]


def test_line_breaks_are_folded(tmp_path):
    document = read(tmp_path, Name="Riverside\nClinic", Street="1 Example St,\nUnit 2").document
    assert document["service"]["name"] == "Riverside Clinic"
    assert document["location"]["address_1"] == "1 Example St, Unit 2"


def test_hidden_characters_are_dropped():
    cells = clean_cells({"a": "\u202eRiver\u200bside\xa0 Clinic\x07 "}, [])
    assert cells["a"] == "Riverside Clinic"


def test_words_that_mean_nothing_in_one_list_can_be_declared():
    assert clean_cells({"a": "See notes"}, ["see notes"]) == {"a": ""}


@pytest.mark.parametrize("name", ["", "N/A", "\u200b\u202e"])
def test_a_row_without_a_name_is_refused(tmp_path, name):
    with pytest.raises(RowRefused, match="it has no name"):
        read(tmp_path, Name=name)


def test_a_name_that_does_not_fit_is_refused_and_not_cut(tmp_path):
    with pytest.raises(RowRefused, match="at most 200 characters"):
        read(tmp_path, Name="a" * 201)


def test_a_row_refused_by_the_file_says_why(tmp_path):
    with pytest.raises(RowRefused, match="too many cells"):
        read_row(a_mapping(tmp_path), Row(2, {}, refusal="too many cells"))


def test_a_value_that_cannot_be_stored_is_left_out_and_doubted(tmp_path):
    mapping = MAPPING.replace('Phone = "phone"', 'Phone = "service.url"')
    row = read(tmp_path, mapping, Phone="javascript:alert(1)")
    assert row.document["service"]["url"] == ""
    assert "service.url: “javascript:alert(1)” was left out" in row.doubts[0]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("www.example.org", "https://www.example.org"),
        ("[https://example.org/a]", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
    ],
)
def test_web_addresses_are_cleaned(tmp_path, text, url):
    mapping = MAPPING.replace('Phone = "phone"', 'Phone = "service.url"')
    assert read(tmp_path, mapping, Phone=text).document["service"]["url"] == url


def test_constants_stand_where_the_list_has_nothing(tmp_path):
    mapping = MAPPING.replace("[facts]", '"location.city" = "Erie"\n[facts]')
    assert read(tmp_path, mapping, Town="").document["location"]["city"] == "Erie"
    assert read(tmp_path, mapping).document["location"]["city"] == "Philadelphia"


def test_rows_that_do_not_count_are_skipped_with_the_reason(tmp_path):
    only = MAPPING.replace("[facts]", "[only]\n'Methadone?' = ['yes']\n[facts]")
    skip = MAPPING.replace("[facts]", "[skip]\nTown = ['phila*']\n[facts]")
    with pytest.raises(RowSkipped, match="Methadone\\? is “No”"):
        read(tmp_path, only, **{"Methadone?": "No"})
    with pytest.raises(RowSkipped, match="Town is “Philadelphia”"):
        read(tmp_path, skip)


def test_patterns_make_facts_and_leave_the_rest_unknown(tmp_path):
    patterns = "= { fact = 'amenity:childcare', yes = ['*child care*'], no = ['adults only'] }"
    mapping = MAPPING.replace('= "moud_medication:methadone"', patterns)
    answers = [
        read(tmp_path, mapping, **{"Methadone?": text}).document["service"]["attributes"]
        for text in ("Spanish; Child care on site", "Adults only", "Spanish")
    ]
    assert answers == [{"amenity:childcare": True}, {"amenity:childcare": False}, {}]


def test_the_key_is_kind_name_and_address_whatever_the_spelling(tmp_path):
    one = read(tmp_path).keys
    other = read(tmp_path, Name="RIVERSIDE  CLINIC", Street="1 Example St.", ZIP="19125").keys
    assert one == other
    assert one.service_at_location.startswith("mat|riverside clinic|1 example st")


def test_the_key_may_be_a_column(tmp_path):
    mapping = MAPPING.replace("[facts]", "[key]\nrow = ['Phone']\n[facts]")
    assert read(tmp_path, mapping).keys.service_at_location == "215-555-0100"
    with pytest.raises(RowRefused, match="its key is blank"):
        read(tmp_path, mapping, Phone="")


def test_a_key_that_is_too_long_is_still_its_own(tmp_path):
    long = "a " * 99
    one, other = (read(tmp_path, Name=long, Street=long + end).keys for end in "bc")
    assert len(one.service_at_location) <= 200
    assert one.service_at_location != other.service_at_location


def test_a_pin_beside_the_address_is_doubted_with_its_distance(tmp_path):
    mapping = MAPPING.replace('Phone = "phone"', 'Phone = "location.latitude"').replace(
        "[constants]", "[constants]\n'location.longitude' = '-75.11'"
    )
    near, far = (read(tmp_path, mapping, Phone=latitude) for latitude in ("39.99", "41.99"))
    assert near.document["location"]["pin_source"] == "source"
    assert "latitude" not in far.document["location"]
    assert "the pin is 222 km from 19134, Philadelphia, PA" in far.doubts[0]


def test_a_row_that_no_postal_code_and_no_town_can_place_is_doubted(tmp_path):
    row = read(tmp_path, Town="Nowhere at All", ZIP="")
    assert row.doubts == ["its postal code and town are not known: it has no pin"]


def test_a_supervised_site_without_its_legal_status_is_refused(tmp_path):
    mapping = MAPPING.replace('"mat"', '"supervised_consumption"')
    with pytest.raises(RowRefused, match="legal status"):
        read(tmp_path, mapping)


@pytest.mark.parametrize(
    ("section", "values", "reason"),
    [
        ("service", {"minimum_age": 30, "maximum_age": 18}, "30 to 18"),
        ("service", {"minimum_age": 121}, "121"),
        (
            "service_at_location",
            {"valid_from": "2026-05-01", "valid_to": "2026-04-01"},
            "2026-04-01",
        ),
    ],
)
def test_a_row_that_the_database_would_refuse_is_refused_alone(tmp_path, section, values, reason):
    document = read(tmp_path).document
    document[section].update(values)
    with pytest.raises(RowRefused, match=reason):
        check_usable(document)
