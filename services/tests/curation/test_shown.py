"""What a card shows of a listing: short, and as people write it."""

from __future__ import annotations

import pytest

from services.curation.public_places import public_address
from services.curation.shown import summary_of
from services.models import Location

WORDS = "twelve words "


def test_a_short_text_is_shown_whole():
    assert summary_of("x" * 200) == "x" * 200


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (WORDS * 20, " words…"),
        ("a" * 196 + " and more", "aaa…"),
        ("a" * 190 + "—" + "b" * 100, "bbb…"),
        ("a" * 190 + ", " + "b" * 100, "aaa…"),
        ("日本語" * 100, "本語日…"),
    ],
)
def test_a_long_text_ends_with_a_word(text, end):
    summary = summary_of(text)
    assert summary.endswith(end)
    assert 100 < len(summary) <= 200
    assert text.startswith(summary[:-1])


@pytest.mark.parametrize(
    ("city", "state", "code", "line"),
    [
        ("Philadelphia", "US-PA", "19134", "Philadelphia, PA 19134"),
        ("Edmonton", "CA-AB", "T5J 0N3", "Edmonton, AB T5J 0N3"),
        ("Sydney", "AU-NSW", "2000", "Sydney, NSW 2000"),
        ("London", "GB-ENG", "E8 1AA", "London E8 1AA"),
        ("Paris", "FR-IDF", "75001", "Paris 75001"),
    ],
)
def test_an_address_has_its_state_where_people_write_it(city, state, code, line):
    place = Location(city=city, state_province=state, postal_code=code, country=state[:2])
    assert public_address(place).locality == line
