"""Searching by words, alone and near a place."""

from __future__ import annotations

import pytest

from services.curation import search_rows
from services.models import ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service

from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db


def page_of(client, query: str) -> str:
    return assert_public_page(client.get(f"/search/?{query}"), status=200)


def test_words_alone_list_the_best_matches_without_a_distance(client, kensington):
    page = page_of(client, "q=naloxone")
    assert card_titles(page) == ["Corner Pharmacy", "Kensington Needle Exchange"]
    assert "2 services for “naloxone”" in text_of(page)
    assert "Best matches first" in text_of(page)
    assert " mi " not in text_of(page).partition("Best matches")[2]


def test_words_and_a_place_list_the_nearest_first(client, kensington):
    page = page_of(client, "q=narcan&near=19134&within=5")
    assert card_titles(page) == ["Kensington Needle Exchange", "Corner Pharmacy"]
    assert "2 services for “narcan” near 19134, Philadelphia, PA" in text_of(page)


def test_common_words_choose_the_same_radius_as_rare_ones(client, kensington, monkeypatch):
    rare = text_of(page_of(client, "q=clinic&near=19134"))
    monkeypatch.setattr("services.search.text.FEW", 1)
    assert text_of(page_of(client, "q=clinic&near=19134")) == rare
    monkeypatch.setattr("services.search.radius.ENOUGH_CARDS", 1)
    common = text_of(page_of(client, "q=clinic&near=19134"))
    monkeypatch.setattr("services.search.text.FEW", 500)
    assert text_of(page_of(client, "q=clinic&near=19134")) == common
    assert "Within 1 mile" in common


def test_words_and_a_kind_narrow_together(client, kensington):
    page = page_of(client, "q=clinic&kind=mat")
    assert card_titles(page) == ["Allegheny Clinic", "Far Clinic"]
    assert card_titles(page_of(client, "q=clinic&kind=peer_support")) == []


def test_typed_words_stay_in_the_form_and_can_be_taken_away(client, kensington):
    page = page_of(client, "q=Narcan+kit&near=19134")
    assert 'name="q" type="text" value="Narcan kit"' in page
    assert 'href="/search/?near=19134"' in page


def test_a_slip_of_the_finger_is_corrected_and_said(client, kensington):
    page = page_of(client, "q=kensingtn")
    assert "Showing results for “kensington”" in text_of(page)
    assert "No listing has “kensingtn”" in text_of(page)
    assert card_titles(page) == ["Kensington Needle Exchange"]


def test_words_that_nobody_has_are_named(client, kensington):
    page = text_of(page_of(client, "q=naloxone+qwrtzp"))
    assert "Nothing found for “naloxone qwrtzp”" in page
    assert "No listing has “qwrtzp”" in page
    assert "yet" not in page


def test_words_that_never_stand_together_are_told(client, kensington):
    page = text_of(page_of(client, "q=corner+allegheny"))
    assert "No listing here has all of these words" in page


def test_a_place_that_is_not_found_is_said_before_anything(client, kensington):
    page = text_of(page_of(client, "q=naloxone&near=asdfqwer"))
    assert "We could not find “asdfqwer”" in page
    assert card_titles(page_of(client, "q=naloxone&near=asdfqwer")) == []


def test_there_are_twenty_on_a_page(client, db):
    service = a_service(name="Many doors")
    for number in range(23):
        a_listing(service, a_location(40 + number / 100))
    search_rows.refresh(ServiceAtLocation.objects.all())
    first, second = page_of(client, "q=doors"), page_of(client, "q=doors&page=2")
    assert "23 services for “doors”" in text_of(first)
    assert len(card_titles(first)) == 20
    assert len(card_titles(second)) == 3
    assert "q=doors&amp;page=2" in first


def test_more_matches_than_are_ranked_are_a_lower_bound(client, kensington, monkeypatch):
    monkeypatch.setattr("services.search.text.MAX_MATCHES", 1)
    page = text_of(page_of(client, "q=clinic"))
    assert "1+ service" in page
    assert "There are more. Type another word" in page


def test_no_words_and_no_place_ask_for_a_place(client, kensington):
    assert "Where do you want to search?" in text_of(page_of(client, "q=+"))


def test_words_are_in_no_cookie_and_are_not_cached(client, kensington):
    response = client.get("/search/?q=naloxone")
    assert not response.cookies
    assert "private" in response["Cache-Control"]
    assert "no-cache" in response["Cache-Control"]
