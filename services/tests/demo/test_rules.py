"""The demo keeps the rules that staff keep: privacy, trust and where a service serves."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from django.db.models import Q

from services.management.demo.content import DEMO_DAY
from services.models import (
    Attribute,
    Check,
    Location,
    Organization,
    SearchEntry,
    Service,
    ServiceAtLocation,
)
from services.vocabulary import AddressPrivacy, SearchFlag, SupervisedSiteStatus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TEXT_FIELDS = ("name", "description", "alert", "application_process", "eligibility_description")


def yes_to(*codes: str):
    return Attribute.objects.filter(term__code__in=codes, value=True)


@pytest.mark.parametrize("model", [Organization, Service, Location, ServiceAtLocation])
def test_every_row_passes_the_forms_own_checks(model):
    relations = [field.name for field in model._meta.fields if field.is_relation]
    for row in model.objects.all():
        row.clean_fields(exclude=[*relations, "translations"])


@pytest.mark.parametrize("model", [Organization, Service, Location, ServiceAtLocation])
def test_every_row_says_that_it_is_invented(model):
    assert not model.objects.exclude(source__slug="demo", source__is_demo=True).exists()
    assert not model.objects.filter(Q(external_id="") | Q(created_at=None)).exists()


def test_every_search_row_is_marked_as_demo():
    assert SearchEntry.objects.count() > 280
    assert all(entry.flags & SearchFlag.DEMO for entry in SearchEntry.objects.all())


def test_a_public_listing_without_a_pin_says_where_it_serves():
    silent = ServiceAtLocation.objects.public().filter(
        location__public_latitude__isnull=True,
        service_areas__isnull=True,
        service__service_areas__isnull=True,
    )
    assert not silent.exists()


def test_every_place_has_a_time_zone():
    assert not Location.objects.filter(timezone="").exists()


def test_a_hidden_place_has_no_public_pin_and_the_exact_one_its_own():
    for location in Location.objects.all():
        level = AddressPrivacy(location.address_privacy)
        assert (location.public_pin is not None) == (level.has_public_pin and bool(location.pin))
        assert (location.public_pin == location.pin) == (
            level == AddressPrivacy.EXACT or location.pin is None
        )


def test_a_hidden_street_stands_in_no_public_text():
    private = ServiceAtLocation.objects.exclude(location__address_privacy=AddressPrivacy.EXACT)
    for listing in private.exclude(location__address_1="").select_related("service", "location"):
        texts = [getattr(listing.service, field) for field in TEXT_FIELDS]
        texts += [listing.slug, listing.description, listing.hours_note]
        assert listing.location.address_1 not in " ".join(texts)


def test_the_checked_date_is_that_of_the_latest_check():
    for listing in ServiceAtLocation.objects.prefetch_related("checks"):
        latest = max(listing.checks.all(), key=lambda check: check.checked_on, default=None)
        assert listing.assured_date == (latest.checked_on if latest else None)
        assert listing.assured_how == (latest.how if latest else "")


def test_checks_are_of_many_ages_and_ways():
    assert set(Check.objects.values_list("how", flat=True)) >= {
        "phoned",
        "visited",
        "website",
        "provider_confirmed",
        "official_list",
        "community_report",
    }
    assert ServiceAtLocation.objects.filter(assured_date__isnull=True).exists()


@pytest.mark.parametrize(
    "status",
    [status for status in SupervisedSiteStatus if status != SupervisedSiteStatus.OPERATING],
)
def test_a_site_that_does_not_operate_is_public_but_no_place_to_go(status):
    sites = ServiceAtLocation.objects.public().filter(service__scs_status=status)
    assert sites.exists()
    assert not SearchEntry.objects.filter(service_at_location__in=sites).exists()


def test_the_authorisation_of_one_site_has_ended():
    on_the_demo_day = datetime.combine(DEMO_DAY, time(12), tzinfo=UTC)
    ended = ServiceAtLocation.objects.authorisation_ended(at=on_the_demo_day)
    assert [site.service.name for site in ended] == ["Kelpstone pilot room"]


def test_nothing_that_needs_no_name_asks_for_id():
    both = Service.objects.filter(attributes__in=yes_to("anonymous")).filter(
        attributes__in=yes_to("id_required")
    )
    assert not both.exists()


def test_a_medicine_only_for_people_who_stopped_is_not_called_low_barrier():
    naltrexone_only = Service.objects.filter(kind="mat").exclude(
        attributes__in=yes_to("buprenorphine", "methadone")
    )
    assert naltrexone_only.count() >= 3
    assert not naltrexone_only.filter(attributes__in=yes_to("low_barrier")).exists()
