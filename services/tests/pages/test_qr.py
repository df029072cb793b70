"""The code on paper leads back to the page, and is drawn without styles."""

from __future__ import annotations

import re

import pytest
import segno

from services.pages.qr import qr_svg
from services.tests.builders import a_listing

QUIET_ZONE = 4


def squares_of(drawing: str) -> set[tuple[int, int]]:
    """The dark squares that the path of an SVG draws, as (row, column)."""
    (path,) = re.findall(r' d="([^"]+)"', drawing)
    squares, x, y = set(), 0.0, 0.0
    for step, values in re.findall(r"([Mmh])([-0-9. ]+)", path):
        numbers = [float(value) for value in values.split()]
        if step == "h":
            squares |= {(int(y), int(x) + number) for number in range(int(numbers[0]))}
            x += numbers[0]
        else:
            start = (0.0, 0.0) if step == "M" else (x, y)
            x, y = start[0] + numbers[0], start[1] + numbers[1]
    return squares


@pytest.mark.django_db
def test_the_code_is_that_of_the_address_of_the_page(client):
    a_listing(slug="box")
    page = client.get("/listings/box/").content.decode()
    (drawing,) = re.findall(r'<svg [^>]*class="qr">.*?</svg>', page)
    code = segno.make("http://testserver/listings/box/", error="m", micro=False)
    assert squares_of(drawing) == {
        (row + QUIET_ZONE, column + QUIET_ZONE)
        for row, line in enumerate(code.matrix)
        for column, is_dark in enumerate(line)
        if is_dark
    }


def test_a_code_has_room_around_it_and_no_style():
    drawing = qr_svg("https://example.org/")
    assert 'viewBox="0 0 33 33"' in drawing
    assert "style" not in drawing
