"""The two forms in a browser: on a small phone without JavaScript, and for everybody."""

from __future__ import annotations

from typing import Any

import pytest

from services.models import ChangeProposal
from services.tests.builders import a_listing, a_service
from services.tests.public_pages import LANGUAGES, REPORT, SUGGEST, in_language, type_fast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}


@pytest.fixture(autouse=True)
def clinic(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing, and forms that may be sent at once, as no test can wait as long as a person types."""
    a_listing(a_service(name="Allegheny Clinic"), slug="clinic")
    type_fast(monkeypatch)


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [REPORT, SUGGEST])
def test_e12_a_mistake_is_said_first_and_nothing_typed_is_lost(
    browser, live_server, path, language
):
    tab = open_tab(browser, live_server)
    tab.goto(in_language(language, path))
    title = tab.title()
    tab.locator("textarea").first.fill("Knock at the back.")
    tab.locator("#send").click()
    prefix = {"en": "Error: ", "es": "Error: ", "fr": "Erreur : ", "ar": "خطأ: "}[language]
    assert tab.title().replace("\xa0", " ").startswith(prefix)
    assert tab.title() != title
    assert tab.evaluate("document.activeElement.className") == "problem"
    assert tab.locator("textarea").first.input_value() == "Knock at the back."
    tab.locator(".problem a").first.click()
    field = tab.evaluate("document.activeElement.closest('.form-field') !== null")
    said = tab.locator(".form-field .field-error").first
    assert field
    assert said.inner_text() == tab.locator(".problem a").first.inner_text()
    wrong = tab.locator(f"[aria-describedby~='{said.get_attribute('id')}']")
    assert wrong.count() >= 1
    tab.context.close()
