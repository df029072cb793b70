"""Addresses in one line, as maps write them."""

from __future__ import annotations

import pytest

from services.exchange.formatted_addresses import read_formatted


@pytest.mark.parametrize(
    ("text", "country", "parts"),
    [
        ("1 Example St, Erie, PA 16501, USA", "US", ("1 Example St", "Erie", "PA", "16501")),
        ("1 Example St, Erie, PA, 16501, USA", "US", ("1 Example St", "Erie", "PA", "16501")),
        (
            "1 Example St, Hall B, Erie, PA 16501-1234",
            "US",
            ("1 Example St, Hall B", "Erie", "PA", "16501-1234"),
        ),
        ("Philadelphia, PA, USA", "US", ("", "Philadelphia", "PA", "")),
        ("New York, NY, USA", "US", ("", "New York", "NY", "")),
        ("New York", "US", ("", "New York", "", "")),
        ("USA", "US", ("", "", "", "")),
        ("", "US", ("", "", "", "")),
        (
            "#2 1 Example Avenue NW, Edmonton, Alberta, T5L 2M7, Canada",
            "CA",
            ("#2 1 Example Avenue NW", "Edmonton", "CA-AB", "T5L 2M7"),
        ),
        ("Edmonton, Alberta, T5B 0S5, Canada", "CA", ("", "Edmonton", "CA-AB", "T5B 0S5")),
        (
            "Edmonton, Alberta, Canada , Edmonton, Alberta, Canada",
            "CA",
            ("", "Edmonton", "CA-AB", ""),
        ),
        (
            "1 Example St, Victoria, BC V8V 1A1, Canada",
            "CA",
            ("1 Example St", "Victoria", "CA-BC", "V8V 1A1"),
        ),
        ("1 Example Road, Leeds", "GB", ("1 Example Road", "Leeds", "", "")),
    ],
)
def test_the_line_is_taken_apart_from_its_end(text, country, parts):
    assert tuple(read_formatted(text, country)) == parts
