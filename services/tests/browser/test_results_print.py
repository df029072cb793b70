"""Results on paper: twenty cards on few pages, and ten on a pocket card of one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from services.curation import search_rows
from services.models import Schedule
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind

from .test_listing_print import WEEK, time

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEAR = "/search/?near=19134&within=25"


@pytest.fixture
def tab(browser: Any, live_server: Any, transactional_db: None) -> Any:
    """Twenty places with long names, addresses and hours."""
    for number in range(20):
        service = a_service(
            list(ServiceKind)[number % 6],
            f"Kensington Avenue drop-in, health and harm reduction services number {number}",
            description="Walk in before noon, and bring nothing. Friends are welcome too. " * 4,
        )
        a_phone(f"+121555501{number:02}", service=service)
        place = a_location(
            39.99 + number / 500, -75.12, address_1=f"{number * 311} Upper Kensington Avenue",
            address_2="Second floor, ring the green bell beside the bakery",
        )  # fmt: skip
        listing = a_listing(service, place)
        for day, code in enumerate(WEEK):
            Schedule.objects.create(
                service_at_location=listing, byday=code, opens_at=time(7), closes_at=time(12 + day)
            )
    search_rows.rebuild()
    context = browser.new_context(base_url=live_server.url, color_scheme="dark")
    yield context.new_page()
    context.close()


def sheets(tab: Any, paper: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", tab.pdf(format=paper)))


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_twenty_results_fit_on_five_sheets(tab, paper):
    tab.goto(NEAR)
    assert tab.locator(".card").count() == 20
    assert sheets(tab, paper) <= 5


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_a_pocket_card_fits_on_one_sheet(tab, paper):
    tab.goto(f"{NEAR}&view=pocket")
    assert tab.locator(".pocket li").count() == 10
    assert sheets(tab, paper) == 1


def test_paper_says_when_and_where_from(tab, live_server):
    for path, code in ((NEAR, 0), (f"{NEAR}&view=pocket", 1)):
        tab.goto(path)
        tab.emulate_media(media="print")
        words = tab.locator("main").inner_text()
        assert f"{live_server.url}{NEAR}" in words
        assert "As of" in words
        assert tab.locator(".qr").count() == code
        for left_out in ("Share", "Show map", "Leave this page", "Print this page", "open now,"):
            assert left_out not in words


def test_a_pocket_card_hides_neither_number_nor_check(tab):
    tab.goto(f"{NEAR}&view=pocket")
    tab.emulate_media(media="print")
    cut = """() => [...document.querySelectorAll(".pocket li > :is(h2, .pocket-phone, .checked)")]
        .filter((node) => node.getBoundingClientRect().bottom
            > node.parentElement.getBoundingClientRect().bottom).length"""
    assert tab.evaluate(cut) == 0
