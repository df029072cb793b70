"""The journey that everything is for: home, results, one listing; with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from services.curation import search_rows
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}


@dataclass
class Visit:
    """A visitor's tab, and everything in it that should never happen."""

    tab: Any
    origin: str
    console: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.tab.on("console", lambda message: self.console.append(message.text))
        self.tab.on("pageerror", lambda error: self.console.append(str(error)))
        self.tab.on("request", lambda request: self.notice(request.url))

    def notice(self, url: str) -> None:
        if not url.startswith((self.origin, "data:")):
            self.foreign_requests.append(url)

    def assert_clean(self) -> None:
        assert self.console == []
        assert self.foreign_requests == []
        assert self.tab.context.cookies() == []
        assert self.tab.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.fixture
def directory(transactional_db: None) -> None:
    """Two dozen places around ZIP 19134, each with a number to call."""
    for number in range(24):
        service = a_service(ServiceKind.NALOXONE, f"Naloxone at stop {number}")
        a_phone(f"+121555501{number:02}", service=service)
        a_listing(service, a_location(39.9925 + number / 500, -75.1180))
    search_rows.rebuild()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(params=VIEWPORTS)
def visit(
    request: pytest.FixtureRequest, browser: Any, live_server: Any, directory: None, scripts: bool
) -> Iterator[Visit]:
    context = browser.new_context(
        viewport=VIEWPORTS[request.param], java_script_enabled=scripts, base_url=live_server.url
    )
    visit = Visit(context.new_page(), live_server.url)
    visit.watch()
    yield visit
    visit.assert_clean()
    context.close()


def test_from_home_to_a_listing_and_back(visit):
    tab = visit.tab
    tab.goto("/")
    tab.get_by_label("ZIP code or town").fill("19134")
    tab.get_by_role("button", name="Naloxone").click()
    assert (
        "services near 19134, Philadelphia, PA" in tab.get_by_role("heading", level=1).inner_text()
    )
    first = tab.locator("article").first
    call = first.locator("a[href^='tel:'], a[href^='sms:']")
    assert call.count() == 1
    name = first.get_by_role("heading").inner_text().split("\n")[0]
    first.get_by_role("heading").get_by_role("link").click()
    assert tab.get_by_role("heading", level=1).inner_text().startswith(name.split(",")[0])
    assert tab.locator("a[href='tel:911']").first.is_visible()
    tab.go_back()
    assert "near=19134" in tab.url
    assert "kind=naloxone" in tab.url


def test_an_ambiguous_town_is_chosen_from_links(visit):
    tab = visit.tab
    tab.goto("/")
    tab.get_by_label("ZIP code or town").fill("Springfield")
    tab.get_by_label("ZIP code or town").press("Enter")
    tab.get_by_role("link", name="Springfield, MA").click()
    assert "Springfield, MA" in tab.get_by_role("heading", level=1).inner_text()
