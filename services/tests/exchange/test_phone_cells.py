"""Telephone cells: several numbers, labels and extensions are read; nothing is guessed."""

from __future__ import annotations

import pytest

from services.exchange.phone_cells import read_phones


def numbers(text: str) -> list[str]:
    return [row["number"] for row in read_phones(text, country="US")[0]]


@pytest.mark.parametrize(
    "text",
    [
        "215-555-0100 / 215-555-0101",
        "215-555-0100\n/ 215-555-0101",
        "(215) 555-0100; (215) 555-0101",
        "215.555.0100 or 215.555.0101",
        "215-555-0100, 215-555-0101",
        "215-555-0100, 215-555-0100, 215-555-0101",
    ],
)
def test_several_numbers_in_a_cell_keep_their_order(text):
    assert numbers(text) == ["+12155550100", "+12155550101"]


@pytest.mark.parametrize(
    "text", ["215-555-0100 ext. 5756", "215-555-0100, ext. 5756", "215-555-0100 x5756"]
)
def test_an_extension_stays_with_its_number(text):
    (row,), doubts = read_phones(text, country="US")
    assert (row["number"], row["extension"], doubts) == ("+12155550100", "5756", [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fax: 215-555-0100", "fax"),
        ("215-555-0100 (fax)", "fax"),
        ("Text 215-555-0100", "text"),
        ("TTY 215-555-0100", "tty"),
        ("Crisis hotline: 215-555-0100", "hotline"),
        ("215-555-0100", "voice"),
    ],
)
def test_a_label_says_what_the_number_is_for(text, kind):
    (row,), _doubts = read_phones(text, country="US")
    assert row["type"] == kind


def test_the_label_of_a_voice_number_is_kept():
    (row,), _doubts = read_phones("Intake: 215-555-0100", country="US")
    assert row["description"] == "Intake"


@pytest.mark.parametrize("text", ["1-800-NALOXON", "800NALOXON", "(800) NALOXON"])
def test_letters_of_a_vanity_number_become_digits(text):
    assert numbers(text) == ["+18006256966"]


@pytest.mark.parametrize("text", ["988", "211"])
def test_short_codes_are_numbers(text):
    assert numbers(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "555-0100",  # no area code
        "0100",
        "(21) 555-0100",
        "1.555E+10",
        "12155550100.0",
        "1800TOOMANYLETTERS",
        "ask at the desk",
        "12345",
    ],
)
def test_what_is_no_number_is_doubted_and_not_guessed(text):
    found, doubts = read_phones(text, country="US")
    assert found == []
    assert doubts == [f"“{text}” cannot be read as a telephone number"]


def test_a_number_that_is_none_does_not_take_the_others_with_it():
    found, doubts = read_phones("215-555-0100 / 0101", country="US")
    assert [row["number"] for row in found] == ["+12155550100"]
    assert len(doubts) == 1


def test_a_number_is_read_as_in_its_country():
    found, _doubts = read_phones("0151 555 0100", country="GB")
    assert found[0]["number"] == "+441515550100"


def test_an_empty_cell_has_no_numbers():
    assert read_phones("", country="US") == ([], [])
