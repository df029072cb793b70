"""A browser that still has a results page need not get it again, while it is right."""

from __future__ import annotations

from datetime import time

import pytest
import time_machine

from services.curation import search_rows, versions
from services.models import DirectorySettings, Hotline, Schedule, Service, ServiceAtLocation
from services.search import results
from services.tests.builders import a_fact

URL = "/search/?near=19134&within=5"
NOON = "2026-12-02T17:03:00Z"

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, kensington, numbers):
    """What a browser has since noon, Wednesday in Philadelphia."""
    with time_machine.travel(NOON, tick=False):
        return client.get(URL)


def again(client, page, url: str = URL, *, at: str = NOON, tag: str = ""):
    with time_machine.travel(at, tick=False):
        return client.get(url, headers={"If-None-Match": tag or page.headers["ETag"]})


def test_the_same_page_is_not_sent_twice(client, page, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = again(client, page)
    assert answer.status_code == 304
    assert answer.content == b""
    assert answer.headers["ETag"] == page.headers["ETag"]
    assert not answer.cookies


def test_after_a_quarter_of_an_hour_it_is_made_again(client, page):
    assert again(client, page, at="2026-12-02T17:14:59Z").status_code == 304
    assert again(client, page, at="2026-12-02T17:15:00Z").status_code == 200


@pytest.mark.parametrize("is_deep", [False, True])
def test_it_is_made_again_when_a_place_closes(client, kensington, numbers, monkeypatch, is_deep):
    """Also when it stands on the page since a look at more rows found it."""
    listing = ServiceAtLocation.objects.get(slug="corner-pharmacy")
    Schedule.objects.create(
        service_at_location=listing, byday="WE", opens_at=time(9), closes_at=time(12, 7)
    )
    a_fact("payment:free", service=listing.service)
    search_rows.refresh(ServiceAtLocation.objects.all())
    if is_deep:
        monkeypatch.setattr(results, "FILTERED_LOOK", 1)
        monkeypatch.setattr(results, "SECOND_LOOK", 1)
    url = f"{URL}&payment=free"
    with time_machine.travel(NOON, tick=False):
        page = client.get(url)
    assert "Open now, until 12:07 pm" in page.content.decode()
    assert again(client, page, url, at="2026-12-02T17:06:59Z").status_code == 304
    assert again(client, page, url, at="2026-12-02T17:07:00Z").status_code == 200


def test_it_is_made_again_after_an_edit(client, page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        search_rows.refresh(ServiceAtLocation.objects.all())
    assert again(client, page).status_code == 200


def test_a_page_of_a_new_edition_is_made_of_what_is_new(
    client, page, django_capture_on_commit_callbacks
):
    """Filters and hotlines are kept for a minute, and never longer than the edition."""
    with time_machine.travel(NOON, tick=False):
        client.get("/search/?near=Fargo, ND&within=1")
        Hotline.objects.create(
            settings=DirectorySettings.objects.get(), country="US", name="New Line", number="988"
        )
        with django_capture_on_commit_callbacks(execute=True):
            a_fact("payment:free", service=Service.objects.get(name="Allegheny Clinic"))
            search_rows.refresh(ServiceAtLocation.objects.all())
        assert 'name="payment" value="free"' in client.get(URL).content.decode()
        assert "New Line" in client.get("/search/?near=Fargo, ND&within=1").content.decode()


def test_a_new_edition_has_a_new_name(page):
    before = DirectorySettings.objects.load().edition
    versions.start_edition()
    assert DirectorySettings.objects.load().edition not in {"", before}


@pytest.mark.parametrize("url", ["/search/?near=19134&within=10", "/search/?near=10002&within=5"])
def test_the_tag_of_another_page_is_worth_nothing(client, page, url):
    assert again(client, page, url).status_code == 200


@pytest.mark.parametrize(
    "tag", ["*", '"x"', 'W/"ffffffffffffffff.1"', 'W/"7fffffff."', '"' + "9" * 5000 + '"', "\x00"]
)
def test_a_made_up_tag_is_worth_nothing(client, page, tag):
    assert again(client, page, tag=tag).status_code == 200


def test_the_tag_tells_nothing_of_the_search(page):
    assert "19134" not in page.headers["ETag"]
    assert "39.9" not in page.headers["ETag"]
