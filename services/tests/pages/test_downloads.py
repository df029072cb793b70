"""What people take along: a contact card and a calendar, with public facts alone."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
import time_machine
from icalendar import Calendar

from services.models import OldSlug, Schedule, ServiceArea
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23T12:00:00Z"
HEADERS = ("Content-Type", "Content-Disposition", "X-Robots-Tag", "Cache-Control")
NOTE = (
    r"Medicine for opioid use\nMon and Wed: 9 am–5 pm\nChecked Nov. 1\, 2026: we called\n"
    "Call before you go."
)
FILES = ("contact.vcf", "hours.ics")


def read_card(content: bytes) -> list[tuple[str, str]]:
    """The lines of a vCard as (name with parameters, value), unfolded; escapes stay."""
    assert max(map(len, content.split(b"\r\n"))) <= 75
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert (lines[:2], lines[-2:]) == (["BEGIN:VCARD", "VERSION:4.0"], ["END:VCARD", ""])
    return [tuple(line.split(":", 1)) for line in lines[:-1]]


def plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)


def open_daily(listing) -> None:
    Schedule.objects.create(
        service_at_location=listing, byday="MO,WE", opens_at=time(9), closes_at=time(17)
    )


@time_machine.travel(MONDAY, tick=False)
def test_a_contact_card_has_what_a_phone_needs(client):
    service = a_service(ServiceKind.MAT, "Allegheny; Clinic", url="https://clinic.example.org/")
    a_phone(service=service, extension="5")
    a_phone("988", service=service, position=1)
    a_phone("+12155550124", service=service, type="text", position=2)
    listing = a_listing(
        service, slug="clinic", assured_date=date(2026, 11, 1), assured_how="phoned"
    )
    open_daily(listing)
    response = client.get("/listings/clinic/contact.vcf")
    assert [response.headers[name] for name in HEADERS] == [
        "text/vcard; charset=utf-8",
        'attachment; filename="clinic.vcf"',
        "noindex",
        "public, max-age=60",
    ]
    assert read_card(response.content)[2:-1] == [
        ("PRODID", "-//hrdirectory//Contact//EN"),
        ("UID", f"urn:uuid:{listing.pk}"),
        ("REV", "20261123T120000Z"),
        ("KIND", "org"),
        ("FN", r"Allegheny\; Clinic"),
        ("ORG", "Riverside Harm Reduction"),
        ("TEL;VALUE=uri;TYPE=voice", "tel:+12155550123;ext=5"),
        ("TEL;TYPE=voice", "988"),
        ("TEL;VALUE=uri;TYPE=text", "tel:+12155550124"),
        ("ADR", ";;1 Example Street;Philadelphia;PA;19134;United States"),
        ("GEO", "geo:39.99210,-75.11700"),
        ("URL", "https://clinic.example.org/"),
        ("URL", "http://testserver/listings/clinic/"),
        (
            "NOTE",
            NOTE,
        ),
    ]


@time_machine.travel(MONDAY, tick=False)
def test_a_calendar_has_the_open_hours_at_the_place(client):
    listing = a_listing(a_service(name="Corner Box"), slug="box")
    open_daily(listing)
    response = client.get("/listings/box/hours.ics")
    assert [response.headers[name] for name in HEADERS] == [
        "text/calendar; charset=utf-8",
        'attachment; filename="box.ics"',
        "noindex",
        "public, max-age=60",
    ]
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert (event["summary"], event["location"], event["url"], event["uid"]) == (
        "Corner Box",
        "1 Example Street, Philadelphia, PA 19134",
        "http://testserver/listings/box/",
        f"0-{listing.pk}@testserver",
    )
    assert event["rrule"]["BYDAY"] == ["MO", "WE"]
    assert event["dtstart"].params["TZID"] == "America/New_York"
    assert b"BEGIN:VTIMEZONE" in response.content


@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize("kind", ["by_appointment", None])
def test_there_is_no_calendar_without_open_hours(client, kind):
    listing = a_listing(slug="box")
    if kind:
        Schedule.objects.create(service_at_location=listing, byday="MO", kind=kind)
    assert b"hours.ics" not in client.get("/listings/box/").content
    assert client.get("/listings/box/hours.ics").status_code == 404


@time_machine.travel(MONDAY, tick=False)
def test_the_page_offers_both_files(client):
    open_daily(a_listing(slug="box"))
    page = client.get("/listings/box/").content.decode()
    for name in FILES:
        assert client.get(f"/listings/box/{name}").status_code == 200
        assert f'href="/listings/box/{name}"' in page


@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize("privacy", [AddressPrivacy.APPROXIMATE, AddressPrivacy.CONTACT_FIRST])
@pytest.mark.parametrize("name", FILES)
def test_a_hidden_address_is_in_no_file(client, privacy, name):
    place = a_location(
        39.99213, -75.11704, address_1="77 Hidden Lane", name="Hidden House",
        address_privacy=privacy,
    )  # fmt: skip
    listing = a_listing(location=place, slug="quiet")
    ServiceArea.objects.create(service_at_location=listing, extent_type="country", country="US")
    open_daily(listing)
    content = client.get(f"/listings/quiet/{name}").content.decode()
    for hidden in ("Hidden", "19134", "39.99", "75.11"):
        assert hidden not in content


@pytest.mark.parametrize("name", FILES)
def test_files_of_a_former_address_redirect_to_the_same_file(client, name):
    listing = a_listing(slug="new-name")
    OldSlug.objects.create(slug="old-name", service_at_location=listing)
    response = client.get(f"/listings/old-name/{name}")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        f"/listings/new-name/{name}",
    )


@pytest.mark.parametrize("name", FILES)
def test_files_of_a_closed_listing_are_gone_with_help(client, name):
    a_listing(a_service(name="Old Clinic", status="defunct"), slug="old-clinic")
    response = client.get(f"/listings/old-clinic/{name}")
    assert response.status_code == 410
    assert "Old Clinic has closed" in response.content.decode()


@pytest.mark.parametrize("name", FILES)
def test_files_can_only_be_read(client, name):
    a_listing(slug="box")
    assert client.post(f"/listings/box/{name}").status_code == 405


def test_a_secure_site_behind_a_proxy_has_secure_addresses(client, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    a_listing(slug="box")
    headers = {"Host": "testserver", "X-Forwarded-Proto": "https"}
    content = client.get("/listings/box/contact.vcf", headers=headers).content
    assert b"URL:https://testserver/listings/box/" in content
