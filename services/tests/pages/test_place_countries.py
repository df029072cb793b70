"""/places/ and /places/<country>/: where there is anything, with real counts."""

from __future__ import annotations

from datetime import date

import pytest

from services.models import DirectorySettings, ServiceArea
from services.tests.builders import a_fact, a_listing, a_location, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

from .browsing import lines_of, links_of, page_of, refresh, services_found
from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db

SINGAPORE = {"country": "SG", "state_province": "", "city": "Singapore", "postal_code": ""}

PENNSYLVANIA = (
    "Pennsylvania 4 services Needle and syringe program 2 · Naloxone (Narcan) 2"
    " · Medicine for opioid use 1"
)


@pytest.fixture
def four_states(kensington):
    """Three in Pennsylvania and one in New York, of `kensington`, a van, and one in Singapore."""
    van = a_service(ServiceKind.SYRINGE_EXCHANGE, "The Van")
    a_fact("access_mode:mobile_stop", service=van)
    for latitude, state in ((39.95, "US-PA"), (39.96, "US-PA"), (40.0, "US-NJ")):
        a_listing(van, a_location(latitude, -75.0, state_province=state))
    a_listing(a_service(name="Island"), a_location(1.29, 103.85, **SINGAPORE))
    refresh()


def test_countries_are_listed_with_their_counts(client, four_states):
    page = page_of(client, "/places/")
    united_states, singapore = lines_of(page)
    assert united_states.startswith("United States 5 services")
    assert singapore.startswith("Singapore 1 service")
    assert "/places/us/" in links_of(page)


def test_a_served_country_without_services_has_no_link(client, db):
    DirectorySettings.objects.create(countries_served=["US", "CA"])
    page = page_of(client, "/places/")
    assert lines_of(page) == ["United States 0 services", "Canada 0 services"]
    assert "/places/us/" not in links_of(page)


def test_a_country_lists_its_states_with_services_of_each_kind(client, four_states):
    page = page_of(client, "/places/us/")
    assert "<title>Harm reduction services: United States</title>" in page
    assert lines_of(page) == [
        "New Jersey 1 service Needle and syringe program 1",
        "New York 1 service Medicine for opioid use 1",
        PENNSYLVANIA,
    ]


def test_a_van_counts_once_in_the_country_and_once_in_each_state(client, four_states):
    assert "5 services" in text_of(page_of(client, "/places/us/"))


@pytest.mark.parametrize("kind", ["syringe_service", "naloxone", "mat"])
def test_the_count_of_a_kind_is_that_of_the_search_behind_it(client, four_states, kind):
    page = page_of(client, "/places/us/")
    link = next(link for link in links_of(page) if f"kind={kind}" in link)
    label = str(ServiceKind(kind).label)
    assert f"{label} {services_found(client, link)} " in text_of(page)


def test_a_country_without_states_lists_its_towns(client, four_states):
    page = page_of(client, "/places/sg/")
    assert lines_of(page) == ["Singapore 1 service"]
    assert "/places/sg/towns/singapore/" in links_of(page)


def test_a_country_that_is_not_served_offers_no_search_by_name(client, four_states):
    page = page_of(client, "/places/sg/")
    assert "near=Singapore" not in page
    assert "near=United" in page_of(client, "/places/us/")


@pytest.mark.parametrize("path", ["/places/fr/", "/places/zz/", "/places/-/", "/places/%00/"])
def test_a_country_without_services_is_not_found(client, four_states, path):
    assert_public_page(client.get(path), status=404)


def test_a_country_that_the_gazetteer_does_not_know_has_a_page(client, db):
    a_listing(location=a_location(42.66, 21.16, country="XK", state_province="", city="Pristina"))
    refresh()
    assert "/places/xk/" in links_of(page_of(client, "/places/"))
    assert lines_of(page_of(client, "/places/xk/")) == ["Pristina 1 service"]


@pytest.mark.parametrize("path", ["/places/US/", "/places/usa/", "/places/united-states/"])
def test_another_spelling_of_a_country_leads_to_its_address(client, four_states, path):
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, "/places/us/")


@pytest.mark.parametrize("path", ["/places/", "/places/us/"])
def test_the_pages_are_only_read(client, four_states, path):
    assert client.head(path).status_code == 200
    assert_public_page(client.post(path), status=405)


@pytest.mark.parametrize(("path", "queries"), [("/places/", 2), ("/places/us/", 3)])
def test_few_queries(client, four_states, django_assert_num_queries, path, queries):
    with django_assert_num_queries(queries):
        client.get(path)


def test_what_serves_the_whole_country_is_named(client, four_states):
    place = a_location(address_privacy=AddressPrivacy.SERVICE_AREA, address_1="9 Hidden Lane")
    by_mail = a_listing(a_service(name="By mail"), place)
    ServiceArea.objects.create(service_at_location=by_mail, extent_type="country", country="US")
    in_a_state = a_listing(a_service(name="In Ohio"), place)
    ServiceArea.objects.create(
        service_at_location=in_a_state,
        extent_type="subdivision",
        country="US",
        state_province="US-OH",
    )
    refresh()
    page = page_of(client, "/places/us/")
    assert "anywhere in the country By mail Naloxone (Narcan)" in text_of(page)
    assert "In Ohio" not in page
    assert "Hidden" not in page


def test_what_is_over_is_not_counted(client, kensington):
    a_listing(a_service(name="Over"), a_location(), valid_to=date(2020, 1, 1))
    refresh()
    assert "4 services" in text_of(page_of(client, "/places/us/"))


def test_breadcrumbs_lead_back(client, four_states):
    page = page_of(client, "/places/us/")
    assert 'aria-label="Where you are"' in page
    assert '<span aria-current="page">United States</span>' in page
    assert links_of(page[page.index('class="crumbs"') :])[:2] == ["/", "/places/"]
