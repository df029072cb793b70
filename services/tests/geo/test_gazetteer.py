"""What others build on: the data's promises, importers' questions and geopy's interface."""

from __future__ import annotations

from functools import partial

import pytest
from geopy.geocoders.base import Geocoder

from services.geo.places import (
    ATTRIBUTIONS,
    AmbiguousPlace,
    Gazetteer,
    PlaceKind,
    PlaceNotFound,
)
from services.geo.places.atlas import PLACES_FILE
from services.geo.places.served import Served

GAZETTEER = Gazetteer()
find = partial(GAZETTEER.find, countries=["US"])


def labels(places) -> list[str]:
    return [place.label for place in places]


# Promises of the data


@pytest.mark.parametrize("country", ["US", "CA", "GB", "DE", "FR", "MX", "AU", "IN", "RU"])
def test_every_town_is_found_again_by_its_query(country):
    served = Served((country,))
    rows = list(GAZETTEER.atlas.tables["towns"])[::40]
    towns = [
        town
        for key in sorted({row.texts[0] for row in rows})
        for town in GAZETTEER.atlas.towns(key, served)
    ]
    found = [GAZETTEER.find(town.query, countries=[country]) for town in towns]
    assert len(towns) > 20
    assert [place.query for place in found] == [town.query for town in towns]
    assert [place.point for place in found] == [town.point for town in towns]


def test_every_state_of_the_us_is_found_again_by_its_query_and_code():
    areas = [row.texts[0] for row in GAZETTEER.atlas.tables["areas"]]
    codes = [code for code in areas if code.startswith("US-")]
    states = [GAZETTEER.subdivision(code) for code in codes]
    assert len(states) == 56
    assert [find(state.query).subdivision for state in states] == codes
    assert all(
        find(state.query).kind is PlaceKind.STATE
        for state in states
        if state.name != "District of Columbia"
    )
    assert [GAZETTEER.subdivision_of_text(code[3:]) for code in codes] == codes


@pytest.mark.parametrize("text", ["19134", "Philadelphia, PA", "Pennsylvania", "PA"])
def test_places_outside_the_countries_served_are_not_found(text):
    with pytest.raises(PlaceNotFound):
        find(text, countries=["CA"])
    assert find(text, countries=["US", "CA"])


def test_sources_are_named_with_their_licences():
    assert all(
        source.name and source.licence and source.url.startswith("https://")
        for source in ATTRIBUTIONS
    )
    assert "GeoNames" in {source.name for source in ATTRIBUTIONS}


# What importers and address privacy ask


@pytest.mark.parametrize("code", ["02139", "02139-4307", " 02139 "])
def test_importers_get_the_place_of_a_whole_zip(code):
    assert GAZETTEER.postal_code(code).label == "02139, Cambridge, MA"


@pytest.mark.parametrize("code", ["2139", "", "Cambridge", "99999", "\x00"])
def test_importers_get_nothing_for_half_a_zip(code):
    assert GAZETTEER.postal_code(code) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("Penn.", "US-PA"), ("PA", "US-PA"), ("pennsylvania", "US-PA"), ("D.C.", "US-DC"), ("N. Carolina", "US-NC"),
     ("W.Va.", "US-WV"), ("Puerto Rico", "US-PR"), ("Washington", "US-WA"), ("Ontario", None), ("", None)],
)  # fmt: skip
def test_importers_get_the_code_of_a_state(text, code):
    assert GAZETTEER.subdivision_of_text(text) == code


def test_importers_get_the_point_of_a_city():
    assert GAZETTEER.city("new york", "US-NY").label == "New York City, NY"
    assert GAZETTEER.city("Springfield", "US-IL").label == "Springfield, IL"


@pytest.mark.parametrize("name", ["Rankin", "Nowhereville", "", "\x00"])
def test_importers_get_no_city_where_none_is_clear(name):
    assert GAZETTEER.city(name, "US-TX") is None


def test_the_places_of_the_world_are_a_small_file():
    assert PLACES_FILE.stat().st_size <= 6_000_000


# geopy


def test_it_is_a_geopy_geocoder_with_the_place_as_raw():
    location = GAZETTEER.geocode("19134", countries=["US"])
    assert isinstance(GAZETTEER, Geocoder)
    assert (location.address, location.raw) == ("19134, Philadelphia, PA", find("19134"))
    assert (location.latitude, location.longitude) == (39.992, -75.113)


def test_geopy_gets_none_for_an_unknown_place():
    assert GAZETTEER.geocode("Nowhereville") is None


def test_geopy_gets_the_candidates_as_a_list():
    found = GAZETTEER.geocode("Springfield", countries=["US"], exactly_one=False)
    assert labels(location.raw for location in found)[:3] == [
        "Springfield, MO",
        "Springfield, MA",
        "Springfield, IL",
    ]
    with pytest.raises(AmbiguousPlace):
        GAZETTEER.geocode("Springfield", countries=["US"])


def test_the_gazetteer_has_no_way_to_the_network():
    with pytest.raises(RuntimeError, match="no network"):
        GAZETTEER.adapter.get_json("https://example.org", timeout=1, headers={})
