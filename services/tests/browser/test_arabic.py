"""Arabic, from right to left: nothing is cut off, mixed up or out of reach."""

from __future__ import annotations

from typing import Any

import pytest

from services.curation import search_rows
from services.models import ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (360, 1280)


@pytest.fixture(autouse=True)
def clinic(transactional_db: None) -> None:
    service = a_service(
        ServiceKind.MAT,
        "Allegheny Clinic (north)",
        description="Come as you are, at any time.",
        application_process="Walk in.",
        cost=0,
    )
    a_phone(service=service)
    a_listing(service, a_location(39.9925, -75.1180, transportation="Bus 3"), slug="clinic")
    search_rows.refresh(ServiceAtLocation.objects.all())


@pytest.fixture(params=WIDTHS)
def tab(request, browser: Any, live_server: Any) -> Any:
    context = browser.new_context(
        viewport={"width": request.param, "height": 740},
        base_url=live_server.url,
        locale="ar",
    )
    yield context.new_page()
    context.close()


def test_the_page_begins_on_the_right(tab):
    tab.goto("/ar/listings/clinic/")
    width = tab.viewport_size["width"]
    icon = tab.locator(".site-name .icon").bounding_box()
    assert icon["x"] > width / 2
    assert tab.locator("h1").evaluate("one => getComputedStyle(one).direction") == "rtl"
    english = tab.locator(".description")
    assert english.evaluate("one => [one.lang, getComputedStyle(one).direction].join()") == "en,ltr"


def where(tab: Any, selector: str, text: str) -> float:
    """The left edge of some words within an element."""
    return float(
        tab.locator(selector).first.evaluate(
            """(element, text) => {
                const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const start = node.data.indexOf(text)
                    if (start < 0) continue
                    const range = document.createRange()
                    range.setStart(node, start)
                    range.setEnd(node, start + text.length)
                    return range.getBoundingClientRect().left
                }
                throw new Error(`${text} is not there`)
            }""",
            text,
        )
    )


def test_names_and_numbers_keep_their_order(tab):
    tab.goto("/ar/search/?near=19134")
    if tab.viewport_size["width"] > 400:  # the heading is one line
        assert where(tab, "h1", "19134") < where(tab, "h1", "Philadelphia") < where(tab, "h1", "PA")
    phone = ".card .number"
    assert where(tab, phone, "(215)") < where(tab, phone, "555") < where(tab, phone, "0123")
    title = ".card-title a"
    assert where(tab, title, "Allegheny") < where(tab, title, "(north")
    assert where(tab, ".card-distance", "ميل") < where(tab, ".card-distance", "0")


def test_the_way_to_another_language_is_in_the_header(tab):
    tab.goto("/ar/search/?near=19134")
    way = tab.locator(".languages-way")
    if way.is_visible():
        way.click()
        tab.locator(".site-footer").get_by_role("link", name="Español").click()
    else:
        tab.locator(".site-header").get_by_role("link", name="Español").click()
    assert tab.url.endswith("/es/search/?near=19134")
    assert tab.locator("html").get_attribute("lang") == "es"
    assert tab.context.cookies() == []
