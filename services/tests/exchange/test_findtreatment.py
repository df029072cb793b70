"""FindTreatment.gov: words of services become facts through the terms' SAMHSA codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from services.curation.documents import terms_by_key
from services.exchange.formats import FORMATS
from services.exchange.importing import ImportResult, finish_import, prepare_import
from services.models import ServiceAtLocation, TaxonomyTerm
from services.vocabulary import MoudSetting, samhsa

from .lists import NOW, a_file, counts, everything, told

pytestmark = pytest.mark.usefixtures("vocabulary")
LOCATOR = """
country = "US"
[source]
slug = "invented-locator"
name = "Invented locator"
[file]
rows_under = "rows"
"""
PLACE = {
    "_irow": 1,
    "frid": "a1",
    "name1": "Riverside Clinic",
    "name2": "",
    "street1": "1 Example St",
    "street2": "",
    "city": "Philadelphia",
    "state": "PA",
    "zip": "19134",
    "phone": "215-555-0100",
    "intake1": "215-555-0101 x7",
    "hotline1": None,
    "website": "http://example.org",
    "latitude": "39.9927",
    "longitude": "-75.1196",
}


def a_place(*services: tuple[str, str], **fields: Any) -> dict[str, Any]:
    listed = [{"f1": "", "f2": group, "f3": words} for group, words in services]
    return {**PLACE, **fields, "services": listed}


def imported_places(folder: Path, *places: Any) -> ImportResult:
    format_ = FORMATS["findtreatment"]
    mapping = format_.load_mapping(a_file(folder, LOCATOR, "locator.toml"))
    sheet = format_.open(a_file(folder, json.dumps({"rows": places}), "page.json"), mapping)
    result = prepare_import(mapping, sheet, started_at=NOW, read=format_.read)
    finish_import(result, at=NOW)
    return result


def the_place() -> ServiceAtLocation:
    found: ServiceAtLocation = ServiceAtLocation.objects.get()
    return found


def facts() -> set[str]:
    return {row.term.key for row in the_place().service.attributes.all() if row.value}


def test_services_become_facts_by_their_codes(tmp_path):
    words = "Medicaid; Military insurance (e.g., TRICARE); Cash or self-payment"
    imported_places(tmp_path, a_place(("PAY", words), ("AS", "Case management")))
    assert facts() == {
        "payment:medicaid",
        "payment:military",
        "payment:self_pay",
        "support:case_management",
    }


@pytest.mark.parametrize(
    ("group", "words", "kind", "setting"),
    [
        ("OT", "SAMHSA-certified Opioid Treatment Program", "mat", "otp"),
        ("PHR", "Buprenorphine with naloxone  (Suboxone®)", "mat", ""),
        ("OT", "Prescribes/administers naltrexone", "mat", ""),
        ("OT", "Accepts clients on opioid medication", "related", ""),
        ("OT", "Do not use medication for opioid addiction", "related", ""),
        ("SET", "Outpatient", "related", ""),
    ],
)
def test_the_kind_follows_from_the_codes(tmp_path, group, words, kind, setting):
    imported_places(tmp_path, a_place((group, words)))
    service = the_place().service
    assert (service.kind, service.moud_setting) == (kind, setting)


def test_medicines_are_facts(tmp_path):
    words = "Methadone maintenance; Buprenorphine maintenance for predetermined time"
    imported_places(tmp_path, a_place(("OT", words)))
    assert facts() == {"moud_medication:methadone", "moud_medication:buprenorphine"}


def test_several_numbers_say_what_they_are_for(tmp_path):
    imported_places(tmp_path, a_place(hotline1="800-555-0199", intake1="(215) 555-0100; 988"))
    rows = the_place().phones.order_by("position")
    assert [(row.number, row.type, row.description) for row in rows] == [
        ("+12155550100", "voice", ""),
        ("988", "voice", "New clients"),
        ("+18005550199", "hotline", "Hotline"),
    ]


def test_languages_ages_and_genders(tmp_path):
    imported_places(
        tmp_path,
        a_place(("OL", "Spanish; German"), ("AGE", "Adults; Young adults"), ("GN", "Male")),
    )
    spoken = the_place().service.languages.order_by("code")
    assert [row.code for row in spoken] == ["de", "es"]
    assert facts() == {"entry_rule:minimum_age", "population:men"}


def test_a_place_that_takes_children_has_no_age_limit(tmp_path):
    imported_places(tmp_path, a_place(("AGE", "Adults; Children/adolescents")))
    assert "entry_rule:minimum_age" not in facts()


def test_words_without_a_term_are_counted(tmp_path):
    result = imported_places(tmp_path, a_place(("AS", "Acupuncture"), ("TAP", "Anger management")))
    assert result.unread == {"the service “acupuncture”": 1}


def test_a_second_run_in_another_order_changes_nothing(tmp_path):
    places = [a_place(("PAY", "Medicaid")), a_place(frid="a2", street1="2 Example St")]
    imported_places(tmp_path, *places)
    before = everything()
    assert counts(imported_places(tmp_path, *reversed(places))) == {"unchanged": 2}
    assert everything() == before


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ({**PLACE, "frid": ""}, "it has no frid"),
        ({**PLACE, "name1": None}, "it has no name"),
        ("text", "it is not an object"),
    ],
)
def test_what_is_no_place_is_refused_alone(tmp_path, place, why):
    result = imported_places(tmp_path, a_place(), place)
    assert why in result.refused[0].reason
    assert counts(result) == {"added": 1, "refused": 1}


@pytest.mark.parametrize("services", [None, "text", [None], [{"f2": 5, "f3": None}]])
def test_broken_services_do_no_harm(tmp_path, services):
    result = imported_places(tmp_path, {**PLACE, "services": services})
    assert counts(result) == {"added": 1}


def test_a_far_pin_is_doubtful(tmp_path):
    result = imported_places(tmp_path, a_place(latitude="-75.1196", longitude="39.9927"))
    assert "with latitude and longitude swapped" in told(result)


def test_every_code_of_the_terms_has_words():
    codes = {code for term in TaxonomyTerm.objects.all() for code in term.samhsa_codes}
    # Their words stand in no page of the locator that we have seen.
    unseen = set("DLC HAV HBV IH MHCV MHIV MPEP NX SUMH TBG".split())
    assert codes - set(samhsa.CODES_BY_WORDS.values()) <= unseen


def test_settings_are_choices_of_the_vocabulary():
    assert {name for name, _codes in samhsa.SETTINGS_BY_CODE} <= set(MoudSetting.values)
    assert samhsa.AGES_TERM in terms_by_key()
