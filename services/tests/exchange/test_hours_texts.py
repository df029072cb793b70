"""Hours in the words of a list: rules where they are understood, and the words in any case."""

from __future__ import annotations

from datetime import time
from io import StringIO

import pytest
from django.core.management import call_command

from services.curation.hours import hours_of
from services.models import ImportRun, Schedule

from .lists import HEADER, MAPPING, RIVERSIDE, a_list, counts, imported, the_listing, told

pytestmark = pytest.mark.usefixtures("vocabulary")
WITH_HOURS = MAPPING.replace("[columns]", '[columns]\nHours = "service_at_location.hours_note"')
READABLE, UNREADABLE = "Mon-Fri 9am-5pm; closed on holidays", "Ask at the door"


def a_list_with(hours: str) -> str:
    return a_list(f'{RIVERSIDE},"{hours}"', header=f"{HEADER},Hours")


def import_hours(folder, hours: str):
    return imported(folder, a_list_with(hours), WITH_HOURS)


def rows() -> list[tuple[str, str, time | None]]:
    return sorted(the_listing().schedules.values_list("freq", "byday", "opens_at"))


def test_what_is_understood_becomes_rules_and_the_words_stay(tmp_path):
    import_hours(tmp_path, READABLE)
    assert rows() == [("HOLIDAYS", "", None), ("WEEKLY", "MO,TU,WE,TH,FR", time(9))]
    assert the_listing().hours_note == READABLE
    assert len(hours_of(the_listing()).rules) == 2


def test_what_is_not_understood_stays_words_alone(tmp_path):
    import_hours(tmp_path, UNREADABLE)
    assert rows() == []
    assert the_listing().hours_note == UNREADABLE


def test_the_same_list_changes_nothing(tmp_path):
    import_hours(tmp_path, READABLE)
    before = sorted(Schedule.objects.values_list("pk", flat=True))
    assert counts(import_hours(tmp_path, READABLE)) == {"unchanged": 1}
    assert sorted(Schedule.objects.values_list("pk", flat=True)) == before


def test_rules_follow_the_words_of_the_next_edition(tmp_path):
    import_hours(tmp_path, READABLE)
    assert counts(import_hours(tmp_path, "Sat 10am-noon")) == {"changed": 1}
    assert rows() == [("WEEKLY", "SA", time(10))]


def test_rules_go_when_the_words_cannot_be_read_any_more(tmp_path):
    import_hours(tmp_path, READABLE)
    for words in (UNREADABLE, ""):
        import_hours(tmp_path, words)
        assert (rows(), the_listing().hours_note) == ([], words)


def test_a_mapping_without_hours_leaves_words_and_rules_alone(tmp_path):
    import_hours(tmp_path, READABLE)
    assert counts(imported(tmp_path, a_list(RIVERSIDE))) == {"unchanged": 1}
    assert len(rows()) == 2


def test_hours_that_a_person_wrote_are_kept_and_told(tmp_path):
    import_hours(tmp_path, READABLE)
    the_listing().schedules.all().delete()
    the_listing().schedules.create(byday="SU", opens_at="10:00", closes_at="12:00")
    result = import_hours(tmp_path, "Sat 10am-noon")
    assert rows() == [("WEEKLY", "SU", time(10))]
    assert "schedules: kept “WEEKLY 1 SU 10:00 12:00 open” from here" in told(result)


def test_a_person_gives_hours_to_words_that_were_not_understood(tmp_path):
    import_hours(tmp_path, UNREADABLE)
    the_listing().schedules.create(byday="SU", opens_at="10:00", closes_at="12:00")
    assert counts(import_hours(tmp_path, UNREADABLE)) == {"unchanged": 1}
    assert len(rows()) == 1


def test_undoing_the_import_takes_the_rules_back(tmp_path):
    import_hours(tmp_path, READABLE)
    before = rows()
    import_hours(tmp_path, "Sat 10am-noon")
    run = ImportRun.objects.get(counts__changed=1)
    call_command("undo_import", str(run.pk), stdout=StringIO())
    assert rows() == before


def test_the_lines_of_several_rows_are_read_as_one_text(tmp_path):
    mapping = WITH_HOURS.replace("[columns]", '[key]\nrow = ["Name"]\n[columns]')
    lines = [f'{RIVERSIDE},"{words}"' for words in ("Tuesday 1pm-3pm", "Monday: 9am-noon")]
    imported(tmp_path, a_list(*lines, header=f"{HEADER},Hours"), mapping)
    assert rows() == [("WEEKLY", "MO", time(9)), ("WEEKLY", "TU", time(13))]
