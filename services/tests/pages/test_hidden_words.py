"""The words of a hidden address find nothing, correct nothing and are counted nowhere."""

from __future__ import annotations

import re

import pytest

from services.curation.locating import locate
from services.models import SearchSpelling, SearchWord
from services.vocabulary import AddressPrivacy

from .browsing import refresh
from .hidden_places import (
    HIDDEN_TOWN,
    HIDING,
    NAME,
    NEVER_SHOWN,
    WITHOUT_PIN,
    WORDS,
    a_hidden_listing,
    a_neighbour,
    needles_in,
)
from .invariants import assert_public_page, card_titles

ASKED = (*WORDS, *NEVER_SHOWN)
SLIPS = {"zyloquary": "zyloquarry", "quilfeather": "quillfeather", "wrenbaskt": "wrenbasket"}
NEVER_A_WORD = "xqzvkjh"
COUNTED = (
    {"near": "Philadelphia, PA"},
    {"near": "Pennsylvania"},
    {"lat": "39.98", "lon": "-75.16", "kind": "naloxone"},
    {"near": "Philadelphia, PA", "open": "now"},
)

pytestmark = pytest.mark.django_db


def words_page(client, words: str, **asked: str) -> str:
    return assert_public_page(client.get("/search/", {"q": words, **asked}), status=200)


@pytest.mark.parametrize("privacy", HIDING)
def test_its_words_are_as_unknown_as_words_that_nobody_has(client, privacy):
    a_hidden_listing(privacy)
    town = [HIDDEN_TOWN.casefold()] if privacy in WITHOUT_PIN else []
    for word in (*ASKED, *town):
        for asked in ({}, {"near": "Philadelphia, PA"}):
            page, unknown = (words_page(client, text, **asked) for text in (word, NEVER_A_WORD))
            assert card_titles(page) == card_titles(unknown) == [], word
            assert page.replace(word, "…") == unknown.replace(NEVER_A_WORD, "…"), word


@pytest.mark.parametrize("privacy", HIDING)
@pytest.mark.parametrize(("slip", "word"), SLIPS.items())
def test_no_slip_is_corrected_to_its_words(client, privacy, slip, word):
    a_hidden_listing(privacy)
    assert word not in words_page(client, slip).casefold()


def test_what_is_hidden_later_is_forgotten(client):
    """Of a place with its door everybody knows the words, until it has a door no more."""
    listing = a_hidden_listing(AddressPrivacy.EXACT)
    assert card_titles(words_page(client, "zyloquary")) == [NAME]
    listing.location.address_privacy = AddressPrivacy.CITY
    locate(listing.location)
    listing.location.save()
    refresh()
    assert card_titles(words_page(client, "zyloquary")) == []
    assert "zyloquarry" not in words_page(client, "zyloquary").casefold()
    assert card_titles(words_page(client, NAME)) == [NAME]


@pytest.mark.parametrize("privacy", HIDING)
def test_the_index_holds_none_of_its_words(privacy):
    a_neighbour()
    a_hidden_listing(privacy)
    tokens = SearchWord.objects.values_list("token", flat=True)
    spelled = SearchSpelling.objects.values_list("word", flat=True)
    assert tokens
    assert needles_in("\n".join([*tokens, *spelled])) == []


@pytest.mark.parametrize("privacy", WITHOUT_PIN)
@pytest.mark.parametrize("asked", COUNTED, ids=str)
def test_no_filter_counts_what_has_no_public_place(client, privacy, asked):
    """A count that it changes would tell of where it is."""
    a_neighbour()
    before = client.get("/search/", {**asked, "view": "filters"}).content
    a_hidden_listing(privacy)
    assert client.get("/search/", {**asked, "view": "filters"}).content == before


@pytest.mark.parametrize("privacy", [AddressPrivacy.APPROXIMATE, AddressPrivacy.CITY])
def test_a_filter_counts_what_the_list_shows(client, privacy):
    a_hidden_listing(privacy)
    for km in ("0.5", "1", "2", "5", "10"):
        asked = {"lat": "39.98", "lon": "-75.16", "unit": "km", "within": km}
        listed = card_titles(client.get("/search/", asked).content.decode())
        filters = client.get("/search/", {**asked, "view": "filters"}).content.decode()
        counted = re.search(r'value="naloxone"[^>]*>.*?\((\d+)\)', filters, re.DOTALL)
        assert int(counted[1]) == len(listed)
