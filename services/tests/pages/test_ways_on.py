"""No search is a dead end: every page without results leads on."""

from __future__ import annotations

import pytest

from services.models import DirectorySettings, Hotline, Service
from services.search import results
from services.tests.builders import a_fact

from .browsing import links_of, refresh, services_found
from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db


def search(client, query: str) -> str:
    return assert_public_page(client.get(f"/search/?{query}"), status=200)


@pytest.mark.parametrize("query", ["q=xyzzy", "near=asdfqwer", "near=96799"])
def test_a_page_without_results_has_the_hotlines_of_the_country(client, numbers, query):
    directory = DirectorySettings.objects.get()
    Hotline.objects.create(settings=directory, country="US", name="Help Line", number="988")
    Hotline.objects.create(settings=directory, country="DE", name="Hilfe", number="116117")
    page = search(client, query)
    assert "Talk to someone now" in text_of(page)
    assert "Help Line" in page
    assert "Hilfe" not in page


def free_clinic() -> None:
    a_fact("payment:free", service=Service.objects.get(name="Allegheny Clinic"))
    refresh()


@pytest.mark.parametrize("near", ["Pennsylvania", "United States"])
def test_a_whole_state_leads_to_fewer_filters_with_real_counts(client, kensington, near):
    free_clinic()
    page = search(client, f"near={near}&kind=naloxone&payment=free")
    text = text_of(page)
    assert "Nothing found" in text
    assert "All kinds of services here: 1" in text
    assert "Without “free”: 2" in text
    for label, count in (("kind=naloxone", 2), ("payment=free", 1)):
        [link] = [url for url in links_of(page)
                  if url.startswith("/search/") and url.endswith(label)][-1:]  # fmt: skip
        assert services_found(client, link) == count


def test_a_state_that_was_not_read_to_its_end_says_at_least(client, kensington, monkeypatch):
    for service in Service.objects.all():
        a_fact("payment:free", service=service)
    refresh()
    for name in ("SECOND_LOOK", "LONGEST_LOOK"):
        monkeypatch.setattr(results, name, 2)
    text = text_of(search(client, "near=Pennsylvania&payment=free&entry=no_name"))
    assert "Without “No name needed”: 2+" in text


@pytest.mark.parametrize("where", ["near=19134&within=5", "near=Pennsylvania", "q=clinic"])
def test_kinds_that_give_nothing_are_dropped_together(client, kensington, where):
    kinds = "kind=supervised_consumption&kind=peer_support"
    page = search(client, f"{where}&{kinds}")
    assert text_of(page).count("All kinds of services here") == 1
    [link] = [url for url in links_of(page) if url.startswith("/search/") and "kind" not in url][
        -1:
    ]
    assert services_found(client, link) > 0


@pytest.mark.parametrize("where", ["near=19134&within=5", "near=Pennsylvania", "q=clinic"])
@pytest.mark.parametrize("kind", ["", "&kind=mat"])
def test_without_a_filter_nothing_is_untold(client, kensington, where, kind):
    plain = search(client, where + kind)
    page = search(client, f"{where}{kind}&untold=1")
    assert card_titles(page) == card_titles(plain) != []
    assert "there is nothing that places have not told us" in text_of(page)
    assert "0+" not in text_of(page)


def test_nothing_found_in_a_search_that_stopped_is_said(client, kensington, monkeypatch):
    nearest = Service.objects.get(name="Kensington Needle Exchange")
    a_fact("payment:free", value=False, service=nearest)
    refresh()
    for name in ("FILTERED_LOOK", "SECOND_LOOK", "LONGEST_LOOK"):
        monkeypatch.setattr(results, name, 1)
    text = text_of(search(client, "near=19134&within=25&payment=free&untold=1"))
    assert "We looked only at the nearest places" in text
    assert "0+" not in text
    assert "the nearest 0" not in text
