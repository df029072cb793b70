"""What an import writes, keeps, tells, and leaves alone."""

from __future__ import annotations

import pytest

from services.exchange.mapping import BadMapping
from services.models import (
    Check,
    ImportedRow,
    ImportRun,
    Location,
    Organization,
    Phone,
    SearchEntry,
    Service,
    ServiceAtLocation,
    Source,
    key_number,
)
from services.vocabulary import ImportAction, Publication, SearchFlag

from .lists import (
    HILLTOP,
    MAPPING,
    RIVERSIDE,
    a_list,
    counts,
    everything,
    imported,
    prepared,
    the_listing,
)

pytestmark = pytest.mark.usefixtures("vocabulary")
BOTH = a_list(RIVERSIDE, HILLTOP)
WITH_ID = MAPPING.replace("[constants]", '[key]\nrow = ["Phone"]\n[constants]')


def test_a_new_row_is_published_and_found_by_its_postal_code(tmp_path):
    assert counts(imported(tmp_path, BOTH)) == {"added": 2}
    listing = the_listing()
    assert listing.publication == Publication.PUBLISHED
    assert listing.slug == "riverside-clinic-philadelphia"
    assert listing.location.pin_accuracy == "postal_code"
    assert listing.location.timezone == "America/New_York"
    assert SearchEntry.objects.get(service_at_location=listing).flags & SearchFlag.APPROXIMATE_PIN


def test_a_zip_code_without_its_zero_is_repaired(tmp_path):
    imported(tmp_path, BOTH)
    assert the_listing("Hilltop Clinic").location.postal_code == "02118"


def test_an_import_is_never_a_check(tmp_path):
    imported(tmp_path, BOTH)
    assert the_listing().assured_date is None
    assert not Check.objects.exists()


def test_the_run_keeps_the_file_and_what_it_did(tmp_path):
    imported(tmp_path, BOTH)
    run = ImportRun.objects.get()
    assert (run.file_name, run.mapping_name, len(run.file_sha256)) == (
        "list.csv",
        "mapping.toml",
        64,
    )
    assert run.counts["added"] == 2
    row = run.rows.get(row_number=2)
    assert (row.action, row.before) == (ImportAction.ADDED, None)
    assert row.after["service"]["name"] == "Riverside Clinic"


def test_a_second_run_changes_nothing_and_leaves_no_trace(tmp_path):
    imported(tmp_path, BOTH)
    before = everything()
    assert counts(imported(tmp_path, BOTH)) == {"unchanged": 2}
    assert everything() == before
    assert ImportRun.objects.count() == 1


def test_the_order_of_rows_and_columns_does_not_matter(tmp_path):
    imported(tmp_path, BOTH)
    before = everything()
    shuffled = (
        a_list(
            "Yes,215-555-0100,19134,PA,Philadelphia,Riverside Clinic,1 Example St",
            header="Methadone?,Phone,ZIP,State,Town,Name,Street",
        )
        + "No,617-555-0101,2118,MA,Boston,Hilltop Clinic,2 Example St\n"
    )
    assert counts(imported(tmp_path, shuffled)) == {"unchanged": 2}
    assert everything() == before


def test_a_first_import_is_the_same_in_any_order(tmp_path):
    same_name = RIVERSIDE.replace("1 Example St", "9 Example St")
    slugs = []
    for rows in ((RIVERSIDE, same_name), (same_name, RIVERSIDE)):
        imported(tmp_path, a_list(*rows))
        slugs.append(sorted(ServiceAtLocation.objects.values_list("external_id", "slug")))
        for table in (ImportRun, SearchEntry, ServiceAtLocation, Service, Organization, Location):
            table.objects.all().delete()
    assert slugs[0] == slugs[1]
    assert {slug for _key, slug in slugs[0]} == {
        "riverside-clinic-philadelphia",
        "riverside-clinic-philadelphia-2",
    }


def test_a_changed_row_changes_the_listing_and_its_search_row(tmp_path):
    imported(tmp_path, BOTH)
    version = the_listing().version
    result = imported(tmp_path, BOTH.replace("215-555-0100", "215-555-0109"))
    assert counts(result) == {"changed": 1, "unchanged": 1}
    listing = the_listing()
    assert [phone.number for phone in listing.phones.all()] == ["+12155550109"]
    assert listing.version == version + 1
    assert (
        SearchEntry.objects.get(service_at_location=listing).shown["phone"]["number"]
        == "+12155550109"
    )


