"""One page for each of the five kinds: what it is, and where."""

from __future__ import annotations

import gzip

import pytest

from services.models import DirectorySettings
from services.pages.kinds import ADDRESSES, DESCRIPTIONS
from services.tests.builders import a_listing, a_location, a_service
from services.vocabulary import FIVE_KINDS, ServiceKind

from .browsing import lines_of, links_of, page_of, refresh, services_found
from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db

PATHS = [f"/{address}/" for address in ADDRESSES.values()]


def test_each_of_the_five_kinds_has_a_page():
    assert set(ADDRESSES) == set(FIVE_KINDS)
    assert "/naloxone/" in PATHS


@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_what_the_kind_is_and_where_that_is_from(client, help_pages, path):
    page = page_of(client, path)
    assert page.count("<h2>") >= 3
    assert "Not yet reviewed by a health worker." in text_of(page)
    assert 'id="source-1"' in page


@pytest.mark.parametrize("kind", FIVE_KINDS)
def test_a_page_without_its_text_still_says_where(client, kensington, kind):
    page = page_of(client, f"/{ADDRESSES[kind]}/")
    assert str(DESCRIPTIONS[kind]) in text_of(page)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_light_and_only_read(client, kensington, help_pages, path):
    assert len(gzip.compress(page_of(client, path).encode())) <= 14 * 1024
    assert client.head(path).status_code == 200
    assert_public_page(client.post(path), status=405)


@pytest.mark.parametrize("kind", FIVE_KINDS)
def test_the_search_of_a_page_is_for_its_kind(client, kind):
    page = page_of(client, f"/{ADDRESSES[kind]}/")
    assert f'<input type="hidden" name="kind" value="{kind.value}">' in page


@pytest.mark.parametrize("path", PATHS)
def test_a_page_leads_to_the_other_kinds(client, path):
    links = links_of(page_of(client, path))
    assert set(PATHS) - set(links) == {path}


def test_the_counts_are_those_of_the_searches_behind_them(client, kensington):
    page = page_of(client, "/medicine/")
    assert lines_of(page) == ["New York 1 service", "Pennsylvania 1 service"]
    links = [link for link in links_of(page) if link.startswith("/search/?near=")]
    assert [services_found(client, link) for link in links] == [2, 1, 1]


def test_what_gives_naloxone_too_is_counted(client, kensington):
    assert lines_of(page_of(client, "/naloxone/")) == ["Pennsylvania 2 services"]


def test_a_country_that_is_not_served_leads_to_its_own_page(client, kensington):
    place = a_location(48.85, 2.35, country="FR", state_province="FR-IDF", city="Paris")
    a_listing(a_service(ServiceKind.NALOXONE), place)
    refresh()
    assert "/places/fr/" in links_of(page_of(client, "/naloxone/"))


def test_a_kind_that_the_directory_does_not_show_has_no_page(client, db):
    DirectorySettings.objects.create(kinds_shown=["mat"])
    assert_public_page(client.get("/naloxone/"), status=404)
    assert "/naloxone/" not in links_of(page_of(client, "/medicine/"))


@pytest.mark.parametrize(("path", "queries"), [("/naloxone/", 3), ("/supervised-sites/", 4)])
def test_few_queries(client, kensington, django_assert_num_queries, path, queries):
    with django_assert_num_queries(queries):
        client.get(path)


def test_the_front_page_leads_to_every_kind_and_to_the_places(client, db):
    links = links_of(assert_public_page(client.get("/"), status=200))
    assert {*PATHS, "/places/"} <= set(links)
