"""A list may say that a place is hidden: whoever imports it reads its address, and nobody else."""

from __future__ import annotations

import logging
import re
from io import StringIO

import pytest
from django.core.management import call_command

from services.models import ImportedRow, SearchWord, ServiceAtLocation
from services.vocabulary import AddressPrivacy, Publication

from .lists import MAPPING, a_file, a_list

HIDING = [level for level in AddressPrivacy if level != AddressPrivacy.EXACT]
FIRST = "Quiet Clinic,7731 Quillfeather Passage,Philadelphia,PA,19133,215-555-0100,Yes"
MOVED = FIRST.replace("7731 Quillfeather", "8842 Wrenbasket").replace("Passage", "Lane")
NEEDLES = ("quillfeather", "7731", "wrenbasket", "8842", "19133")
DOORS = (
    "/search/?q=quiet+clinic&view=map",
    "/search/?near=Philadelphia,+PA&view=map",
    "/listings/{slug}/",
    "/listings/{slug}/contact.vcf",
    "/places/us/pa/philadelphia/",
)

pytestmark = pytest.mark.usefixtures("vocabulary")


def report(folder, row: str, privacy: str, *, key: str = '[key]\nrow = ["Name"]\n') -> str:
    """What the command prints, all of it."""
    hidden = f'[constants]\n"location.address_privacy" = "{privacy}"'
    mapping = MAPPING.replace("[constants]", hidden) + key
    files = (a_file(folder, a_list(row)), a_file(folder, mapping, "mapping.toml"))
    command = ("import_listings", "sheet", str(files[0]), "--mapping", str(files[1]))
    out = StringIO()
    call_command(*command, verbosity=2, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.mark.parametrize("privacy", HIDING)
def test_the_report_tells_who_runs_it_and_no_page_or_log_does(client, tmp_path, caplog, privacy):
    with caplog.at_level(logging.DEBUG):
        report(tmp_path, FIRST, privacy)
        assert "location.address_1 “8842 Wrenbasket Lane”" in report(tmp_path, MOVED, privacy)
        listing = ServiceAtLocation.objects.get()
        assert listing.location.address_1 == "8842 Wrenbasket Lane"
        answers = [client.get(door.format(slug=listing.slug)) for door in DOORS]
    logged = "\n".join(caplog.messages).casefold()
    told = " ".join(f"{dict(one.headers)} {one.content.decode()}" for one in answers).casefold()
    assert "get /search/ 200" in logged
    assert ("quiet clinic</bdi>" in told) == (privacy != AddressPrivacy.UNLISTED)
    assert [word for word in NEEDLES if re.search(rf"\b{word}\b", f"{told} {logged}")] == []


@pytest.mark.parametrize("privacy", HIDING)
def test_what_is_hidden_stays_hidden_when_the_list_moves_it(tmp_path, privacy):
    """Another spelling of the street is another place to an import."""
    report(tmp_path, FIRST, privacy)
    report(tmp_path, MOVED, AddressPrivacy.EXACT)
    place = ServiceAtLocation.objects.get().location
    assert (place.address_1, place.address_privacy) == ("8842 Wrenbasket Lane", privacy)
    assert not SearchWord.objects.filter(token__in=NEEDLES).exists()


def test_a_list_may_hide_more_than_before(tmp_path):
    report(tmp_path, FIRST, AddressPrivacy.CITY)
    report(tmp_path, MOVED, AddressPrivacy.CONTACT_FIRST)
    place = ServiceAtLocation.objects.get().location
    assert place.address_privacy == AddressPrivacy.CONTACT_FIRST


@pytest.mark.parametrize("privacy", HIDING)
@pytest.mark.parametrize("is_known", [True, False])
def test_what_is_hidden_moves_to_no_place_that_shows_more(tmp_path, privacy, is_known):
    report(tmp_path, FIRST, privacy)
    public = MOVED.replace("Quiet", "Loud")
    if is_known:
        report(tmp_path, public, AddressPrivacy.EXACT)
    lines = report(tmp_path, f"{public}\n{MOVED}", AddressPrivacy.EXACT)
    assert "kept the hidden place, where the list has one that shows more" in lines
    quiet, loud = (
        ServiceAtLocation.objects.get(service__name=f"{name} Clinic").location
        for name in ("Quiet", "Loud")
    )
    assert (quiet.address_1, quiet.address_privacy) == ("7731 Quillfeather Passage", privacy)
    assert (loud.address_1, loud.address_privacy) == ("8842 Wrenbasket Lane", AddressPrivacy.EXACT)


def test_what_a_run_keeps_is_for_staff(client, tmp_path):
    report(tmp_path, FIRST, AddressPrivacy.CONTACT_FIRST)
    row = ImportedRow.objects.get()
    assert "Quillfeather" in str(row.after)
    for path in (f"importrun/{row.run_id}", f"importedrow/{row.pk}"):
        response = client.get(f"/admin/services/{path}/change/")
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("privacy", HIDING)
@pytest.mark.parametrize(
    "row",
    [
        FIRST.replace("7731 Quillfeather Passage", "7731 Quill Feather Psge"),
        FIRST.replace("Quillfeather Passage", "Quillfeather").replace("Philadelphia", "Phila"),
        FIRST.replace("19133", "19134").replace("7731", "7733"),
        FIRST.replace("Quiet Clinic", "QUIET CLINIC.").replace("Passage", "Psg"),
    ],
)
def test_a_row_without_a_key_is_no_public_copy_of_a_hidden_place(client, tmp_path, privacy, row):
    report(tmp_path, FIRST, privacy, key="")
    lines = report(tmp_path, row, AddressPrivacy.EXACT, key="")
    assert (
        "the name and town of “Quiet Clinic”, which is hidden here: it came in as a draft" in lines
    )
    assert "doubtful 1" in lines
    copy = ServiceAtLocation.objects.get(location__address_privacy=AddressPrivacy.EXACT)
    assert copy.publication == Publication.DRAFT
    assert not SearchWord.objects.filter(token__in=NEEDLES).exists()
    assert client.get(f"/listings/{copy.slug}/").status_code == 404


def test_a_listing_that_a_person_hid_gets_no_public_copy(tmp_path):
    report(tmp_path, FIRST, AddressPrivacy.EXACT, key="")
    ServiceAtLocation.objects.update(publication=Publication.HIDDEN)
    report(tmp_path, MOVED, AddressPrivacy.EXACT, key="")
    assert not ServiceAtLocation.objects.filter(publication=Publication.PUBLISHED).exists()


@pytest.mark.parametrize(
    "row",
    [
        MOVED.replace("Quiet", "Loud"),
        MOVED.replace("Philadelphia,PA,19133", "Erie,PA,16501"),
    ],
)
def test_another_name_or_town_is_published_beside_a_hidden_place(tmp_path, row):
    report(tmp_path, FIRST, AddressPrivacy.CITY, key="")
    report(tmp_path, row, AddressPrivacy.EXACT, key="")
    other = ServiceAtLocation.objects.get(location__address_privacy=AddressPrivacy.EXACT)
    assert other.publication == Publication.PUBLISHED
