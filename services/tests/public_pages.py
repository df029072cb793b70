"""Every public page, in a directory that has something to say on each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from services.curation import help_texts, search_rows
from services.models import DirectorySettings, EmergencyNumber, Hotline, Schedule, ServiceAtLocation
from services.pages import signed_forms
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import AddressPrivacy, ServiceKind, Verification

LANGUAGES = ("en", "es", "ar", "fr")
RESULTS = "/search/?near=19134&within=25"
TWO_FILTERS = f"{RESULTS}&kind=naloxone&kind=mat"
REPORT, SUGGEST = "/listings/clinic/report/", "/suggest/"
FORMS = (REPORT, SUGGEST)
PAGES = (
    "/",
    RESULTS,
    f"{RESULTS}&page=2",
    TWO_FILTERS,
    f"{RESULTS}&view=filters",
    f"{RESULTS}&view=map",
    f"{RESULTS}&view=pocket",
    "/search/?near=15213",
    "/search/?near=Fargo, ND&within=5",
    "/search/?near=nowhere",
    "/search/?near=springfield",
    "/search/?near=19134&within=x&colour=red",
    "/listings/clinic/",
    "/listings/quiet/",
    "/listings/gone/",
    "/naloxone/",
    "/places/",
    "/places/us/pa/",
    "/places/us/pa/philadelphia/",
    "/help/",
    "/help/safer-use/",
    "/help/overdose/",
    "/help/about/",
    "/offline/",
    "/saved/",
    "/nothing/",
    REPORT,
    f"{REPORT}thanks/",
    SUGGEST,
    f"{SUGGEST}thanks/",
)
FACTS = (
    "payment:medicaid entry_rule:anonymous moud_attr:walk_in moud_medication:methadone"
    " accessibility:step_free amenity:food support:housing supply:needles"
)


def in_language(language: str, path: str) -> str:
    return path if language == "en" else f"/{language}{path}"


def type_fast(monkeypatch: Any) -> None:
    """Let forms be sent at once, as no test can wait as long as a person types."""
    monkeypatch.setattr(signed_forms, "TYPING_SECONDS", 0)


def fill_directory(*, leave_page_url: str = "https://example.org/") -> None:
    """Places of all kinds with long names, in a directory that offers to leave its pages."""
    settings = DirectorySettings.objects.create(
        name="Find harm reduction services",
        contact_email="help@example.org",
        countries_served=["US", "CA"],
        leave_page_url=leave_page_url,
    )
    EmergencyNumber.objects.create(settings=settings, country="US", number="911")
    Hotline.objects.create(settings=settings, country="US", name="Never Use Alone", number="988")
    for number in range(24):
        kind = list(ServiceKind)[number % 6]
        service = a_service(kind, f"Kensington Avenue drop-in and health services {number}")
        a_phone(f"+121555501{number:02}", service=service)
        place = a_location(39.9925 + number / 500, -75.1180)
        open_all_day(a_listing(service, place, slug=f"place-{number}"))
    tell_all_of_a_clinic()
    quiet = a_location(39.9992, -75.2001, address_privacy=AddressPrivacy.APPROXIMATE)
    a_listing(a_service(name="Quiet Group"), quiet, slug="quiet")
    a_listing(a_service(name="Gone Clinic", status="defunct"), slug="gone")
    a_listing(a_service(name="Oakland box"), a_location(40.4440, -79.9530), slug="oakland")
    help_texts.load()
    search_rows.rebuild()


def tell_all_of_a_clinic() -> None:
    """The nearest place, closed for now, with a neighbour in the same house."""
    service = a_service(
        ServiceKind.MAT, "Allegheny Clinic (north)", url="https://clinic.example.org/", cost=0,
        description="Come as you are, at any time. Bring nothing.", alert="Closed this Friday.",
        application_process="Walk in or call.", eligibility_description="Adults.",
    )  # fmt: skip
    for fact in FACTS.split():
        a_fact(fact, service=service)
    a_fact("entry_rule:id_required", value=False, service=service)
    a_phone(service=service)
    place = a_location(39.9925, -75.1180, transportation="Two blocks from the train.")
    checked = {"assured_date": date(2024, 11, 1), "assured_how": Verification.PHONED}
    listing = a_listing(service, place, slug="clinic", **checked)
    open_all_day(listing)
    a_listing(a_service(name="Next door"), place, slug="next-door")


def open_all_day(listing: ServiceAtLocation) -> None:
    """So that a page is the same at any hour of a test."""
    for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"):
        Schedule.objects.create(
            service_at_location=listing, byday=day, opens_at=time(0), closes_at=time(0)
        )


@dataclass(frozen=True)
class Opened:
    """A page in a tab, and the name by which a finding tells of it."""

    name: str
    tab: Any


def open_each(tab: Any, language: str, paths: tuple[str, ...] = PAGES) -> Iterator[Opened]:
    """Every page in one tab, one after the other; a form also as it is after a mistake."""
    for path in paths:
        tab.goto(in_language(language, path))
        if "view=map" in path:
            tab.locator(".map-marker").first.wait_for()
            tab.wait_for_load_state("networkidle")
        yield Opened(in_language(language, path), tab)
        if path in FORMS:
            tab.locator("#send").click()
            tab.locator(".problem").wait_for()
            yield Opened(f"{in_language(language, path)} with errors", tab)
