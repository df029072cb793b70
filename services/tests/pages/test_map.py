"""The map of the results: on request, the cards of the page and nothing else, public pins only."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from services.curation import search_rows
from services.models import ServiceArea, ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service
from services.tests.project.production import PRODUCTION, read_settings
from services.vocabulary import AddressPrivacy, ServiceKind

from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db

NEAR = "/search/?near=19134&within=25"


@pytest.fixture
def many(db):
    """Two pages of places."""
    for number in range(25):
        a_listing(a_service(name=f"Box {number}"), a_location(39.99 + number / 1000, -75.12))
    search_rows.refresh(ServiceAtLocation.objects.all())


def page_of(client, address: str) -> str:
    return client.get(address).content.decode()


def pins(page: str) -> list[tuple[str, str]]:
    return re.findall(r'data-lat="([^"]+)" data-lon="([^"]+)"', page)


def test_without_asking_there_is_nothing_of_a_map(client, many):
    page = assert_public_page(client.get(NEAR), status=200)
    assert "data-lat" not in page
    assert "leaflet" not in page
    assert "map.css" not in page


def test_a_plain_link_leads_to_the_map_and_another_back(client, many):
    page = page_of(client, f"{NEAR}&kind=naloxone&page=2")
    there = "/search/?near=19134&amp;within=25&amp;kind=naloxone&amp;view=map&amp;page=2"
    assert f'href="{there}">Show map</a>' in page
    back = there.replace("&amp;view=map", "")
    assert f'href="{back}">Show list only</a>' in page_of(client, there.replace("&amp;", "&"))


@pytest.mark.parametrize("number", [1, 2])
def test_the_pins_are_the_cards_of_the_page(client, many, number):
    shown_as_list = page_of(client, f"{NEAR}&page={number}")
    page = page_of(client, f"{NEAR}&page={number}&view=map")
    assert card_titles(page) == card_titles(shown_as_list)
    numbers = re.findall(r'class="card-number">(\d+)<', page)
    assert numbers == [str(count) for count in range(1, len(pins(page)) + 1)]
    assert len(pins(page)) == page.count("<article") == (20 if number == 1 else 5)


def test_the_links_and_the_form_keep_the_map(client, many):
    page = page_of(client, f"{NEAR}&kind=naloxone&view=map")
    assert '<input type="hidden" name="view" value="map">' in page
    assert "within=25&amp;kind=naloxone&amp;view=map&amp;page=2" in page
    without_kind = re.search(r'class="chip" href="([^"]+)"', page)
    assert without_kind
    assert "view=map" in without_kind.group(1)


def test_a_choice_of_towns_keeps_the_map(client, many):
    page = page_of(client, "/search/?near=Springfield&view=map")
    assert "view=map" in page[page.index("Which Springfield?") :]


def test_another_view_is_said_and_shown_as_a_list(client, many):
    page = assert_public_page(client.get(f"{NEAR}&view=globe"), status=200)
    assert "View not understood" in text_of(page)


def test_without_scripts_the_page_says_so_and_lists_everything(client, many):
    page = page_of(client, f"{NEAR}&view=map")
    assert "The map needs JavaScript. Every place is in the list below." in text_of(page)
    assert page.count("<article") == 20
    assert 'class="map-tools" role="group" aria-label="Move the map" hidden' in page


def test_nothing_found_shows_no_map_and_no_link_to_one(client, db):
    page = assert_public_page(client.get("/search/?near=96799&view=map"), status=200)
    assert "Show map" not in page
    assert "map-view" not in page


def test_a_pin_has_five_decimals_at_most(client, db):
    a_listing(location=a_location(39.992512345, -75.118098765))
    search_rows.refresh(ServiceAtLocation.objects.all())
    assert pins(page_of(client, f"{NEAR}&view=map")) == [("39.99251", "-75.11810")]


@pytest.mark.parametrize("privacy", [AddressPrivacy.APPROXIMATE, AddressPrivacy.CITY])
def test_a_place_whose_door_is_not_shown_is_an_area_around_its_public_pin(client, db, privacy):
    place = a_location(39.9941, -75.1129, address_privacy=privacy)
    a_listing(location=place)
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = page_of(client, f"{NEAR}&view=map")
    assert pins(page) == [(f"{place.public_latitude:.5f}", f"{place.public_longitude:.5f}")]
    assert pins(page) != [("39.99410", "-75.11290")]
    assert re.search(r'data-area="\d{4}"', page)
    assert "A dashed ring: only the area is shown." in text_of(page)


def test_a_place_known_by_its_zip_code_only_is_an_area(client, db):
    a_listing(location=a_location(None, None))
    search_rows.refresh(ServiceAtLocation.objects.all())
    assert 'data-area="4000"' in page_of(client, f"{NEAR}&view=map")


def test_a_place_with_its_door_is_no_area(client, many):
    page = page_of(client, f"{NEAR}&view=map")
    assert "data-area=" not in page
    assert "dashed ring" not in text_of(page)


@pytest.mark.parametrize(
    "privacy", [AddressPrivacy.CONTACT_FIRST, AddressPrivacy.SERVICE_AREA, AddressPrivacy.UNLISTED]
)
def test_a_hidden_place_has_no_coordinates(client, many, privacy):
    hidden = a_location(39.98765, -75.12345, address_privacy=privacy)
    listing = a_listing(a_service(ServiceKind.MAT, "Hidden clinic"), hidden)
    ServiceArea.objects.create(service_at_location=listing, extent_type="country", country="US")
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = page_of(client, f"{NEAR}&view=map&page=2")
    assert len(pins(page)) == 5
    assert "39.98" not in page
    assert "75.123" not in page


def test_the_headers_of_other_pages_know_nothing_of_a_tile_host(client, many, settings):
    settings.MAP_PMTILES = "https://tiles.example.org/streets.pmtiles"
    assert "tiles.example.org" not in client.get(NEAR).headers["Content-Security-Policy"]
    policy = client.get(f"{NEAR}&view=map").headers["Content-Security-Policy"]
    assert "connect-src 'self' https://tiles.example.org;" in f"{policy};"
    assert client.get("/map/streets.pmtiles").status_code == 404


def test_without_a_tile_host_the_map_has_the_headers_of_every_page(client, many):
    plain, with_map = client.get(NEAR), client.get(f"{NEAR}&view=map")
    for header in ("Content-Security-Policy", "Permissions-Policy", "Cache-Control"):
        values = [set(page.headers[header].split("; ")) for page in (plain, with_map)]
        assert values[0] == values[1]
    assert client.get("/map/streets.pmtiles").status_code == 404
    assert "protomaps" not in with_map.content.decode()


def test_a_file_of_streets_is_served_in_ranges_and_never_compressed(client, settings, tmp_path):
    settings.MAP_PMTILES = str(tmp_path / "streets.pmtiles")
    (tmp_path / "streets.pmtiles").write_bytes(b"0123456789" * 100)
    part = client.get(
        "/map/streets.pmtiles", headers={"range": "bytes=5-14", "accept-encoding": "gzip"}
    )
    assert part.status_code == 206
    assert part.getvalue() == b"5678901234"
    assert part.headers["Content-Range"] == "bytes 5-14/1000"
    whole = client.get("/map/streets.pmtiles", headers={"accept-encoding": "gzip"})
    assert whole.getvalue() == b"0123456789" * 100


@pytest.mark.parametrize(
    "tiles",
    [
        "/nowhere/streets.pmtiles",
        "http://tiles.example.org/a.pmtiles",
        "https://tiles.example.org/{z}/{x}/{y}.mvt",
    ],
)
def test_streets_that_cannot_be_there_stop_the_start(monkeypatch, tiles):
    with pytest.raises(ImproperlyConfigured, match="MAP_PMTILES"):
        read_settings(monkeypatch, **{**PRODUCTION, "MAP_PMTILES": tiles})
