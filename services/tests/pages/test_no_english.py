"""Nothing on a page of another language is left in English, but names and what says so itself."""

from __future__ import annotations

import re
from datetime import date, time
from html import unescape

import pytest
from django.core.management import call_command

from services.curation import search_rows
from services.models import Hotline, Schedule, ServiceAtLocation, TaxonomyTerm
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind, SupervisedSiteStatus, Verification

from .test_languages import OTHERS, PATHS

MORE_PATHS = (
    "/listings/clinic/",
    "/listings/box/",
    "/listings/gone/",
    "/search/?near=19134&open=now&kind=mat",
    "/search/?near=19134&kind=mat&view=filters&amenity=shower",
    "/search/?near=19134&within=x&open=y&page=z&sort=q&lat=1&colour=red",
    "/search/?near=springfield",
    "/search/?near=Wyoming",
    "/search/?near=19134&remote=1",
    "/search/?near=19134&untold=1&amenity=shower",
    "/search/?q=zzzz&near=19134",
    "/search/?lat=39.99&lon=-75.12",
    "/places/us/pa/",
    "/syringe-services/",
    "/medicine/",
    "/peer-support/",
    "/nothing/",
)
NAMES = (
    r"Kensington Needle Exchange|Allegheny \w+|Corner \w+|Far Clinic|1 Example Street|Philadelphia, PA|"
    r"Philadelphia|Pennsylvania|United States|New York|hrdirectory|Springfield, \w+|Springfield|Wyoming(?:, \w\w| state)?|"
    r"[\w.]+\.(?:org|example)|Medicaid|Medicare|SMART Recovery|LifeRing|Recovery Dharma|Women for Sobriety|"
    r"Wi-Fi|“\w+”"
)
"""What has a name of its own, and what the visitor typed."""
SHARED = {
    "es": r"Error|Fax|No",
    "fr": r"services?|Naloxone|Narcan|Contact|Discussion|Page",
    "ar": r"(?!)",
}
"""Words that are the same in both languages."""


def texts_of(page: str) -> set[str]:
    """The texts of a page that somebody wrote for it: no names, and nothing that is marked as
    being in a language of its own."""
    body = page[page.index("<body") :]
    body = re.sub(r"<(bdi|svg|address|script)\b.*?</\1>", "|", body, flags=re.DOTALL)
    body = re.sub(r"<(\w+)[^>]* lang=[^>]*>[^<]*</\1>", "|", body)
    labels = re.findall(r'(?:aria-label|title|data-area-only)="([^"]+)"', page)
    titles = re.findall(r"<title>(.*?)</title>", page)
    texts = [unescape(text).strip() for text in re.split(r"<[^>]+>|\|", body)]
    return {text for text in (*texts, *labels, *titles) if re.search(r"[^\W\d_]{2,}", text)}


@pytest.fixture
def terms(db):
    call_command("loaddata", "taxonomy", verbosity=0)


@pytest.fixture
def town(terms, kensington):
    """Listings that say as much as listings can."""
    clinic = a_service(
        ServiceKind.MAT,
        "Allegheny House",
        cost=0,
        minimum_age=18,
        moud_setting="otp",
        moud_wait="today",
        moud_wait_on=date(2026, 11, 1),
        url="https://clinic.example.org/",
    )
    a_phone(service=clinic)
    for number, term in enumerate(TaxonomyTerm.objects.all()):
        a_fact(term.key, service=clinic, value=number % 3 > 0)
    listing = a_listing(
        clinic, slug="clinic", assured_date=date(2024, 11, 1), assured_how=Verification.PHONED
    )
    weekdays = {"freq": "WEEKLY", "service_at_location": listing}
    Schedule.objects.create(
        byday="MO,TU,WE,TH,FR", opens_at=time(9), closes_at=time(17, 30), **weekdays
    )
    Schedule.objects.create(byday="SA", opens_at=time(12), closes_at=time(0), **weekdays)
    Schedule.objects.create(
        freq="MONTHLY",
        byday="2SU,4SU",
        opens_at=time(10),
        closes_at=time(11),
        service_at_location=listing,
    )
    box = a_service(ServiceKind.NALOXONE, "Corner Box", naloxone_training="none")
    a_listing(box, a_location(location_type="virtual", latitude=None, longitude=None), slug="box")
    site = a_service(
        ServiceKind.SUPERVISED_CONSUMPTION, "Corner Site", scs_status=SupervisedSiteStatus.APPLIED
    )
    a_listing(site, slug="planned")
    a_listing(a_service(name="Corner Gone", status="defunct"), slug="gone")
    Hotline.objects.all().delete()
    search_rows.refresh(ServiceAtLocation.objects.all())


@pytest.mark.django_db
def test_no_english_is_left(client, town):
    left = {}
    for path in (*PATHS, *MORE_PATHS):
        english = texts_of(client.get(path).content.decode())
        for code in OTHERS:
            texts = texts_of(client.get(f"/{code}{path}").content.decode())
            assert len(texts) > 10, path
            same = {text for text in english & texts if has_words(text, SHARED[code])}
            left |= dict.fromkeys(same, f"/{code}{path}")
    assert left == {}


def has_words(text: str, shared: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", re.sub(rf"{NAMES}|\b(?:{shared})\b", "", text)))
