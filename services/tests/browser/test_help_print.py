"""What to do in an overdose, on a phone and on paper."""

from __future__ import annotations

import re
from typing import Any

import pytest

from services.curation import help_texts
from services.models import DirectorySettings, EmergencyNumber

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tab(browser: Any, live_server: Any, transactional_db: None) -> Any:
    settings = DirectorySettings.objects.create(countries_served=["US", "CA", "GB"])
    EmergencyNumber.objects.create(settings=settings, country="US", number="911")
    help_texts.load()
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 320, "height": 568}, color_scheme="dark"
    )
    yield context.new_page()
    context.close()


def test_from_any_page_to_the_steps_in_one_tap(tab):
    tab.goto("/search/?near=19134")
    tab.get_by_role("link", name="What to do").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "If someone is not waking up"
    assert tab.locator("main a[href='tel:911']").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_five_steps_fit_on_one_sheet(tab, paper):
    tab.goto("/help/overdose/")
    assert len(re.findall(rb"/Type\s*/Page\b", tab.pdf(format=paper))) == 1


def test_paper_has_the_steps_and_their_sources_and_nothing_to_press(tab):
    tab.goto("/help/overdose/")
    tab.emulate_media(media="print")
    words = tab.locator("body").inner_text()
    for expected in ("Call 911", "1. Try to wake them", "5. Stay with them", "drugsandalcohol.ie"):
        assert expected in words
    for left_out in ("Find this near you", "All help pages", "What to do"):
        assert left_out not in words