def test_a_change_keeps_before_and_after(tmp_path):
    imported(tmp_path, BOTH)
    imported(tmp_path, BOTH.replace("215-555-0100,Yes", "215-555-0100,No"))
    row = ImportedRow.objects.get(action=ImportAction.CHANGED)
    fact = "moud_medication:methadone"
    assert row.before["service"]["attributes"] == {fact: True}
    assert row.after["service"]["attributes"] == {fact: False}
    assert row.run.counts["changed"] == 1


def test_a_cell_that_was_emptied_empties_its_field(tmp_path):
    imported(tmp_path, BOTH)
    imported(tmp_path, BOTH.replace("215-555-0100,Yes", ","))
    assert not the_listing().phones.exists()
    assert not the_listing().service.attributes.exists()


def test_what_is_gone_from_the_file_is_told_and_stays(tmp_path):
    imported(tmp_path, BOTH)
    result = imported(tmp_path, a_list(HILLTOP))
    assert counts(result) == {"unchanged": 1, "gone": 1}
    assert the_listing().publication == Publication.PUBLISHED


def test_a_row_that_comes_back_is_the_same_listing(tmp_path):
    imported(tmp_path, BOTH)
    imported(tmp_path, a_list(HILLTOP))
    assert counts(imported(tmp_path, BOTH)) == {"unchanged": 2}


def test_a_repeated_row_is_one_listing(tmp_path):
    result = imported(tmp_path, a_list(RIVERSIDE, RIVERSIDE.upper(), HILLTOP))
    assert counts(result) == {"added": 2, "joined": 1}


def test_a_dry_run_compares_and_writes_nothing(tmp_path):
    before = everything()
    assert counts(prepared(tmp_path, BOTH)) == {"added": 2}
    assert everything() == before


def test_a_listing_with_a_key_moves_with_its_row(tmp_path):
    imported(tmp_path, BOTH, WITH_ID)
    slug = the_listing().slug
    result = imported(tmp_path, BOTH.replace("1 Example St", "7 Example St"), WITH_ID)
    assert counts(result) == {"changed": 1, "unchanged": 1}
    assert the_listing().location.address_1 == "7 Example St"
    assert the_listing().slug == slug
    assert counts(imported(tmp_path, BOTH.replace("1 Example", "7 Example"), WITH_ID)) == {
        "unchanged": 2
    }


def test_one_service_at_one_place_is_never_listed_twice(tmp_path):
    mapping = WITH_ID.replace("[key]", '[key]\norganization = "name"\nservice = "name"')
    result = imported(tmp_path, a_list(RIVERSIDE, RIVERSIDE.replace("0100", "0109")), mapping)
    assert counts(result) == {"added": 1, "refused": 1}
    assert result.refused[0].reason == "the same service at the same place as row 2"


def test_listings_at_one_address_share_the_place(tmp_path):
    other = HILLTOP.replace("2 Example St,Boston,MA,2118", "1 Example St.,Philadelphia,PA,19134")
    imported(tmp_path, a_list(RIVERSIDE, other))
    assert ServiceAtLocation.objects.count() == 2
    assert Location.objects.count() == 1


def test_rows_may_be_stops_of_one_service(tmp_path):
    mapping = MAPPING.replace(
        "[constants]", '[key]\norganization = "name"\nservice = "name"\n[constants]'
    ).replace(
        '"moud_medication:methadone"',
        '{ fact = "access_mode:mobile_stop", of = "service_at_location" }',
    )
    imported(tmp_path, a_list(RIVERSIDE, RIVERSIDE.replace("1 Example", "5 Example")), mapping)
    assert (Organization.objects.count(), Service.objects.count()) == (1, 1)
    entries = SearchEntry.objects.all()
    assert {entry.card for entry in entries} == {key_number(Service.objects.get().pk)}
    assert all(entry.flags & SearchFlag.MOBILE for entry in entries)


def test_a_doubt_of_the_file_is_told_when_the_row_is_written(tmp_path):
    doubtful = a_list(RIVERSIDE.replace("215-555-0100", "ask"))
    assert counts(imported(tmp_path, doubtful)) == {"doubtful": 1}
    row = ImportedRow.objects.get()
    assert row.message == "phone: “ask” cannot be read as a telephone number"
    assert row.after is not None
    assert counts(imported(tmp_path, doubtful)) == {"unchanged": 1}


