"""What was checked long ago says so, on its page and on every card."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from services.curation import search_rows
from services.models import DirectorySettings, ServiceAtLocation
from services.tests.builders import a_listing, a_phone, a_service

from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db
CARDS = ("/search/?near=19134", "/search/?q=corner", "/places/us/pa/philadelphia/")
OLD = "May be out of date, call first."


def page_of(client, path: str) -> str:
    return assert_public_page(client.get(path), status=200)


@pytest.fixture
def box(db):
    service = a_service(name="Corner Box")
    a_phone(service=service)
    a_listing(service, slug="box", assured_date=date(2025, 12, 1), assured_how="phoned")
    search_rows.refresh(ServiceAtLocation.objects.all())


@pytest.mark.parametrize("page", [*CARDS, "/listings/box/"])
def test_after_a_year_it_says_so(client, box, page):
    with time_machine.travel("2026-12-01T15:00:00Z", tick=False):
        assert OLD not in text_of(page_of(client, page))
    with time_machine.travel("2026-12-02T15:00:00Z", tick=False):
        assert OLD in text_of(page_of(client, page))


@pytest.mark.parametrize("page", [*CARDS, "/listings/box/"])
@time_machine.travel("2026-03-02T15:00:00Z", tick=False)
def test_or_after_as_many_days_as_the_directory_decides(client, box, page):
    DirectorySettings.objects.create(stale_after_days=91)
    assert OLD not in text_of(page_of(client, page))
    DirectorySettings.objects.update(stale_after_days=90)
    assert OLD in text_of(page_of(client, page))


def test_without_a_number_nobody_is_told_to_call(client, db):
    a_listing(assured_date=date(2020, 1, 1), assured_how="phoned")
    search_rows.refresh(ServiceAtLocation.objects.all())
    text = text_of(page_of(client, "/search/?near=19134"))
    assert "May be out of date." in text
    assert "call first" not in text.partition("May be out of date.")[0][-100:]


def test_what_was_never_checked_says_that_and_no_more(client, kensington):
    text = text_of(page_of(client, "/search/?near=19134"))
    assert "Not checked yet" in text
    assert "May be out of date" not in text
