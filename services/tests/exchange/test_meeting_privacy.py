"""Members' names and contacts, payment names and passwords never reach the database."""

from __future__ import annotations

import pytest
from django.core import serializers
from django.db import models

from services.exchange.meeting_guide.privacy import (
    join_link,
    public_link,
    public_name,
    public_note,
    public_street,
)
from services.models import ImportedRow
from services.models import __all__ as model_names

from .feeds import MEETING, imported_feed
from .lists import told

SECRETS = {
    "contact_1_name": "Needle Member",
    "contact_1_phone": "215-555-0171",
    "contact_1_email": "needle.member@example.org",
    "contact_2_name": "Needle Second",
    "email": "needle.group@example.org",
    "phone": "215-555-0172",
    "mailing_address": "5 Needle St",
    "author": "needle-author",
    "people": [{"name": "Needle Third", "phone": "215-555-0173"}],
    "last_contact": "2021-07-07 needle",
    "feedback_emails": ["needle.feedback@example.org"],
    "edit_url": "https://example.org/edit?needle=1",
    "venmo": "@needle-venmo",
    "square": "$needlecash",
    "paypal": "needlepaypal",
    "homegroup_online": "needlehome",
    "conference_url": "https://meet.example.org/j/12345?pwd=NeedlePass1#needle",
    "conference_url_notes": "Password: needle2",
    "conference_phone": "+12155550100,,4455667788#,,#,,9900112233#",
    "conference_phone_notes": "PIN 9900112233",
    "notes": "Ask for Needle M. Zelle needle@example.org, passcode needle3",
    "location_notes": "Code at the door: 4471 needle",
    "group_notes": "Call Needle",
    "location": "Example Church (pw needle4)",
    "url": "https://example.org/meetings?pwd=needle5",
    "group": "Needle group contact",
}
NEEDLES = ("needle", "215-555", "5550171", "4455667788", "9900112233")


def the_whole_database() -> str:
    import services.models as tables  # noqa: PLC0415

    found = [getattr(tables, name) for name in [*model_names, "ImportedRow"]]
    rows = [
        row
        for model in {
            table for table in found if isinstance(table, type) and issubclass(table, models.Model)
        }
        if not model._meta.abstract and not model._meta.proxy and model.__name__ != "TaxonomyTerm"
        for row in model._default_manager.all()
    ]
    return str(serializers.serialize("json", rows))


@pytest.mark.usefixtures("vocabulary")
def test_no_secret_of_a_feed_is_stored_anywhere(tmp_path):
    result = imported_feed(tmp_path, {**MEETING, **SECRETS})
    assert ImportedRow.objects.count() == 1
    stored = the_whole_database().casefold()
    assert "example church" in stored
    assert [needle for needle in NEEDLES if needle in stored] == []
    assert "needle" not in told(result).casefold()


NEEDLE = "Needle M. pw needle9 needle@example.org 215-555-0171 venmo @needle"
FIELDS = """
    slug day time end_time timezone formatted_address address city state postal_code country
    approximate region sub_region regions conference_url conference_url_notes conference_phone
    conference_phone_notes types notes location location_notes latitude longitude updated group
    group_notes venmo square paypal homegroup_online url edit_url feedback_emails feedback_url
    entity entity_email entity_location entity_phone entity_url contact_1_name
""".split()


@pytest.mark.usefixtures("vocabulary")
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("shape", [str, lambda text: [text]])
def test_a_secret_in_a_wrong_field_is_not_stored_either(tmp_path, field, shape):
    place = {} if field != "address" else {"formatted_address": ""}
    imported_feed(tmp_path, {**MEETING, **place, field: shape(NEEDLE)})
    stored = the_whole_database().casefold()
    assert ImportedRow.objects.count() == 1
    assert [needle for needle in NEEDLES if needle in stored] == []


@pytest.mark.parametrize(
    "note",
    [
        "Password: serenity",
        "PW Serenity1",
        "pwd=abc",
        "Passcode 123",
        "pin 4471",
        "Meeting ID: 123 456 789",
        "Zoom 1234567890",
        "Contraseña: hola",
        "Venmo @some-group",
        "CashApp $somegroup",
        "7th Tradition: somebody at Zelle",
        "paypal.me/somegroup",
        "Contact Pat for the link",
        "Call Pat",
        "Ask for Pat",
        "Led by Pat E.",
        "pat@example.org",
        "215-555-0100",
        "see www.example.org",
        "Sponsor list: Pat",
        "Text Pat",
        "serenity2024",
    ],
)
def test_a_note_that_may_be_private_is_left_out(note):
    assert public_note(note) == ""
    assert public_note(f"Ring the bell.\n{note}") == ""


@pytest.mark.parametrize(
    "note",
    [
        "Ring the bell. Meeting is on the 2nd floor.",
        "Business meeting: 1st Thursday @ 9 pm",
        "Bring a chair; open meeting on the last Friday.",
        "Meet in the Bill W. room",
        "Chairperson's choice",
    ],
)
def test_a_harmless_note_is_kept(note):
    assert public_note(note) == note


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Conscious Contact", "Conscious Contact"),
        ("Friends of Bill W.", "Friends of Bill W."),
        ("10 @ 11:30 Group", "10 @ 11:30 Group"),
        ("Call to Action A.A.", "Call to Action A.A."),
        ("8406 118 Avenue NW", "8406 118 Avenue NW"),
        ("Early Birds (pw 1234)", "Early Birds"),
        ("Early Birds pw 1234", ""),
        ("Early Birds @birds", ""),
        ("Early Birds 215-555-0100", ""),
        ("At the home of Pat E.", ""),
    ],
)
def test_names_lose_what_is_private(name, kept):
    assert public_name(name) == kept


def test_streets_keep_their_numbers():
    assert public_street("8406 118 Example Square NW") == "8406 118 Example Square NW"
    assert public_street("1 Example St, password serenity") == ""


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://meet.example.org/j/123?pwd=a#b", "https://meet.example.org/j/123"),
        ("https://meet.example.org/j/123;pwd=a", ""),
        ("https://meet.example.org/j/pwd/a", ""),
        ("https://pat:word@meet.example.org/j/1", ""),
        ("https://venmo.com/somegroup", ""),
        ("mailto:pat@example.org", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_links_to_join_lose_their_passwords(link, kept):
    assert join_link(link) == kept


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org/meeting?Id=8", "https://example.org/meeting?Id=8"),
        ("https://example.org/meeting?pwd=8", ""),
        ("https://paypal.me/somegroup", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_pages_of_meetings_are_no_payment_pages(link, kept):
    assert public_link(link) == kept
