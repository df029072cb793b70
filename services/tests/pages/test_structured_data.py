"""What search engines are told of a listing: known, public facts, and equal to what is stored."""

from __future__ import annotations

import json
import re
from datetime import time

import pytest
import time_machine

from services.models import Language, Schedule, ServiceArea
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

from .invariants import DATA, assert_public_page

pytestmark = pytest.mark.django_db


def data_of(client) -> dict:
    page = assert_public_page(client.get("/listings/place/"), status=200)
    (text,) = re.findall(f"{re.escape(DATA)}(.*?)</script>", page)
    return json.loads(text)


@time_machine.travel("2026-11-23T12:00:00Z", tick=False)
def test_everything_known_is_told_as_it_is_stored(client):
    clinic = a_service(
        ServiceKind.MAT, "Allegheny Clinic", description="Same day.\nNo cost.", cost=0,
        url="https://clinic.example.org/",
    )  # fmt: skip
    a_phone(service=clinic, extension="5")
    Language.objects.create(service=clinic, code="es")
    place = a_location(address_2="Floor 2")
    a_listing(clinic, place, slug="place")
    Schedule.objects.create(location=place, byday="MO,TU", opens_at=time(9), closes_at=time(17))
    url = "http://testserver/listings/place/"
    assert data_of(client) == {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "@id": url,
        "url": url,
        "name": "Allegheny Clinic",
        "description": "Same day.\nNo cost.",
        "sameAs": "https://clinic.example.org/",
        "parentOrganization": {"@type": "Organization", "name": "Riverside Harm Reduction"},
        "telephone": "+12155550123 ext. 5",
        "contactPoint": {"@type": "ContactPoint", "availableLanguage": ["es"]},
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 Example Street, Floor 2",
            "addressLocality": "Philadelphia",
            "addressRegion": "PA",
            "postalCode": "19134",
            "addressCountry": "US",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 39.9921, "longitude": -75.117},
        "isAccessibleForFree": True,
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["Monday", "Tuesday"],
                "opens": "09:00",
                "closes": "17:00",
            }
        ],
    }


def test_what_is_not_known_is_not_told(client):
    a_listing(slug="place")
    assert data_of(client).keys() == {
        "@context", "@type", "@id", "url", "name", "parentOrganization", "address", "geo",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "type_name"),
    [
        (ServiceKind.SYRINGE_EXCHANGE, "MedicalBusiness"),
        (ServiceKind.NALOXONE, "MedicalBusiness"),
        (ServiceKind.SUPERVISED_CONSUMPTION, "MedicalBusiness"),
        (ServiceKind.MAT, "MedicalClinic"),
        (ServiceKind.PEER_SUPPORT, "LocalBusiness"),
        (ServiceKind.RELATED, "LocalBusiness"),
    ],
)
def test_each_kind_has_a_type(client, kind, type_name):
    a_listing(a_service(kind), slug="place")
    assert data_of(client)["@type"] == type_name


def test_a_pharmacy_is_one(client):
    service = a_service(ServiceKind.NALOXONE)
    a_fact("access_mode:pharmacy", service=service)
    a_listing(service, slug="place")
    assert data_of(client)["@type"] == "Pharmacy"


@pytest.mark.parametrize(
    ("privacy", "address"),
    [
        (AddressPrivacy.APPROXIMATE, {"addressLocality": "Philadelphia", "addressRegion": "PA"}),
        (AddressPrivacy.CITY, {"addressLocality": "Philadelphia", "addressRegion": "PA"}),
        (AddressPrivacy.CONTACT_FIRST, None),
        (AddressPrivacy.SERVICE_AREA, None),
    ],
)
def test_a_hidden_address_is_told_as_far_as_it_is_public(client, privacy, address):
    listing = a_listing(location=a_location(address_privacy=privacy), slug="place")
    ServiceArea.objects.create(service_at_location=listing, extent_type="country", country="US")
    data = data_of(client)
    whole = {"@type": "PostalAddress", **address, "addressCountry": "US"} if address else None
    assert (data.get("address"), data.get("geo")) == (whole, None)
    assert data["areaServed"] == ["United States"]
