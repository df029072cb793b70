"""What the heading and the title say: what was asked, and never more than was found."""

from __future__ import annotations

import re
from datetime import time

import pytest
import time_machine

from services.curation import search_rows
from services.models import Schedule, ServiceAtLocation
from services.tests.builders import a_fact

from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db

PLACE = "19134, Philadelphia, PA"
NEAR = "near=19134&within=5"
NO_ID = "entry=no_id"

HEADINGS = {
    NEAR: f"3 services near {PLACE}",
    f"{NEAR}&q=naloxone": f"2 services for “naloxone” near {PLACE}",
    "q=naloxone": "2 services for “naloxone”",
    "near=Pennsylvania&q=naloxone": "2 services for “naloxone” in Pennsylvania",
    # Who has not told us is never shown as a match, whatever else is asked.
    f"{NEAR}&{NO_ID}&untold=1": f"2 services near {PLACE} have not told us",
    f"{NEAR}&{NO_ID}&untold=1&q=naloxone": (
        f"1 service for “naloxone” near {PLACE} has not told us"
    ),
    f"{NO_ID}&untold=1&q=naloxone": "1 service for “naloxone” has not told us",
    f"near=Pennsylvania&{NO_ID}&untold=1&q=naloxone": (
        "1 service for “naloxone” in Pennsylvania has not told us"
    ),
    f"{NEAR}&remote=1&q=naloxone": (
        f"0 services for “naloxone” come to {PLACE}, mail there or meet online"
    ),
    f"{NEAR}&remote=1": f"0 services come to {PLACE}, mail there or meet online",
    # Nothing: what was asked for; “yet” only where nothing at all is listed.
    "near=Fargo, ND": "Nothing found near Fargo, ND yet",
    "near=Wyoming state": "Nothing found in Wyoming state yet",
    "near=Fargo, ND&within=5": "Nothing found within 5 miles of Fargo, ND",
    "near=Fargo, ND&q=naloxone": "Nothing found for “naloxone” near Fargo, ND",
    f"{NEAR}&kind=peer_support": f"Nothing found within 5 miles of {PLACE} with these filters",
    "near=19134&kind=peer_support": f"Nothing found near {PLACE} with these filters",
    f"{NEAR}&open=now": f"Nothing open now within 5 miles of {PLACE}",
    f"{NEAR}&open=now&kind=mat": f"Nothing open now within 5 miles of {PLACE} with these filters",
    f"{NEAR}&open=now&q=naloxone": f"Nothing open now for “naloxone” within 5 miles of {PLACE}",
    "near=Pennsylvania&open=now": "Nothing open now in Pennsylvania",
    f"{NEAR}&day=2026-12-03&time=09:00": (
        f"Nothing open on Thu 3 Dec, 9 am, within 5 miles of {PLACE}"
    ),
}


@pytest.fixture
def asked(kensington):
    """Of Kensington, the exchange asks for no ID; one place in it opens on Friday."""
    exchange = ServiceAtLocation.objects.get(slug="kensington-exchange")
    a_fact("entry_rule:id_required", value=False, service=exchange.service)
    a_fact("supply:needles", value=True, service=exchange.service)
    Schedule.objects.create(
        service_at_location=exchange, byday="FR", opens_at=time(9), closes_at=time(12)
    )
    search_rows.refresh(ServiceAtLocation.objects.all())


def page_of(client, query: str) -> str:
    return assert_public_page(client.get(f"/search/?{query}"), status=200)


@pytest.mark.parametrize(("query", "heading"), HEADINGS.items(), ids=HEADINGS)
@time_machine.travel("2026-12-02T15:00:00Z", tick=False)
def test_the_heading_and_the_title_say_what_was_asked(client, asked, query, heading):
    page = page_of(client, query)
    assert f"<h1>{heading}</h1>" in page
    assert page[page.index("<title>") :].startswith(f"<title>{heading}")


ORDERS = {
    NEAR: "Within 5 miles of the middle of 19134, nearest first.",
    f"{NEAR}&sort=name": "Within 5 miles of the middle of 19134, by name.",
    f"{NEAR}&sort=open": "Within 5 miles of the middle of 19134, open now first, then nearest.",
    "near=Pennsylvania": "All of Pennsylvania, from its middle.",
    "near=Pennsylvania&sort=name": "All of Pennsylvania, by name.",
    "near=Pennsylvania&sort=open": "All of Pennsylvania, open now first, then from its middle.",
    "q=clinic": "Best matches first.",
    "q=clinic&sort=name": "By name.",
    "q=clinic&sort=open": "Open now first, then best matches.",
}


@pytest.mark.parametrize(("query", "order"), ORDERS.items(), ids=ORDERS)
def test_the_order_that_is_used_is_said(client, asked, query, order):
    assert order in text_of(page_of(client, query))


NOTHING = {
    "near=Fargo, ND": "Nothing listed here yet.",
    "near=Fargo, ND&within=5": "Nothing listed this near.",
    "near=19134&kind=peer_support": "Nothing here with these filters.",
    f"{NEAR}&day=2026-12-03&time=09:00": "Nothing here with these filters.",
    "near=19134&q=qwrtzp": "Nothing here with these words.",
}


@pytest.mark.parametrize(("query", "said"), NOTHING.items(), ids=NOTHING)
def test_an_empty_page_says_why_it_is_empty(client, asked, query, said):
    text = text_of(page_of(client, query))
    assert f"{said} That does not mean there is no help." in text
    assert ("yet" in text) == ("yet" in said)


def test_empty_parameters_change_nothing(client, asked):
    """A form sends all its fields; no link of the page passes the empty ones on."""
    empty = "&q=&within=&day=&time=&open=&sort=&unit=&view="
    page, clean = page_of(client, f"near=19134{empty}"), page_of(client, "near=19134")
    assert page == clean
    assert not re.findall(r'href="/search/\?[^"]*=(?:&amp;|")', page)
