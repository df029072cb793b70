"""Nothing in the demo rings a stranger's phone or sends anybody to a real door."""

from __future__ import annotations

import json
import re

import phonenumbers
import pytest

from services.management.demo.fixture import fixture_path
from services.models import DirectorySettings, EmergencyNumber, Hotline, Phone

FREE_FOR_STORIES = (
    r"\+1[2-9]\d\d55501\d\d",  # NANPA
    r"\+4420794604\d\d|\+4420794602\d\d",  # Ofcom, London
    r"\+493023125\d{3}",  # Bundesnetzagentur, Berlin
    r"\+6137010\d{4}",  # ACMA, Victoria
)
ADDRESS = re.compile(r"(?:https?://|[\w.+-]+@)([\w.-]+)")


@pytest.fixture(scope="module")
def rows():
    return json.loads(fixture_path("demo").read_text(encoding="utf-8"))


def test_every_phone_is_kept_free_for_stories(rows):
    phones = [row["fields"]["number"] for row in rows if row["model"] == "services.phone"]
    assert len(phones) > 200
    assert not [n for n in phones if not any(re.fullmatch(r, n) for r in FREE_FOR_STORIES)]


def test_no_phone_rings_at_two_places(rows):
    phones = [row["fields"]["number"] for row in rows if row["model"] == "services.phone"]
    assert len(set(phones)) == len(phones)


def test_every_web_and_mail_address_is_an_example(rows):
    hosts = ADDRESS.findall(json.dumps(rows, ensure_ascii=False))
    assert len(hosts) > 100
    assert not [host for host in hosts if not re.fullmatch(r"([\w-]+\.)*example\.org", host)]


def test_no_sentence_has_a_gap_to_fill(rows):
    texts = [value for row in rows for value in row["fields"].values() if isinstance(value, str)]
    assert not [text for text in texts if "{" in text or "  " in text]


@pytest.mark.django_db
def test_pages_say_that_it_is_a_demo(demo):
    settings = DirectorySettings.objects.get()
    assert settings.is_demo
    assert settings.countries_served[0] == "US"


@pytest.mark.django_db
def test_emergency_numbers_are_those_of_their_country(demo):
    numbers = EmergencyNumber.objects.values_list("country", "number")
    assert len(numbers) > 40
    assert not [
        country
        for country, number in numbers
        if not phonenumbers.is_emergency_number(number, country)
    ]


@pytest.mark.django_db
def test_every_country_served_has_an_emergency_number(demo):
    served = set(DirectorySettings.objects.get().countries_served)
    assert served <= set(EmergencyNumber.objects.values_list("country", flat=True))


@pytest.mark.django_db
def test_hotlines_are_dialable_and_not_called_checked(demo):
    for line in Hotline.objects.all():
        number = phonenumbers.parse(line.number, line.country)
        is_short = phonenumbers.is_possible_short_number_for_region(number, line.country)
        assert is_short or phonenumbers.is_valid_number(number), line
        assert line.checked_on is None


@pytest.mark.django_db
def test_phones_have_every_type(demo):
    types = set(Phone.objects.values_list("type", flat=True))
    assert types == {"voice", "text", "fax", "tty", "hotline"}
    assert Phone.objects.exclude(extension="").exists()
