"""The results page: nearest first, every state in the address, never silently wrong."""

from __future__ import annotations

import re

import pytest

from services.curation import search_rows
from services.models import DirectorySettings, Hotline, ServiceAtLocation
from services.search import rows
from services.tests.builders import a_fact, a_listing, a_location, a_service
from services.vocabulary import ServiceKind

from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db


COUNTED = re.compile(r'name="(\w+)" value="(\w+)"[^>]*>\s*[^<]*\((\d+)\)')


def search(client, query: str):
    return client.get(f"/search/?{query}")


def test_a_zip_code_finds_what_is_near_it_nearest_first(client, kensington):
    page = assert_public_page(search(client, "near=19134"), status=200)
    assert card_titles(page)[:3] == [
        "Kensington Needle Exchange",
        "Allegheny Clinic",
        "Corner Pharmacy",
    ]


@pytest.mark.parametrize(
    "near", ["19134", "  19134 ", "19134-2201", "１９１３４", "Philadelphia, PA", "philadelphia pa"]
)
def test_a_place_is_understood_however_it_is_typed(client, kensington, near):
    page = assert_public_page(client.get("/search/", {"near": near}), status=200)
    assert "Philadelphia, PA" in text_of(page)
    assert "Kensington Needle Exchange" in card_titles(page)


def test_the_page_restates_the_place_and_the_radius(client, kensington):
    page = assert_public_page(search(client, "near=19134&within=5"))
    assert "3 services near 19134, Philadelphia, PA" in text_of(page)
    assert "Within 5 miles of the middle of 19134" in text_of(page)


def test_a_card_shows_distance_phone_and_when_it_was_checked(client, kensington):
    page = assert_public_page(search(client, "near=19134&within=5"))
    assert 'href="tel:+12155550123"' in page
    assert "(215) 555-0123" in text_of(page)
    assert "0.3 mi" in text_of(page)
    assert "Not checked yet" in text_of(page)


def test_a_kind_finds_every_listing_that_gives_it(client, kensington):
    page = assert_public_page(search(client, "near=19134&within=5&kind=naloxone"))
    assert card_titles(page) == ["Kensington Needle Exchange", "Corner Pharmacy"]


def test_several_kinds_are_joined(client, kensington):
    page = search(client, "near=19134&within=5&kind=naloxone&kind=mat").content.decode()
    assert len(card_titles(page)) == 3


def test_coordinates_find_the_same_places(client, kensington):
    page = assert_public_page(search(client, "lat=39.99&lon=-75.12&within=5"), status=200)
    assert card_titles(page)[0] == "Kensington Needle Exchange"


def test_an_empty_result_leads_to_wider_searches_with_real_counts(client, kensington):
    page = assert_public_page(search(client, "near=Scranton, PA&within=5"), status=200)
    assert "Nothing found within 5 miles of Scranton, PA" in text_of(page)
    assert "Within 250 miles: 4 services" in text_of(page)
    assert "within=100" in page


def test_an_empty_kind_offers_all_kinds_with_their_count(client, kensington):
    page = search(client, "near=19134&within=5&kind=supervised_consumption").content.decode()
    assert "All kinds of services here: 3" in text_of(page)


def test_services_at_one_place_are_one_card(client, db):
    place = a_location()
    for number in range(5):
        a_listing(a_service(ServiceKind.MAT, f"Clinic {number}"), place)
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = search(client, "near=19134&within=5").content.decode()
    assert "5 services near" in text_of(page)
    assert "2 more" in text_of(page)
    assert page.count("<article") == 1


def test_a_van_is_one_card_with_its_nearest_stop(client, db):
    van = a_service(ServiceKind.SYRINGE_EXCHANGE, "The Van")
    a_fact("access_mode:mobile_stop", service=van)
    for step in range(6):
        a_listing(van, a_location(39.9925 + step / 100, -75.1180, address_1=f"Stop {step}"))
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = search(client, "near=19134&within=25").content.decode()
    assert page.count("<article") == 1
    assert "1 service near" in text_of(page)
    assert "5 more stops" in text_of(page)
    assert "Stop 0" in text_of(page)


