"""The search row: derived in one place, and holding nothing that is hidden."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.curation import search_rows
from services.models import Consent, SearchEntry, ServiceAtLocation, Source, key_number
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import AddressPrivacy, SearchFlag, ServiceKind

pytestmark = pytest.mark.django_db
ALL = ServiceAtLocation.objects.all


def row_of(listing: ServiceAtLocation) -> SearchEntry | None:
    search_rows.refresh(ALL())
    return SearchEntry.objects.filter(service_at_location=listing).first()


def test_a_published_listing_has_a_row_with_its_pin():
    row = row_of(a_listing(location=a_location(39.9921, -75.1170)))
    assert (row.latitude, row.longitude) == (39.9921, -75.1170)
    assert row.cell_6km > 0


@pytest.mark.parametrize("fields", [{"publication": "draft"}, {"publication": "hidden"}])
def test_what_is_not_public_has_no_row(fields):
    assert row_of(a_listing(**fields)) is None


def test_a_listing_that_stops_being_public_loses_its_row():
    listing = a_listing()
    assert row_of(listing) is not None
    ServiceAtLocation.objects.filter(pk=listing.pk).update(publication="hidden")
    assert row_of(listing) is None


def test_withdrawn_consent_removes_the_row():
    listing = a_listing()
    Consent.objects.create(
        service_at_location=listing, channel="web", state="withdrawn", recorded_on="2026-11-01"
    )
    assert row_of(listing) is None


def test_consent_for_another_channel_says_nothing_about_this_site():
    listing = a_listing()
    Consent.objects.create(
        service_at_location=listing, channel="print", state="refused", recorded_on="2026-11-01"
    )
    assert row_of(listing) is not None


@pytest.mark.parametrize("status", ["authorised_not_open", "applied", "refused", "closed"])
def test_only_an_operating_supervised_site_is_a_place_to_go(status):
    site = a_service(ServiceKind.SUPERVISED_CONSUMPTION, scs_status=status)
    assert row_of(a_listing(site)) is None


def test_a_supervised_site_is_listed_until_its_authorisation_ends():
    site = a_service(ServiceKind.SUPERVISED_CONSUMPTION, scs_authorised_until=date(2026, 12, 31))
    listing = a_listing(site)
    row_of(listing)
    last_minute = datetime(2026, 12, 31, 23, 59, tzinfo=ZoneInfo("America/New_York"))
    assert SearchEntry.objects.listed_at(last_minute).filter(service_at_location=listing).exists()
    after = last_minute + timedelta(minutes=1)
    assert not SearchEntry.objects.listed_at(after).filter(service_at_location=listing).exists()


def test_an_exchange_that_hands_out_naloxone_gives_naloxone():
    exchange = a_service(ServiceKind.SYRINGE_EXCHANGE)
    a_fact("supply:naloxone_kit", service=exchange)
    row = row_of(a_listing(exchange))
    assert row.kinds == ServiceKind.SYRINGE_EXCHANGE.bit | ServiceKind.NALOXONE.bit


def test_no_at_the_stop_beats_yes_of_the_service():
    exchange = a_service(ServiceKind.SYRINGE_EXCHANGE)
    a_fact("supply:naloxone_kit", service=exchange)
    listing = a_listing(exchange)
    a_fact("supply:naloxone_kit", value=False, service_at_location=listing)
    assert row_of(listing).kinds == ServiceKind.SYRINGE_EXCHANGE.bit


def test_stops_of_a_van_share_a_card():
    van = a_service(ServiceKind.SYRINGE_EXCHANGE)
    a_fact("access_mode:mobile_stop", service=van)
    rows = [row_of(a_listing(van, a_location())) for _ in range(2)]
    assert rows[0].card == rows[1].card == key_number(van.pk)
    assert rows[0].flags & SearchFlag.MOBILE


@pytest.mark.parametrize(
    "privacy",
    [AddressPrivacy.APPROXIMATE, AddressPrivacy.CITY, AddressPrivacy.CONTACT_FIRST,
     AddressPrivacy.SERVICE_AREA],
)  # fmt: skip
def test_a_row_holds_nothing_of_a_hidden_address(privacy):
    place = a_location(39.99213, -75.11704, address_1="77 Hidden Lane", address_privacy=privacy)
    row = row_of(a_listing(location=place))
    everything = json.dumps({**row.shown, "at": [row.latitude, row.longitude, row.x, row.y]})
    for hidden in ("Hidden", "19134", "39.992", "75.117"):
        assert hidden not in everything


def test_an_unlisted_place_has_no_row():
    place = a_location(address_privacy=AddressPrivacy.UNLISTED)
    assert row_of(a_listing(location=place)) is None


def test_a_place_without_a_public_pin_is_not_near_anything():
    place = a_location(address_privacy=AddressPrivacy.CONTACT_FIRST)
    row_of(a_listing(location=place))
    assert SearchEntry.objects.get().x is None


def test_the_listings_own_number_comes_before_the_organizations():
    listing = a_listing()
    a_phone("+12155550100", organization=listing.service.organization)
    a_phone("+12155550101", service_at_location=listing, position=1)
    a_phone("+12155550102", service_at_location=listing, type="fax")
    assert row_of(listing).shown["phone"]["number"] == "+12155550101"


def test_a_demo_listing_is_marked():
    demo = Source.objects.create(slug="demo", name="Demo", is_demo=True)
    row = row_of(a_listing(source=demo, external_id="1"))
    assert row.flags & SearchFlag.DEMO


def test_a_rebuild_changes_nothing_that_was_refreshed():
    a_listing()
    row_of(a_listing(a_service(ServiceKind.MAT, "Clinic")))
    before = list(SearchEntry.objects.order_by("pk").values())
    count = search_rows.rebuild()
    assert list(SearchEntry.objects.order_by("pk").values()) == before
    assert (count.written, count.removed) == (2, 0)


def test_a_rebuild_removes_rows_that_should_not_be_there():
    listing = a_listing()
    row_of(listing)
    ServiceAtLocation.objects.update(publication="draft")
    assert search_rows.rebuild().removed == 1


def test_a_refresh_of_many_needs_the_same_queries_as_of_few(django_assert_max_num_queries):
    for _number in range(30):
        a_listing()
    with django_assert_max_num_queries(25):
        search_rows.refresh(ALL())
