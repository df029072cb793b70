"""Rows that speak of the same thing are joined, in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

from services.exchange.joining import Joining, merge_lines
from services.exchange.rows import ReadRow, read_row
from services.exchange.sheets import Row
from services.exchange.spool import Spool

from .lists import MAPPING, a_mapping

STOPS = """
country = "US"
[source]
slug = "invented-stops"
name = "Invented stops"
[key]
organization = "name"
service = "name"
[columns]
Corner = "location.address_1"
ZIP = "location.postal_code"
Lat = "location.latitude"
Lng = "location.longitude"
Phone = "phone"
[texts]
"service_at_location.hours_note" = "{Day}: {What}"
[constants]
"organization.name" = "Riverside Harm Reduction"
"service.name" = "Needle exchange"
"service.kind" = "syringe_service"
"location.city" = "Philadelphia"
"location.state_province" = "US-PA"
[facts]
Free = "payment:free"
"""
BLANK = dict.fromkeys(("Corner", "ZIP", "Lat", "Lng", "Phone", "Day", "What", "Free"), "")


def rows(folder, *cells: dict[str, str]):
    mapping = a_mapping(folder, STOPS)
    return [read_row(mapping, Row(number, {**BLANK, **row})) for number, row in enumerate(cells, 2)]


def joined(found: Iterable[ReadRow]) -> list[ReadRow]:
    joining = Joining(Spool())
    for row in joining.join(found):
        joining.keep(row)
    return list(joining.listings())


def one_joined(folder, *cells: dict[str, str]) -> ReadRow:
    (listing,) = joined(rows(folder, *cells))
    return listing


A_DAY = {"Corner": "1st & Example", "ZIP": "19134", "Day": "Friday", "What": "packs"}


def test_the_days_of_one_place_become_one_listing(tmp_path):
    monday = {**A_DAY, "Day": "Monday", "What": "exchange"}
    listing = one_joined(tmp_path, A_DAY, monday)
    assert listing.document["service_at_location"]["hours_note"] == (
        "Monday: exchange\nFriday: packs"
    )
    assert listing.numbers == [2, 3]
    assert listing.doubts == []


def test_what_one_row_leaves_out_another_fills(tmp_path):
    pin = {"Lat": "39.9927", "Lng": "-75.1196", "Phone": "215-555-0100"}
    listing = one_joined(tmp_path, {**A_DAY, "ZIP": ""}, {**A_DAY, **pin})
    assert listing.document["location"]["postal_code"] == "19134"
    assert listing.document["location"]["latitude"] == 39.9927
    assert listing.document["service_at_location"]["phones"][0]["number"] == "+12155550100"


def test_the_order_of_the_rows_does_not_matter(tmp_path):
    cells = [
        {**A_DAY, "Day": "Monday", "Phone": "215-555-0101", "Lat": "39.99", "Lng": "-75.11"},
        {**A_DAY, "Phone": "215-555-0100", "ZIP": "19125"},
        {**A_DAY, "Corner": "1ST & EXAMPLE", "Lat": "39.98", "Lng": "-75.12"},
    ]
    documents = [one_joined(tmp_path, *order).document for order in permutations(cells)]
    assert all(document == documents[0] for document in documents)


def test_pins_far_apart_are_doubted_and_one_is_taken_whole(tmp_path):
    one, other = {"Lat": "39.99", "Lng": "-75.11"}, {"Lat": "40.05", "Lng": "-75.02"}
    listing = one_joined(tmp_path, {**A_DAY, **one}, {**A_DAY, **other})
    place = listing.document["location"]
    assert (place["latitude"], place["longitude"]) in {(39.99, -75.11), (40.05, -75.02)}
    assert "two rows put this address 10.2 km apart: one pin was taken" in listing.doubts


def test_yes_and_no_together_are_not_known(tmp_path):
    listing = one_joined(tmp_path, {**A_DAY, "Free": "yes"}, {**A_DAY, "Free": "no"})
    assert listing.document["service"]["attributes"] == {}
    assert listing.doubts == ["payment:free is yes in one row and no in another"]


def test_different_postal_codes_of_one_address_are_doubted(tmp_path):
    listing = one_joined(tmp_path, A_DAY, {**A_DAY, "ZIP": "19125"})
    assert listing.doubts == [
        "location.postal_code: “19125” was taken, and “19134” in another row was not"
    ]


def test_another_spelling_is_no_doubt(tmp_path):
    listing = one_joined(tmp_path, {**A_DAY, "Corner": "1ST & EXAMPLE"}, A_DAY)
    assert listing.document["location"]["address_1"] == "1st & Example"
    assert listing.doubts == []


def test_stops_of_one_service_agree_on_it(tmp_path):
    stops = joined(rows(tmp_path, {**A_DAY, "Free": "yes"}, {**A_DAY, "Corner": "2nd & Example"}))
    facts = [stop.document["service"]["attributes"] for stop in stops]
    assert facts == [{"payment:free": True}] * 2
    assert len({stop.keys.service for stop in stops}) == 1


def test_rows_of_different_names_are_not_joined(tmp_path):
    mapping = a_mapping(tmp_path, MAPPING)
    cells = {"Street": "1 Example St", "Town": "Erie", "State": "PA", "ZIP": "", "Phone": ""}
    named = [{**cells, "Methadone?": "", "Name": name} for name in ("Clinic A", "Clinic B")]
    found = joined(read_row(mapping, Row(number, row)) for number, row in enumerate(named, 2))
    assert len(found) == 2


def test_weekdays_come_in_the_order_of_the_week():
    lines = merge_lines("Thursday: a\nBring a bag", "Tuesday: b")
    assert lines == "Tuesday: b\nThursday: a\nBring a bag"
