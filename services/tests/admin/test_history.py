"""Every act leaves one history entry that says who and what, and can be taken back alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from reversion.models import Revision, Version

from services.models import Location, Organization, ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_phone, an_organization


def url_of(row: Any, page: str = "change", *more: Any) -> str:
    model = row._meta.model_name
    return reverse(f"admin:services_{model}_{page}", args=[row.pk, *more])


def list_url(model: Any) -> str:
    return reverse(f"admin:services_{model._meta.model_name}_changelist")


@pytest.fixture
def saved(staff, open_form):
    """Save the form of a row with changes; returns the version that this made."""

    def save(row: Any, **changes: Any) -> Version:
        response = staff.post(url_of(row), {**open_form(url_of(row)), **changes})
        assert response.status_code == 302, response.context["errors"]
        return Version.objects.get_for_object(row).first()

    return save


@pytest.fixture
def bring_back(staff, open_form):
    def revert(row: Any, version: Version) -> Any:
        url = url_of(row, "revision", version.pk)
        return staff.post(url, open_form(url))

    return revert


def test_a_save_leaves_one_entry_with_name_and_fields(saved, staff, superuser):
    organization = an_organization()
    a_phone(organization=organization)
    version = saved(organization, website="https://riverside.example", description="New")
    assert Revision.objects.count() == 1
    assert version.revision.user == superuser
    page = staff.get(url_of(organization, "history")).content.decode()
    assert "Changed Description and Website." in page
    assert "ada" in page


@pytest.mark.parametrize("action", ["hide_selected", "phoned_today", "delete_selected"])
def test_an_action_on_several_rows_leaves_one_entry(staff, action, superuser):
    listings = [a_listing(), a_listing()]
    data = {"action": action, "_selected_action": [row.pk for row in listings], "post": "yes"}
    staff.post(list_url(ServiceAtLocation), data)
    revision = Revision.objects.get()
    assert revision.user == superuser
    assert revision.comment
    for listing in listings:
        assert Version.objects.get_for_object(listing).count() == 1


def test_a_removal_and_a_restoration_leave_one_entry_each(staff):
    organization = an_organization()
    staff.post(url_of(organization, "delete"), {"post": "yes"})
    action = {"action": "restore_selected", "_selected_action": [organization.pk]}
    staff.post(f"{list_url(Organization)}?removed=yes", action)
    comments = Revision.objects.order_by("pk").values_list("comment", flat=True)
    assert list(comments) == ["Removed", "Restored"]


def test_looking_at_pages_leaves_no_entry(staff, saved):
    organization = an_organization()
    version = saved(organization, name="First")
    for page in ("change", "history"):
        staff.get(url_of(organization, page))
    staff.get(url_of(organization, "revision", version.pk))
    staff.get(list_url(Organization))
    assert Revision.objects.count() == 1
    assert Organization.objects.get().version == 2


def test_bringing_back_one_row_leaves_the_others_of_its_act(staff, saved, bring_back):
    first, second = a_listing(description="old"), a_listing(description="old")
    action = {"action": "phoned_today", "_selected_action": [first.pk, second.pk]}
    staff.post(list_url(ServiceAtLocation), action)
    old = Version.objects.get_for_object(first).get()
    for listing in (first, second):
        saved(listing, description="new")
    assert bring_back(first, old).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.description, second.description) == ("old", "new")


def test_bringing_back_is_an_entry_of_its_own_and_the_version_grows(saved, bring_back):
    organization = an_organization()
    old = saved(organization, name="First")
    saved(organization, name="Second")
    bring_back(organization, old)
    organization.refresh_from_db()
    assert (organization.name, organization.version) == ("First", 4)
    assert Revision.objects.count() == 3
    assert "Brought back" in Revision.objects.first().comment


def test_bringing_back_never_widens_who_may_see_it(saved, bring_back, staff):
    listing, location = a_listing(), a_location()
    old_listing = saved(listing, description="old")
    old_location = saved(location, transportation="old")
    saved(listing, publication="hidden", slug="elsewhere")
    saved(location, address_privacy="unlisted", transportation="new")
    bring_back(listing, old_listing)
    bring_back(location, old_location)
    listing.refresh_from_db()
    location.refresh_from_db()
    assert (listing.publication, listing.slug) == ("hidden", "elsewhere")
    assert (location.address_privacy, location.transportation) == ("unlisted", "old")
    assert location.public_pin is None


def test_bringing_back_a_text_leaves_a_consent_that_was_taken_back(saved, bring_back):
    listing = a_listing()
    consent = listing.consents.create(channel="web", state="given", recorded_on="2026-05-01")
    old = saved(listing, **{"consents-0-given_by": "Sam"})
    saved(listing, **{"consents-0-state": "withdrawn"})
    bring_back(listing, old)
    consent.refresh_from_db()
    assert consent.state == "withdrawn"


def test_bringing_back_a_location_brings_back_its_pin_with_its_address(saved, bring_back):
    location = a_location()
    old = saved(location, transportation="Bus 3")
    saved(location, postal_code="10002", city="New York", state_province="us-ny")
    saved(location, latitude="40.7151", longitude="-73.9861")
    bring_back(location, old)
    location = Location.objects.get()
    assert (location.city, round(location.latitude, 4)) == ("Philadelphia", 39.9921)
    assert location.public_pin == location.pin


def test_a_state_that_is_not_of_this_row_is_not_found(staff, saved):
    first, second = an_organization(), an_organization()
    version = saved(first, name="First")
    assert staff.get(url_of(second, "revision", version.pk)).status_code == 404


def test_deleted_rows_have_no_list_since_nothing_is_deleted(staff):
    response = staff.get(f"{list_url(Organization)}recover/")
    assert response.status_code == 302  # read as the name of a row that is not there
