"""A listing on paper, and its data under the site's own policy."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

import pytest

from services.curation import search_rows
from services.models import Schedule
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FACTS = (
    "payment:medicaid payment:medicare payment:free entry_rule:anonymous moud_attr:walk_in"
    " moud_attr:take_home moud_medication:methadone moud_medication:buprenorphine"
    " accessibility:step_free accessibility:parking amenity:food support:housing"
)
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@pytest.fixture
def clinic(transactional_db: None) -> None:
    """A clinic with much to tell, and a neighbour."""
    service = a_service(
        ServiceKind.MAT, "Allegheny Clinic", url="https://clinic.example.org/", cost=0,
        description="Same-day start. Walk in before noon, and bring nothing. " * 3,
        application_process="Walk in or call.", eligibility_description="Adults.",
    )  # fmt: skip
    for fact in FACTS.split():
        a_fact(fact, service=service)
    a_phone(service=service)
    place = a_location(transportation="Two blocks from the train.")
    listing = a_listing(service, place, slug="clinic")
    for number, day in enumerate(WEEK):
        Schedule.objects.create(
            service_at_location=listing, byday=day, opens_at=time(7), closes_at=time(12 + number)
        )
    a_listing(a_service(name="Next door"), place)
    search_rows.rebuild()


@pytest.fixture(params=["light", "dark"])
def tab(request: pytest.FixtureRequest, browser: Any, live_server: Any, clinic: None) -> Any:
    context = browser.new_context(base_url=live_server.url, color_scheme=request.param)
    tab = context.new_page()
    tab.complaints = []
    tab.on("console", lambda message: tab.complaints.append(message.text))
    tab.goto("/listings/clinic/")
    yield tab
    context.close()


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_a_listing_fits_on_one_sheet(tab, paper):
    pdf = tab.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_paper_has_what_matters_and_nothing_to_press(tab, live_server):
    assert not tab.locator(".qr").is_visible()
    tab.emulate_media(media="print")
    assert tab.locator(".qr").is_visible()
    words = tab.locator("body").inner_text()
    for expected in (
        "Allegheny Clinic", "(215) 555-0123", "1 Example Street", "7 am–noon", "Not checked yet",
        f"{live_server.url}/listings/clinic/", "Walk in or call.",
    ):  # fmt: skip
        assert expected in words
    for left_out in ("Directions", "Search", "Save the contact", "Next door"):
        assert left_out not in words
    assert tab.evaluate(
        "[...document.querySelectorAll('body, body *')].every("
        "node => ['rgba(0, 0, 0, 0)', 'transparent'].includes(getComputedStyle(node).backgroundColor))"
    )


def test_the_data_for_search_engines_breaks_no_policy(tab):
    tab.wait_for_load_state("networkidle")
    assert tab.complaints == []
    assert tab.locator("script[type='application/ld+json']").count() == 1
