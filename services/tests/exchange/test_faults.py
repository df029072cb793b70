"""D03 and D04: imports that are killed, that meet each other, and that meet an editor."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections

from services.curation.editing import lock, refresh_listings_of, touch
from services.curation.history import act
from services.models import ImportRun, Phone, SearchEntry, ServiceAtLocation

from .processes import start_import

ROWS = 300
KILLS = 14

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def terms(transactional_db):
    call_command("loaddata", "taxonomy", verbosity=0)


def start(folder: Path, street: str = "Example St", phone: str = "0100") -> subprocess.Popen[str]:
    """An import of a list of clinics in one street."""
    rows = (
        f"Clinic {number},{number} {street},Boston,MA,02118,617-555-{phone},Yes"
        for number in range(1, ROWS + 1)
    )
    return start_import(folder, slug_of(street), *rows)


def slug_of(street: str) -> str:
    return street.replace(" ", "-").lower()


def finished(process: subprocess.Popen[str]) -> tuple[bool, str]:
    """Whether it went well, and what it said: never a traceback."""
    out, errors = process.communicate(timeout=300)
    assert "Traceback" not in errors
    return process.returncode == 0, (out + errors).strip().splitlines()[-1]


def listed(street: str) -> set[int]:
    """How many listings, search rows and listings of a whole run a list has: one number, if well."""
    ours = {"source__slug": slug_of(street)}
    listings = ServiceAtLocation.objects.filter(**ours).count()
    entries = SearchEntry.objects.filter(
        **{f"service_at_location__{name}": value for name, value in ours.items()}
    )
    return {listings, entries.count(), ROWS * ImportRun.objects.filter(**ours).count()}


def assert_integrity() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for question, answer in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
                assert cursor.execute(f"PRAGMA {question}").fetchall() == answer


def test_d03_a_killed_import_leaves_all_rows_or_none_and_can_be_run_again(tmp_path):
    started = time.monotonic()
    assert finished(start(tmp_path, "Whole Way"))[0]
    seconds = time.monotonic() - started
    chance = random.Random(3)
    for number in range(KILLS):
        street = f"Killed Way {number}"
        process = start(tmp_path, street)
        time.sleep(chance.uniform(0.3, 1) * seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        connections.close_all()
        assert listed(street) in ({0}, {ROWS})
        assert_integrity()
        assert finished(start(tmp_path, street))[0]
        assert listed(street) == {ROWS}


def test_d04_of_two_imports_at_the_same_moment_one_wins(tmp_path):
    outcomes = [finished(process) for process in (start(tmp_path), start(tmp_path))]
    assert any(is_done for is_done, _line in outcomes)
    for is_done, line in outcomes:
        assert is_done or "Nothing was written" in line
    assert listed("Example St") == {ROWS}
    assert finished(start(tmp_path))[1].startswith(f"Added 0, changed 0, unchanged {ROWS}")


def edit(listing: ServiceAtLocation, note: str) -> None:
    """What saving a form of the admin does."""
    with act("Edited", by=None):
        lock(listing)
        listing.hours_note = note
        touch(listing)
        listing.save()
        refresh_listings_of(listing)


def test_d04_an_import_and_an_editor_lose_nothing_to_each_other(tmp_path):
    assert finished(start(tmp_path))[0]
    listing = ServiceAtLocation.objects.get(service__name="Clinic 7")
    process, edits = start(tmp_path, phone="0199"), 0
    while process.poll() is None:
        edits += 1
        edit(listing, f"Edit {edits}")
        time.sleep(0.02)
    is_done, line = finished(process)
    assert is_done or "Somebody saved one of these rows meanwhile" in line
    assert is_done or finished(start(tmp_path, phone="0199"))[0]
    listing.refresh_from_db()
    assert listing.hours_note == f"Edit {edits}"
    assert set(Phone.objects.values_list("number", flat=True)) == {"+16175550199"}
    assert_integrity()
