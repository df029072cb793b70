from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from reversion.models import Revision

from services.curation import editing, publishing
from services.models import SearchEntry, ServiceArea, ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service, an_organization

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_a_draft_is_found_once_it_is_published_and_no_longer_when_hidden():
    listing = a_listing(publication="draft")
    publishing.publish(listing, by=None)
    assert SearchEntry.objects.count() == 1
    publishing.hide(listing, by=None)
    assert SearchEntry.objects.count() == 0
    assert listing.version == 3
    assert Revision.objects.count() == 2


def test_a_listing_without_a_pin_is_published_only_with_an_area():
    listing = a_listing(location=a_location(address_privacy="contact_first"), publication="draft")
    with pytest.raises(publishing.NeedsServiceArea):
        publishing.publish(listing, by=None)
    ServiceArea.objects.create(service=listing.service, extent_type="country", country="US")
    publishing.publish(listing, by=None)
    assert listing.publication == "published"


def test_a_refused_act_leaves_no_history():
    listing = a_listing(location=a_location(address_privacy="contact_first"), publication="draft")
    with pytest.raises(publishing.NeedsServiceArea):
        publishing.publish(listing, by=None)
    assert not Revision.objects.exists()


def test_removing_twice_keeps_the_first_moment():
    listing = a_listing()
    publishing.remove(listing, by=None, at=NOON)
    publishing.remove(listing, by=None, at=NOON + timedelta(days=1))
    assert listing.deleted_at == NOON


def test_removing_an_organization_hides_its_listings_and_restoring_brings_them_back():
    organization = an_organization()
    a_listing(a_service(organization=organization))
    publishing.remove(organization, by=None, at=NOON)
    assert SearchEntry.objects.count() == 0
    publishing.restore(organization, by=None)
    assert SearchEntry.objects.count() == 1


def test_a_place_that_was_taken_meanwhile_is_not_restored():
    listing = a_listing()
    publishing.remove(listing, by=None, at=NOON)
    a_listing(listing.service, listing.location)
    with pytest.raises(ValidationError, match="already listed"):
        publishing.restore(listing, by=None)
    assert ServiceAtLocation.objects.get(pk=listing.pk).deleted_at == NOON


def test_public_listings_without_a_place_are_named():
    with_pin, hidden = a_listing(), a_listing(location=a_location(address_privacy="contact_first"))
    served = a_listing(location=a_location(address_privacy="contact_first"))
    ServiceArea.objects.create(service_at_location=served, extent_type="country", country="US")
    found = publishing.without_a_place(ServiceAtLocation.objects.all())
    assert list(found) == [hidden]
    assert publishing.has_a_place(with_pin)


@pytest.mark.parametrize("owner", ["service", "location"])
def test_listings_depend_on_their_owners(owner):
    listing, _other = a_listing(), a_listing()
    assert list(editing.listings_of(getattr(listing, owner))) == [listing]
    assert list(editing.listings_of(listing.service.organization)) == [listing]
    assert list(editing.listings_of(listing)) == [listing]