def test_refused_rows_do_not_stop_the_others(tmp_path):
    result = imported(
        tmp_path, a_list(RIVERSIDE, ",3 Example St,Boston,MA,02118,,", "a,b,c,d,e,f,g,h")
    )
    assert counts(result) == {"added": 1, "refused": 2}
    assert [refusal.number for refusal in result.refused] == [3, 4]


def test_rows_that_another_list_has_are_left_to_it(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    other = MAPPING.replace('slug = "invented-clinics"', 'slug = "all-clinics"').replace(
        "[columns]", '[file]\nleave_to = ["invented-clinics"]\n[columns]'
    )
    assert counts(imported(tmp_path, BOTH, other)) == {"added": 1, "skipped": 1}


def test_a_list_that_must_come_first_is_named(tmp_path):
    mapping = MAPPING.replace("[columns]", '[file]\nleave_to = ["official-list"]\n[columns]')
    breaks_off = a_list(RIVERSIDE, '"Hilltop,2 Example St')
    with pytest.raises(BadMapping, match="Import the list “official-list” first"):
        prepared(tmp_path, breaks_off, mapping)


def test_lists_do_not_share_keys(tmp_path):
    imported(tmp_path, a_list(RIVERSIDE))
    other = MAPPING.replace('slug = "invented-clinics"', 'slug = "other-clinics"')
    assert counts(imported(tmp_path, a_list(RIVERSIDE), other)) == {"doubtful": 1}
    assert set(ServiceAtLocation.objects.values_list("slug", flat=True)) == {
        "riverside-clinic-philadelphia",
        "riverside-clinic-philadelphia-2",
    }


def test_a_new_edition_brings_its_date_to_every_result(tmp_path):
    imported(tmp_path, BOTH)
    newer = MAPPING.replace("[columns]", "published_on = 2026-02-01\n[columns]")
    assert counts(imported(tmp_path, BOTH, newer)) == {"unchanged": 2}
    assert {entry.shown["source_date"] for entry in SearchEntry.objects.all()} == {"2026-02-01"}
    assert ImportRun.objects.count() == 2


def test_an_unknown_fact_is_named_before_anything_is_read(tmp_path):
    mapping = MAPPING.replace("moud_medication:methadone", "moud_medication:metadone")
    with pytest.raises(BadMapping, match="Did you mean “moud_medication:methadone”"):
        prepared(tmp_path, BOTH, mapping)


def test_a_source_that_cannot_be_stored_is_named(tmp_path):
    mapping = MAPPING.replace("[columns]", 'url = "ftp://example.org"\n[columns]')
    with pytest.raises(BadMapping, match=r"\[source\] of mapping.toml cannot be stored: url"):
        prepared(tmp_path, BOTH, mapping)


def test_formulas_and_markup_are_kept_as_text(tmp_path):
    imported(tmp_path, a_list('=1+1,"<script>alert(1)</script>",Boston,MA,02118,,'))
    listing = the_listing("=1+1")
    assert listing.location.address_1 == "<script>alert(1)</script>"
    assert listing.slug == "11-boston"


def test_a_slug_never_tells_a_hidden_town(tmp_path):
    mapping = MAPPING.replace("[facts]", '"location.address_privacy" = "contact_first"\n[facts]')
    imported(tmp_path, BOTH, mapping)
    assert the_listing().slug == "riverside-clinic"
    assert the_listing().location.public_pin is None


def test_the_first_number_of_a_cell_comes_first(tmp_path):
    two = RIVERSIDE.replace("215-555-0100", "215-555-0109 / 215-555-0100")
    imported(tmp_path, a_list(two))
    assert list(Phone.objects.order_by("position").values_list("number", flat=True)) == [
        "+12155550109",
        "+12155550100",
    ]
    assert counts(imported(tmp_path, a_list(two))) == {"unchanged": 1}


def test_every_row_knows_its_source(tmp_path):
    imported(tmp_path, BOTH)
    source = Source.objects.get()
    for table in (Organization, Service, Location, ServiceAtLocation):
        assert set(table.objects.values_list("source", flat=True)) == {source.pk}
