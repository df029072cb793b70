"""D01, D02, D06, D07, D11 and D14: lists as people have them, and what becomes of them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from services.models import ImportRun, Location, SearchEntry

from .lists import (
    HILLTOP,
    MAPPING,
    RIVERSIDE,
    a_list,
    counts,
    everything,
    imported,
    the_listing,
    told,
)

pytestmark = pytest.mark.usefixtures("vocabulary")
BOTH = a_list(RIVERSIDE, HILLTOP)


def fingerprint() -> str:
    return hashlib.sha256(json.dumps(everything(), default=str).encode()).hexdigest()


def test_d01_the_same_list_again_and_again_changes_nothing(tmp_path):
    imported(tmp_path, BOTH)
    before = fingerprint()
    columns = "Methadone?,Phone,ZIP,State,Town,Street,Name"
    turned = a_list(
        *(",".join(row.split(",")[::-1]) for row in (HILLTOP, RIVERSIDE)), header=columns
    )
    for edition in (BOTH, BOTH, a_list(HILLTOP, RIVERSIDE), turned):
        assert counts(imported(tmp_path, edition)) == {"unchanged": 2}
        assert fingerprint() == before
    assert ImportRun.objects.count() == 1


def test_d02_one_bad_row_of_many_is_named_and_the_others_come_in(tmp_path):
    rows = [RIVERSIDE.replace("1 Example", f"{number} Example") for number in range(1, 300)]
    result = imported(tmp_path, a_list(*rows[:-1], ",9 Example St,Boston,MA,2118,,", rows[-1]))
    assert counts(result) == {"added": 299, "refused": 1}
    assert [(found.number, found.reason) for found in result.refused] == [(300, "it has no name")]


@pytest.mark.parametrize(
    "name", ["=1+1", "+1 555 0100", "-5", "@SUM(1)", '=HYPERLINK(""x"")', "＝1+1", "'quoted"]
)
def test_d07_what_looks_like_a_formula_is_kept_as_text(tmp_path, name):
    imported(tmp_path, a_list(RIVERSIDE.replace("Riverside Clinic", f'"{name}"')))
    assert the_listing(name.replace('""', '"')).service.organization.name == name.replace('""', '"')


DATED = MAPPING.replace('Phone = "phone"', 'Phone = "service_at_location.valid_from"')


@pytest.mark.parametrize("text", ["01/02/2026", "2026-02-30", "45000", "yesterday"])
def test_d11_a_date_that_is_none_or_ambiguous_is_told_and_left_out(tmp_path, text):
    result = imported(tmp_path, a_list(RIVERSIDE.replace("215-555-0100", text)), DATED)
    assert f"service_at_location.valid_from: “{text}” was left out" in told(result)
    assert the_listing().valid_from is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("yes", True), ("No", False), ("1", True), ("x", True), ("✓", True), ("VRAI", None)],
)
def test_d11_yes_and_no_are_read_and_other_words_are_told(tmp_path, text, answer):
    result = imported(tmp_path, a_list(RIVERSIDE.replace(",Yes", f",{text}")))
    answers = [fact.value for fact in the_listing().service.attributes.all()]
    assert answers == ([] if answer is None else [answer])
    assert ("neither yes nor no" in told(result)) == (answer is None)


@pytest.mark.parametrize("number", ["15550100.0", "1.555E+10"])
def test_d11_a_number_that_a_spreadsheet_spoiled_is_told_and_left_out(tmp_path, number):
    result = imported(tmp_path, a_list(RIVERSIDE.replace("215-555-0100", number)))
    assert "cannot be read as a telephone number" in told(result)
    assert not the_listing().phones.exists()


def test_d11_a_zip_code_gets_its_zero_back_where_it_is_sure(tmp_path):
    imported(tmp_path, a_list(HILLTOP.replace("2118", "2139").replace("Boston", "Cambridge")))
    assert Location.objects.get().postal_code == "02139"


def test_d14_a_place_that_nobody_can_locate_has_no_pin_and_is_told(tmp_path):
    nowhere = RIVERSIDE.replace("Philadelphia,PA,19134", "Nowhere at All,PA,")
    assert "it has no pin" in told(imported(tmp_path, a_list(nowhere)))
    place: Any = Location.objects.get()
    assert (place.latitude, place.longitude) == (None, None)
    assert SearchEntry.objects.get().latitude is None
