"""Telephone numbers: dialable in storage, local on the page."""

from __future__ import annotations

import pytest

from services.curation.phones import NotAPhoneNumber, dial_target, display_phone, parse_phone


@pytest.mark.parametrize(
    ("text", "country", "number", "extension"),
    [
        ("(215) 555-0123", "US", "+12155550123", ""),
        ("215.555.0123 x5", "US", "+12155550123", "5"),
        ("+1 (555) 010-0000 ext. 5", "US", "+15550100000", "5"),
        ("1-800-662-HELP", "US", "+18006624357", ""),
        ("988", "US", "988", ""),
        ("211", "US", "211", ""),
        ("020 7946 0018", "GB", "+442079460018", ""),
        ("+44 20 7946 0018", "US", "+442079460018", ""),
    ],
)
def test_numbers_are_stored_dialable(text, country, number, extension):
    assert parse_phone(text, country=country) == (number, extension)


@pytest.mark.parametrize(
    "text",
    ["", "call us", "tel:+1;phone-context=evil", "215-555-0123; 215-555-0124",
     "215-555-0123, 215-555-0124", "12", "+" * 50],
)  # fmt: skip
def test_what_is_not_one_number_is_refused(text):
    with pytest.raises(NotAPhoneNumber):
        parse_phone(text, country="US")


def test_a_number_is_shown_the_local_way():
    assert display_phone("+12155550123", "", country="US") == "(215) 555-0123"
    assert display_phone("+12155550123", "", country="CA") == "(215) 555-0123"
    assert display_phone("+12155550123", "7", country="DE") == "+1 215-555-0123 ext. 7"
    assert display_phone("988", "", country="US") == "988"


def test_a_link_holds_digits_only():
    assert dial_target("+12155550123", "5") == "tel:+12155550123;ext=5"
    assert dial_target("988", "") == "tel:988"
    assert dial_target("+12155550123", "", by_text=True) == "sms:+12155550123"
