"""`manage.py import_listings`: what a person reads when it works, and when it does not."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from services.curation.importing import check_versions
from services.models import ServiceAtLocation, TaxonomyTerm

from .lists import HILLTOP, MAPPING, RIVERSIDE, a_file, a_list, everything

pytestmark = pytest.mark.usefixtures("vocabulary")


NO_PHONE = "phone: “ask” cannot be read as a telephone number"


def run(folder, text, *options: str, mapping: str = MAPPING, name: str = "list.csv") -> list[str]:
    out, progress = StringIO(), StringIO()
    call_command(
        "import_listings",
        "sheet",
        str(a_file(folder, text, name)),
        "--mapping",
        str(a_file(folder, mapping, "mapping.toml")),
        *options,
        stdout=out,
        stderr=progress,
    )
    return out.getvalue().splitlines() + progress.getvalue().splitlines()


def refusal(folder, text, **options: str) -> str:
    before = everything()
    with pytest.raises(CommandError) as error:
        run(folder, text, **options)
    assert everything() == before
    sentence = str(error.value)
    assert "\n" not in sentence
    return sentence


def test_it_ends_with_the_counts(tmp_path):
    lines = run(tmp_path, a_list(RIVERSIDE, HILLTOP))
    assert lines == ["Added 2, changed 0, unchanged 0, gone 0, doubtful 0, refused 0."]


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path):
    before = everything()
    lines = run(tmp_path, a_list(RIVERSIDE, HILLTOP), "--dry-run")
    assert lines == [
        "Added 2, changed 0, unchanged 0, gone 0, doubtful 0, refused 0.",
        "Nothing was written (--dry-run).",
    ]
    assert everything() == before


def test_changed_rows_are_told_with_their_number_and_fields(tmp_path):
    run(tmp_path, a_list(RIVERSIDE, HILLTOP))
    lines = run(tmp_path, a_list(RIVERSIDE.replace(",Yes", ",No"), HILLTOP))
    assert lines[0].startswith("Row 2 (Riverside Clinic) changed: service.attributes")


def test_doubtful_refused_and_gone_rows_are_told(tmp_path):
    run(tmp_path, a_list(HILLTOP))
    lines = run(tmp_path, a_list(RIVERSIDE.replace("215-555-0100", "ask"), ",,,,,,Yes"))
    assert lines == [
        "Row 3 refused: it has no name.",
        f"Row 2 (Riverside Clinic) doubtful, added: {NO_PHONE}.",
        "Gone: mat|hilltop clinic|2 example st||boston|us ma|US (not in the file any more: it stays).",
        "Added 0, changed 0, unchanged 0, gone 1, doubtful 1, refused 1.",
    ]


def test_doubts_of_unchanged_rows_are_told_when_all_is_asked_for(tmp_path):
    doubtful = a_list(RIVERSIDE.replace("215-555-0100", "ask"))
    run(tmp_path, doubtful)
    assert len(run(tmp_path, doubtful)) == 1
    assert "unchanged: phone" in run(tmp_path, doubtful, "--verbosity", "2")[0]


def test_a_long_report_is_cut_unless_all_is_asked_for(tmp_path):
    rows = a_list(*[",,,,,,Yes"] * 60, RIVERSIDE)
    lines = run(tmp_path, rows, "--dry-run")
    assert "… and 10 more refused (--verbosity 2 shows all)." in lines
    assert len(run(tmp_path, rows, "--dry-run", "--verbosity", "2")) == 62


def test_skipped_and_joined_rows_are_counted(tmp_path):
    mapping = MAPPING.replace("[facts]", "[skip]\nTown = ['Boston']\n[facts]")
    lines = run(tmp_path, a_list(RIVERSIDE, RIVERSIDE, HILLTOP), mapping=mapping)
    assert lines[:2] == [
        "Skipped 1 where Town is “Boston”.",
        "Joined 1 rows with another row of the same listing.",
    ]


def test_a_long_file_shows_its_progress(tmp_path):
    rows = [RIVERSIDE.replace("1 Example", f"{number} Example") for number in range(1000)]
    assert "Read 1,000 rows …" in run(tmp_path, a_list(*rows), "--dry-run")


def test_a_wrong_file_is_one_sentence(tmp_path):
    assert "is not a text file" in refusal(tmp_path, b"\x89PNG\r\n\x1a\n\0\0", name="map.png")


def test_a_file_that_breaks_off_leaves_nothing(tmp_path):
    assert "row 3 has a quote" in refusal(tmp_path, a_list(RIVERSIDE, '"Hilltop,2 Example St'))


def test_a_bad_mapping_is_one_sentence(tmp_path):
    bad = MAPPING.replace("location.city", "location.cty")
    assert "no field “location.cty”" in refusal(tmp_path, a_list(RIVERSIDE), mapping=bad)


def test_a_folder_and_a_missing_file_are_one_sentence(tmp_path):
    mapping = str(a_file(tmp_path, MAPPING, "mapping.toml"))
    for path in (tmp_path, tmp_path / "nothing.csv"):
        with pytest.raises(CommandError, match=r"is a folder|cannot be read"):
            call_command("import_listings", "sheet", str(path), "--mapping", mapping)


def test_an_import_that_meets_another_says_what_to_do(tmp_path, monkeypatch):
    run(tmp_path, a_list(RIVERSIDE))

    def save_first(changes):
        ServiceAtLocation.objects.update(version=9)
        check_versions(changes)

    monkeypatch.setattr("services.curation.importing.check_versions", save_first)
    with pytest.raises(CommandError, match="Somebody saved one of these rows meanwhile"):
        run(tmp_path, a_list(RIVERSIDE.replace("0100", "0109")))


def test_an_empty_vocabulary_is_named(tmp_path):
    TaxonomyTerm.objects.all().delete()
    assert "loaddata taxonomy" in refusal(tmp_path, a_list(RIVERSIDE))
