"""A place that another list or a person has listed is held back as a draft: nobody sees it twice."""

from __future__ import annotations

import pytest

from services.exchange.report import report_lines
from services.exchange.same_place import place_keys, street_key
from services.models import SearchEntry, ServiceAtLocation
from services.vocabulary import Publication

from .lists import (
    HILLTOP,
    MAPPING,
    NOW,
    RIVERSIDE,
    a_list,
    counts,
    everything,
    imported,
    the_listing,
    told,
)

pytestmark = pytest.mark.usefixtures("vocabulary")
OTHER = MAPPING.replace("invented-clinics", "invented-registry").replace(
    "Invented clinics", "Invented registry"
)
SAME = "RIVERSIDE OPCO LLC,1 Example Street Suite 5,philadelphia,PA,19134,,Yes"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("4100 SE Adams Road, Suite E-108", "4100 se adams rd"),
        ("4100 Southeast Adams Rd. #108", "4100 se adams rd"),
        ("1 West Saint Example Avenue", "1 w st example ave"),
        ("3rd & Example", "3rd example"),
        ("Suite 5, 1 Example St", "suite 5 1 example st"),
        ("Town Hall", ""),
        ("", ""),
    ],
)
def test_streets_are_compared_without_abbreviations_and_suites(text, key):
    assert street_key(text) == key


def test_a_place_is_known_by_its_town_and_by_its_postal_code():
    place = {"address_1": "1 Example St", "city": "Ft. Example", "state_province": "US-PA"}
    assert list(place_keys(place)) == ["1 example st|ft example|US-PA"]
    assert list(place_keys({**place, "city": "", "postal_code": "19134"})) == ["1 example st|19134"]
    assert list(place_keys({"address_1": "Town Hall", "city": "Erie"})) == []


def test_a_place_from_another_source_comes_in_as_a_doubtful_draft(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    result = imported(tmp_path, a_list(SAME), OTHER)
    assert counts(result) == {"doubtful": 1}
    assert told(result) == (
        "the same place and kind as “Riverside Clinic” from Invented clinics: "
        "it came in as a draft, so that nobody sees it twice"
    )
    draft = the_listing("RIVERSIDE OPCO LLC")
    assert draft.publication == Publication.DRAFT
    assert draft.service.attributes.count() == 1
    assert SearchEntry.objects.count() == 1


def test_drafts_come_last_in_the_report_and_are_counted(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    rows = a_list(SAME, HILLTOP.replace("617-555-0101", "ask"))
    lines = list(report_lines(imported(tmp_path, rows, OTHER)))
    assert [line[:5] for line in lines] == ["Row 3", "Row 2", "Held ", "Added"]
    assert lines[2] == (
        "Held back 1 as drafts, since the directory has their place from elsewhere."
    )


def test_a_second_run_keeps_the_draft_and_writes_nothing(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    imported(tmp_path, a_list(SAME), OTHER)
    before = everything()
    assert counts(imported(tmp_path, a_list(SAME), OTHER)) == {"unchanged": 1}
    assert everything() == before


def test_a_draft_that_an_editor_published_stays_published(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    imported(tmp_path, a_list(SAME), OTHER)
    ServiceAtLocation.objects.update(publication=Publication.PUBLISHED)
    imported(tmp_path, a_list(SAME.replace(",Yes", ",No")), OTHER)
    assert the_listing("RIVERSIDE OPCO LLC").publication == Publication.PUBLISHED


def test_a_place_that_a_person_listed_counts_too(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    ServiceAtLocation.objects.update(source=None, external_id="")
    result = imported(tmp_path, a_list(SAME), OTHER)
    assert "“Riverside Clinic” from here" in told(result)


@pytest.mark.parametrize(
    "row",
    [
        SAME.replace("1 Example", "2 Example"),
        SAME.replace("philadelphia,PA,19134", "Erie,PA,16501"),
        SAME.replace("1 Example Street Suite 5", "Town Hall"),
    ],
)
def test_another_place_is_published(tmp_path, row):
    imported(tmp_path, a_list(RIVERSIDE))
    assert counts(imported(tmp_path, a_list(row), OTHER)) == {"added": 1}


def test_another_kind_at_the_same_place_is_published(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    naloxone = OTHER.replace('"mat"', '"naloxone"')
    assert counts(imported(tmp_path, a_list(SAME), naloxone)) == {"added": 1}


def test_a_removed_place_hides_no_other(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    ServiceAtLocation.objects.update(deleted_at=NOW)
    assert counts(imported(tmp_path, a_list(SAME), OTHER)) == {"added": 1}


def test_peer_groups_share_a_house_unless_their_names_agree(tmp_path):
    group, other = (
        text.replace('"mat"', '"peer_support"').split("[facts]")[0] for text in (MAPPING, OTHER)
    )
    imported(tmp_path, a_list(RIVERSIDE), group)
    rows = a_list(SAME, RIVERSIDE.replace("Riverside Clinic", "riverside  clinic"))
    result = imported(tmp_path, rows, other)
    assert counts(result) == {"added": 1, "doubtful": 1}
