"""Addresses, ZIP codes and pins of a list: repaired where it is sure, else doubted."""

from __future__ import annotations

import pytest

from services.exchange.addresses import (
    read_pin,
    read_postal_code,
    read_subdivision,
    reference,
    split_address,
)

KENSINGTON = reference("19134", "Philadelphia", "US-PA", "US")


@pytest.mark.parametrize(
    "text",
    [
        "400 Example Dr., Aliquippa, PA, 15001",
        "400 Example Dr., Aliquippa, PA 15001",
        "400 Example Dr., Aliquippa, Pennsylvania 15001",
    ],
)
def test_a_whole_address_is_taken_apart(text):
    parts = split_address(text)
    assert parts["location.address_1"] == "400 Example Dr."
    assert parts["location.city"] == "Aliquippa"
    assert parts["location.postal_code"] == "15001"
    assert read_subdivision(parts["location.state_province"], "US").value == "US-PA"


def test_commas_in_the_street_stay_there():
    parts = split_address("NE Corner, 1st & Example, Philadelphia, PA, 19146-1234")
    assert parts["location.address_1"] == "NE Corner, 1st & Example"
    assert parts["location.postal_code"] == "19146-1234"


@pytest.mark.parametrize("text", ["3rd & Example", "1 Example St", ""])
def test_what_is_no_whole_address_is_the_street(text):
    assert split_address(text) == {"location.address_1": text}


@pytest.mark.parametrize(
    ("text", "state", "code"),
    [
        ("19134", "US-PA", "19134"),
        ("19134-2607", "US-PA", "19134"),
        ("191342607", "US-PA", "19134"),
        ("2118", "US-MA", "02118"),
        ("2118.0", "US-MA", "02118"),
        ("2118-1234", "US-MA", "02118"),
        ("2118", "", "02118"),
        ("", "US-MA", ""),
    ],
)
def test_a_zip_code_gets_its_lost_zeros_back(text, state, code):
    read = read_postal_code(text, "US", state)
    assert (read.value, read.doubt) == (code, "")


@pytest.mark.parametrize(
    ("text", "state"), [("2118", "US-NY"), ("3029-9735", "US-NY"), ("999", "")]
)
def test_zeros_are_not_put_before_a_code_of_another_state(text, state):
    read = read_postal_code(text, "US", state)
    assert read.value == ""
    assert "is not a ZIP code, and" in read.doubt


@pytest.mark.parametrize("text", ["19", "1913A", "1.9E+4"])
def test_what_is_no_zip_code_is_left_out(text):
    assert read_postal_code(text, "US", "").doubt == f"“{text}” is not a ZIP code"


def test_a_zip_code_of_another_state_is_kept_and_doubted():
    read = read_postal_code("19134", "US", "US-NY")
    assert read.value == "19134"
    assert read.doubt == "ZIP code 19134 is in Pennsylvania, not US-NY"


def test_postal_codes_of_other_countries_stay_as_they_are():
    assert read_postal_code("v6b 1a1", "CA", "CA-BC").value == "V6B 1A1"


@pytest.mark.parametrize("text", ["PA", "Pennsylvania", "US-PA", "pa"])
def test_a_state_is_known_by_name_and_code(text):
    assert read_subdivision(text, "US").value == "US-PA"


def test_an_unknown_state_is_doubted():
    read = read_subdivision("Atlantis", "US")
    assert (read.value, read.doubt) == ("", "“Atlantis” is not a state or province of US")


def test_a_pin_near_its_postal_code_is_taken():
    pin = read_pin("39.9927", "-75.1196", KENSINGTON)
    assert pin.point is not None
    assert pin.doubt == ""


@pytest.mark.parametrize(
    ("latitude", "longitude", "why"),
    [
        ("40.4406", "-79.9959", "the pin is 4"),
        ("-75.1196", "39.9927", "with latitude and longitude swapped"),
        ("0", "0", "the coordinates are 0,0"),
        ("0.0", "-0.0", "the coordinates are 0,0"),
        ("95", "-75", "not on the globe"),
        ("nan", "-75", "not on the globe"),
        ("39,99", "-75,11", "are not coordinates"),
        ("39.99", "", "are not coordinates"),
    ],
)
def test_a_pin_that_cannot_be_right_is_not_taken(latitude, longitude, why):
    pin = read_pin(latitude, longitude, KENSINGTON)
    assert pin.point is None
    assert why in pin.doubt


def test_a_pin_is_taken_where_nothing_can_check_it():
    assert read_pin("39.9927", "-75.1196", None).point is not None


def test_a_list_without_coordinates_raises_no_doubt():
    assert read_pin("", "", KENSINGTON).doubt == ""


def test_a_pin_may_be_farther_from_a_town_than_from_a_postal_code():
    town = reference("", "Philadelphia", "US-PA", "US")
    away_35_km = ("40.26", "-75.05")
    assert read_pin(*away_35_km, town).point is not None
    assert read_pin(*away_35_km, KENSINGTON).point is None
