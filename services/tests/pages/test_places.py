"""Whole states, points in other countries, and long results."""

from __future__ import annotations

import re

import pytest

from services.curation import search_rows
from services.models import DirectorySettings, Hotline, SearchEntry, ServiceAtLocation
from services.search import results
from services.tests.builders import a_listing, a_location, a_service
from services.vocabulary import ServiceKind

from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db


def page_of(client, query: str) -> str:
    return assert_public_page(client.get(f"/search/?{query}"), status=200)


def test_a_state_finds_all_that_is_in_it_and_nothing_else(client, kensington):
    page = page_of(client, "near=Pennsylvania")
    assert "3 services in Pennsylvania" in text_of(page)
    assert "Far Clinic" not in card_titles(page)
    assert 'class="card-distance"' not in page


def test_a_state_with_a_radius_is_searched_from_its_middle(client, kensington):
    assert "Within 600 miles" in text_of(page_of(client, "near=Pennsylvania&within=600"))


def test_a_country_is_searched_as_a_whole(client, kensington, numbers):
    DirectorySettings.objects.update(countries_served=["US", "DE"])
    berlin = a_location(52.5, 13.4, country="DE", state_province="DE-BE", city="Berlin")
    a_listing(a_service(name="Druckraum"), berlin)
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = page_of(client, "near=Germany")
    assert "1 service in Germany" in text_of(page)
    assert card_titles(page) == ["Druckraum"]
    assert 'href="tel:112"' in page


def test_an_empty_state_is_named_as_a_state(client, kensington):
    assert "Nothing found in Wyoming" in text_of(page_of(client, "near=Wyoming state"))


@pytest.mark.parametrize(
    ("query", "number"),
    [("lat=52.40&lon=13.05", "112"), ("lat=-33.87&lon=151.21", "000"), ("lat=40&lon=-75", "911")],
)
def test_a_point_shows_the_emergency_number_of_its_own_country(client, numbers, query, number):
    page = page_of(client, f"{query}&within=1")
    assert set(re.findall(r'href="tel:(\d+)"', page)) == {number}


def test_a_point_at_sea_names_no_countrys_hotlines(client, numbers):
    settings = DirectorySettings.objects.get()
    Hotline.objects.create(settings=settings, country="US", name="Help Line", number="988")
    assert "Help Line" not in page_of(client, "lat=-48.9&lon=-123.4")


@pytest.fixture
def few_candidates(monkeypatch):
    for name in ("FIRST_LOOK", "FILTERED_LOOK", "SECOND_LOOK", "LONGEST_LOOK"):
        monkeypatch.setattr(results, name, 30)


@pytest.fixture
def forty_boxes(db):
    for number in range(40):
        service = a_service(ServiceKind.NALOXONE, f"Box {number}")
        a_listing(service, a_location(39.9925 + number / 1000, -75.118))
    search_rows.refresh(ServiceAtLocation.objects.all())


def test_a_cut_result_says_so_at_its_end(client, forty_boxes, few_candidates):
    assert "30+ services near" in text_of(page_of(client, "near=19134&within=50"))
    assert "There are more" not in text_of(page_of(client, "near=19134&within=50"))
    assert "These are the nearest 30" in text_of(page_of(client, "near=19134&within=50&page=2"))


def test_a_wider_radius_is_offered_only_with_an_exact_count(client, forty_boxes, few_candidates):
    page = page_of(client, "near=Scranton, PA&within=5")
    assert "Within 250 miles" not in text_of(page)


def test_the_count_of_all_kinds_is_that_of_the_page_it_leads_to(client, forty_boxes):
    page = page_of(client, "near=19134&kind=mat")
    link = re.search(r'href="([^"]+)">All kinds of services here: (\d+)', page)
    leads_to = client.get(link[1].replace("&amp;", "&")).content.decode()
    assert f"{link[2]} services near" in text_of(leads_to)


def test_one_bad_row_does_not_take_the_page_down(client, kensington):
    entry = SearchEntry.objects.filter(shown__name="Allegheny Clinic").get()
    entry.shown["slug"] = "é"
    entry.save()
    assert "Allegheny Clinic" in card_titles(page_of(client, "near=19134&within=5"))
