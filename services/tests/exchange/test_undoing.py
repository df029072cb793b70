"""Undoing an import: all as before, but never over the work of people."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from services.curation.documents import listing_document
from services.models import (
    Check,
    ImportRun,
    Location,
    Organization,
    SearchEntry,
    Service,
    ServiceAtLocation,
)

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
)

pytestmark = pytest.mark.usefixtures("vocabulary")
BOTH = a_list(RIVERSIDE, HILLTOP)


def undo(*options: str, newest: int = 0) -> list[str]:
    out = StringIO()
    run = ImportRun.objects.order_by("-finished_at", "-pk")[newest]
    call_command("undo_import", str(run.pk)[:12], *options, stdout=out)
    return out.getvalue().splitlines()


def documents() -> list[dict]:
    rows = ServiceAtLocation.objects.current().order_by("slug")
    return [listing_document(row) for row in rows]


def test_what_an_import_added_is_removed_softly(tmp_path):
    imported(tmp_path, BOTH)
    assert undo() == ["Restored 0, removed 2, kept 0."]
    for table in (Organization, Service, Location, ServiceAtLocation):
        assert (table.objects.current().count(), table.objects.count()) == (0, 2)
    assert SearchEntry.objects.count() == 0


def test_what_an_import_changed_is_as_before(tmp_path):
    imported(tmp_path, BOTH)
    before = documents()
    changed = RIVERSIDE.replace(",Yes", ",No").replace("0100", "0109").replace("19134", "19125")
    imported(tmp_path, a_list(changed, HILLTOP))
    assert documents() != before
    ImportRun.objects.filter(counts__changed=0).update(finished_at=None)
    run = ImportRun.objects.get(counts__changed=1)
    call_command("undo_import", str(run.pk), stdout=(out := StringIO()))
    assert out.getvalue() == "Restored 1, removed 0, kept 0.\n"
    assert documents() == before
    assert SearchEntry.objects.count() == 2


def test_a_listing_that_moved_is_back_at_its_place(tmp_path):
    mapping = MAPPING.replace("[columns]", '[key]\nrow = ["Name"]\n[columns]')
    imported(tmp_path, a_list(RIVERSIDE), mapping)
    before = documents()
    imported(tmp_path, a_list(RIVERSIDE.replace("1 Example", "9 Example")), mapping)
    run = ImportRun.objects.get(counts__changed=1)
    call_command("undo_import", str(run.pk), stdout=StringIO())
    assert documents() == before
    assert Location.objects.current().count() == 1


def test_a_dry_run_writes_nothing(tmp_path):
    imported(tmp_path, BOTH)
    before = everything()
    assert undo("--dry-run")[-2:] == [
        "Restored 0, removed 2, kept 0.",
        "Nothing was written (--dry-run).",
    ]
    assert everything() == before


def test_a_second_undo_does_nothing(tmp_path):
    imported(tmp_path, BOTH)
    undo()
    before = everything()
    assert "nothing to do" in undo()[0]
    assert everything() == before


def test_what_a_person_changed_since_is_kept_and_told(tmp_path):
    imported(tmp_path, BOTH)
    Service.objects.filter(name="Riverside Clinic").update(description="Ask for the nurse.")
    lines = undo()
    assert lines[-1] == "Restored 0, removed 1, kept 1."
    assert "kept: changed since: service.description." in lines[0]
    assert the_listing().deleted_at is None


def test_what_a_person_checked_is_kept(tmp_path):
    imported(tmp_path, BOTH)
    Check.objects.create(service_at_location=the_listing(), checked_on=NOW.date(), how="phoned")
    assert "somebody checked it" in undo()[0]


def test_a_fact_that_a_person_added_to_a_changed_row_stays(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    imported(tmp_path, a_list(RIVERSIDE.replace("0100", "0109")))
    Service.objects.update(description="Ask for the nurse.")
    run = ImportRun.objects.get(counts__changed=1)
    call_command("undo_import", str(run.pk), stdout=StringIO())
    listing = the_listing()
    assert listing.service.description == "Ask for the nurse."
    assert listing.phones.get().number == "+12155550100"


def test_what_a_later_import_changed_is_kept(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    first = ImportRun.objects.get()
    imported(tmp_path, a_list(RIVERSIDE.replace("0100", "0109")))
    call_command("undo_import", str(first.pk), stdout=(out := StringIO()))
    assert "changed since: service_at_location.phones" in out.getvalue()


def test_what_others_use_stays(tmp_path):
    shared = MAPPING.replace("[columns]", '[key]\norganization = "name"\n[columns]')
    imported(tmp_path, a_list(RIVERSIDE), shared)
    second = RIVERSIDE.replace("1 Example", "2 Example")
    imported(tmp_path, a_list(RIVERSIDE, second), shared)
    run = ImportRun.objects.get(counts__unchanged=1)
    call_command("undo_import", str(run.pk), stdout=StringIO())
    assert Organization.objects.current().count() == 1
    assert ServiceAtLocation.objects.current().count() == 1


def test_an_import_after_an_undo_brings_the_same_rows_back(tmp_path):
    imported(tmp_path, BOTH)
    before = {row.pk: row.slug for row in ServiceAtLocation.objects.all()}
    undo()
    changed = a_list(RIVERSIDE.replace(",Yes", ",No"), HILLTOP)
    assert counts(imported(tmp_path, changed)) == {"added": 2}
    assert {row.pk: row.slug for row in ServiceAtLocation.objects.current()} == before
    assert the_listing().service.attributes.get().value is False
    assert SearchEntry.objects.count() == 2
    assert counts(imported(tmp_path, changed)) == {"unchanged": 2}


def test_an_import_that_was_brought_back_can_be_undone_again(tmp_path):
    imported(tmp_path, BOTH)
    undo()
    imported(tmp_path, BOTH)
    run = ImportRun.objects.get(undone_at=None)
    call_command("undo_import", str(run.pk), stdout=(out := StringIO()))
    assert out.getvalue() == "Restored 0, removed 2, kept 0.\n"


def test_what_a_person_removed_stays_removed_after_an_undo(tmp_path):
    imported(tmp_path, BOTH)
    ServiceAtLocation.objects.filter(service__name="Riverside Clinic").update(deleted_at=NOW)
    assert undo()[-1] == "Restored 0, removed 1, kept 1."
    assert counts(imported(tmp_path, BOTH)) == {"added": 1, "doubtful": 1}


def test_the_imports_are_listed(tmp_path):
    call_command("undo_import", stdout=(out := StringIO()))
    assert out.getvalue() == "There is no import yet.\n"
    imported(tmp_path, BOTH)
    undo()
    call_command("undo_import", stdout=(out := StringIO()))
    assert "Invented clinics: list.csv, undone" in out.getvalue()


def test_an_unknown_import_is_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="No import has an id that starts with “zzz”"):
        call_command("undo_import", "zzz")
