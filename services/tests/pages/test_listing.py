"""The page of one listing: what a person asks before going, and nothing that is hidden."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
import time_machine

from services.models import DirectorySettings, OldSlug, Schedule, ServiceArea
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db


def page_of(client, slug: str, *, status: int = 200) -> str:
    return assert_public_page(client.get(f"/listings/{slug}/"), status=status)


def test_a_listing_says_what_people_ask_before_they_go(client):
    clinic = a_service(
        ServiceKind.MAT, "Allegheny Clinic", cost=0, minimum_age=18, moud_setting="otp"
    )
    a_fact("entry_rule:id_required", value=False, service=clinic)
    a_fact("moud_medication:methadone", service=clinic)
    a_phone(service=clinic)
    listing = a_listing(clinic, slug="clinic", assured_date=date(2026, 11, 1), assured_how="phoned")
    Schedule.objects.create(
        service_at_location=listing,
        byday="2TH",
        freq="MONTHLY",
        opens_at=time(9),
        closes_at=time(17),
    )
    text = text_of(page_of(client, "clinic"))
    for expected in (
        "Medicine for opioid use",
        "Free.",
        "18 and older",
        "Methadone clinic (OTP)",
        "methadone",
        "No ID needed",
        "(215) 555-0123",
        "1 Example Street",
        "Philadelphia, PA 19134",
        "2nd Thursday",
        "Checked Nov. 1, 2026: we called",
    ):
        assert expected in text


def test_the_title_names_listing_kind_and_town(client):
    a_listing(a_service(ServiceKind.NALOXONE, "Corner Box"), slug="box")
    page = page_of(client, "box")
    assert "<title>Corner Box – Naloxone (Narcan) – Philadelphia, PA 19134</title>" in page


def test_a_former_address_leads_to_the_new_one(client):
    listing = a_listing(slug="new-name")
    OldSlug.objects.create(slug="old-name", service_at_location=listing)
    response = client.get("/listings/old-name/")
    assert (response.status_code, response.headers["Location"]) == (301, "/listings/new-name/")


def test_the_page_answers_in_the_order_of_the_questions(client):
    clinic = a_service(ServiceKind.MAT, "Allegheny Clinic", url="https://clinic.example.org/")
    a_phone(service=clinic)
    a_fact("payment:free", service=clinic)
    a_fact("moud_medication:methadone", service=clinic)
    a_fact("accessibility:step_free", service=clinic)
    a_listing(clinic, a_location(transportation="Bus 3"), slug="clinic")
    text = text_of(page_of(client, "clinic"))
    order = (
        "Medicine for opioid use", "Allegheny Clinic", "Hours not listed", "Call", "Directions",
        "Website", "What to expect", "Cost and payment", "Hours", "What you find there",
        "methadone", "Where", "1 Example Street", "Bus 3", "Access and languages", "step free",
        "Last checked", "Take it with you",
    )  # fmt: skip
    places = [0]
    for part in order:
        places.append(text.index(part, places[-1]))


def test_what_everybody_asks_and_nobody_knows_is_said(client):
    a_listing(slug="box")
    assert "Not known Cost, ID or appointment. Ask before you go." in text_of(
        page_of(client, "box")
    )


def test_what_is_known_is_not_called_unknown(client):
    service = a_service(cost=0, application_process="Walk in.")
    a_fact("entry_rule:anonymous", service=service)
    a_listing(service, slug="box")
    assert "Not known" not in text_of(page_of(client, "box"))


def test_naltrexone_alone_comes_with_its_warning(client):
    clinic = a_service(ServiceKind.MAT)
    a_fact("moud_medication:naltrexone_xr", service=clinic)
    a_listing(clinic, slug="clinic")
    assert "You must be off all opioids for 7 to 14 days" in text_of(page_of(client, "clinic"))


@pytest.mark.parametrize(("checked", "is_old"), [(date(2026, 11, 1), False), (None, True)])
def test_an_old_check_asks_to_call_first(client, checked, is_old):
    service = a_service()
    a_phone(service=service)
    a_listing(service, slug="box", assured_date=checked, assured_how="phoned" if checked else "")
    with time_machine.travel("2026-11-27T15:00:00Z", tick=False):
        page = page_of(client, "box")
    assert ("May be out of date, call first." in page) == is_old
    assert ('<time datetime="2026-11-01">' in page) != is_old


def test_a_page_may_be_kept_for_a_minute_by_anybody(client):
    a_listing(slug="box")
    headers = client.get("/listings/box/").headers
    assert headers["Cache-Control"] == "public, max-age=60"
    assert headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("privacy", "said"),
    [
        (AddressPrivacy.APPROXIMATE, "Only the area is shown"),
        (AddressPrivacy.CITY, "Only the town is shown"),
        (AddressPrivacy.CONTACT_FIRST, "Call or text for the place"),
        (AddressPrivacy.SERVICE_AREA, "They come to you"),
    ],
)
def test_a_hidden_address_is_not_on_the_page(client, privacy, said):
    place = a_location(
        39.99213, -75.11704, address_1="77 Hidden Lane", transportation="Behind 77 Hidden Lane",
        name="Hidden House", address_privacy=privacy,
    )  # fmt: skip
    listing = a_listing(location=place, slug="quiet")
    ServiceArea.objects.create(
        service_at_location=listing, extent_type="subdivision", country="US", state_province="US-PA"
    )
    page = page_of(client, "quiet")
    assert said in text_of(page)
    for hidden in ("Hidden", "19134", "39.99", "75.11"):
        assert hidden not in page


def test_a_place_known_only_by_its_postal_code_says_so(client):
    a_listing(location=a_location(None, None), slug="rough")
    assert "pproximate" in text_of(page_of(client, "rough"))


def test_an_emergency_number_of_the_listings_country_is_shown(client, numbers):
    place = a_location(52.5, 13.4, country="DE", state_province="DE-BE", city="Berlin")
    a_listing(location=place, slug="berlin")
    assert 'href="tel:112"' in page_of(client, "berlin")


def test_an_error_page_shows_the_default_countrys_number(client, numbers):
    assert 'href="tel:911"' in page_of(client, "never-was", status=404)


def test_a_page_with_everything_needs_a_bounded_number_of_queries(
    client, django_assert_max_num_queries
):
    place = a_location()
    for number in range(12):
        service = a_service(name=f"Service {number}")
        for code in ("food", "shower", "wifi"):
            a_fact(f"amenity:{code}", service=service)
        a_listing(service, place, slug=f"listing-here-{number}")
    with django_assert_max_num_queries(22):
        page_of(client, "listing-here-3")


def test_what_to_expect_comes_first_and_whom_to_tell_of_mistakes_last(client):
    DirectorySettings.objects.create(contact_email="team@example.org")
    box = a_service(ServiceKind.NALOXONE, "Box & Co", description="Ring twice.", cost=0)
    a_listing(box, slug="box")
    page = page_of(client, "box")
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    assert headings[:2] == ["What to expect", "About this service"]
    assert page.index("service-title") < page.rindex("Ring twice.") < page.index("Last checked")
    assert page.index("Last checked") < page.index("Something wrong?")
    assert 'href="/listings/box/report/"' in page
