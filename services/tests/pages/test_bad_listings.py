"""Hostile texts, links and numbers in a listing, and guessed listings: numbered as in the list of
bad inputs, section B."""

from __future__ import annotations

import json
import re
from datetime import time
from urllib.parse import quote

import pytest
import time_machine
from icalendar import Calendar

from services.models import Consent, OldSlug, Organization, Phone, Schedule
from services.search.contacts import web_link
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.vocabulary import AddressPrivacy

from .invariants import DATA, assert_public_page, text_of
from .test_downloads import plain, read_card

pytestmark = pytest.mark.django_db
FACES = ("", "contact.vcf", "hours.ics")
HIDDEN = {
    "draft": {"publication": "draft"},
    "hidden": {"publication": "hidden"},
    "removed": {"deleted_at": "2026-01-01T00:00:00Z"},
    "unlisted": {},
    "withdrawn": {},
    "refused": {},
}


def a_hidden_listing(why: str) -> None:
    privacy = AddressPrivacy.UNLISTED if why == "unlisted" else AddressPrivacy.EXACT
    listing = a_listing(location=a_location(address_privacy=privacy), slug="secret", **HIDDEN[why])
    OldSlug.objects.create(slug="old-secret", service_at_location=listing)
    Schedule.objects.create(
        service_at_location=listing, byday="MO", opens_at=time(9), closes_at=time(17)
    )
    if why in ("withdrawn", "refused"):
        Consent.objects.create(
            service_at_location=listing, channel="web", state=why, recorded_on="2026-11-01"
        )


@pytest.mark.parametrize("why", HIDDEN)
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("slug", ["secret", "old-secret"])
def test_b01_what_is_not_public_looks_like_what_never_was(client, why, face, slug):
    a_hidden_listing(why)
    never, hidden = (client.get(f"/listings/{name}/{face}") for name in ("never-was", slug))
    assert (hidden.status_code, hidden.content) == (404, never.content)
    assert hidden.headers == never.headers


@pytest.mark.parametrize("face", FACES)
def test_b01_a_hidden_listing_asks_the_database_as_much_as_none(
    client, face, django_assert_num_queries
):
    a_hidden_listing("hidden")
    for slug in ("never-was", "secret", "old-secret"):
        with django_assert_num_queries(4):
            client.get(f"/listings/{slug}/{face}")


@pytest.mark.parametrize(
    "slug", ["1" * 30, "١٢٣", "%00", "a%00b", "x" * 2000, "%ff", "..%2f", "%0a"]
)
@pytest.mark.parametrize("face", FACES)
def test_b01_an_address_that_never_was_is_not_found(client, slug, face):
    path = slug if "%" in slug else quote(slug)
    assert_public_page(client.get(f"/listings/{path}/{face}"), status=404)


HOSTILE = [
    "</script><script>alert(1)</script><!--",
    "]]> & &lt;b&gt; \"quoted\" 'single'",
    "one\u2028two\u2029three\u0085four",
    "a;b,c:d\\e\nf\r\ng",
    "😀 " * 40 + "é" * 80,
    "BEGIN:VCARD\r\nEND:VCARD\r\nTEL:+1",
    "=1+1",
]


def listing_with(text: str) -> None:
    service = a_service(name=text, description=text)
    listing = a_listing(service, a_location(address_1=text), slug="place")
    Schedule.objects.create(
        service_at_location=listing, byday="MO", opens_at=time(9), closes_at=time(17)
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_b18_on_the_page_and_in_its_data(client, text):
    listing_with(text)
    page = assert_public_page(client.get("/listings/place/"), status=200)
    (data,) = re.findall(f"{re.escape(DATA)}(.*?)</script>", page)
    assert not set("<>&\u2028\u2029") & set(data)
    told = json.loads(data)
    assert (told["name"], told["description"]) == (text, text)
    assert told["address"]["streetAddress"] == text
    assert " ".join(text.split()) in text_of(page)


@pytest.mark.parametrize("text", HOSTILE)
def test_b18_in_a_contact_card(client, text):
    listing_with(text)
    card = dict(read_card(client.get("/listings/place/contact.vcf").content))
    stored = text.replace("\r\n", "\n")
    assert plain(card["FN"]) == stored
    street = re.split(r"(?<!\\);", card["ADR"])[2]
    assert plain(street) == stored


@time_machine.travel("2026-11-23T12:00:00Z", tick=False)
@pytest.mark.parametrize("text", HOSTILE)
def test_b18_in_a_calendar(client, text):
    listing_with(text)
    content = client.get("/listings/place/hours.ics").content
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["summary"] == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "vbscript:x", " java\tscript:alert(1)",
        "//evil.example", "http://user:pw@host.example/", "ftp://host.example/",
        "https://host.example/\u202egnp.exe", "https://[bad", "https://", "http://a b.example/",
    ],
)  # fmt: skip
def test_b19_what_is_no_plain_web_address_is_no_link(url):
    assert web_link(url) is None
    with pytest.raises(Exception, match=r"web address|Enter a valid URL"):
        Organization(name="Org", slug="org", website=url).full_clean()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/a?b=1", "example.org"),
        ("http://xn--pple-43d.example/", "xn--pple-43d.example"),
        ("https://аpple.example/", "аpple.example (xn--pple-43d.example)"),
        ("https://münchen.example/", "münchen.example (xn--mnchen-3ya.example)"),
    ],
)
def test_b19_the_reader_sees_where_a_link_leads(client, url, shown):
    a_listing(a_service(url=url), slug="place")
    page = assert_public_page(client.get("/listings/place/"), status=200)
    assert f">{shown}</a>" in page
    assert page.count('rel="noreferrer noopener"') == 3


@pytest.mark.parametrize(
    "number",
    ["+1;phone-context=evl", "+1215555 0123", "call me", "+1555;ext=1", '1"onclick="x', "12"],
)
def test_b20_a_number_that_cannot_be_dialled_is_no_link(client, number):
    listing = a_listing(slug="place")
    Phone.objects.create(service_at_location=listing, number=number)
    page = assert_public_page(client.get("/listings/place/"), status=200)
    assert (
        re.findall(
            r'href="(?:tel|sms):(?!\?&amp;body=)[^"]*"',
            page[page.index("<article") : page.index("</article")],
        )
        == []
    )
    assert b"TEL" not in client.get("/listings/place/contact.vcf").content


@pytest.mark.parametrize(
    ("number", "extension", "href"),
    [
        ("+15550100000", "5", "tel:+15550100000;ext=5"),
        ("911", "", "tel:911"),
        ("+15550100000", "5;evil", "tel:+15550100000"),
        ("+99900000", "", "tel:+99900000"),
    ],
)
def test_b20_a_link_to_call_holds_digits_only(client, number, extension, href):
    listing = a_listing(slug="place")
    a_phone(number, extension=extension, service_at_location=listing)
    page = assert_public_page(client.get("/listings/place/"), status=200)
    assert f'href="{href}"' in page
