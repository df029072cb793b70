"""What people type, and the listings they find, best first."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services.models import SearchEntry, SearchSpelling
from services.search.rows import RowMemory
from services.search.text import TextQuery, best_matches, conditions_of, read_text

pytestmark = pytest.mark.django_db

EXCHANGE = "Riverside Needle Exchange"
VAN = "Narcan Van"
PHARMACY = "St. Brigid's Pharmacy"
ROOM = "Överdose Prevention Centre Fjord"
CLINIC = "Allegheny Clinic"
VIVITROL = "Vivitrol at Larkspindle"
MARIPOSA = "Grupo Mariposa"
STEPS = "N.A. Clean Start"
HOUSING = "Rooms and Jobs"
NEPA = "Ashpole Medicine of NEPA"
SHARP = "Oriel House – Sharp"

FOUND = [
    # A name, an organization, another name; the name counts most.
    ("riverside needle exchange", [EXCHANGE]),
    ("riverside", [EXCHANGE, VAN]),
    ("la ribera", [VAN, EXCHANGE]),
    ("Ironmoss", [CLINIC]),
    ("narcoticos anonimos", [STEPS]),
    # Case, accents, apostrophes, dots, ß, letters of other widths, other scripts.
    ("ALLEGHENY", [CLINIC]),
    ("overdose prevention center fjord", [ROOM]),
    ("Övérdose fjörd", [ROOM]),
    ("saint brigids", [PHARMACY]),
    ("st brigid’s", [PHARMACY]),
    ("A L L E G H E N Y", []),  # letters are not put together: nobody could tell where words end
    ("Ａｌｌｅｇｈｅｎｙ", [CLINIC]),
    ("日本語の案内", [HOUSING]),
    # Plurals and other forms, English and Spanish.
    ("clinics", [CLINIC, VIVITROL]),  # that a place for medicine is a clinic, its kind says
    ("clínicas", [CLINIC, VIVITROL]),
    ("pharmacies", [PHARMACY]),
    ("farmacia", [PHARMACY]),
    ("mujer", [MARIPOSA]),
    ("reunión", [MARIPOSA, STEPS]),
    # Words of the field.
    ("naloxone", [VAN, EXCHANGE, PHARMACY]),
    ("Narcan", [VAN, EXCHANGE, PHARMACY]),
    ("naloxona", [VAN, EXCHANGE, PHARMACY]),
    ("kloxxado", [VAN, EXCHANGE, PHARMACY]),
    ("syringe services", [EXCHANGE]),
    ("SSP", [EXCHANGE]),
    ("needle swap near me", [EXCHANGE]),
    ("intercambio de jeringas", [EXCHANGE]),
    ("clean needles", [EXCHANGE]),
    ("clean start", [STEPS]),
    ("needle clinic", []),  # the exchange is no clinic, and clinics give no needles
    ("safe injection site", [ROOM]),
    ("SCS", [ROOM]),
    ("OPS", [ROOM]),
    ("sala de consumo supervisado", [ROOM]),
    ("suboxone", [CLINIC]),
    ("sublocade", [CLINIC]),
    ("metadona", [CLINIC]),
    ("MOUD", [CLINIC, VIVITROL]),
    ("MAT", [CLINIC, VIVITROL]),
    ("naltrexone", [VIVITROL]),
    ("hep c", [CLINIC]),
    ("VHC", [CLINIC]),
    ("HIV", [EXCHANGE]),
    ("AIDS test", [EXCHANGE]),
    ("AA", []),  # alcohol is another group than N.A.
    ("NA", [STEPS]),
    ("grupo de apoyo", [MARIPOSA, STEPS]),
    ("support group", [MARIPOSA, STEPS]),
    # A name is no word of the field because it shares a stem with one.
    ("needle exchange", [EXCHANGE]),
    ("NEP", [EXCHANGE]),
    ("nepa", [NEPA]),
    ("needles", [EXCHANGE]),
    ("sharps", [EXCHANGE]),
    ("sharp", [SHARP]),
    ("oriel sharp", [SHARP]),
    ("mata", [SHARP]),
    ("women", [MARIPOSA]),
    ("ladies", [MARIPOSA]),
    ("lady", [SHARP]),
    ("trans", []),
    ("tran", [SHARP]),
    ("mats", [SHARP]),
    # Old and hurtful words find help, too.
    ("shooting gallery", [ROOM]),
    ("rehab", [CLINIC, VIVITROL]),
    ("junkie", [ROOM, EXCHANGE]),
    ("ex-con", [HOUSING]),
    # Two things at once: both must be there; not what is known to be missing.
    ("methadone clinic", [CLINIC]),
    ("naloxone hiv test", [EXCHANGE]),
    ("narcan riverside", [VAN, EXCHANGE]),
    ("naloxone methadone", []),  # no listing has both
    ("wound care", []),  # the exchange is known not to have it
    ("fentanyl strips", [EXCHANGE]),
    # A town and a street that people may know.
    ("methadone in Philadelphia", [CLINIC]),
    # Slips of the finger.
    ("nalaxone", [VAN, EXCHANGE, PHARMACY]),
    ("Suboxne", [CLINIC]),
    ("bupernorphin", [CLINIC]),
    ("rivreside", [EXCHANGE, VAN]),
    ("alegeny", []),  # two slips are too many for a word of seven letters
    ("allegeni", [CLINIC]),
    ("maripsoa", [MARIPOSA]),
    ("nedle exchagne", [EXCHANGE]),
    ("19143", []),  # a number is never corrected to another one
    # Not a word at all.
    ("%", []),
    ("_", []),
    ("*", []),
    ("\\", []),
    ("the", []),
    ("💉", []),
    ("\x00", []),
    ("\udce9", []),
    ("naloxone\x00", [VAN, EXCHANGE, PHARMACY]),
    ("naloxone OR methadone*", []),  # operators are words like any other
    ('"needle exchange"', [EXCHANGE]),
    ("100%", []),
    ("' OR 2=2 --", []),
]


def names(numbers) -> list[str]:
    return [SearchEntry.objects.get(number=number).shown["name"] for number in numbers]


def matching(text: TextQuery):
    """The rows that the words narrow a search near a place to."""
    rows = SearchEntry.objects.all()
    for condition in conditions_of(text):
        rows = rows.extra(where=[condition.sql], params=condition.params)
    return rows


@pytest.mark.parametrize(("q", "expected"), FOUND, ids=[ascii(q) for q, _names in FOUND])
def test_typed_words_find(directory, q, expected):
    text = read_text(q)
    best, _is_cut = best_matches(SearchEntry.objects.all(), text, RowMemory())
    assert names(one.row.number for one in best) == expected
    assert sorted(names(row.number for row in matching(text))) == sorted(expected)


def test_no_words_narrow_nothing(directory):
    assert matching(read_text("  ")).count() == 11


def test_what_was_corrected_is_told(directory):
    text = read_text("Nalaxone at Rivreside")
    assert text.text == "naloxone riverside"
    assert set(text.corrections) == {("nalaxone", "naloxone"), ("rivreside", "riverside")}


def test_a_word_that_nobody_has_is_told(directory):
    assert read_text("naloxone qwrtzp").unknown == ("qwrtzp",)


def test_words_are_read_with_one_question_and_matched_with_none_of_their_own(directory):
    with CaptureQueriesContext(connection) as asked:
        read_text("nalaxone rivreside metadone klinik")
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        list(matching(read_text("naloxone riverside")))
    assert len(asked) == 2


def test_signs_and_little_words_are_nothing_to_search_by(directory):
    for q in ("the", "¿?", "💉"):
        text = read_text(q)
        assert text
        assert not text.can_match
        assert text.unknown == ()


def test_endless_text_is_cut_and_told(directory):
    text = read_text("a" * 60_000)
    assert text.is_cut
    assert len(text.typed) == 200
    assert read_text("naloxone " * 20).is_cut


def test_a_word_that_a_removed_row_left_behind_is_no_correction(directory):
    SearchSpelling.objects.create(variant="zebrafinch", word="zebrafinch", token="zebrafinch")
    assert read_text("zebrafinsh").corrections == ()
