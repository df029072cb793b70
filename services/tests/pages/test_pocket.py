"""The pocket card: the first ten of a page of results on one small sheet."""

from __future__ import annotations

import re
from datetime import time

import pytest

from services.curation import search_rows
from services.models import Schedule, ServiceAtLocation
from services.pages import qr
from services.tests.builders import a_listing, a_location, a_phone, a_service

from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db
NEAR = "/search/?near=19134&within=25"


@pytest.fixture
def places(db):
    for number in range(25):
        service = a_service(name=f"Box {number}")
        a_phone(f"+121555501{number:02}", service=service)
        listing = a_listing(service, a_location(39.99 + number / 1000, -75.12))
        Schedule.objects.create(
            service_at_location=listing, byday="MO", opens_at=time(9), closes_at=time(17)
        )
    search_rows.refresh(ServiceAtLocation.objects.all())


def pocket(client, address: str = f"{NEAR}&view=pocket") -> str:
    return assert_public_page(client.get(address), status=200)


def titles(page: str) -> list[str]:
    return re.findall(r"<h2><bdi>([^<]+)", page)


def test_a_plain_link_leads_there_and_another_back(client, places):
    page = assert_public_page(client.get(f"{NEAR}&kind=naloxone"), status=200)
    there = "/search/?near=19134&amp;within=25&amp;kind=naloxone&amp;view=pocket"
    assert f'href="{there}">Pocket card</a>' in page
    back = there.replace("&amp;view=pocket", "")
    assert f'href="{back}"' in pocket(client, there.replace("&amp;", "&"))


def test_it_has_ten_places_with_number_address_hours_and_check(client, places):
    page = pocket(client)
    assert len(titles(page)) == 10
    text = text_of(page)
    for expected in ("(215) 555-0102", "1 Example Street", "Mon 9 am–5 pm", "Not checked yet"):
        assert expected in text
    assert "Open now" not in text
    assert 'name="robots" content="noindex"' in page


def test_the_second_page_has_a_card_of_its_own(client, places):
    first, second = pocket(client), pocket(client, f"{NEAR}&view=pocket&page=2")
    assert len(titles(second)) == 5
    assert not {*titles(first)} & {*titles(second)}


def test_the_printed_address_is_that_of_the_results(client, places):
    address = "http://testserver/search/?near=19134&amp;within=25"
    assert re.search(rf'class="pocket-url">{re.escape(address)}<', pocket(client))
    assert f"{address}</p>" in assert_public_page(client.get(NEAR), status=200)


def test_nothing_found_is_the_usual_page(client, db):
    assert "Nothing found" in pocket(client)


def test_no_search_is_remembered_in_a_code(client, places):
    before = qr.qr_svg.cache_info().currsize
    pocket(client)
    assert qr.qr_svg.cache_info().currsize == before
