"""Places of all countries: the ones served only, home first, and a choice where two fit."""

from __future__ import annotations

import pytest

from services.geo.places import AmbiguousPlace, Gazetteer, PlaceKind, PlaceNotFound

GAZETTEER = Gazetteer()
find = GAZETTEER.find


def label(text: str, *countries: str) -> str:
    return find(text, countries=countries).label


def candidates(text: str, *countries: str) -> list[str]:
    with pytest.raises(AmbiguousPlace) as error:
        find(text, countries=countries)
    return [place.label for place in error.value.candidates]


# Towns


@pytest.mark.parametrize(
    ("text", "countries", "expected"),
    [("Vancouver, BC", ["CA"], "Vancouver, BC"), ("Vancouver, B.C.", ["US", "CA"], "Vancouver, BC, Canada"),
     ("Edmonton, AB", ["CA"], "Edmonton, AB"), ("edmonton alberta", ["CA"], "Edmonton, AB"),
     ("Toronto, Ontario", ["CA"], "Toronto, ON"), ("Toronto, ON, Canada", ["CA", "US"], "Toronto, ON"),
     ("Montreal", ["CA"], "Montréal, QC"), ("Québec, QC", ["CA"], "Québec, QC"),
     ("London, UK", ["GB", "US"], "London, England"), ("London, England", ["GB"], "London, England"),
     ("London, United Kingdom", ["US", "GB"], "London, England, United Kingdom"),
     ("Paris, France", ["US", "FR"], "Paris, Île-de-France, France"), ("Paris, TX", ["US", "FR"], "Paris, TX"),
     ("Berlin", ["DE"], "Berlin"), ("Berlin", ["US", "DE"], "Berlin, Germany"), ("Berlin, Deutschland", ["DE"], "Berlin"),
     ("Sydney, NSW", ["AU"], "Sydney, NSW"), ("Sydney, New South Wales, Australia", ["AU"], "Sydney, NSW"),
     ("Wien", ["AT"], "Vienna, Wien"), ("München", ["DE"], "Munich, Bayern"), ("MUENCHEN", ["DE"], "Munich, Bayern"),
     ("Dublin", ["IE"], "Dublin, Leinster"),
     ("Москва", ["RU"], "Moscow, Moskva"), ("القاهرة", ["EG"], "Cairo, Al Qāhirah"), ("東京", ["JP"], "Tokyo"),
     ("St. John's, NL", ["CA"], "St. John's, NL"), ("Mt Isa, QLD", ["AU"], "Mount Isa, QLD"),
     ("Ft. McMurray, AB", ["CA"], "Fort McMurray, AB"), ("Hazard, KY, USA", ["CA", "US"], "Hazard, KY, United States")],
)  # fmt: skip
def test_towns_of_the_world_are_found(text, countries, expected):
    place = find(text, countries=countries)
    assert (place.label, place.kind, place.is_fallback) == (expected, PlaceKind.CITY, False)


@pytest.mark.parametrize("text", ["Berlin", "Berlin, Germany", "10115", "Deutschland"])
def test_a_country_that_is_not_served_is_not_searched(text):
    with pytest.raises(PlaceNotFound):
        find(text, countries=["NZ"])


def test_each_place_says_its_country_and_subdivision():
    place = find("Edmonton", countries=["CA"])
    assert (place.country, place.country_name) == ("CA", "Canada")
    assert (place.subdivision, place.subdivision_name) == ("CA-AB", "Alberta")


def test_a_city_is_taken_when_it_has_twenty_times_the_people():
    assert label("London", "US", "CA") == "London, ON, Canada"
    assert label("London", "CA", "GB", "US") == "London, England, United Kingdom"


def test_cities_of_two_countries_are_a_choice():
    assert candidates("Vancouver", "US", "CA") == ["Vancouver, BC, Canada", "Vancouver, WA"]
    assert candidates("Birmingham", "US", "GB")[:2] == [
        "Birmingham, England, United Kingdom",
        "Birmingham, AL",
    ]


def test_the_same_letters_may_be_a_state_and_a_country():
    assert candidates("CA", "US", "CA") == ["California", "Canada"]
    assert candidates("Georgia", "US", "GE") == ["Georgia state", "Georgia country"]
    assert label("CA", "CA") == "Canada"
    assert label("Vancouver, CA", "US", "CA") == "Vancouver, BC, Canada"
    assert label("Savannah, Georgia", "US", "GE") == "Savannah, GA"
    assert label("Las Vegas New Mexico", "US", "MX") == "Las Vegas, NM"


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [("Canada", "CA", "Canada"), ("CAN", "CA", "Canada"), ("UK", "GB", "United Kingdom"), ("usa", "US", "United States"),
     ("Éire", "IE", "Ireland"), ("Holland", "NL", "The Netherlands")],
)  # fmt: skip
def test_a_country_is_a_place(text, country, expected):
    place = find(text, countries=[country])
    assert (place.label, place.kind, place.subdivision) == (expected, PlaceKind.COUNTRY, "")


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [("Ontario", "CA-ON", "Ontario"), ("BC", "CA-BC", "British Columbia"), ("Scotland", "GB-SCT", "Scotland"),
     ("NSW", "AU-NSW", "New South Wales"), ("Bayern", "DE-BY", "Bayern"), ("Bavaria", "DE-BY", "Bayern")],
)  # fmt: skip
def test_a_province_is_a_place(text, code, expected):
    place = find(text, countries=[code[:2]])
    assert (place.label, place.kind, place.subdivision) == (expected, PlaceKind.STATE, code)


