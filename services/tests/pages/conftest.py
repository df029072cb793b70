from __future__ import annotations

import pytest

from services.curation import help_texts, search_rows
from services.models import DirectorySettings, EmergencyNumber, ServiceAtLocation
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind


@pytest.fixture
def kensington(db):
    """Three places around ZIP 19134, and one that is a state away."""
    exchange = a_service(ServiceKind.SYRINGE_EXCHANGE, "Kensington Needle Exchange")
    a_fact("supply:naloxone_kit", service=exchange)
    a_phone(service=exchange)
    a_listing(exchange, a_location(39.9925, -75.1180), slug="kensington-exchange")
    clinic = a_service(ServiceKind.MAT, "Allegheny Clinic")
    a_listing(clinic, a_location(40.0010, -75.1150), slug="allegheny-clinic")
    naloxone = a_service(ServiceKind.NALOXONE, "Corner Pharmacy")
    a_listing(naloxone, a_location(40.0200, -75.1000), slug="corner-pharmacy")
    far = a_service(ServiceKind.MAT, "Far Clinic")
    a_listing(far, a_location(40.7128, -74.0060, state_province="US-NY"), slug="far-clinic")
    search_rows.refresh(ServiceAtLocation.objects.all())


@pytest.fixture
def numbers(db):
    """Emergency numbers of three countries."""
    settings = DirectorySettings.objects.create(countries_served=["US"])
    for country, number in (("US", "911"), ("AU", "000"), ("DE", "112")):
        EmergencyNumber.objects.create(settings=settings, country=country, number=number)


@pytest.fixture
def help_pages(db):
    """The help pages that come with the project."""
    help_texts.load()
