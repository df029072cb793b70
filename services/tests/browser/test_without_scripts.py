"""Without scripts, with scripts that never come, and with scripts that come late."""

from __future__ import annotations

from typing import Any

import pytest

from services.models import ChangeProposal
from services.tests.public_pages import PAGES, RESULTS, fill_directory, type_fast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
# A button that sends no form can only be there for a script.
DEAD = """() => [...document.querySelectorAll("button")].filter((one) => one.type === "button"
    && one.checkVisibility({visibilityProperty: true})).map((one) => one.outerHTML)"""


@pytest.fixture(params=["off", "blocked"])
def tab(
    request: Any, browser: Any, live_server: Any, transactional_db: None, monkeypatch: Any
) -> Any:
    """A phone that runs no script; its visitor is told of nothing that failed."""
    fill_directory()
    type_fast(monkeypatch)
    context = browser.new_context(
        viewport=PHONE, base_url=live_server.url, java_script_enabled=request.param == "blocked"
    )
    context.route("**/*.js", lambda route: route.abort())
    tab = context.new_page()
    tab.failures = []
    tab.on("pageerror", lambda error: tab.failures.append(str(error)))
    yield tab
    assert tab.failures == []
    assert context.cookies() == []
    context.close()


def test_b1_b4_from_a_place_to_the_second_page_a_listing_and_back(tab):
    tab.goto("/")
    tab.get_by_label("Postal code or town").fill("19134")
    tab.get_by_role("button", name="Search").click()
    tab.locator("summary", has_text="Filters").click()
    tab.get_by_label("How far").select_option("25")
    for kind in tab.locator("input[name=kind]").all():
        kind.check()
    tab.locator(".filters button[type=submit]").click()
    assert tab.url.count("kind=") == 6
    tab.get_by_role("link", name="Next", exact=True).click()
    second = tab.url
    assert "page=2" in second
    first = tab.locator("article").first.get_by_role("heading").get_by_role("link")
    address = first.get_attribute("href")
    first.click()
    assert tab.url.endswith(address)
    tab.go_back()
    assert tab.url == second
    again = tab.context.new_page()
    again.goto(second)
    assert again.locator("main").inner_text() == tab.locator("main").inner_text()


def test_b2_the_way_to_the_map_leads_to_the_same_list(tab):
    tab.goto(RESULTS)
    cards = tab.locator("article .card-title a").all_inner_texts()
    tab.get_by_role("link", name="Show map").click()
    assert tab.get_by_text("The map needs JavaScript.").is_visible()
    assert tab.locator("article .card-title a").all_inner_texts() == cards


def test_b3_language_and_telling_us_work_and_no_button_promises_my_location(tab):
    tab.goto(RESULTS)
    assert tab.get_by_role("button", name="Use my location").count() == 0
    tab.locator(".site-footer").get_by_role("link", name="Español").click()
    assert tab.url.endswith(f"/es{RESULTS}")
    tab.goto("/suggest/")
    tab.get_by_label("Name of the place").fill("The blue van")
    tab.get_by_role("button", name="Send").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Thank you"
    assert ChangeProposal.objects.count() == 1


def test_b4_no_page_has_a_button_that_does_nothing(tab):
    dead = {}
    for path in PAGES:
        tab.goto(path)
        if found := tab.evaluate(DEAD):
            dead[path] = found
    assert dead == {}


def test_b5_a_form_is_sent_while_the_script_is_still_on_its_way(
    browser, live_server, transactional_db, monkeypatch
):
    fill_directory()
    context = browser.new_context(viewport=PHONE, base_url=live_server.url)
    tab = context.new_page()
    waiting: list[Any] = []

    def keep_waiting(route: Any) -> None:
        waiting.append(route)

    tab.route("**/*.js", keep_waiting)
    tab.goto("/", wait_until="commit")
    tab.get_by_label("Postal code or town").fill("19134")
    tab.get_by_role("button", name="Search").click(no_wait_after=True)
    tab.locator("article").first.wait_for()
    assert "near=19134" in tab.url
    assert waiting
    for route in waiting:
        route.abort()
    context.close()