def test_twenty_cards_a_page_with_links_to_the_others(client, db):
    for number in range(45):
        a_listing(a_service(name=f"Box {number}"), a_location(39.99 + number / 1000, -75.12))
    search_rows.refresh(ServiceAtLocation.objects.all())
    first = search(client, "near=19134&within=25").content.decode()
    last = search(client, "near=19134&within=25&page=3").content.decode()
    assert first.count("<article") == 20
    assert last.count("<article") == 5
    assert "page=2" in first
    assert "page 3 of 3" in last[: last.index("</title>")]


@pytest.mark.parametrize(
    ("query", "queries"),
    [
        # The settings, how crowded it is there, who is near, what is in those rows.
        ("near=19134", 4),
        ("near=19134&within=25&kind=naloxone", 4),
        ("near=Fargo, ND&within=5&kind=naloxone", 3),  # nothing to show
        ("near=Pennsylvania", 3),
        ("near=19134&within=5&entry=no_id&supply=needles&payment=free", 4),
        ("near=Springfield", 1),
    ],
)
def test_a_page_needs_few_queries(client, kensington, django_assert_num_queries, query, queries):
    a_fact("supply:needles", service=a_service())
    a_fact("payment:free", service=a_service())
    # Filters, hotlines and the countries that have services are read once a minute.
    search(client, "near=Fargo, ND&within=1")
    rows.forget()
    with django_assert_num_queries(queries):
        search(client, query)


def test_without_a_place_the_page_asks_for_one(client, kensington):
    page = assert_public_page(search(client, "kind=mat"), status=200)
    assert "Where do you want to search?" in text_of(page)


def test_an_unknown_place_is_an_error_at_the_field_with_the_text_kept(client, kensington):
    page = assert_public_page(search(client, "near=asdfqwer&kind=mat"), status=200)
    assert "<title>Error:" in page
    assert 'aria-invalid="true"' in page
    assert 'value="asdfqwer"' in page
    assert "We could not find “asdfqwer”" in text_of(page)


def test_a_place_in_a_country_that_is_not_served_is_said_to_be_there(client, kensington):
    text = text_of(assert_public_page(search(client, "near=Toronto, Canada"), status=200))
    assert "We do not cover Canada, so we did not look for “Toronto, Canada”." in text
    assert "Did you mean Toronto, OH" in text
    assert "Canada, KY" not in text


def test_an_ambiguous_place_becomes_a_list_of_links(client, kensington):
    page = assert_public_page(search(client, "near=Springfield&kind=mat"), status=200)
    assert "Which Springfield?" in text_of(page)
    assert "Springfield, MA" in text_of(page)
    assert "kind=mat" in page[page.index("Which Springfield?") :]


def test_results_are_private_and_not_indexed(client, kensington):
    response = search(client, "near=19134")
    assert "private" in response.headers["Cache-Control"]
    assert 'content="noindex' in response.content.decode()


def test_the_searched_countrys_emergency_number_is_shown(client, kensington, numbers):
    page = search(client, "near=19134").content.decode()
    assert 'href="tel:911"' in page


def test_an_address_falls_back_to_its_zip_and_says_so(client, kensington):
    page = search(client, "near=2913 Kensington Ave, Philadelphia, PA 19134").content.decode()
    assert "We do not look up street addresses, so this is 19134" in text_of(page)


