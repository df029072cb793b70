"""The number beside an option is what ticking it gives; with a plus it gives at least so many."""

from __future__ import annotations

import re
from html import unescape

import pytest
import time_machine

from services.search import results

NOW = "2026-12-02T15:00:00Z"  # Wednesday, 10 am in Philadelphia
SHOWN = re.compile(
    r'name="(?P<name>\w+)" value="(?P<value>[\w-]+)">\s*[^<(]*(?:\([^<)\d]*\)\s*)?'
    r"\((?P<count>[\d,]+)(?P<plus>\+?)\)\s*</label>"
)
TOTAL = re.compile(r"<h1>All filters: (?P<count>[\d,]+)(?P<plus>\+?) services?\b")
NOTHING = "<h1>All filters: Nothing "
SEARCHES = [
    "near=19134",
    "near=19134&kind=naloxone",
    "near=19134&kind=mat&kind=naloxone",
    "near=19134&kind=mat&moud_medication=methadone&payment=medicaid",
    "near=10001&open=now",
    "near=10001&untold=1&entry=no_id",
    "near=Fargo, ND&payment=free",
    "near=Denver, CO&language=es&kind=syringe_service",
    "near=19134&within=5&payment=free",
    "near=Pennsylvania&kind=peer_support",
    "lat=40.71&lon=-74.01&unit=km&entry=no_id",
    "q=naloxone&payment=free",
]


def all_filters(client, query: str) -> str:
    response = client.get(f"/search/?{query}&view=filters".replace(" ", "%20"))
    assert response.status_code == 200
    return unescape(response.content.decode())


def total(page: str) -> tuple[int, bool]:
    """How many services a page says that it found, and whether there may be more."""
    if NOTHING in page:
        return 0, False
    found = TOTAL.search(page)
    assert found, page[page.index("<h1") :][:200]
    return int(found["count"].replace(",", "")), bool(found["plus"])


@pytest.mark.django_db
@pytest.mark.parametrize("query", SEARCHES)
def test_a_count_is_what_its_option_gives(client, demo, query):
    with time_machine.travel(NOW, tick=False):
        shown = list(SHOWN.finditer(all_filters(client, query)))
        told = query.replace("&untold=1", "")  # as the form sends it
        wrong = {}
        for option in shown:
            tick = f"{option['name']}={option['value']}"
            given, count = total(all_filters(client, f"{told}&{tick}")), int(option["count"])
            if count > given[0] or (not option["plus"] and (count, False) != given):
                wrong[tick] = (option["count"] + option["plus"], given)
    assert len(shown) > 20
    assert not wrong


def test_the_searches_show_counts_of_both_sorts(client, demo):
    with time_machine.travel(NOW, tick=False):
        signs = {option["plus"] for option in SHOWN.finditer(all_filters(client, SEARCHES[1]))}
    assert signs == {"", "+"}


@pytest.fixture
def short_looks(monkeypatch):
    """A search that stops after few rows, as it does after thousands in a metropolis."""
    for name, rows in {"FIRST": 15, "FILTERED": 25, "SECOND": 40, "LONGEST": 60}.items():
        monkeypatch.setattr(results, f"{name}_LOOK", rows)
    return monkeypatch


@pytest.mark.django_db
@pytest.mark.parametrize("query", [SEARCHES[0], SEARCHES[2], SEARCHES[8], "near=New York"])
def test_a_count_of_a_search_that_stopped_is_a_lower_bound(client, demo, short_looks, query):
    with time_machine.travel(NOW, tick=False):
        shown = list(SHOWN.finditer(all_filters(client, query)))
        short_looks.undo()
        for option in shown:
            tick = f"{option['name']}={option['value']}"
            given, count = total(all_filters(client, f"{query}&{tick}")), int(option["count"])
            assert count <= given[0], tick
            assert option["plus"] or (count, False) == given, tick


LINKS = re.compile(r'class="(?:untold|looks)">\s*<a href="([^"]*)">([\d,]+)(\+?) ')
HEADING = re.compile(r"<h1>([\d,]+)\+? service")


@pytest.mark.django_db
@pytest.mark.parametrize("is_short", [True, False])
@pytest.mark.parametrize(
    "query", [SEARCHES[0], "near=19134&entry=no_id", "near=19134&within=25&entry=no_id", "q=help"]
)
def test_a_link_gives_the_number_that_it_says(client, demo, short_looks, query, is_short):
    with time_machine.travel(NOW, tick=False):
        if not is_short:
            short_looks.undo()
        links = LINKS.findall(client.get(f"/search/?{query}").content.decode())
        short_looks.undo()
        assert links
        for url, count, plus in links:
            found = HEADING.search(client.get(unescape(url)).content.decode())
            assert found, url
            assert count == found[1] or (plus and int(count) < int(found[1])), url
