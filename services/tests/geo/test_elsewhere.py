"""Places in countries that are not served: said so, and never taken for a town of the name here."""

from __future__ import annotations

import pytest

from services.geo.places import AmbiguousPlace, CountryNotServed, Gazetteer, PlaceNotFound

GAZETTEER = Gazetteer()
find = GAZETTEER.find


def not_served(text: str, *countries: str) -> CountryNotServed:
    with pytest.raises(CountryNotServed) as error:
        find(text, countries=countries)
    return error.value


@pytest.mark.parametrize(
    ("text", "country"),
    [("Toronto, Canada", "Canada"), ("Vancouver, Canada", "Canada"), ("Vancouver Canada", "Canada"),
     ("Toronto, Ontario", "Canada"), ("Toronto, ON, Canada", "Canada"), ("Montreal, Quebec", "Canada"),
     ("Montreal, QC", "Canada"), ("M5V 2T6, Canada", "Canada"), ("Canada", "Canada"), ("Nowhere, Canada", "Canada"),
     ("London, England", "United Kingdom"), ("10 Downing Street, London, England", "United Kingdom"),
     ("London, UK", "United Kingdom"), ("England", "United Kingdom"), ("Wales", "United Kingdom"),
     ("Paris, France", "France"), ("75001 Paris, France", "France"), ("France", "France"),
     ("Milan, Italy", "Italy"), ("Moscow, Russia", "Russia"), ("Kingston, Jamaica", "Jamaica"),
     ("Havana, Cuba", "Cuba"), ("Tijuana, Mexico", "Mexico"), ("Mexico", "Mexico"), ("Tbilisi, Georgia", "Georgia")],
)  # fmt: skip
def test_a_place_elsewhere_is_said_to_be_elsewhere(text, country):
    assert not_served(text, "US").country_name == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Canada, KY", "Canada, KY"), ("12 Main St, Canada, KY", "Canada, KY"), ("Paris, TX", "Paris, TX"),
     ("Jamaica", "Jamaica, NY"), ("12 Main St, Jamaica", "Jamaica, NY"), ("Jamaica 11432", "11432, Jamaica, NY"),
     ("Albany, Georgia", "Albany, GA"), ("Georgia", "Georgia state"), ("New Mexico", "New Mexico"),
     ("Peru, IN", "Peru, IN"), ("12 Main St, Salem, IN", "Salem, IN"), ("Lebanon 17042", "17042, Lebanon, PA"),
     ("San Juan, Puerto Rico", "San Juan, PR"), ("123 Main St, Georgetown, KY", "Georgetown, KY")],
)  # fmt: skip
def test_a_place_here_may_share_its_name_with_a_country(text, expected):
    assert find(text, countries=["US"]).label == expected


@pytest.mark.parametrize(
    ("text", "countries", "expected"),
    [("Toronto, Canada", ["US", "CA"], "Toronto, ON, Canada"), ("Vancouver, Canada", ["US", "CA"], "Vancouver, BC, Canada"),
     ("Vancouver, Canada", ["CA"], "Vancouver, BC"), ("London, England", ["US", "GB"], "London, England, United Kingdom"),
     ("London, Canada", ["GB", "CA"], "London, ON, Canada"), ("Paris, France", ["US", "FR"], "Paris, Île-de-France, France"),
     ("Canada", ["US", "CA"], "Canada")],
)  # fmt: skip
def test_a_country_that_is_served_narrows_to_its_places(text, countries, expected):
    assert find(text, countries=countries).label == expected


def test_a_country_that_is_not_served_is_refused_beside_others():
    assert not_served("London, England", "US", "CA").country_name == "United Kingdom"
    assert not_served("Paris, TX", "CA").country_name == "United States"
    assert not_served("Lebanon, PA", "CA").country_name == "United States"


def test_what_goes_by_the_name_here_is_suggested():
    assert not_served("Canada", "US").suggestions[0].label == "Canada, KY"
    assert not_served("Toronto, Canada", "US").suggestions[0].label == "Toronto, OH"
    assert len(not_served("Lebanon", "US").suggestions) == 5


@pytest.mark.parametrize("text", ["Bostn, MA", "Atlnta, Georgia", "Colon, PA"])
def test_a_state_here_is_not_taken_for_a_country(text):
    with pytest.raises(PlaceNotFound) as error:
        find(text, countries=["US"])
    assert not isinstance(error.value, CountryNotServed)


def test_a_state_elsewhere_leaves_the_towns_of_its_name_to_choose_from():
    with pytest.raises(AmbiguousPlace) as error:
        find("Ontario", countries=["US"])
    assert error.value.candidates[0].label == "Ontario, CA"


@pytest.mark.parametrize("text", ["in " * 60, "canada, " * 25, "kingston jamaica " * 11])
def test_a_heap_of_countries_is_answered_too(text):
    with pytest.raises(PlaceNotFound):
        find(text[:200], countries=["US"])
