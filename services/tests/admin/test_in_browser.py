"""The staff site in a real browser: the strict policy breaks nothing, and a phone is enough."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from services.models import Phone, User
from services.tests.builders import a_fact, a_listing, a_phone

PHONE = {"width": 360, "height": 740}
PAGES = (
    "index",
    "services_serviceatlocation_changelist",
    "services_serviceatlocation_add",
    "services_location_add",
    "services_syringeexchange_add",
    "services_directorysettings_add",
)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser, live_server):
    """A phone, logged in; every complaint of the browser fails the test."""
    User.objects.create_superuser("ada", password="correct horse")
    context = browser.new_context(viewport=PHONE, base_url=live_server.url)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(reverse("admin:login"))
    page.fill("#id_username", "ada")
    page.fill("#id_password", "correct horse")
    page.click("input[type=submit]")
    yield page
    context.close()
    assert complaints == []


def overflow(page: Any) -> int:
    """By how many pixels the page is wider than the phone."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_pages_fit_a_phone(page):
    listing = a_listing()
    a_fact("supply:needles", service_at_location=listing)
    listing.checks.create(checked_on=date(2026, 5, 1), how="phoned")
    paths = [reverse(f"admin:{name}") for name in PAGES]
    paths.append(reverse("admin:services_serviceatlocation_change", args=[listing.pk]))
    wide = {}
    for path in paths:
        page.goto(path)
        wide[path] = overflow(page)
    assert {path: pixels for path, pixels in wide.items() if pixels > 0} == {}


def test_a_phone_number_is_added_with_a_thumb(page):
    listing = a_listing()
    a_phone("+12155550101", service_at_location=listing)
    page.goto(reverse("admin:services_serviceatlocation_change", args=[listing.pk]))
    page.click("#phones-group .add-row a")
    page.fill("#id_phones-1-number", "215-555-0199")
    page.click("input[name=_save] >> nth=0")
    page.wait_for_selector(".messagelist .success")
    assert Phone.objects.filter(number="+12155550199").exists()


def test_a_fact_is_picked_by_typing(page):
    listing = a_listing()
    a_fact("supply:needles", service=listing.service)
    page.goto(reverse("admin:services_serviceatlocation_change", args=[listing.pk]))
    page.click("#attributes-group .add-row a")
    page.click("#attributes-0 .select2-selection")
    page.fill(".select2-search__field", "needl")
    page.click(".select2-results__option:has-text('needles')")
    page.click("input[name=_save] >> nth=0")
    page.wait_for_selector(".messagelist .success")
    assert listing.attributes.get().term.code == "needles"