# Postal codes


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [("K1A 0B1", "CA", "K1A"), ("k1a0b1", "CA", "K1A"), ("K1A-0B1", "CA", "K1A"), ("V6B", "CA", "V6B"),
     ("SW1A 1AA", "GB", "SW1A"), ("sw1a1aa", "GB", "SW1A"), ("M1 1AE", "GB", "M1"), ("BT1 1AA", "GB", "BT1"),
     ("10115", "DE", "10115"), ("D-10115", "DE", "10115"), ("75001", "FR", "75001"), ("28013", "ES", "28013"),
     ("1100-148", "PT", "1100"), ("00118", "IT", "00118"), ("1011 AB", "NL", "1011"), ("1000", "BE", "1000"),
     ("CH-8001", "CH", "8001"), ("A-1010", "AT", "1010"), ("2000", "AU", "2000"), ("6011", "NZ", "6011"),
     ("D02 AF30", "IE", "D02"), ("06000", "MX", "06000"), ("111 22", "SE", "111 22"), ("00-002", "PL", "00-002"),
     ("100-0001", "JP", "100"), ("110001", "IN", "110001"), ("１０１１５", "DE", "10115")],
)  # fmt: skip
def test_a_postal_code_is_read_however_it_is_written(text, country, code):
    place = find(text, countries=[country])
    assert (place.postal_code, place.country, place.is_fallback) == (code, country, False)


@pytest.mark.parametrize("text", ["K1A 0B1", "SW1A 1AA", "D02 AF30"])
def test_a_postal_code_is_read_in_the_countries_served_only(text):
    with pytest.raises(PlaceNotFound):
        find(text, countries=["US"])


def test_a_code_of_two_countries_is_a_choice_and_each_choice_is_clear():
    choices = candidates("10115", "US", "DE")
    assert sorted(choices) == ["10115, Berlin, Germany", "10115, New York, NY"]
    assert [label(choice, "US", "DE") for choice in choices] == choices
    assert len(candidates("2000", "AU", "NZ", "CH")) == 3 - (
        GAZETTEER.postal_code("2000", "NZ") is None
    )


def test_a_town_or_country_beside_it_decides_for_a_code_of_two():
    for text in ("10115 Berlin", "Berlin 10115", "10115, Germany", "10115 Deutschland"):
        assert label(text, "US", "DE") == "10115, Berlin, Germany"
    assert label("New York, NY 10115", "US", "DE") == "10115, New York, NY"


@pytest.mark.parametrize(
    ("text", "countries", "code"),
    [("10 Downing St, London SW1A 2AA", ["GB"], "SW1A"), ("10 Downing St, London SW1A 2AA, UK", ["GB", "US"], "SW1A"),
     ("10 rue de Rivoli, 75001 Paris", ["FR"], "75001"), ("111 Wellington St, Ottawa, ON K1A 0A9", ["CA"], "K1A"),
     ("Hauptstr. 5, 10115 Berlin, Deutschland", ["DE"], "10115"), ("1 George St, Sydney NSW 2000", ["AU"], "2000")],
)  # fmt: skip
def test_an_address_falls_back_to_its_postal_code(text, countries, code):
    place = find(text, countries=countries)
    assert (place.postal_code, place.is_fallback, place.understood_from) == (code, True, text)


def test_an_address_without_a_code_falls_back_to_its_town():
    place = find("100 Queen St W, Toronto, ON", countries=["CA"])
    assert (place.label, place.is_fallback) == ("Toronto, ON", True)


# Did you mean


def suggestions(text: str, *countries: str) -> list[str]:
    with pytest.raises(PlaceNotFound) as error:
        find(text, countries=countries)
    return [place.label for place in error.value.suggestions]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [("Philadelpia", "US", "Philadelphia, PA"), ("Philadelpia, PA", "US", "Philadelphia, PA"),
     ("Albequerque", "US", "Albuquerque, NM"), ("Pensylvania", "US", "Pennsylvania"), ("Tuscon", "US", "Tucson, AZ"),
     ("Chigaco", "US", "Chicago, IL"), ("hicago", "US", "Chicago, IL"), ("Bhiladelphia", "US", "Philadelphia, PA"),
     ("Hazzard, KY", "US", "Hazard, KY"), ("Torronto", "CA", "Toronto, ON"), ("Edmontin", "CA", "Edmonton, AB"),
     ("Manchster", "GB", "Manchester, England"), ("Philadelphia, XX", "US", "Philadelphia, PA")],
)  # fmt: skip
def test_a_typing_mistake_leads_to_the_place_meant(text, country, expected):
    found = suggestions(text, country)
    assert found[0] == expected
    assert len(found) <= 5


@pytest.mark.parametrize("text", ["asdfqwer", "xq", "1", "🙂", "", "zzzzzzzzzzzzzz", "x" * 200])
def test_nonsense_suggests_nothing(text):
    assert suggestions(text, "US") == []


def test_suggestions_are_of_the_countries_served():
    assert suggestions("Philadelpia", "NZ") == []


def test_san_francisco_is_found_however_it_is_misspelt():
    assert label("San Fransisco", "US") == "San Francisco, CA"


def test_the_best_name_of_a_place_decides_how_near_it_is():
    """Boston goes by many names, some of which are farther from what was typed."""
    assert suggestions("Bostn", "US")[0] == "Boston, MA"


def test_a_far_bigger_city_of_nearly_this_name_is_a_candidate():
    assert candidates("Pittsburg", "US")[:2] == ["Pittsburgh, PA", "Pittsburg, CA"]
    assert find("Pittsburg, CA", countries=["US"]).label == "Pittsburg, CA"
    assert candidates("Springfield", "US")[0] == "Springfield, MO"
