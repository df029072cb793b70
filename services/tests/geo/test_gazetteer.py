"""What others build on: the data's promises, importers' questions and geopy's interface."""

from __future__ import annotations

from time import perf_counter

import pytest
from geopy.geocoders.base import Geocoder

from services.geo.places import (
    ATTRIBUTIONS,
    AmbiguousPlace,
    Gazetteer,
    PlaceKind,
    PlaceNotFound,
)

GAZETTEER = Gazetteer()
find = GAZETTEER.find


def labels(places) -> list[str]:
    return [place.label for place in places]


# Promises of the data


def test_every_town_is_found_again_by_its_query():
    rows = [row for row in GAZETTEER.atlas.tables["towns"] if row[1] == "t"][::25]
    towns = [town.place for row in rows for town in GAZETTEER.atlas.towns(row[0], None)]
    found = [find(town.query) for town in towns]
    assert labels(found) == labels(towns)
    assert [place.point for place in found] == [town.point for town in towns]


def test_every_state_is_found_again_by_its_query_and_code():
    codes = [row[0] for row in GAZETTEER.atlas.tables["subdivisions"]]
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
    assert find(text, countries=["CA", "US"])


def test_sources_are_named_with_their_licences():
    assert all(
        source.name and source.licence and source.url.startswith("https://")
        for source in ATTRIBUTIONS
    )
    assert "GeoNames" in {source.name for source in ATTRIBUTIONS}


def test_a_lookup_takes_a_millisecond():
    texts = [
        "19134",
        "Hazard, KY",
        "Springfield, IL",
        "02139-4307",
        "Marfa",
        "2 Elm St, Boston, MA 02118",
    ] * 50
    started = perf_counter()
    for text in texts:
        find(text)
    assert (perf_counter() - started) / len(texts) < 0.002


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


# geopy


def test_it_is_a_geopy_geocoder_with_the_place_as_raw():
    location = GAZETTEER.geocode("19134")
    assert isinstance(GAZETTEER, Geocoder)
    assert (location.address, location.raw) == ("19134, Philadelphia, PA", find("19134"))
    assert (location.latitude, location.longitude) == (39.9925, -75.1133)


def test_geopy_gets_none_for_an_unknown_place():
    assert GAZETTEER.geocode("Nowhereville") is None


def test_geopy_gets_the_candidates_as_a_list():
    found = GAZETTEER.geocode("Springfield", exactly_one=False)
    assert labels(location.raw for location in found)[:3] == [
        "Springfield, MO",
        "Springfield, MA",
        "Springfield, IL",
    ]
    with pytest.raises(AmbiguousPlace):
        GAZETTEER.geocode("Springfield")


def test_the_gazetteer_has_no_way_to_the_network():
    with pytest.raises(RuntimeError, match="no network"):
        GAZETTEER.adapter.get_json("https://example.org", timeout=1, headers={})
