"""Addresses fall back to their postal code or town, and nonsense is refused cleanly."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.geo.places import AmbiguousPlace, Gazetteer, Place, PlaceError, PlaceNotFound

GAZETTEER = Gazetteer()
find = partial(GAZETTEER.find, countries=["US"])


def labels(places) -> list[str]:
    return [place.label for place in places]


def candidates(text: str) -> list[str]:
    with pytest.raises(AmbiguousPlace) as error:
        find(text)
    return labels(error.value.candidates)


# Addresses


@pytest.mark.parametrize(
    "text",
    ["2913 Kensington Ave, Philadelphia, PA 19134", "2913 Kensington Ave Philadelphia PA 19134-1234",
     "Kensington Ave, 19134", "2913 Kensington Ave\nPhiladelphia, PA\n19134\nUSA"],
)  # fmt: skip
def test_an_address_falls_back_to_its_zip_and_says_so(text):
    place = find(text)
    assert (place.query, place.is_fallback, place.understood_from) == ("19134", True, text)


@pytest.mark.parametrize(
    "text",
    ["2913 Kensington Ave, Philadelphia, PA", "2913 Kensington Ave Philadelphia PA",
     "2913 Kensington Ave, Philadelphia", "Kensington Ave, Apt 3, Philadelphia, PA",
     "2913 Kensington Ave, Philadelphia, PA 19999"],
)  # fmt: skip
def test_an_address_without_a_known_zip_falls_back_to_its_town_and_says_so(text):
    place = find(text)
    assert (place.label, place.is_fallback) == ("Philadelphia, PA", True)


@pytest.mark.parametrize(
    "text", ["Philadelphia, PA 19134", "Philadelphia 19134", "19134 Philadelphia, PA", "PA 19134"]
)
def test_a_zip_with_its_own_town_is_no_fallback(text):
    place = find(text)
    assert (place.query, place.is_fallback) == ("19134", False)


@pytest.mark.parametrize(
    "text", ["Boston, MA 19134", "Boston 19134", "5 Main St, Boston, MA 19134", "MA 19134"]
)
def test_a_zip_that_contradicts_its_town_is_a_choice(text):
    choices = candidates(text)
    assert choices[0] == "19134, Philadelphia, PA"
    assert choices[1] in {"Boston, MA", "Massachusetts"}


def test_the_number_of_a_box_is_not_a_zip():
    with pytest.raises(PlaceNotFound):
        find("PO Box 10115")


def test_a_house_number_is_not_a_zip():
    assert find("10115 Broadway, Denver, CO").label == "Denver, CO"


# Bad input


@pytest.mark.parametrize(
    "text",
    ["", "   ", ",,,", "\x00", "19134\x00", "\x1b[31m19134", "\ud800", "🙂", "'; DROP TABLE", "%", "-",
     "x" * 60_000, "19134 " * 10_000],
)  # fmt: skip
def test_nonsense_is_not_found(text):
    with pytest.raises(PlaceNotFound) as error:
        find(text)
    assert error.value.text == text


@given(st.text(max_size=250))
def test_any_text_gives_a_place_or_a_place_error(text):
    try:
        found = find(text)
    except PlaceError as error:
        found = error
    assert isinstance(found, Place) or found.text == text


@given(st.lists(st.sampled_from(["Philadelphia", "PA", "19134", ",", "St", "12", "New York", "USA", "near", "LA"]),
                min_size=1, max_size=8))  # fmt: skip
def test_any_mix_of_parts_is_answered_cleanly(parts):
    try:
        place = find(" ".join(parts))
    except PlaceError:
        return
    assert find(place.query).label == place.label
