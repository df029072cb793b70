"""From a listing, everything that belongs to it is one tap away; lists find it in plain words."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from services.curation import search_rows
from services.models import ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service, an_organization
from services.vocabulary import ServiceKind

from .conftest import url_of

LISTINGS = "admin:services_serviceatlocation_changelist"


def listed(staff, query=""):
    page = staff.get(f"{reverse(LISTINGS)}?{query}")
    return set(page.context["cl"].result_list)


def test_a_listing_leads_to_its_service_its_place_and_its_page(staff):
    listing = a_listing(a_service(ServiceKind.MAT))
    page = staff.get(url_of(listing)).content.decode()
    for target in (url_of(listing.service), url_of(listing.location), listing.get_absolute_url()):
        assert f'href="{target}"' in page


@pytest.mark.parametrize("publication", ["draft", "hidden"])
def test_a_listing_that_nobody_sees_has_no_link_to_its_page(staff, publication):
    listing = a_listing(publication=publication)
    assert listing.get_absolute_url() not in staff.get(url_of(listing)).content.decode()


def test_a_service_leads_to_its_organization_and_its_listings(staff):
    listing = a_listing()
    page = staff.get(url_of(listing.service)).content.decode()
    assert f'href="{url_of(listing.service.organization)}"' in page
    assert f"{reverse(LISTINGS)}?service__id__exact={listing.service.pk}" in page


def test_a_service_offers_a_form_for_one_more_listing(staff):
    service = a_service()
    form = staff.get(f"{reverse('admin:services_serviceatlocation_add')}?service={service.pk}")
    assert form.context["adminform"].form.initial["service"] == str(service.pk)


def test_an_organization_leads_to_its_services_by_kind(staff):
    organization = an_organization()
    for name in ("One", "Two"):
        a_service(ServiceKind.MAT, name, organization=organization)
    page = staff.get(url_of(organization)).content.decode()
    link = f"/matclinic/?organization__id__exact={organization.pk}"
    assert page.count(link) == 1


@pytest.mark.parametrize("words", ["Riverside", "naloxone", "Camden", "example street", "08102"])
def test_a_listing_is_found_in_plain_words(staff, words):
    service = a_service(name="Free naloxone", organization=an_organization("Riverside"))
    listing = a_listing(service, a_location(city="Camden", postal_code="08102"))
    other = an_organization("Elsewhere")
    a_listing(
        a_service(name="Syringes", organization=other),
        a_location(city="Chester", postal_code="19013", address_1="2 Other Road"),
    )
    assert listed(staff, f"q={words}") == {listing}


def test_removed_listings_are_listed_only_when_asked_for(staff):
    kept, removed = a_listing(), a_listing()
    ServiceAtLocation.objects.filter(pk=removed.pk).update(deleted_at=timezone.now())
    assert listed(staff) == {kept}
    assert listed(staff, "removed=yes") == {removed}


def test_listings_are_sorted_out_by_whether_people_find_them(staff):
    found, draft = a_listing(), a_listing(publication="draft")
    nowhere = a_listing(location=a_location(address_privacy="contact_first"))
    search_rows.rebuild()
    assert listed(staff, "found=yes") == {found, nowhere}
    assert listed(staff, "found=no") == {draft}
    assert listed(staff, "found=nowhere") == {nowhere}


def test_the_list_says_when_and_how_a_listing_was_checked(staff):
    a_listing(assured_date=date(2026, 5, 1), assured_how="phoned")
    page = staff.get(reverse(LISTINGS)).content.decode()
    assert "May 1, 2026" in page
    assert "We called" in page


def test_a_removed_row_says_so_and_offers_to_restore_it(staff):
    listing = a_listing()
    ServiceAtLocation.objects.filter(pk=listing.pk).update(deleted_at=timezone.now())
    page = staff.get(url_of(listing)).content.decode()
    assert "Nobody outside sees it" in page
    assert 'name="_restore"' in page
    assert "/delete/" not in page
