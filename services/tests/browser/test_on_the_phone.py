"""What scripts add: my location, leaving, sharing, and pages saved on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from services.curation import search_rows
from services.models import DirectorySettings
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.tests.public_pages import in_language
from services.vocabulary import ServiceKind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KENSINGTON = {"latitude": 39.992531, "longitude": -75.118049}
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def context(browser: Any, live_server: Any, transactional_db: None) -> Iterator[Any]:
    DirectorySettings.objects.create(leave_page_url=f"{live_server.url}/places/")
    service = a_service(ServiceKind.NALOXONE, "Naloxone box")
    a_phone("+12155550123", service=service)
    a_listing(service, a_location(39.9925, -75.1180), slug="box")
    search_rows.rebuild()
    context = browser.new_context(viewport=PHONE, base_url=live_server.url)
    yield context
    context.close()


@pytest.fixture
def tab(context: Any) -> Any:
    return context.new_page()


def kept(tab: Any) -> list[str]:
    """The addresses in Cache Storage."""
    found: list[str] = tab.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async (name) =>"
        " (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)"
        "))).flat()"
    )
    return sorted(found)


def test_my_location_is_rounded_in_the_browser(context, tab):
    context.grant_permissions(["geolocation"])
    context.set_geolocation(KENSINGTON)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto("/")
    tab.get_by_role("button", name="Use my location").click()
    tab.wait_for_url("**/search/**")
    assert tab.url.endswith("/search/?lat=39.99&lon=-75.12")
    assert tab.get_by_role("heading", name="Naloxone box").is_visible()
    assert not [url for url in asked if "39.9925" in url]


def test_a_refused_location_leads_back_to_the_field(context, tab):
    context.clear_permissions()
    tab.goto("/")
    tab.get_by_role("button", name="Use my location").click()
    tab.get_by_text("Your browser does not share where you are").wait_for()
    assert tab.evaluate("document.activeElement.id") == "near"


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_e9_the_page_is_silent_until_something_happens_and_then_says_it_once(
    context, tab, language
):
    context.clear_permissions()
    tab.add_init_script(
        """window.said = [];
        new MutationObserver((all) => all.forEach(({target}) => {
            const region = target.closest?.("[role=status]");
            if (region) said.push(region.textContent);
        })).observe(document, {subtree: true, childList: true});"""
    )
    tab.goto(in_language(language, "/search/?near=19134"))
    regions = tab.locator("[role=status]")
    assert regions.count() == 2  # one for the place, one for sharing
    assert "".join(regions.all_text_contents()).strip() == ""
    tab.evaluate("said.length = 0")
    tab.locator(".locate button").click()
    tab.wait_for_function("said.length > 1")
    waiting, denied = tab.locator(".locate").evaluate(
        "({dataset}) => [dataset.waiting, dataset.denied]"
    )
    assert tab.evaluate("said") == [waiting, denied]
    assert tab.evaluate("document.activeElement.id") == "near"


def test_shift_three_times_leaves_and_back_does_not_return(tab):
    tab.goto("/offline/")
    tab.goto("/listings/box/")
    for _press in range(3):
        tab.keyboard.press("Shift")
    tab.wait_for_url("**/places/")
    tab.go_back()
    assert tab.url.endswith("/offline/")


def test_typing_capitals_does_not_leave(tab):
    tab.goto("/")
    tab.get_by_label("ZIP code or town").press_sequentially("SPQR")
    for letter in "ABC":
        tab.keyboard.press(f"Shift+{letter}")
    assert tab.url.endswith("/")


def test_nothing_is_kept_until_somebody_saves(tab):
    tab.goto("/listings/box/")
    assert kept(tab) == []
    assert tab.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


@pytest.fixture
def saved(tab: Any) -> Any:
    tab.goto("/listings/box/")
    tab.get_by_role("button", name="Save to this phone").click()
    tab.get_by_text("It opens without a connection").wait_for()
    tab.evaluate("navigator.serviceWorker.ready")
    tab.wait_for_function("navigator.serviceWorker.controller")
    return tab


def test_a_saved_place_opens_without_a_connection(context, saved):
    assert [path for path in kept(saved) if "static" not in path] == [
        "/help/overdose/",
        "/listings/box/",
        "/offline/",
        "/saved/",
    ]
    context.new_cdp_session(saved).send("Network.clearBrowserCache")  # a fresh page needs no copy
    context.set_offline(True)
    saved.goto("/listings/box/")
    assert saved.get_by_text("Saved copy from").is_visible()
    assert saved.get_by_role("heading", level=1, name="Naloxone box").is_visible()
    body = "getComputedStyle(document.body).backgroundColor"
    assert saved.evaluate(body) != "rgba(0, 0, 0, 0)"
    saved.goto("/search/?near=19134")
    assert saved.get_by_role("heading", level=1, name="You are offline").is_visible()
    saved.get_by_role("link", name="Not waking up? What to do").click()
    saved.get_by_role("heading", name="Try to wake them").wait_for()
    saved.go_back()
    saved.get_by_role("link", name="Places saved on this phone").click()
    saved.get_by_role("link", name="Naloxone box").wait_for()


def test_remove_all_removes_all(saved):
    saved.goto("/saved/")
    saved.get_by_role("button", name="Remove all").click()
    saved.get_by_text("All is removed").wait_for()
    assert kept(saved) == []


def test_leaving_removes_what_was_saved(saved):
    saved.get_by_role("link", name="Leave this page").click()
    saved.wait_for_url("**/places/")
    assert kept(saved) == []


def test_the_site_can_be_installed(context, tab):
    tab.goto("/")
    session = context.new_cdp_session(tab)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error for error in errors if error["errorId"] != "in-incognito"] == []


def test_sharing_without_a_sheet_copies_the_link(context, tab):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto("/search/?near=19134")
    tab.evaluate("delete Navigator.prototype.share")
    tab.get_by_role("button", name="Share").click()
    tab.get_by_text("The link is copied").wait_for()
    assert tab.evaluate("navigator.clipboard.readText()").endswith("/search/?near=19134")
