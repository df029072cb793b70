"""The real lists beside a working copy, imported with the mappings of docs/examples, twice."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from services.exchange.importing_all import ListToImport, read_lists
from services.models import ImportRun, Location, ServiceAtLocation

from .lists import everything
from .test_meeting_privacy import the_whole_database

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
MAPPINGS = EXAMPLES / "mappings"
ADDED = "Added {0:,}, changed 0, unchanged 0, gone 0, doubtful {1}, refused 0."
AGAIN = "Added 0, changed 0, unchanged {0:,}, gone 0, doubtful 0, refused 0."
LISTS = {
    "philly_mat_2020": {
        "dbhids_mat_programs": ("dbhids_mat_programs.csv", 40, 0),
        "fqhcs": ("fqhcs.csv", 19, 4),
        "prevention_point": ("prevention_point_syringe_exchange_sites.csv", 11, 0),
        "samhsa_programs_pa": ("samhsa_programs_pa.csv", 85, 11),
    },
    "samhsa_otp_2021": {
        "samhsa_otp_2021": ("OpioidTreatmentProgram_Geocoded.csv", 1817, 13),
    },
    "vancouver_naloxone_2018": {
        "vancouver_naloxone_2018": ("vancouver-pharmacies.csv", 51, 0),
    },
    # In this order: the pharmacies leave rows to the two lists before them.
    "ny_esap_2019": {
        "ny_esap_facilities": ("healthcareFacilities.json", 22, 0),
        "ny_esap_providers": ("healthcareProviders.json", 13, 0),
        "ny_esap_pharmacies": ("pharmacies.json", 2969, 8),
    },
}
"""By folder and mapping: the file, how many of its listings are added, how many are doubtful."""


def run(mapping: str, path: Path) -> str:
    """The line that an import ends with."""
    out = StringIO()
    arguments = ("sheet", str(path), "--mapping", str(MAPPINGS / f"{mapping}.toml"))
    call_command("import_listings", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue().splitlines()[-1]


def run_all(folder: str, data: Path) -> list[str]:
    lists = LISTS[folder].items()
    return [run(mapping, data / folder / file_name) for mapping, (file_name, *_counts) in lists]


@pytest.mark.usefixtures("vocabulary")
@pytest.mark.parametrize("folder", LISTS)
def test_real_lists_are_imported_whole_and_once(shared_data, folder):
    counts = [count for _file_name, *count in LISTS[folder].values()]
    assert run_all(folder, shared_data) == [ADDED.format(*count) for count in counts]
    before, runs = everything(), ImportRun.objects.count()
    assert run_all(folder, shared_data) == [AGAIN.format(sum(count)) for count in counts]
    assert everything() == before
    assert ImportRun.objects.count() == runs


@pytest.mark.usefixtures("vocabulary")
def test_a_van_of_a_real_list_is_one_service_with_many_stops(shared_data):
    run_all("philly_mat_2020", shared_data)
    stops = ServiceAtLocation.objects.filter(source__slug="prevention-point-syringe-exchange-sites")
    assert len({stop.service_id for stop in stops}) == 1
    building = stops.get(location__address_1__startswith="2913")
    assert building.hours_note.splitlines()[0].startswith("Monday: ")
    assert len(building.hours_note.splitlines()) == 5
    assert not Location.objects.filter(latitude=None).exists()


def import_list(entry: ListToImport) -> str:
    out = StringIO()
    arguments = (entry.format, str(entry.file), "--mapping", str(entry.mapping))
    call_command("import_listings", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue().splitlines()[-1]


def named(data: Path, *words: str) -> list[ListToImport]:
    lists = read_lists(EXAMPLES / "real_lists.toml", folder=data)
    return [entry for entry in lists if any(word in str(entry.file) for word in words)]


@pytest.mark.usefixtures("vocabulary")
def test_real_feeds_are_imported_whole_and_once(shared_data):
    lists = named(shared_data, "meeting_guide_feeds", "findtreatment")
    assert len(lists) == 4
    assert all(import_list(entry).endswith("refused 0.") for entry in lists)
    before, runs = everything(), ImportRun.objects.count()
    again = [import_list(entry) for entry in lists]
    assert all(line.startswith("Added 0, changed 0, unchanged") for line in again)
    assert everything() == before
    assert ImportRun.objects.count() == runs


@pytest.mark.usefixtures("vocabulary")
def test_no_password_or_contact_of_a_real_feed_is_stored(shared_data):
    for entry in named(shared_data, "meeting_guide_feeds"):
        import_list(entry)
    stored = the_whole_database().casefold()
    needles = ("pwd=", "password", "passcode", "[redacted]", "[email]", "venmo", "zelle", ",,0000")
    assert [needle for needle in needles if needle in stored] == []


@pytest.mark.long
@pytest.mark.usefixtures("vocabulary")
def test_a_clinic_on_two_national_lists_is_shown_once(shared_data):
    lists = named(shared_data, "us_moud_2020", "samhsa_otp_2021")
    assert [import_list(entry) for entry in lists] == [
        ADDED.format(6439, 30),
        ADDED.format(3432, 780),
        ADDED.format(641, "1,189"),
    ]
    assert [import_list(entry)[:19] for entry in lists] == ["Added 0, changed 0,"] * 3
