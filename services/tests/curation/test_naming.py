from __future__ import annotations

import pytest

from services.curation import naming
from services.tests.builders import a_listing, a_location, a_service, an_organization

pytestmark = pytest.mark.django_db


def test_a_short_name_tells_the_service_and_the_town():
    slug = naming.listing_slug(a_service(name="Free naloxone"), a_location(name="Back door"))
    assert slug == "free-naloxone-philadelphia"


@pytest.mark.parametrize("privacy", ["contact_first", "service_area", "unlisted"])
def test_a_short_name_never_tells_a_hidden_place(privacy):
    location = a_location(name="Safe house", address_privacy=privacy)
    assert naming.listing_slug(a_service(name="Free naloxone"), location) == "free-naloxone"


def test_present_and_former_short_names_are_not_given_again():
    service, location = a_service(name="Box"), a_location()
    listing = a_listing(slug="box-philadelphia")
    listing.old_slugs.create(slug="box-philadelphia-2")
    assert naming.listing_slug(service, location) == "box-philadelphia-3"


@pytest.mark.parametrize("name", ["ナロキソン", "💉", "x" * 200])
def test_every_name_gives_a_short_name(name):
    slug = naming.listing_slug(a_service(name=name), a_location(city="横浜"))
    assert 1 <= len(slug) <= 110
    assert slug.isascii()


def test_organizations_get_their_own():
    an_organization(slug="riverside")
    assert naming.organization_slug("Riverside") == "riverside-2"


def test_a_former_short_name_is_kept_and_given_back():
    listing = a_listing(slug="new")
    naming.keep_former_slug(listing, "old")
    assert naming.belongs_to_another("old", a_listing())
    assert not naming.belongs_to_another("old", listing)
    listing.slug = "old"
    naming.keep_former_slug(listing, "new")
    assert [former.slug for former in listing.old_slugs.all()] == ["new"]


def test_saving_without_a_rename_keeps_nothing():
    listing = a_listing()
    naming.keep_former_slug(listing, listing.slug)
    assert not listing.old_slugs.exists()
