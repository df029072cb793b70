"""The two forms in a browser: on a small phone without JavaScript, and for everybody."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from services.models import ChangeProposal
from services.pages import signed_forms
from services.tests.builders import a_listing, a_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
AXE = files("axe_playwright_python").joinpath("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REPORT, SUGGEST = "/listings/clinic/report/", "/suggest/"


@pytest.fixture(autouse=True)
def clinic(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing, and forms that may be sent at once, as no test can wait as long as a person types."""
    a_listing(a_service(name="Allegheny Clinic"), slug="clinic")
    monkeypatch.setattr(signed_forms, "TYPING_SECONDS", 0)


def open_tab(browser: Any, live_server: Any, **options: Any) -> Any:
    options = {"viewport": PHONE, "base_url": live_server.url, **options}
    return browser.new_context(**options).new_page()


@pytest.fixture
def tab(browser: Any, live_server: Any) -> Any:
    """A small phone without JavaScript; it has no cookie at the end."""
    tab = open_tab(browser, live_server, java_script_enabled=False)
    yield tab
    assert tab.context.cookies() == []
    tab.context.close()


def test_a_problem_is_told_without_javascript(tab):
    tab.goto("/listings/clinic/")
    tab.get_by_role("link", name="Something wrong?").click()
    tab.get_by_label("What is right?").fill("It is 215-555-0199.")
    tab.get_by_role("button", name="Send").click()
    assert tab.title().startswith("Error: ")
    tab.get_by_role("link", name="Choose what is wrong.").click()
    tab.get_by_label("The phone number is wrong").check()
    tab.get_by_role("button", name="Send").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Thank you"
    tab.get_by_role("link", name="Back to Allegheny Clinic").click()
    assert tab.url.endswith("/listings/clinic/")
    report = ChangeProposal.objects.get()
    assert (report.problem, report.message) == ("phone", "It is 215-555-0199.")


def test_a_place_is_told_without_javascript(tab):
    tab.goto("/search/?near=19134&kind=mat")
    tab.locator("main").get_by_role("link", name="Tell us").click()
    assert tab.get_by_label("Where is it?").input_value() == "19134"
    tab.get_by_label("Name of the place").fill("The blue van")
    tab.get_by_label("What do they do?").select_option("naloxone")
    tab.get_by_role("button", name="Send").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Thank you"
    document = ChangeProposal.objects.get().document
    assert document["service"] == {"name": "The blue van", "kind": "naloxone"}


@pytest.mark.parametrize("path", [REPORT, SUGGEST])
def test_the_keyboard_and_the_eye_never_meet_the_hidden_field(browser, live_server, path):
    tab = open_tab(browser, live_server)
    tab.goto(path)
    trap = tab.locator("[name=fax_number]")
    assert trap.count() == 1
    assert not trap.is_visible()
    assert "fax" not in tab.locator("body").aria_snapshot()
    for _stop in range(30):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.name") != "fax_number"
    tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", [REPORT, SUGGEST])
def test_e1_e3_e6_empty_and_with_errors_everybody_can_use_the_form(
    browser, live_server, path, width, scheme
):
    viewport = {"width": width, "height": 740}
    tab = open_tab(browser, live_server, viewport=viewport, color_scheme=scheme)
    tab.goto(path)
    assert_usable(tab)
    tab.get_by_role("button", name="Send").click()
    assert tab.title().startswith("Error: ")
    assert tab.evaluate("document.activeElement.className") == "problem"
    assert_usable(tab)
    tab.goto(f"{path}thanks/")
    assert_usable(tab)
    tab.context.close()


def assert_usable(tab: Any) -> None:
    """Nothing that axe finds or is unsure of, nothing too small for a thumb, nothing too wide."""
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.evaluate(AXE.read_text())
    found = tab.evaluate(
        "rules => axe.run({runOnly: rules}).then(r => [...r.violations, ...r.incomplete]"
        ".map(found => [found.id, found.nodes.map(node => node.html)]))",
        RULES,
    )
    assert found == []
    small = tab.evaluate(
        "[...document.querySelectorAll('main :is(a, button, select, textarea, .tick, input[type=text])')]"
        ".filter(each => each.offsetParent && each.offsetHeight < 44).map(each => each.outerHTML)"
    )
    assert small == []
