from __future__ import annotations

from datetime import date

import pytest
from reversion.models import Revision

from services.curation import checking, search_rows
from services.models import SearchEntry, User
from services.tests.builders import a_listing
from services.vocabulary import Verification

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
pytestmark = pytest.mark.django_db


def test_a_check_shows_on_the_listing_and_in_the_search():
    listing = a_listing()
    ada = User.objects.create_user("ada")
    check = checking.record_check(listing, how=Verification.VISITED, on=MAY, by=ada)
    assert (check.checked_by, listing.assured_date, listing.assured_how) == (ada, MAY, "visited")
    assert SearchEntry.objects.get().shown["assured_date"] == "2026-05-01"
    assert listing.version == 2
    assert Revision.objects.get().user == ada


def test_an_older_check_that_is_recorded_later_does_not_replace_the_newest():
    listing = a_listing()
    checking.record_check(listing, how=Verification.PHONED, on=JUNE, by=None)
    checking.record_check(listing, how=Verification.VISITED, on=MAY, by=None)
    assert (listing.assured_date, listing.assured_how) == (JUNE, "phoned")


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_checks_on_one_day_the_better_way_counts(order):
    listing = a_listing()
    for how in [Verification.OFFICIAL_LIST, Verification.PHONED][::order]:
        checking.record_check(listing, how=how, on=MAY, by=None)
    assert listing.assured_how == "phoned"


def test_without_a_check_a_listing_shows_none():
    listing = a_listing(assured_date=MAY, assured_how="phoned")
    checking.derive_assurance(listing)
    assert (listing.assured_date, listing.assured_how) == (None, "")


def test_the_row_equals_a_rebuild():
    listing = a_listing()
    checking.record_check(listing, how=Verification.PHONED, on=MAY, by=None)
    written = list(SearchEntry.objects.values())
    search_rows.rebuild()
    assert list(SearchEntry.objects.values()) == written
