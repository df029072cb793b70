"""Meeting Guide feeds: groups at places, times, codes, and meetings that are elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from services.models import (
    ImportedRow,
    Location,
    Organization,
    SearchEntry,
    Service,
    ServiceAtLocation,
    Source,
)
from services.vocabulary import meeting_guide as codes

from .feeds import FEED_MAPPING, MEETING, ONLINE, imported_feed, prepared_feed
from .lists import counts, everything, the_listing, told

pytestmark = pytest.mark.usefixtures("vocabulary")


def times(name: str = "Morning Group") -> list[tuple[str, str, str]]:
    rows = the_listing(name).schedules.order_by("opens_at", "byday")
    return [
        (row.byday, f"{row.opens_at:%H:%M}-{row.closes_at:%H:%M}", row.description) for row in rows
    ]


def facts(name: str = "Morning Group") -> set[str]:
    listing = the_listing(name)
    return {row.term.key for owner in (listing, listing.service) for row in owner.attributes.all()}


def test_one_group_at_one_place_is_one_listing_with_its_times(tmp_path):
    friday = {**MEETING, "day": [5, 0], "types": ["C"], "time": "7:30 PM", "end_time": "8:30 pm"}
    result = imported_feed(tmp_path, MEETING, {**MEETING, "day": "3"}, friday)
    assert counts(result) == {"added": 1, "joined": 2}
    assert times() == [
        ("MO,WE", "07:00-08:00", "Discussion, Open to all"),
        ("FR,SU", "19:30-20:30", "Members only"),
    ]
    assert ImportedRow.objects.get().row_number == 1


def test_types_are_facts_of_the_vocabulary(tmp_path):
    imported_feed(tmp_path, {**MEETING, "types": ["O", "X", "W", "B", "ASBI"]})
    assert facts() == {
        "peer_approach:twelve_step",
        "peer_type:open",
        "population:women",
        "accessibility:step_free",
    }
    assert times()[0][2] == "As Bill Sees It, Big Book, Open to all, Women"


def test_a_language_is_a_language(tmp_path):
    imported_feed(tmp_path, {**MEETING, "types": ["S"]})
    assert [row.code for row in the_listing("Morning Group").service.languages.all()] == ["es"]


@pytest.mark.parametrize("types", [None, "", [], [None, ""], "O, D", 5])
def test_null_types_do_no_harm(tmp_path, types):
    assert counts(imported_feed(tmp_path, {**MEETING, "types": types})) == {"added": 1}


def test_unknown_types_are_counted(tmp_path):
    result = prepared_feed(tmp_path, {**MEETING, "types": ["ZZZ", "O"]}, MEETING)
    assert result.unread == {"the type “ZZZ”": 1}


def test_every_type_of_the_tables_is_known_to_the_vocabulary():
    from services.curation.documents import terms_by_key  # noqa: PLC0415

    assert set(codes.MEETING_TERMS.values()) <= set(terms_by_key())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"day": None, "time": None}, "No set time: ask the group."),
        ({"day": [], "time": ""}, "No set time: ask the group."),
    ],
)
def test_a_meeting_by_appointment_has_no_times(tmp_path, fields, said):
    imported_feed(tmp_path, {**MEETING, **fields})
    assert (times(), the_listing("Morning Group").hours_note) == ([], said)


@pytest.mark.parametrize("fields", [{"day": 9}, {"time": "25:00"}, {"time": "soon"}, {"day": True}])
def test_a_day_or_time_that_is_none_is_doubtful(tmp_path, fields):
    result = imported_feed(tmp_path, {**MEETING, **fields})
    assert counts(result) == {"doubtful": 1}
    assert "is not a" in told(result)


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        ("", "07:00-08:00"),
        (None, "07:00-08:00"),
        ("07:00", "07:00-08:00"),
        ("24:00", "07:00-00:00"),
    ],
)
def test_a_meeting_without_an_end_lasts_an_hour_and_says_so(tmp_path, end, shown):
    imported_feed(tmp_path, {**MEETING, "end_time": end})
    (found,) = times()
    assert found[1] == shown
    assert ("end not given" in found[2]) == (end != "24:00")


def test_an_online_meeting_has_no_place_but_an_area(tmp_path):
    imported_feed(tmp_path, ONLINE)
    listing = the_listing("Evening Group")
    assert (listing.location.location_type, listing.location.pin) == ("virtual", None)
    assert listing.location.url == "https://meet.example.org/j/12345"
    assert listing.location.timezone == "America/New_York"
    assert listing.service.peer_format == "online"
    assert [str(area) for area in listing.service_areas.all()] == ["US-PA"]


def test_a_meeting_in_person_and_online_keeps_its_place(tmp_path):
    imported_feed(tmp_path, {**MEETING, "conference_phone": "+1 215 555 0100,,123456#,,#,,99887#"})
    listing = the_listing("Morning Group")
    assert listing.service.peer_format == "hybrid"
    assert listing.location.pin is not None
    assert [phone.number for phone in listing.phones.all()] == ["+12155550100"]


def test_a_closed_place_with_a_link_meets_online(tmp_path):
    imported_feed(
        tmp_path,
        {**ONLINE, "formatted_address": MEETING["formatted_address"], "types": ["TC", "ONL"]},
    )
    listing = the_listing("Evening Group")
    assert (listing.location.location_type, listing.service.status) == ("virtual", "active")
    assert "peer_type:temporarily_closed" not in facts("Evening Group")


def test_a_closed_place_without_a_link_is_closed_for_now(tmp_path):
    imported_feed(tmp_path, {**MEETING, "types": ["TC", "O"]})
    assert the_listing("Morning Group").service.status == "temporarily closed"
    assert "peer_type:temporarily_closed" in facts()
    assert SearchEntry.objects.count() == 1


def test_a_day_that_is_closed_is_left_out_of_the_times(tmp_path):
    imported_feed(tmp_path, MEETING, {**MEETING, "day": 2, "types": ["TC"]})
    assert [row[0] for row in times()] == ["MO"]
    assert the_listing("Morning Group").service.status == "active"


def test_groups_of_one_house_share_the_place(tmp_path):
    other = {**MEETING, "name": "Other Group", "location": "EXAMPLE CHURCH (hall)"}
    result = imported_feed(tmp_path, MEETING, {**MEETING, "day": 4}, other)
    assert counts(result) == {"added": 2, "joined": 1}
    assert [place.name for place in Location.objects.all()] == ["Example Church"]
    assert Organization.objects.count() == 1


@pytest.mark.parametrize(
    ("updated", "day"),
    [
        (["2021-08-27 14:40:51", "2021-09-01 10:00:00"], date(2021, 9, 1)),
        (["8/28/2021", None, "9/1/2021 6:11:17 AM"], date(2021, 9, 1)),
        (["28/8/2021", "1/9/2021"], date(2021, 9, 1)),
        (["8/9/2021"], None),
        (["8/28/2021", "28/8/2021"], None),
        (["yesterday", "2021-02-30"], None),
    ],
)
def test_the_newest_change_is_the_date_of_the_list(tmp_path, updated, day):
    meetings = [{**MEETING, "day": n, "updated": text} for n, text in enumerate(updated)]
    imported_feed(tmp_path, *meetings)
    assert Source.objects.get().published_on == day


def test_a_second_run_in_another_order_changes_nothing(tmp_path):
    other = {**MEETING, "day": 4, "location": "Example church", "notes": "Ring the bell."}
    imported_feed(tmp_path, MEETING, other, ONLINE)
    before = everything()
    result = imported_feed(tmp_path, ONLINE, other, MEETING)
    assert counts(result) == {"unchanged": 2, "joined": 1}
    assert everything() == before


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("text", "it is not an object with named values"),
        ({**MEETING, "name": ""}, "it has no name"),
        ({**MEETING, "name": 5}, "it has no name"),
        ({**MEETING, "name": "Zoom pw: HiddenWord"}, "its name holds a password"),
    ],
)
def test_what_is_no_meeting_is_refused_alone(tmp_path, entry, why):
    result = prepared_feed(tmp_path, MEETING, entry)
    assert counts(result) == {"added": 1, "refused": 1}
    assert why in result.refused[0].reason


def test_an_address_in_parts_is_read(tmp_path):
    parts = {
        "address": "1 Example St",
        "city": "Philadelphia",
        "state": "PA",
        "postal_code": "19134",
    }
    imported_feed(tmp_path, {**MEETING, "formatted_address": None, **parts})
    assert str(the_listing("Morning Group").location.postal_code) == "19134"


def test_a_place_without_a_street_is_somewhere_in_the_town(tmp_path):
    imported_feed(tmp_path, {**MEETING, "formatted_address": "Philadelphia, PA, USA"})
    assert the_listing("Morning Group").location.pin_accuracy == "city"


def test_a_person_who_renamed_a_group_wins(tmp_path):
    imported_feed(tmp_path, MEETING)
    Service.objects.update(name="Sunrise Group")
    result = imported_feed(tmp_path, MEETING)
    assert counts(result) == {"doubtful": 1}
    assert ServiceAtLocation.objects.count() == 1


def test_a_mapping_of_a_feed_names_no_columns(tmp_path):
    from services.exchange.mapping import BadMapping  # noqa: PLC0415

    bad = FEED_MAPPING + '[columns]\nname = "service.name"\n'
    with pytest.raises(BadMapping, match="this format knows its fields"):
        prepared_feed(tmp_path, MEETING, mapping=bad)
    with pytest.raises(BadMapping, match=r"nothing fills “organization\.name”"):
        prepared_feed(
            tmp_path,
            MEETING,
            mapping=FEED_MAPPING.replace('"organization.name"', '"organization.email"'),
        )
