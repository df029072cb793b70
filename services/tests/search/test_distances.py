from __future__ import annotations

import pytest

from services.search.distances import radius_words, rough_distance, short_distance, spoken_distance
from services.vocabulary import DistanceUnit

MILES, KM = DistanceUnit.MILES, DistanceUnit.KILOMETRES


@pytest.mark.parametrize(
    ("km", "unit", "text"),
    [
        (0.0, MILES, "under 0.1 mi"),
        (0.12, KM, "0.1 km"),
        (1.93, MILES, "1.2 mi"),
        (9.94, KM, "9.9 km"),
        (9.96, KM, "10 km"),
        (10.66, KM, "11 km"),
        (1234.0, KM, "1234 km"),
    ],
)
def test_distances_are_rounded_and_not_cut(km, unit, text):
    assert short_distance(km, unit) == text


def test_a_spoken_distance_says_its_unit():
    assert spoken_distance(1.93, MILES) == "1.2 miles away"


@pytest.mark.parametrize(
    ("radius", "unit", "words"),
    [
        (1, MILES, "1 mile"),
        (5, MILES, "5 miles"),
        (2.5, KM, "2.5 kilometres"),
        (0.25, MILES, "a quarter of a mile"),
        (0.5, MILES, "half a mile"),
        (0.3, MILES, "0.3 mile"),
        (0.5, KM, "500 metres"),
        (0.001, KM, "1 metre"),
    ],
)
def test_a_radius_agrees_with_its_number(radius, unit, words):
    assert radius_words(radius, unit) == words


@pytest.mark.parametrize(
    ("km", "text"), [(0.0, "close by"), (0.7, "close by"), (1.0, "about 1 mi"), (4.0, "about 2 mi")]
)
def test_a_distance_to_a_rough_pin_is_no_more_precise_than_the_pin(km, text):
    assert rough_distance(km, MILES) == text
