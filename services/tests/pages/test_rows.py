"""Rows in memory: read once in an edition, never older than it, and never too many."""

import pytest

from services.curation import search_rows
from services.models import Directory, DirectorySettings, SearchEntry, Service, ServiceAtLocation
from services.search import results, rows
from services.search.rows import RowMemory, memory_of
from services.tests.builders import a_fact
from services.tests.pages.browsing import text_of

ONE = Directory(edition="one")
SEARCH = "/search/?near=19134"


@pytest.fixture
def numbers(kensington):
    return list(SearchEntry.objects.values_list("pk", flat=True))


def test_known_rows_are_not_read_again(numbers, django_assert_num_queries):
    memory = RowMemory(ONE)
    with django_assert_num_queries(1):
        assert set(memory.search_rows(numbers)) == set(numbers)
    with django_assert_num_queries(0):
        assert set(memory.search_rows(numbers)) == set(numbers)
        assert set(memory.card_rows(numbers)) == set(numbers)


def test_what_is_no_more_is_left_out(numbers):
    SearchEntry.objects.filter(pk=numbers[0]).delete()
    assert set(RowMemory(ONE).search_rows(numbers)) == set(numbers[1:])


def test_another_edition_forgets(numbers):
    memory_of(ONE).search_rows(numbers)
    assert memory_of(ONE).rows
    assert not memory_of(Directory(edition="two")).rows


def test_without_an_edition_nothing_is_kept(numbers):
    memory_of(Directory()).search_rows(numbers)
    assert not memory_of(Directory()).rows


def test_too_many_rows_are_forgotten(numbers, monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 3)
    memory = RowMemory(ONE)
    for number in numbers:
        memory.search_rows([number])
        assert len(memory.rows) <= 3


def test_a_page_asks_four_questions_and_the_next_one_three(
    client, kensington, django_assert_num_queries
):
    DirectorySettings.objects.create()
    client.get("/search/?near=02139")  # reads the filters, and no row of these
    rows.forget()
    for queries in (4, 3):
        with django_assert_num_queries(queries):
            client.get(SEARCH)


@pytest.mark.parametrize(("filters", "looked"), [("", [2, 3]), ("&payment=free", [2, 100])])
def test_a_search_that_must_look_far_does_so_at_once(
    client, kensington, monkeypatch, filters, looked
):
    """One with filters does not read a middling number of rows first."""
    a_fact("payment:free", service=Service.objects.get(name="Far Clinic"))
    search_rows.refresh(ServiceAtLocation.objects.all())
    sizes, look = [], results.look
    rows_of = {"FIRST_LOOK": 2, "FILTERED_LOOK": 2, "SECOND_LOOK": 3, "LONGEST_LOOK": 100}
    for name, most in rows_of.items():
        monkeypatch.setattr(results, name, most)
    monkeypatch.setattr(
        results, "look", lambda *args, **how: sizes.append(how["rows"]) or look(*args, **how)
    )
    client.get(f"{SEARCH}&within=100{filters}")
    assert sizes == looked


def test_an_edit_shows_on_the_next_page(client, kensington, django_capture_on_commit_callbacks):
    DirectorySettings.objects.create()
    client.get(SEARCH)
    service = Service.objects.get(name="Allegheny Clinic")
    service.name = "Renamed Clinic"
    with django_capture_on_commit_callbacks(execute=True):
        service.save()
        search_rows.refresh(ServiceAtLocation.objects.filter(service=service))
    assert "Renamed Clinic" in text_of(client.get(SEARCH).content.decode())
