"""Pins, phones and hours that cannot be right are refused with a message, and typed text stays."""

from __future__ import annotations

from typing import Any

import pytest

from services.models import Location, Phone
from services.tests.builders import a_listing, a_location, a_phone, an_organization

from .conftest import new_row


@pytest.mark.parametrize(
    ("latitude", "longitude", "message"),
    [
        ("999", "-75", "less than or equal to 90"),
        ("-91", "-75", "greater than or equal to -90"),
        ("39", "180.1", "less than or equal to 180"),
        ("nan", "-75", "Enter a number"),
        ("inf", "-75", "Enter a number"),
        ("1e400", "-75", "Enter a number"),
        ("40,7", "-75", "Enter a number"),
        ("0", "0", "0,0 is in the sea"),
        ("39.95", "", "both latitude and longitude"),
        ("", "-75.16", "both latitude and longitude"),
        ("-75.16", "39.95", "seem to be swapped"),
        ("34.05", "-118.24", "km from this address"),
    ],
)
def test_a_pin_that_cannot_be_right_is_refused(db, refused, latitude, longitude, message):
    location = a_location()
    assert message in refused(location, latitude=latitude, longitude=longitude)
    location.refresh_from_db()
    assert location.latitude == 39.9921


def test_a_far_pin_is_saved_once_it_is_confirmed(db, submit):
    location = a_location()
    changes = {"latitude": "34.05", "longitude": "-118.24", "confirm_pin": "on"}
    assert submit(location, **changes).status_code == 302
    location.refresh_from_db()
    assert (location.latitude, location.pin_source) == (34.05, "staff")


def test_an_old_pin_of_a_source_does_not_stay_with_a_new_address(db, submit):
    location = a_location(pin_source="source")
    submit(location, city="New York", state_province="us-ny", postal_code="10002")
    location.refresh_from_db()
    assert (location.pin_source, location.pin_accuracy) == ("gazetteer", "postal_code")
    assert 40.6 < location.latitude < 40.8


def test_a_pin_of_staff_stays_and_the_page_asks_to_check_it(db, staff, submit):
    location = a_location()
    response = submit(location, address_1="2 Example Street")
    assert "check that it is still right" in staff.get(response.url).content.decode()
    location.refresh_from_db()
    assert (location.latitude, location.pin_source) == (39.9921, "staff")


def test_a_new_suite_keeps_the_pin_of_a_source(db, submit):
    location = a_location(pin_source="source")
    submit(location, address_2="Suite 2")
    location.refresh_from_db()
    assert (location.latitude, location.pin_source) == (39.9921, "source")


def test_a_pin_that_is_emptied_is_looked_up_again(db, submit):
    location = a_location()
    submit(location, latitude="", longitude="")
    location.refresh_from_db()
    assert location.pin_source == "gazetteer"


def test_a_place_that_goes_online_loses_its_pin(db, submit):
    location = a_location()
    assert submit(location, location_type="virtual").status_code == 302
    assert Location.objects.get().pin is None


def test_a_place_without_a_country_is_refused(db, refused):
    assert "Give the country of the place" in refused(Location, name="Somewhere")


@pytest.mark.parametrize(
    "typed", ["call us", "12", "215-555-0123; 215-555-0124", "-" * 61, "٣", "1" * 40, "\u202e555"]
)
def test_what_is_no_phone_number_is_refused_and_kept(db, submit, typed):
    organization = an_organization()
    response = submit(organization, **new_row("phones", number=typed, type="voice", position=0))
    assert response.status_code == 200
    bound = response.context["inline_admin_formsets"][0].formset.forms[0]
    assert bound.errors["number"]
    assert bound["number"].value() == typed
    assert not Phone.objects.exists()


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("(215) 555-0123", "US", ("+12155550123", "")),
        ("215-555-0123 ext. 4", "US", ("+12155550123", "4")),
        ("1-800-GOT-HELP", "US", ("+18004684357", "")),
        ("020 7946 0123", "GB", ("+442079460123", "")),
        ("+49 30 901820", "US", ("+4930901820", "")),
        ("988", "US", ("988", "")),
    ],
)
def test_a_phone_is_read_in_the_country_of_its_place(db, submit, typed, country, stored):
    location = a_location(country=country, state_province="", postal_code="")
    row = new_row("phones", number=typed, type="voice", position=0)
    assert submit(location, **row).status_code == 302
    phone = Phone.objects.get()
    assert (phone.number, phone.extension) == stored


def test_a_phone_that_was_not_touched_stays_as_it_is(db, submit):
    listing = a_listing()
    a_phone("+442079460123", service_at_location=listing)
    submit(listing, description="New")
    assert Phone.objects.get().number == "+442079460123"


HOURS = {"freq": "WEEKLY", "interval": 1, "kind": "open"}


@pytest.mark.parametrize(
    "fields",
    [
        {"byday": "MO", "opens_at": "24:00", "closes_at": "25:00"},
        {"byday": "MO", "opens_at": "", "closes_at": ""},
        {"byday": "MO", "opens_at": "09:00", "closes_at": ""},
        {"byday": "by appointment", "opens_at": "09:00", "closes_at": "17:00"},
        {"byday": "MO,TU,WE,TH,FR,SA,SU,XX", "opens_at": "09:00", "closes_at": "17:00"},
        {"byday": "", "opens_at": "09:00", "closes_at": "17:00"},
        {"byday": "MO", "opens_at": "09:00", "closes_at": "17:00", "interval": 99},
    ],
)
def test_hours_that_mean_nothing_are_refused(db, submit, fields):
    listing = a_listing()
    response = submit(listing, **new_row("schedules", **{**HOURS, **fields}))
    assert response.status_code == 200
    assert response.context["errors"]
    assert not listing.schedules.exists()


@pytest.mark.parametrize(("opens", "closes"), [("22:00", "02:00"), ("00:00", "00:00")])
def test_hours_past_midnight_and_around_the_clock_are_fine(db, submit, opens, closes):
    fields = {**HOURS, "byday": "mo,tu", "opens_at": opens, "closes_at": closes}
    assert submit(a_listing(), **new_row("schedules", **fields)).status_code == 302


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (("MO,TU", "09:00", "12:00"), ("TU", "11:00", "15:00"), 200),
        (("MO", "20:00", "02:00"), ("MO", "22:00", "23:00"), 200),
        (("MO", "09:00", "12:00"), ("MO", "12:00", "15:00"), 302),
        (("MO", "09:00", "12:00"), ("TU", "09:00", "12:00"), 302),
    ],
)
def test_hours_that_overlap_are_refused(db, submit, first, second, status):
    rows: dict[str, Any] = {}
    for index, (days, opens, closes) in enumerate((first, second)):
        times = {"byday": days, "opens_at": opens, "closes_at": closes}
        rows |= new_row("schedules", index, **HOURS, **times)
    response = submit(a_listing(), **rows)
    assert response.status_code == status
    assert status == 302 or "These hours overlap" in str(response.context["errors"])
