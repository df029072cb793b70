"""Chromium's own log of the network: a visit asks nobody but us, and leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from services.curation import help_texts, search_rows
from services.models import DirectorySettings
from services.pages import signed_forms
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

US = "localhost"
NEAR = "search/?near=19134"
STARTS = ["", NEAR, f"{NEAR}&kind=naloxone&open=now&within=25", f"{NEAR}&view=pocket", "search/"]
STARTS += ["search/?near=nowhere", "search/?near=Springfield", "nope/", "saved/", "offline/"]
LANGUAGES = ("", "es/")
MOST_PAGES = 300
LEFT_BEHIND = """async () => [
    document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
]"""
NOTHING = ["", 0, 0, 0, 0, 0]
WAYS_OUT = """() => [...document.querySelectorAll("a[href^=http]")]
    .filter((link) => link.origin !== location.origin)
    .map((link) => [link.href, link.relList.contains("noreferrer")])"""


def hosts_asked(log: Path) -> set[str]:
    """Every host that was looked up or sent a request, but for what Chromium asks on its own."""
    written = json.loads(log.read_text())
    names = {number: name for name, number in written["constants"]["logEventTypes"].items()}
    addresses: dict[int, str] = {}
    hosts = set()
    for event in written["events"]:
        name, said = names[event["type"]], event.get("params", {})
        if name == "REQUEST_ALIVE":
            addresses.setdefault(event["source"]["id"], said.get("url", ""))
        elif name == "URL_REQUEST_START_JOB" and is_for_a_page(said.get("network_isolation_key")):
            hosts.add(urlsplit(addresses[event["source"]["id"]]).hostname)
        elif is_for_a_page(said.get("network_anonymization_key")) and "host" in said:
            hosts.add(urlsplit(said["host"]).hostname)  # looked up
    return hosts - {None}


def is_for_a_page(key: str | None) -> bool:
    """No flag stops Chromium's asking for its updates and sign-in: these have keys of their own."""
    return bool(key) and not key.startswith(("null", "https://google.com "))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "net.json"


@pytest.fixture
def chromium(launch: Any, log: Path) -> Any:
    """A Chromium that writes its log, which is whole when it is closed."""
    return launch(
        f"--log-net-log={log}", "--disable-features=AutofillServerCommunication,Translate"
    )


@pytest.fixture
def directory(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing of each kind with ways out of the site, and the help pages."""
    DirectorySettings.objects.create(leave_page_url="https://leave.example.org/")
    for number, kind in enumerate(ServiceKind):
        service = a_service(kind, f"Place {number}", url=f"https://place{number}.example.org/")
        a_phone(f"+121555501{number:02}", service=service)
        a_listing(service, a_location(39.9925 + number / 500, -75.1180), slug=f"place-{number}")
    search_rows.rebuild()
    help_texts.load()
    monkeypatch.setattr(signed_forms, "TYPING_SECONDS", 0)


def crawl(tab: Any) -> list[str]:
    """Open every public page in two languages: what STARTS names, and all that is linked to."""
    waiting = [f"/{language}{start}" for language in LANGUAGES for start in STARTS]
    seen = list(waiting)
    while waiting:
        answer = tab.goto(waiting.pop())
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy, tab.url
        assert [link for link, is_quiet in tab.evaluate(WAYS_OUT) if not is_quiet] == [], tab.url
        assert tab.evaluate(LEFT_BEHIND) == NOTHING, tab.url
        links = tab.locator("a[href^='/']:not([download])").evaluate_all(
            "links => links.map((link) => link.pathname)"
        )
        for path in links:
            is_page = path.endswith("/") and not path.startswith(("/fr/", "/ar/"))
            if is_page and path not in seen:
                seen.append(path)
                waiting.append(path)
        assert len(seen) <= MOST_PAGES
    return seen


def test_f1_f4_a_visit_to_every_page_asks_nobody_else_and_leaves_nothing(
    chromium, log, live_server, directory
):
    context = chromium.new_context(base_url=live_server.url)
    tab = context.new_page()
    seen = crawl(tab)
    assert len(seen) > 80
    assert context.cookies() == []
    chromium.close()
    assert hosts_asked(log) == {US}


def test_f1_all_that_can_be_pressed_asks_nobody_else(chromium, log, live_server, directory):
    context = chromium.new_context(base_url=live_server.url)
    tab = context.new_page()
    tab.goto(f"/{NEAR}")
    tab.get_by_role("link", name="Show map").click()
    tab.locator(".map-marker").first.wait_for()
    tab.wait_for_load_state("networkidle")
    tab.goto("/listings/place-1/")
    tab.get_by_role("button", name="Share").click()
    tab.get_by_role("link", name="Something wrong?").click()
    tab.get_by_label("The phone number is wrong").check()
    tab.get_by_role("button", name="Send").click()
    tab.get_by_role("heading", name="Thank you").wait_for()
    tab.goto("/suggest/")
    tab.get_by_label("Name of the place").fill("The blue van")
    tab.get_by_role("button", name="Send").click()
    assert tab.evaluate(LEFT_BEHIND) == NOTHING
    tab.goto("/listings/place-1/")
    tab.get_by_role("button", name="Save to this phone").click()
    tab.get_by_text("It opens without a connection").wait_for()
    tab.evaluate("navigator.serviceWorker.ready")
    assert tab.evaluate(LEFT_BEHIND)[:4] == NOTHING[:4]
    assert context.cookies() == []
    chromium.close()
    assert hosts_asked(log) == {US}


def test_the_log_tells_of_another_host(chromium, log, live_server):
    tab = chromium.new_page()
    tab.goto(f"{live_server.url}/health/live")
    tab.goto(f"{live_server.url.replace(US, '127.0.0.1')}/health/live")
    chromium.close()
    assert hosts_asked(log) == {US, "127.0.0.1"}