def test_the_form_keeps_the_position_and_the_unit_of_a_search(client, kensington):
    page = search(client, "lat=39.99&lon=-75.12&unit=km&within=5").content.decode()
    for name, value in (("lat", "39.99"), ("lon", "-75.12"), ("unit", "km")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page


def test_links_keep_the_unit(client, kensington):
    page = search(client, "near=19134&unit=km&within=5&kind=mat").content.decode()
    assert "near=19134&amp;unit=km&amp;within=5" in page


def test_without_a_radius_the_search_goes_as_far_as_it_must(client, db):
    for number in range(12):
        a_listing(a_service(name=f"Box {number}"), a_location(39.9925 + number / 2000, -75.118))
    a_listing(a_service(name="Far box"), a_location(40.5, -75.118))
    search_rows.refresh(ServiceAtLocation.objects.all())
    text = text_of(search(client, "near=19134").content.decode())
    assert "12 services near 19134" in text
    assert "Within 1 mile of" in text


def test_a_place_known_by_its_zip_only_is_close_by_and_says_so(client, db):
    a_listing(a_service(name="Somewhere"), a_location(None, None))
    search_rows.refresh(ServiceAtLocation.objects.all())
    text = text_of(search(client, "near=19134").content.decode())
    assert "close by" in text
    assert "under 0.1 mi" not in text
    assert "Approximate location" in text


def test_a_page_without_results_leads_to_hotlines(client, numbers):
    directory = DirectorySettings.objects.get()
    Hotline.objects.create(settings=directory, country="US", name="Help Line", number="988")
    Hotline.objects.create(settings=directory, country="DE", name="Hilfe", number="116117")
    page = assert_public_page(search(client, "near=96799"), status=200)
    assert "Talk to someone now" in text_of(page)
    assert 'href="tel:988"' in page
    assert "Hilfe" not in page


def test_an_empty_page_asks_for_what_is_missing(client, kensington, numbers):
    page = search(client, "near=Fargo, ND&within=1").content.decode()
    assert "Do you know a place that is missing?" in text_of(page)
    assert 'href="/suggest/?near=Fargo%2C+ND">Tell us' in page


def test_no_tick_is_lost_by_filtering_further(client, kensington):
    """A tick of a list that the chosen kinds do not show stays in the form."""
    a_fact("supply:needles", service=a_service())
    page = search(client, "near=19134&kind=mat&supply=needles").content.decode()
    assert 'name="supply" value="needles" checked' in page


def test_all_filters_stand_on_a_page_of_their_own(client, kensington):
    a_fact("amenity:shower", service=a_service())
    beside = search(client, "near=19134").content.decode()
    assert "view=filters" in beside
    assert 'name="amenity"' not in beside
    page = assert_public_page(search(client, "near=19134&view=filters"), status=200)
    assert 'name="amenity" value="shower"' in page
    assert "All filters: 4 services near 19134, Philadelphia, PA" in text_of(page)
    assert "<article" not in page


def test_a_count_is_what_its_option_gives(client, kensington):
    """Whatever is ticked already, ticking one more gives the number that stood beside it."""
    exchange = ServiceAtLocation.objects.get(slug="kensington-exchange").service
    a_fact("payment:free", service=exchange)
    a_fact("entry_rule:anonymous", service=exchange)
    search_rows.refresh(ServiceAtLocation.objects.all())
    for ticked in ("", "&kind=naloxone", "&payment=free", "&kind=naloxone&payment=free"):
        page = search(client, f"near=19134&within=5{ticked}").content.decode()
        for name, value, count in COUNTED.findall(page):
            if f"{name}={value}" in ticked:
                continue
            more = search(client, f"near=19134&within=5{ticked}&{name}={value}").content.decode()
            others = ticked.count(name) * 10  # ticks that widen each other count what they add
            assert others or f"{count} service" in text_of(more) or count == "0", (ticked, name)


def test_a_misspelt_place_leads_to_the_one_meant(client, kensington):
    page = assert_public_page(client.get("/search/", {"near": "Philadelpia", "kind": "naloxone"}))
    assert "Did you mean" in text_of(page)
    assert 'href="/search/?near=Philadelphia%2C+PA&amp;kind=naloxone"' in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("near=19134&within=5", "Show 3 services"),
        ("near=19134&within=5&kind=mat", "Show 1 service"),
        ("near=19134&kind=peer_support", "Show services"),
        ("near=Springfield", "Show services"),
        ("near=19134&within=5&view=filters", "Show 3 services"),
    ],
)
def test_the_button_of_the_filters_says_how_many_it_shows(client, kensington, query, words):
    assert f">{words}</button>" in search(client, query).content.decode()
