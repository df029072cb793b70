"""The text index: words of public listings, and of nothing that is hidden."""

from __future__ import annotations

import pytest

from services.curation import publishing, search_rows, search_words
from services.curation.locating import locate
from services.models import (
    SearchEntry,
    SearchSpelling,
    SearchWord,
    ServiceAtLocation,
    key_number,
)
from services.search.rows import RowMemory
from services.search.text import best_matches, read_text
from services.tests.builders import a_fact, a_listing, a_location, a_service, an_organization
from services.vocabulary import AddressPrivacy

pytestmark = pytest.mark.django_db


def finds(q: str) -> int:
    return len(best_matches(SearchEntry.objects.all(), read_text(q), RowMemory())[0])


def knows(word: str) -> bool:
    return (
        SearchWord.objects.filter(token=word).exists()
        or SearchSpelling.objects.filter(word=word).exists()
    )


def refresh() -> None:
    search_rows.refresh(ServiceAtLocation.objects.all())


@pytest.fixture
def foxglove() -> ServiceAtLocation:
    """A listing whose every word is its own."""
    place = a_location(
        name="Quillmarsh", address_1="7 Hollowbeck Lane", city="Thornwick", postal_code="19199"
    )
    service = a_service(
        name="Foxglove", description="Brambleshed", organization=an_organization("Wrenfold")
    )
    listing = a_listing(service, place)
    refresh()
    return listing


OWN_WORDS = ["foxglov", "quillmarsh", "hollowbeck", "thornwick", "19199", "brambl", "wrenfold"]


@pytest.mark.parametrize(
    ("privacy", "place", "street", "town"),
    [
        (AddressPrivacy.EXACT, 1, 1, 1),
        (AddressPrivacy.APPROXIMATE, 0, 0, 1),
        (AddressPrivacy.CITY, 0, 0, 1),
        (AddressPrivacy.CONTACT_FIRST, 0, 0, 0),
        (AddressPrivacy.SERVICE_AREA, 0, 0, 0),
        (AddressPrivacy.UNLISTED, 0, 0, 0),
    ],
)
def test_b02_a_hidden_address_is_not_found_by_its_words(foxglove, privacy, place, street, town):
    foxglove.location.address_privacy = privacy
    locate(foxglove.location)
    foxglove.location.save()
    refresh()
    assert finds("quillmarsh") == knows("quillmarsh") == place
    assert finds("7 Hollowbeck Lane") == knows("hollowbeck") == finds("19199") == street
    assert finds("Hollowbekc") == 0 or not knows("hollowbeck")
    assert finds("thornwick") == town
    assert finds("foxglove") == (privacy != AddressPrivacy.UNLISTED)


@pytest.mark.parametrize("act", ["hide", "remove", "erase", "rebuild"])
def test_b01_what_stops_being_public_takes_its_words_along(foxglove, act):
    other = a_listing(a_service(name="Foxtail"), a_location())
    refresh()
    assert knows("foxglove")
    if act == "hide":
        publishing.hide(foxglove, by=None)
    elif act == "remove":
        ServiceAtLocation.objects.filter(pk=foxglove.pk).update(publication="hidden")
        refresh()
    elif act == "erase":
        ServiceAtLocation.objects.filter(pk=foxglove.pk).delete()
    else:
        ServiceAtLocation.objects.filter(pk=foxglove.pk).update(publication="hidden")
        search_rows.rebuild()
    assert finds("foxglove") == 0
    assert read_text("foxglvoe").corrections == ()
    assert not SearchWord.objects.filter(token="foxglov").exists()
    assert set(SearchWord.objects.values_list("entry", flat=True)) == {key_number(other.pk)}
    assert finds("foxtail") == 1


def test_a_hidden_listing_leaves_no_word_behind(foxglove):
    publishing.hide(foxglove, by=None)
    assert not SearchWord.objects.exists()
    assert not SearchSpelling.objects.exists()


def test_a_word_that_another_listing_has_stays(foxglove):
    a_listing(foxglove.service, a_location())
    refresh()
    publishing.hide(foxglove, by=None)
    assert finds("foxglove") == 1
    assert read_text("foxglvoe").text == "foxglove"


def test_a_new_name_replaces_the_old_one(foxglove):
    foxglove.service.name = "Marigold"
    foxglove.service.save()
    refresh()
    assert finds("marigold") == 1
    assert not knows("foxglove")
    assert not knows("foxglov")


def test_what_stays_the_same_is_not_written_again(foxglove, django_assert_num_queries):
    entries = list(search_rows.derive_all(ServiceAtLocation.objects.filter(pk=foxglove.pk)))
    with django_assert_num_queries(1):  # what is stored
        units = search_words.write(entries)
    with django_assert_num_queries(1):  # which spellings are known
        search_words.learn_spellings(units)


def test_a_fact_counts_when_it_is_so_and_the_listing_says_last(foxglove):
    a_fact("amenity:shower", service=foxglove.service)
    refresh()
    assert finds("shower") == 1
    a_fact("amenity:shower", service_at_location=foxglove, value=False)
    refresh()
    assert finds("shower") == 0


def test_words_written_one_by_one_are_those_of_a_rebuild(foxglove):
    a_listing(a_service(name="Second"), a_location(address_privacy="city"))
    refresh()
    publishing.hide(foxglove, by=None)
    before = list(SearchWord.objects.order_by("pk").values_list())
    spellings = list(SearchSpelling.objects.order_by("pk").values_list())
    search_rows.rebuild()
    assert before == list(SearchWord.objects.order_by("pk").values_list())
    assert spellings == list(SearchSpelling.objects.order_by("pk").values_list())


def test_words_are_learned_in_one_order_however_many_parts_there_are(monkeypatch):
    """Else two writers of the same new words can wait for each other for ever."""
    learned: list[tuple[str, str]] = []
    learn = SearchSpelling.objects.bulk_create

    def noted(rows, **options):
        rows = list(rows)
        learned.extend((row.word, row.variant) for row in rows)
        return learn(rows, **options)

    monkeypatch.setattr(SearchSpelling.objects, "bulk_create", noted)
    monkeypatch.setattr(search_rows, "BATCH", 1)
    for name in ("Thornwick", "Brambleshed", "Wrenfold", "Foxglove"):
        a_listing(a_service(name=name), a_location())
    refresh()
    assert {word for word, _variant in learned} >= {"thornwick", "brambleshed", "foxglove"}
    assert learned == sorted(learned)
