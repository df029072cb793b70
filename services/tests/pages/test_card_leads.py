"""Which service of a place leads its card, and what the card says of the others."""

from __future__ import annotations

from datetime import time

import pytest
import time_machine

from services.models import Schedule
from services.tests.builders import a_fact, a_listing, a_location, a_service
from services.vocabulary import ServiceKind

from .browsing import links_of, page_of, refresh
from .invariants import assert_public_page, card_titles, text_of

NOW = "2026-12-02T15:00:00Z"  # Wednesday, 10 am in Philadelphia
EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"

pytestmark = pytest.mark.django_db


def opens(listing, opens_at: int, closes_at: int) -> None:
    Schedule.objects.create(
        service_at_location=listing,
        byday=EVERY_DAY,
        opens_at=time(opens_at),
        closes_at=time(closes_at),
    )


@pytest.fixture
def house(db):
    """One door: a desk of related help, an exchange that gives naloxone, a box, and a clinic."""
    place = a_location(39.9925, -75.1180, address_1="7 Lantern House")
    exchange = a_service(ServiceKind.SYRINGE_EXCHANGE, "Exchange")
    a_fact("supply:naloxone_kit", service=exchange)
    listings = [
        a_listing(a_service(ServiceKind.RELATED, "Advice desk"), place, slug="desk"),
        a_listing(exchange, place, slug="exchange"),
        a_listing(a_service(ServiceKind.NALOXONE, "Naloxone box"), place, slug="box"),
        a_listing(a_service(ServiceKind.MAT, "Clinic"), place, slug="clinic"),
    ]
    for listing, hours in zip(listings, [(9, 17), (18, 20), (0, 0), (18, 20)], strict=True):
        opens(listing, *hours)
    refresh()


def search(client, query: str) -> str:
    with time_machine.travel(NOW, tick=False):
        return assert_public_page(client.get(f"/search/?near=19134&within=5{query}"), status=200)


@pytest.mark.parametrize(
    ("query", "lead"),
    [
        ("", "Clinic"),  # related help last, then by name
        ("&kind=naloxone", "Naloxone box"),  # not the exchange, which gives it too
        ("&kind=related&kind=mat", "Clinic"),
        ("&sort=open", "Naloxone box"),
        ("&open=now", "Naloxone box"),
        ("&sort=open&kind=naloxone&kind=syringe_service", "Naloxone box"),
        ("&sort=name", "Advice desk"),
    ],
)
def test_the_service_that_matches_best_leads(client, house, query, lead):
    assert card_titles(search(client, query)) == [lead]


def test_a_closed_lead_says_which_other_service_is_open(client, house):
    text = text_of(search(client, ""))
    assert "Closed now. Opens today at 6 pm" in text
    assert "Naloxone box Naloxone (Narcan) open now" in text
    assert "Exchange Needle and syringe program open now" not in text


def test_an_open_lead_says_nothing_of_the_others(client, house):
    assert "(Narcan) open now" not in text_of(search(client, "&sort=open"))


def test_a_van_in_order_of_who_is_open_is_led_by_its_open_stop(client, db):
    van = a_service(ServiceKind.SYRINGE_EXCHANGE, "Van")
    a_fact("access_mode:mobile_stop", service=van)
    for step, hours in ((1, (18, 20)), (2, (9, 17))):
        stop = a_listing(van, a_location(39.9925 + step / 100, -75.1180), slug=f"stop-{step}")
        opens(stop, *hours)
    refresh()
    assert "/listings/stop-2/" in links_of(search(client, "&sort=open"))
    assert "/listings/stop-1/" in links_of(search(client, ""))


def test_services_that_a_card_does_not_name_are_one_link_away(client, house):
    page = search(client, "")
    assert "/listings/clinic/#services-title" in links_of(page)
    there = client.get("/listings/clinic/").content.decode()
    assert 'id="services-title"' in there
    assert {"/listings/desk/", "/listings/exchange/", "/listings/box/"} <= {*links_of(there)}


def test_the_page_of_a_town_is_led_alike(client, house):
    assert card_titles(page_of(client, "/places/us/pa/philadelphia/")) == ["Clinic"]
