"""What pages cost, in a phone's Chromium, as a production sends them (goals.py)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from .production_server import HEADERS, production_server

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
RESULTS = "/search/?near=60608&within=25"
LISTING = "/listings/bellwort-community-clinic-medicine-team-pilsen-chicago/"
ICON = "fetch(document.querySelector('link[rel=icon]').href).then((icon) => icon.text())"
STYLES = "[...document.querySelectorAll('style')].map((style) => style.textContent).join('')"
CALL = "article a[href^='tel:'], article a[href^='sms:']"


class Traffic:
    """What a tab asks the network for: the address, type and bytes of each answer, headers included."""

    def __init__(self, tab: Any) -> None:
        self.asked: dict[str, dict[str, Any]] = {}
        session = tab.context.new_cdp_session(tab)
        session.on("Network.requestWillBeSent", self.begin)
        session.on("Network.requestServedFromCache", self.drop)
        session.on("Network.responseReceived", self.answer)
        session.on("Network.loadingFinished", self.finish)
        session.send("Network.enable")

    def begin(self, event: dict[str, Any]) -> None:
        request = {"url": event["request"]["url"], "type": event.get("type"), "bytes": 0}
        self.asked[event["requestId"]] = request

    def answer(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self.drop(event)

    def drop(self, event: dict[str, Any]) -> None:
        self.asked.pop(event["requestId"], None)

    def finish(self, event: dict[str, Any]) -> None:
        if request := self.asked.get(event["requestId"]):
            request["bytes"] = event["encodedDataLength"]

    def bytes(self, *types: str) -> int:
        """All bytes, or those of some types."""
        requests = self.asked.values()
        return sum(each["bytes"] for each in requests if not types or each["type"] in types)

    def hosts(self) -> set[str | None]:
        return {urlsplit(each["url"]).hostname for each in self.asked.values()}


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    with production_server() as address:
        yield address


@pytest.fixture
def open_tab(browser: Any, origin: str) -> Iterator[Any]:
    """Opens a page on a phone that was never here, and whose traffic is counted."""
    contexts = []

    def open_one(path: str, **options: Any) -> tuple[Any, Traffic]:
        context = browser.new_context(
            viewport=PHONE, base_url=origin, extra_http_headers=HEADERS, **options
        )
        contexts.append(context)
        tab = context.new_page()
        traffic = Traffic(tab)
        visit(tab, path)
        return tab, traffic

    yield open_one
    for context in contexts:
        context.close()


def visit(tab: Any, path: str) -> None:
    """Open a page; a headless browser leaves out the icon, so it is asked for by hand."""
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    tab.evaluate(ICON)


def test_a_page_of_results_stays_light(open_tab, meet):
    tab, traffic = open_tab(RESULTS)
    assert tab.locator("article").count() == 20
    styles = tab.evaluate(STYLES)
    page = tab.content().replace(styles, "")
    meet("A1", traffic.bytes())
    meet("A2", len(gzip.compress(page.encode())))
    meet("A3", len(gzip.compress(styles.encode())) + traffic.bytes("Stylesheet"))
    meet("A4", traffic.bytes("Script"))
    meet("A6", len(traffic.hosts()))
    pictures = [each for each in traffic.asked.values() if each["type"] in ("Font", "Image")]
    meet("A7", len(pictures) + len(tab.context.cookies()))
    meet(
        "A9",
        sum("map" in each["url"] or "leaflet" in each["url"] for each in traffic.asked.values()),
    )
    meet("A19", tab.evaluate("document.querySelectorAll('*').length"))


def test_a_second_visit_asks_for_the_page_only(open_tab, meet):
    tab, traffic = open_tab(RESULTS)
    meet("A5 cold", len(traffic.asked))
    traffic.asked.clear()
    visit(tab, RESULTS)
    meet("A5 warm", len(traffic.asked))


def test_the_map_costs_little_more(open_tab, meet):
    tab, traffic = open_tab(RESULTS)
    traffic.asked.clear()
    tab.get_by_role("link", name="Show map").click()
    tab.locator(".map-marker").first.wait_for()
    tab.wait_for_load_state("networkidle")
    assert any("leaflet" in each["url"] for each in traffic.asked.values())
    meet("A8", traffic.bytes("Script", "Stylesheet"))


def test_a_listing_stays_light(open_tab, meet):
    _tab, traffic = open_tab(LISTING)
    meet("A10", traffic.bytes())
    meet("A10 cold", len(traffic.asked))


def test_the_home_page_stays_light(open_tab, meet):
    _tab, traffic = open_tab("/")
    meet("A11", traffic.bytes())


@pytest.mark.parametrize("language", ["/", "/es/"])
def test_from_home_to_a_call_is_short_and_light_for_every_kind(open_tab, meet, language):
    tab, _traffic = open_tab(language, java_script_enabled=False)
    kinds = tab.locator("button[form=find]").count()
    assert kinds >= 6
    for number in range(kinds):
        tab, traffic = open_tab(language, java_script_enabled=False)
        tab.locator("#near").fill("19134")
        tab.locator("button[form=find]").nth(number).click()
        taps = 2
        if not tab.locator(CALL).count():
            tab.locator("article h2 a").first.click()
            assert tab.locator("main a[href^='tel:']").count()
            taps = 3
        meet("L1 taps", taps)
        meet("L1", traffic.bytes())
