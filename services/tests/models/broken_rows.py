"""For every rule of the database, a row that breaks it and no other rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from django.db import models

from services.models import (
    Attribute,
    ChangeProposal,
    Check,
    Consent,
    DirectorySettings,
    EmbedCount,
    EmbedSite,
    EmergencyNumber,
    Hotline,
    ImportedRow,
    ImportRun,
    Language,
    Location,
    OldSlug,
    Organization,
    Page,
    Phone,
    Schedule,
    SearchEntry,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Source,
    TaxonomyTerm,
)
from services.models.search_entry import PIN_COLUMNS
from services.tests.builders import a_fact, a_listing, a_location, a_service, an_organization

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY, NEXT_DAY = date(2026, 11, 23), date(2026, 11, 24)
Broken = Callable[[], models.Model]


def source(**fields) -> Source:
    return Source.objects.get_or_create(slug="list", defaults={"name": "List"})[0]


def service(**fields) -> Service:
    return Service(organization=an_organization(), **{"kind": "mat", "name": "Clinic", **fields})


def location(**fields) -> Location:
    return Location(**{"country": "US", **fields})


def pinned(**fields) -> Location:
    pin = {"latitude": 40.0, "longitude": -75.0, "pin_source": "staff", "pin_accuracy": "site"}
    public = {"public_latitude": 40.0, "public_longitude": -75.0}
    return location(**{**pin, **public, **fields})


def listing(**fields) -> ServiceAtLocation:
    return ServiceAtLocation(
        **{"service": a_service(), "location": a_location(), "slug": "x", **fields}
    )


def hours(**fields) -> Schedule:
    usual = {"byday": "MO", "opens_at": time(9), "closes_at": time(17)}
    return Schedule(**{"location": a_location(), **usual, **fields})


def area(**fields) -> ServiceArea:
    usual = {"service": a_service(), "extent_type": "country", "country": "US"}
    return ServiceArea(**{**usual, **fields})


def run(**fields) -> ImportRun:
    usual = {"file_name": "a.csv", "file_sha256": "0" * 64, "started_at": NOW}
    return ImportRun(source=source(), **{**usual, **fields})


def imported_row(**fields) -> ImportedRow:
    made = run()
    made.save()
    return ImportedRow(**{"run": made, "row_number": 1, "action": "added", **fields})


def proposal(**fields) -> ChangeProposal:
    return ChangeProposal(**{"document": {}, "origin": "editor", **fields})


def entry(**fields) -> SearchEntry:
    stop = a_listing()
    usual = {"number": 1, "card": 1, "counts_as": 1, "kind": "mat", "kinds": 1, "shown": {}}
    owners = {"service_at_location": stop, "service": stop.service, "location": stop.location}
    return SearchEntry(**{**owners, **usual, **fields})


def twice(make: Broken) -> Broken:
    def second() -> models.Model:
        make().save()
        return make()

    return second


def same_fact() -> models.Model:
    owner = a_service()
    fact = a_fact("supply:needles", service=owner)
    return Attribute(term=fact.term, service=owner, value=False)


def same_listing() -> models.Model:
    first = a_listing()
    return listing(service=first.service, location=first.location)


def owned_twice() -> models.Model:
    return Phone(service=a_service(), location=a_location(), number="+12155550123")


def hotline(**fields) -> Hotline:
    return Hotline(settings=directory(), **{"country": "US", "name": "A", "number": "1", **fields})


def emergency(**fields) -> EmergencyNumber:
    return EmergencyNumber(settings=directory(), **{"country": "US", "number": "911", **fields})


def directory() -> DirectorySettings:
    return DirectorySettings.objects.get_or_create(pk=1)[0]


PIN = dict.fromkeys(PIN_COLUMNS, 1)

BROKEN: dict[str, Broken] = {
    "organization_slug_usable": lambda: Organization(slug="a/b", name="A"),
    "organization_website_http": lambda: Organization(slug="x", name="A", website="javascript:1"),
    "service_url_http": lambda: service(url="ftp://example.org"),
    "location_url_http": lambda: location(url="data:text/html,x"),
    "location_country_shaped": lambda: location(country="us"),
    "location_state_in_country": lambda: location(state_province="GB-ENG"),
    "servicearea_country_shaped": lambda: area(country="u"),
    "servicearea_state_in_country": lambda: area(extent_type="subdivision", state_province="CA-BC"),
    "serviceatlocation_slug_usable": lambda: listing(slug=""),
    "oldslug_slug_usable": lambda: OldSlug(slug="a b", service_at_location=a_listing()),
    "source_slug_usable": lambda: Source(slug="", name="A"),
    "source_url_http": lambda: Source(slug="x", name="A", url="javascript:1"),
    "page_slug_usable": lambda: Page(slug="", title="A"),
    "embedsite_slug_usable": lambda: EmbedSite(slug="", name="A"),
    "directorysettings_leave_page_http": lambda: DirectorySettings(leave_page_url="javascript:1"),
    "emergencynumber_country_shaped": lambda: emergency(country="u1"),
    "hotline_country_given": lambda: hotline(country=""),
    "hotline_country_shaped": lambda: hotline(country="us"),
    "searchentry_latitude_range": lambda: entry(**{**PIN, "latitude": 99.0}),
    "searchentry_longitude_range": lambda: entry(**{**PIN, "longitude": 181.0}),
    "service_version_positive": lambda: service(version=0),
    "organization_name_given": lambda: Organization(slug="x", name=""),
    "organization_source_and_key": lambda: Organization(slug="x", name="A", external_id="1"),
    "organization_once_per_source": twice(
        lambda: Organization(
            slug=f"x{Organization.objects.count()}", name="A", source=source(), external_id="1"
        )
    ),
    "service_name_given": lambda: service(name="  "),
    "service_kind_known": lambda: service(kind="nonsense"),
    "service_status_known": lambda: service(status="closed"),
    "service_syringe_policy_known": lambda: service(
        kind="syringe_service", syringe_policy="nonsense"
    ),
    "service_only_syringe_service": lambda: service(syringe_policy="capped"),
    "service_only_naloxone": lambda: service(naloxone_training="none"),
    "service_only_supervised_consumption": lambda: service(scs_injecting_places=3),
    "service_only_mat": lambda: service(kind="naloxone", moud_setting="otp"),
    "service_only_peer_support": lambda: service(peer_goal="no"),
    "service_minimum_age_range": lambda: service(minimum_age=121),
    "service_maximum_age_range": lambda: service(maximum_age=121),
    "service_ages_in_order": lambda: service(minimum_age=30, maximum_age=20),
    "service_cost_range": lambda: service(cost=-1, cost_currency="USD"),
    "service_cost_has_currency": lambda: service(cost=5),
    "service_authorised_in_order": lambda: service(
        kind="supervised_consumption",
        scs_status="operating",
        scs_authorised_from=NEXT_DAY,
        scs_authorised_until=DAY,
    ),
    "service_supervised_site_has_status": lambda: service(kind="supervised_consumption"),
    "service_wait_has_date": lambda: service(moud_wait="today"),
    "location_type_known": lambda: location(location_type="tent"),
    "location_privacy_known": lambda: location(address_privacy="nonsense"),
    "location_pin_source_known": lambda: pinned(pin_source="nonsense"),
    "location_pin_accuracy_known": lambda: pinned(pin_accuracy="nonsense"),
    "location_pin_complete": lambda: location(latitude=40.0),
    "location_latitude_range": lambda: pinned(latitude=90.5, public_latitude=90.5),
    "location_longitude_range": lambda: pinned(longitude=-180.5, public_longitude=-180.5),
    "location_not_null_island": lambda: pinned(
        latitude=0.0, longitude=0.0, public_latitude=0.0, public_longitude=0.0
    ),
    "location_pin_explained": lambda: pinned(pin_source=""),
    "location_virtual_has_no_pin": lambda: pinned(location_type="virtual"),
    "location_has_country": lambda: location(country=""),
    "location_public_pin_complete": lambda: pinned(address_privacy="city", public_longitude=None),
    "location_public_latitude_range": lambda: pinned(address_privacy="city", public_latitude=91.0),
    "location_public_longitude_range": lambda: pinned(
        address_privacy="city", public_longitude=181.0
    ),
    "location_hidden_has_no_public_pin": lambda: pinned(address_privacy="contact_first"),
    "location_public_pin_needs_pin": lambda: location(
        address_privacy="city", public_latitude=40.0, public_longitude=-75.0
    ),
    "location_exact_pin_is_public": lambda: pinned(public_latitude=40.1),
    "serviceatlocation_once": same_listing,
    "serviceatlocation_publication_known": lambda: listing(publication="nonsense"),
    "serviceatlocation_assured_how_known": lambda: listing(
        assured_date=DAY, assured_how="nonsense"
    ),
    "serviceatlocation_days_in_order": lambda: listing(valid_from=NEXT_DAY, valid_to=DAY),
    "serviceatlocation_closure_in_order": lambda: listing(closed_from=NEXT_DAY, closed_until=DAY),
    "serviceatlocation_closure_has_start": lambda: listing(closed_until=DAY),
    "serviceatlocation_assured_complete": lambda: listing(assured_date=DAY),
    "schedule_one_owner": lambda: hours(service_at_location=a_listing()),
    "schedule_freq_known": lambda: hours(freq="YEARLY", byday=""),
    "schedule_kind_known": lambda: hours(kind="nonsense"),
    "schedule_interval_range": lambda: hours(interval=0, dtstart=DAY),
    "schedule_times_complete": lambda: hours(closes_at=None),
    "schedule_open_has_times": lambda: hours(opens_at=None, closes_at=None),
    "schedule_closed_has_no_times": lambda: hours(kind="closed"),
    "schedule_days_fit_frequency": lambda: hours(byday=""),
    "schedule_dates_complete": lambda: hours(freq="DATES", byday="", valid_from=DAY),
    "schedule_every_other_is_anchored": lambda: hours(interval=2),
    "schedule_days_in_order": lambda: hours(valid_from=NEXT_DAY, valid_to=DAY),
    "phone_one_owner": owned_twice,
    "phone_number_given": lambda: Phone(service=a_service(), number=""),
    "phone_type_known": lambda: Phone(service=a_service(), number="988", type="telex"),
    "language_one_owner": lambda: Language(code="es"),
    "language_code_given": lambda: Language(service=a_service(), code=""),
    "servicearea_one_owner": lambda: area(service=None),
    "servicearea_extent_known": lambda: area(extent_type="planet"),
    "servicearea_fields_fit_extent": lambda: area(extent_type="subdivision"),
    "servicearea_country_given": lambda: area(country=""),
    "servicearea_latitude_range": lambda: area(
        extent_type="circle", latitude=91, longitude=0, radius_km=5
    ),
    "servicearea_longitude_range": lambda: area(
        extent_type="circle", latitude=1, longitude=181, radius_km=5
    ),
    "servicearea_radius_range": lambda: area(
        extent_type="circle", latitude=1, longitude=1, radius_km=0
    ),
    "taxonomyterm_once_per_list": twice(
        lambda: TaxonomyTerm(taxonomy="supply", code="new", name="New")
    ),
    "taxonomyterm_list_known": lambda: TaxonomyTerm(taxonomy="x", code="new", name="New"),
    "taxonomyterm_name_given": lambda: TaxonomyTerm(taxonomy="supply", code="new", name=""),
    "taxonomyterm_code_given": lambda: TaxonomyTerm(taxonomy="supply", code="", name="New"),
    "attribute_one_owner": lambda: Attribute(term=a_fact("supply:foil", service=a_service()).term),
    "attribute_once_per_service": same_fact,
    "check_how_known": lambda: Check(service_at_location=a_listing(), checked_on=DAY, how="x"),
    "check_is_a_check": lambda: Check(
        service_at_location=a_listing(), checked_on=DAY, how="unverified"
    ),
    "consent_channel_known": lambda: Consent(
        service_at_location=a_listing(), channel="fax", state="given", recorded_on=DAY
    ),
    "consent_state_known": lambda: Consent(
        service_at_location=a_listing(), channel="web", state="maybe", recorded_on=DAY
    ),
    "source_name_given": lambda: Source(slug="x", name=""),
    "importrun_ends_after_start": lambda: run(finished_at=datetime(2026, 1, 1, tzinfo=UTC)),
    "importedrow_action_known": lambda: imported_row(action="nonsense"),
    "importedrow_gone_has_no_row": lambda: imported_row(action="gone"),
    "changeproposal_origin_known": lambda: proposal(origin="nonsense"),
    "changeproposal_problem_known": lambda: proposal(problem="nonsense"),
    "changeproposal_report_has_listing_and_problem": lambda: proposal(problem="phone"),
    "changeproposal_state_known": lambda: proposal(state="nonsense", decided_at=NOW),
    "changeproposal_decided_has_time": lambda: proposal(state="accepted"),
    "changeproposal_edit_has_version": lambda: proposal(base_version=3),
    "directorysettings_one_row": lambda: DirectorySettings(id=2),
    "directorysettings_name_given": lambda: DirectorySettings(name=""),
    "directorysettings_short_name_given": lambda: DirectorySettings(short_name=" "),
    "directorysettings_unit_known": lambda: DirectorySettings(distance_unit="ly"),
    "directorysettings_stale_some_day": lambda: DirectorySettings(stale_after_days=0),
    "emergencynumber_country_given": lambda: emergency(country=""),
    "emergencynumber_number_given": lambda: emergency(number=""),
    "hotline_name_given": lambda: hotline(name=""),
    "hotline_number_given": lambda: hotline(number=""),
    "hotline_once_per_country": twice(hotline),
    "page_title_given": lambda: Page(slug="x", title=""),
    "page_once_per_language": twice(lambda: Page(slug="x", title="A")),
    "page_publication_known": lambda: Page(slug="x", title="A", publication="nonsense"),
    "page_published_is_reviewed": lambda: Page(slug="x", title="A", publication="published"),
    "embedsite_name_given": lambda: EmbedSite(slug="x", name=""),
    "embedcount_mode_known": lambda: EmbedCount(day=DAY, mode="nonsense"),
    "embedcount_other_once_per_day": twice(lambda: EmbedCount(day=DAY, mode="frame")),
    "searchentry_kind_known": lambda: entry(kind="nonsense"),
    "searchentry_kinds_given": lambda: entry(kinds=0),
    "searchentry_pin_complete": lambda: entry(latitude=40.0),
}
"""For every constraint, how to break it. The others are broken the same way on another table."""
