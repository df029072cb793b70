"""People win: what they changed, removed or save meanwhile is never overwritten by a list."""

from __future__ import annotations

import pytest

from services.curation.importing import ChangedMeanwhile
from services.exchange.importing import finish_import
from services.models import (
    Attribute,
    ImportRun,
    Location,
    Organization,
    SearchEntry,
    Service,
    ServiceAtLocation,
)
from services.tests.builders import a_fact
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
    prepared,
    the_listing,
    told,
)

pytestmark = pytest.mark.usefixtures("vocabulary")
BOTH = a_list(RIVERSIDE, HILLTOP)


def test_a_value_that_a_person_changed_is_kept_and_told_each_time(tmp_path):
    imported(tmp_path, BOTH)
    Service.objects.filter(name="Riverside Clinic").update(name="Riverside Health")
    for _time in range(2):
        result = imported(tmp_path, BOTH)
        assert counts(result) == {"doubtful": 1, "unchanged": 1}
        assert told(result) == (
            "service.name: kept “Riverside Health” from here, where the list has “Riverside Clinic”"
        )
    assert Service.objects.filter(name="Riverside Health").exists()


def test_what_a_person_left_alone_still_follows_the_list(tmp_path):
    imported(tmp_path, BOTH)
    Service.objects.filter(name="Riverside Clinic").update(description="Ask for Pat.")
    result = imported(tmp_path, BOTH.replace("215-555-0100", "215-555-0109"))
    assert counts(result) == {"changed": 1, "unchanged": 1}
    assert the_listing().service.description == "Ask for Pat."


def test_a_kept_value_does_not_become_the_lists_own(tmp_path):
    imported(tmp_path, BOTH)
    Service.objects.filter(name="Riverside Clinic").update(name="Riverside Health")
    imported(tmp_path, BOTH.replace("215-555-0100", "215-555-0109"))
    assert counts(imported(tmp_path, BOTH)) == {"doubtful": 1, "unchanged": 1}
    assert Service.objects.filter(name="Riverside Health").exists()


def test_a_fact_that_a_person_added_stays(tmp_path):
    imported(tmp_path, BOTH)
    a_fact("moud_attr:walk_in", service=the_listing().service)
    assert counts(imported(tmp_path, BOTH)) == {"unchanged": 2}
    imported(tmp_path, BOTH.replace("215-555-0100,Yes", "215-555-0100,No"))
    answers = {fact.term.code: fact.value for fact in the_listing().service.attributes.all()}
    assert answers == {"walk_in": True, "methadone": False}


def test_a_changed_answer_leaves_the_dates_of_the_others(tmp_path):
    imported(tmp_path, BOTH)
    fact = a_fact("moud_attr:walk_in", service=the_listing().service, checked_on=NOW.date())
    imported(tmp_path, BOTH.replace("215-555-0100,Yes", "215-555-0100,No"))
    assert Attribute.objects.get(pk=fact.pk).checked_on == NOW.date()


def test_a_listing_that_a_person_hid_stays_hidden(tmp_path):
    imported(tmp_path, BOTH)
    ServiceAtLocation.objects.filter(pk=the_listing().pk).update(publication=Publication.HIDDEN)
    imported(tmp_path, BOTH.replace("215-555-0100", "215-555-0109"))
    assert the_listing().publication == Publication.HIDDEN
    assert not SearchEntry.objects.filter(pk=the_listing().pk).exists()


@pytest.mark.parametrize("table", [ServiceAtLocation, Service, Location, Organization])
def test_what_a_person_removed_stays_removed(tmp_path, table):
    imported(tmp_path, a_list(RIVERSIDE))
    table.objects.update(deleted_at=NOW)
    before = everything()
    result = imported(tmp_path, a_list(RIVERSIDE.replace("0100", "0109")))
    assert told(result) == "kept out, since a person removed it here"
    assert everything() == before


def test_a_place_that_a_person_chose_is_kept(tmp_path):
    imported(tmp_path, BOTH)
    elsewhere = the_listing("Hilltop Clinic").location
    ServiceAtLocation.objects.filter(pk=the_listing("Hilltop Clinic").pk).delete()
    ServiceAtLocation.objects.filter(pk=the_listing().pk).update(location=elsewhere)
    imported(tmp_path, a_list(RIVERSIDE))
    assert the_listing().location == elsewhere


def test_a_new_stop_of_a_service_does_not_overwrite_what_a_person_changed(tmp_path):
    mapping = MAPPING.replace(
        "[constants]", '[key]\norganization = "name"\nservice = "name"\n[constants]'
    )
    imported(tmp_path, a_list(RIVERSIDE), mapping)
    Service.objects.update(description="Ask for Pat.")
    both = a_list(RIVERSIDE, RIVERSIDE.replace("1 Example", "0 Example"))
    imported(tmp_path, both, mapping)
    said = mapping.replace("[facts]", '"service.description" = "From the list."\n[facts]')
    result = imported(tmp_path, both, said)
    assert counts(result) == {"doubtful": 2}
    assert Service.objects.get().description == "Ask for Pat."


def test_a_row_that_a_person_saved_meanwhile_stops_the_import(tmp_path):
    imported(tmp_path, BOTH)
    result = prepared(tmp_path, BOTH.replace("0100", "0109").replace("0101", "0108"))
    ServiceAtLocation.objects.filter(pk=the_listing().pk).update(version=7)
    before = everything()
    with pytest.raises(ChangedMeanwhile):
        finish_import(result, at=NOW)
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_of_two_imports_at_once_one_wins_and_nothing_is_there_twice(tmp_path):
    first, second = prepared(tmp_path, BOTH), prepared(tmp_path, BOTH)
    finish_import(first, at=NOW)
    before = everything()
    with pytest.raises(ChangedMeanwhile):
        finish_import(second, at=NOW)
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_an_import_that_breaks_off_leaves_nothing(tmp_path, monkeypatch):
    before = everything()

    def break_off(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("services.curation.importing.refresh_keys", break_off)
    with pytest.raises(KeyboardInterrupt):
        imported(tmp_path, BOTH)
    assert everything() == before
    assert not ImportRun.objects.exists()


def test_how_much_of_an_address_shows_is_for_people_to_decide_later(tmp_path):
    mapping = MAPPING.replace("[facts]", '"location.address_privacy" = "city"\n[facts]')
    imported(tmp_path, BOTH, mapping)
    Location.objects.update(address_privacy="approximate")
    assert counts(imported(tmp_path, BOTH, mapping)) == {"unchanged": 2}
