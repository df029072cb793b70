"""/places/<country>/<state>/: the towns of a state, and what serves all of it."""

from __future__ import annotations

import gzip

import pytest

from services.models import DirectorySettings, ServiceArea
from services.tests.builders import a_listing, a_location, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

from .browsing import lines_of, links_of, page_of, refresh, services_found
from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db


def in_town(name: str, city: str, **fields) -> None:
    a_listing(a_service(name=name), a_location(city=city, **fields))


@pytest.fixture
def missouri(db):
    """Three spellings of one town, another town, and a place that nobody knows the town of."""
    for number, city in enumerate(["St. Louis", "Saint Louis", "St. Louis", "ST LOUIS", "Rolla"]):
        in_town(f"Box {number}", city, state_province="US-MO")
    in_town("Somewhere", "", state_province="US-MO")
    refresh()


def test_a_state_lists_its_towns_with_their_counts(client, missouri):
    page = page_of(client, "/places/us/mo/")
    assert "<title>Harm reduction services in Missouri</title>" in page
    assert "6 services" in text_of(page)
    assert lines_of(page) == ["Rolla 1 service", "St. Louis 4 services"]
    assert "/places/us/mo/st-louis/" in links_of(page)


def test_the_count_is_that_of_the_search_over_the_state(client, missouri):
    page = page_of(client, "/places/us/mo/")
    link = next(link for link in links_of(page) if link.startswith("/search/?near=Missouri"))
    assert services_found(client, link) == 6


def test_a_state_with_the_name_of_a_town_is_searched_as_the_state(client, db):
    DirectorySettings.objects.create(countries_served=["US", "CA"])
    in_town("Boîte", "Montréal", country="CA", state_province="CA-QC", postal_code="H2X")
    refresh()
    link = next(link for link in links_of(page_of(client, "/places/ca/qc/")) if "kind=" in link)
    assert "near=Quebec" in link
    assert services_found(client, link) == 1


@pytest.mark.parametrize("path", ["/places/us/MO/", "/places/US/mo/", "/places/us/missouri/"])
def test_another_spelling_of_a_state_leads_to_its_address(client, missouri, path):
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, "/places/us/mo/")
    assert response.headers["Cache-Control"] == "public, max-age=300"


def test_a_town_without_its_state_leads_to_its_address(client, missouri):
    response = client.get("/places/us/saint-louis/", follow=True)
    assert response.redirect_chain[-1] == ("/places/us/mo/st-louis/", 301)
    assert response.status_code == 200


def test_a_town_may_be_called_like_a_country(client, db):
    response = client.get("/places/us/canada/")
    assert (response.status_code, response.headers["Location"]) == (301, "/places/us/ky/canada/")


def test_a_town_of_many_states_is_not_guessed(client, missouri):
    assert_public_page(client.get("/places/us/rolla/"), status=404)


def test_a_city_that_is_a_state_is_read_as_the_state(client, db):
    in_town("Kiez", "Berlin", country="DE", state_province="DE-BE", postal_code="10115")
    refresh()
    assert client.get("/places/de/berlin/").headers["Location"] == "/places/de/be/"
    assert "/places/de/be/berlin/" in links_of(page_of(client, "/places/de/be/"))


def test_the_towns_without_a_state_stand_on_the_page_of_the_country(client, missouri):
    assert client.get("/places/us/towns/").headers["Location"] == "/places/us/"


@pytest.mark.parametrize(
    "path", ["us/oh", "us/zz", "us/nowhere-at-all", "us/%00", "us/springfield"]
)
def test_a_state_without_services_is_not_found(client, missouri, path):
    assert_public_page(client.get(f"/places/{path}/"), status=404)


def test_the_page_is_only_read(client, missouri):
    assert client.head("/places/us/mo/").status_code == 200
    assert_public_page(client.post("/places/us/mo/"), status=405)


def test_three_queries(client, missouri, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/places/us/mo/")


@pytest.mark.parametrize(
    ("area", "is_named"),
    [
        ({"extent_type": "country"}, True),
        ({"extent_type": "subdivision", "state_province": "US-MO"}, True),
        ({"extent_type": "subdivision", "state_province": "US-OH"}, False),
        ({"extent_type": "postal_code", "postal_code": "63101"}, False),
        ({"extent_type": "circle", "latitude": 38.4, "longitude": -92.5, "radius_km": 9}, False),
    ],
)
def test_what_serves_the_whole_state_is_named(client, missouri, area, is_named):
    place = a_location(address_privacy=AddressPrivacy.SERVICE_AREA)
    listing = a_listing(a_service(ServiceKind.MAT, "By video"), place)
    ServiceArea.objects.create(service_at_location=listing, country="US", **area)
    refresh()
    assert ("By video" in page_of(client, "/places/us/mo/")) == is_named


@pytest.mark.parametrize("privacy", ["contact_first", "service_area", "unlisted"])
def test_a_hidden_place_is_in_no_town_and_in_no_count(client, missouri, privacy):
    in_town("Quiet", "Hermann", state_province="US-MO", address_privacy=privacy)
    refresh()
    page = page_of(client, "/places/us/mo/")
    assert "Hermann" not in page
    assert "6 services" in text_of(page)
    assert_public_page(client.get("/places/us/mo/hermann/"), status=404)


def test_many_towns_come_in_parts_and_stay_light(client, db):
    service = a_service()
    for number in range(230):
        a_listing(service, a_location(city=f"Town {number * 7919}", state_province="US-TX"))
    refresh()
    page = page_of(client, "/places/us/tx/")
    assert len(lines_of(page)) == 200
    assert len(gzip.compress(page.encode())) <= 14 * 1024
    assert len(lines_of(page_of(client, "/places/us/tx/?page=2"))) == 30
    for wrong in ("3", "0", "x", "", "-1", "²"):
        assert_public_page(client.get(f"/places/us/tx/?page={wrong}"), status=404)
