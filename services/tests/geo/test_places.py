"""What people type, and the place that they get for it: never a wrong one without saying so."""

from __future__ import annotations

from functools import partial

import pytest

from services.geo.places import (
    AmbiguousPlace,
    Gazetteer,
    PlaceKind,
    PlaceNotFound,
)
from services.geo.places.searching import MOST_CANDIDATES
from services.geo.sphere import LatLng, distance_km

GAZETTEER = Gazetteer()
find = partial(GAZETTEER.find, countries=["US"])


def labels(places) -> list[str]:
    return [place.label for place in places]


def candidates(text: str) -> list[str]:
    with pytest.raises(AmbiguousPlace) as error:
        find(text)
    return labels(error.value.candidates)


# Postal codes


def test_zip_keeps_its_leading_zero():
    place = find("02139")
    assert (place.kind, place.postal_code) == (PlaceKind.POSTAL_CODE, "02139")
    assert place.label == "02139, Cambridge, MA"


@pytest.mark.parametrize(
    "text",
    [
        "02139-4307",
        "021394307",
        "02139 4307",
        "  02139 ",
        "０２１３９",
        "٠٢١٣٩",
        "\ufeff02139",
        "02139, USA",
    ],
)
def test_zip_is_read_however_it_is_written(text):
    assert find(text).query == "02139"


def test_zip_says_its_state():
    place = find("19134")
    assert (place.name, place.country) == ("Philadelphia", "US")
    assert (place.subdivision, place.subdivision_name) == ("US-PA", "Pennsylvania")


@pytest.mark.parametrize(
    ("code", "label"),
    [("00901", "00901, San Juan, PR"), ("96910", "96910, Hagåtña, GU"), ("96799", "96799, Pago Pago, AS"),
     ("00802", "00802, St Thomas, VI"), ("96950", "96950, Saipan, MP"), ("99723", "99723, Barrow, AK")],
)  # fmt: skip
def test_zips_of_territories_and_the_far_north_are_known(code, label):
    assert find(code).label == label


@pytest.mark.parametrize("text", ["2139", "9021", "00000", "99999", "1", "123456", "1234567890"])
def test_a_number_that_is_no_zip_is_not_guessed(text):
    with pytest.raises(PlaceNotFound):
        find(text)


def test_a_zip_without_a_known_town_still_has_its_state():
    assert find("10048").label == "10048, NY"


@pytest.mark.parametrize("code", ["99505", "99519", "99503"])
def test_zips_of_anchorage_are_in_anchorage(code):
    assert distance_km(find(code).point, find("Anchorage, AK").point) < 40


# Towns and states


@pytest.mark.parametrize(
    "text",
    ["Philadelphia, PA", "philadelphia pa", "PHILADELPHIA, PENNSYLVANIA", "Philadelphia Penn.",
     "Philadélphia,PA", "Philadelphia, PA, USA", "Philadelphia\tPA", "Filadelfia, PA"],
)  # fmt: skip
def test_a_city_with_its_state_is_found(text):
    place = find(text)
    assert (place.label, place.kind) == ("Philadelphia, PA", PlaceKind.CITY)
    assert distance_km(place.point, LatLng(39.9524, -75.1636)) < 1
    assert not place.is_fallback


def test_a_city_that_outshines_its_namesakes_is_taken_and_names_them():
    place = find("Philadelphia")
    assert place.label == "Philadelphia, PA"
    assert labels(place.others)[:3] == ["Philadelphia, MS", "Philadelphia, NY", "Philadelphia, TN"]


def test_springfield_is_a_choice_with_the_largest_first():
    choices = candidates("Springfield")
    assert choices[:3] == ["Springfield, MO", "Springfield, MA", "Springfield, IL"]
    assert len(choices) == MOST_CANDIDATES


def test_portland_is_a_choice():
    assert candidates("portland")[:2] == ["Portland, OR", "Portland, ME"]


@pytest.mark.parametrize(
    ("text", "label"),
    [("Hazard KY", "Hazard, KY"), ("Hazard", "Hazard, KY"), ("Marfa, TX", "Marfa, TX"), ("marfa", "Marfa, TX"),
     ("Utqiaġvik", "Utqiagvik, AK"), ("Barrow, AK", "Utqiagvik, AK"), ("Barrow", "Utqiagvik, AK")],
)  # fmt: skip
def test_small_towns_are_found(text, label):
    assert find(text).label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [("St. Louis, MO", "St. Louis, MO"), ("Saint Louis MO", "St. Louis, MO"),
     ("Mt Vernon, NY", "Mount Vernon, NY"), ("Mount Vernon, NY", "Mount Vernon, NY"),
     ("Ft. Worth", "Fort Worth, TX"), ("E. St. Louis, IL", "East Saint Louis, IL"),
     ("Coeur d Alene, ID", "Coeur d'Alene, ID"), ("OFallon, MO", "O'Fallon, MO"),
     ("De Kalb, IL", "DeKalb, IL"), ("Winston Salem NC", "Winston-Salem, NC"),
     ("canon city, co", "Cañon City, CO"), ("Hagatna, GU", "Hagåtña, GU")],
)  # fmt: skip
def test_abbreviations_accents_and_spaces_do_not_matter(text, label):
    assert find(text).label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [("NYC", "New York City, NY"), ("New York, NY", "New York City, NY"), ("Bronx", "The Bronx, NY"),
     ("Flushing, NY", "Flushing, NY"), ("Nueva York", "New York City, NY"), ("费城", "Philadelphia, PA")],
)  # fmt: skip
def test_names_that_people_use_are_known(text, label):
    assert find(text).label == label


@pytest.mark.parametrize(
    "text", ["Pennsylvania", "PA", "pa", "Penn.", "US-PA", "State of Pennsylvania"]
)
def test_a_state_is_found_by_name_and_code(text):
    place = find(text)
    assert (place.kind, place.label, place.subdivision) == (
        PlaceKind.STATE,
        "Pennsylvania",
        "US-PA",
    )


@pytest.mark.parametrize("text", ["Washington, D.C.", "Washington DC", "washington, dc", "D.C."])
def test_the_district_is_the_city(text):
    assert find(text).label == "Washington, DC"


def test_washington_is_a_choice_of_state_and_city():
    assert candidates("Washington")[:2] == ["Washington state", "Washington, DC"]


def test_la_is_a_choice_of_louisiana_and_los_angeles():
    assert candidates("LA") == ["Louisiana", "Los Angeles, CA"]


def test_new_york_is_the_city_and_mentions_the_state():
    place = find("New York")
    assert (place.label, labels(place.others)) == ("New York City, NY", ["New York state"])


@pytest.mark.parametrize(
    ("text", "subdivision"),
    [("Las Vegas New Mexico", "US-NM"), ("Charleston West Virginia", "US-WV"),
     ("Kansas City Kansas", "US-KS"), ("Virginia Beach Virginia", "US-VA")],
)  # fmt: skip
def test_states_of_two_words_need_no_comma(text, subdivision):
    assert find(text).subdivision == subdivision


@pytest.mark.parametrize(
    "text", ["Nowhereville, PA", "Philadelphia, XX", "Nowhereville", "Nowhere, New York"]
)
def test_an_unknown_town_is_not_replaced_by_its_state(text):
    with pytest.raises(PlaceNotFound):
        find(text)


def test_namesakes_in_one_state_are_told_apart():
    choices = candidates("Rankin, TX")
    assert choices == ["Rankin near Odessa, TX", "Rankin near Ennis, TX"]
    assert find(choices[1]).label == choices[1]
