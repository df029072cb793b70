"""/places/<country>/<state>/<town>/: what there is in a town, by name."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from services.geo.places.folding import fold_key
from services.models import Consent, Directory, ServiceAtLocation
from services.pages.place_names import place_urls
from services.search.places import town_slug
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind

from .browsing import links_of, page_of, refresh
from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db
PHILADELPHIA = "/places/us/pa/philadelphia/"


def test_a_town_lists_what_is_there_by_name_without_a_distance(client, kensington):
    page = page_of(client, PHILADELPHIA)
    assert "<title>Harm reduction services in Philadelphia, PA</title>" in page
    assert "3 services" in text_of(page)
    assert card_titles(page) == [
        "Allegheny Clinic",
        "Corner Pharmacy",
        "Kensington Needle Exchange",
    ]
    assert 'class="card-distance"' not in page
    assert "(215) 555-0123" in text_of(page)


def test_it_leads_to_the_search_near_it(client, kensington):
    link = next(link for link in links_of(page_of(client, PHILADELPHIA)) if "near=" in link)
    nearby = client.get(link).content.decode()
    assert "services near Philadelphia, PA" in text_of(nearby)
    assert "Kensington Needle Exchange" in card_titles(nearby)


def test_a_town_of_a_country_that_is_not_served_is_searched_by_its_point(client, db):
    place = a_location(48.85, 2.35, country="FR", state_province="FR-IDF", city="Paris")
    a_listing(a_service(name="Salle"), place)
    refresh()
    page = page_of(client, "/places/fr/idf/paris/")
    link = next(link for link in links_of(page) if "lat=" in link)
    assert "Salle" in card_titles(client.get(link).content.decode())


@pytest.mark.parametrize(
    "path",
    [
        "us/pa/PHILADELPHIA",
        "us/PA/philadelphia",
        "us/pennsylvania/philadelphia",
        "us/pa/philadélphia",
    ],
)
def test_another_spelling_leads_to_the_one_address(client, kensington, path):
    response = client.get(f"/places/{path}/")
    assert (response.status_code, response.headers["Location"]) == (301, PHILADELPHIA)


@pytest.mark.parametrize(
    "spelling", ["saint-louis", "st.-louis", "St Louis", "ST-LOUIS", "stlouis"]
)
def test_all_spellings_of_a_town_are_one_page(client, db, spelling):
    for number, city in enumerate(["St. Louis", "Saint Louis", "St. Louis"]):
        a_listing(a_service(name=f"Box {number}"), a_location(city=city, state_province="US-MO"))
    refresh()
    response = client.get(f"/places/us/mo/{spelling}/", follow=True)
    assert response.redirect_chain == [("/places/us/mo/st-louis/", 301)]
    assert card_titles(response.content.decode()) == ["Box 0", "Box 1", "Box 2"]


def test_a_town_in_other_letters_has_its_address(client, db):
    place = a_location(35.68, 139.69, country="JP", state_province="JP-13", city="東京")
    a_listing(a_service(name="Tokyo box"), place)
    refresh()
    assert card_titles(page_of(client, "/places/jp/13/東京/")) == ["Tokyo box"]


@given(st.text(max_size=30))
@example("𝜜")
@example("Ⓐ 𝖠")
def test_an_address_names_the_town_that_it_was_made_from(name):
    assert fold_key(town_slug(name)) == fold_key(name)


@pytest.mark.parametrize(
    "path",
    ["us/pa/nowhere", "us/zz/philadelphia", "us/pa/%00", "us/pa/-", "us/nowhere/philadelphia"],
)
def test_a_town_without_services_is_not_found(client, kensington, path):
    assert_public_page(client.get(f"/places/{path}/"), status=404)


@pytest.mark.parametrize(
    "hide",
    [
        {"publication": "hidden"},
        {"publication": "draft"},
        {"deleted_at": "2026-01-01T00:00:00Z"},
        {"valid_to": date(2020, 1, 1)},
        {"valid_from": date(2120, 1, 1)},
    ],
)
def test_a_town_whose_listings_are_all_gone_is_not_found(client, kensington, hide):
    ServiceAtLocation.objects.update(**hide)
    refresh()
    assert_public_page(client.get(PHILADELPHIA), status=404)
    assert list(place_urls(Directory(), at=timezone.now())) == ["/places/"]


def test_a_withdrawn_consent_takes_a_listing_off_the_page(client, kensington):
    listing = ServiceAtLocation.objects.get(slug="corner-pharmacy")
    Consent.objects.create(
        service_at_location=listing, channel="web", state="withdrawn", recorded_on="2026-11-01"
    )
    refresh()
    assert "Corner Pharmacy" not in page_of(client, PHILADELPHIA)


@pytest.mark.parametrize("privacy", ["contact_first", "service_area", "unlisted"])
def test_a_hidden_place_is_not_on_the_page(client, kensington, privacy):
    a_listing(a_service(name="Quiet"), a_location(address_privacy=privacy))
    refresh()
    assert "Quiet" not in page_of(client, PHILADELPHIA)


def test_a_place_known_by_its_town_shows_no_street(client, kensington):
    place = a_location(address_1="77 Hidden Lane", address_privacy="city")
    a_listing(a_service(name="Quiet"), place)
    refresh()
    page = page_of(client, PHILADELPHIA)
    assert "Quiet" in card_titles(page)
    assert "Hidden" not in page


def test_a_van_is_one_card_with_its_stops_in_the_town(client, db):
    van = a_service(ServiceKind.SYRINGE_EXCHANGE, "The Van")
    a_fact("access_mode:mobile_stop", service=van)
    for number in range(3):
        a_listing(van, a_location(address_1=f"Stop {number}"))
    refresh()
    page = page_of(client, PHILADELPHIA)
    assert page.count("<article") == 1
    assert "1 service" in text_of(page)
    assert "2 more stops" in text_of(page)


@pytest.fixture
def forty_five(db):
    for number in range(45):
        service = a_service(
            list(ServiceKind)[number % 6],
            f"Service {number:02} of {number * 7919}",
            description=f"What we do here, told in words number {number * 104729}. " * 3,
        )
        a_phone(f"+12155550{number + 100}", service=service)
        a_listing(service, a_location(39.99 + number / 500, address_1=f"{number * 31} St"))
    refresh()


def test_twenty_cards_a_page_with_links_to_the_others(client, forty_five):
    first, last = page_of(client, PHILADELPHIA), page_of(client, f"{PHILADELPHIA}?page=3")
    assert (first.count("<article"), last.count("<article")) == (20, 5)
    assert f"{PHILADELPHIA}?page=2" in links_of(first)
    assert f'href="{PHILADELPHIA}"' in last
    assert_public_page(client.get(f"{PHILADELPHIA}?page=4"), status=404)


def test_a_full_page_stays_light(client, forty_five):
    assert len(gzip.compress(page_of(client, PHILADELPHIA).encode())) <= 14 * 1024


def test_four_queries(client, forty_five, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get(PHILADELPHIA)


def test_the_page_is_only_read(client, kensington):
    assert client.head(PHILADELPHIA).status_code == 200
    assert_public_page(client.post(PHILADELPHIA), status=405)


def test_every_address_of_the_sitemap_has_a_page(client, kensington, django_assert_num_queries):
    with django_assert_num_queries(1):
        urls = list(place_urls(Directory(), at=timezone.now()))
    assert urls == [
        "/places/",
        "/places/us/",
        "/places/us/ny/",
        "/places/us/ny/philadelphia/",
        "/places/us/pa/",
        PHILADELPHIA,
    ]
    assert [client.get(url).status_code for url in urls] == [200] * 6
