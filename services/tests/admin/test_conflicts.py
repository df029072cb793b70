"""Two people at the same form: nobody overwrites a colleague, and nobody's text is lost."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from services.models import Organization, SearchEntry, ServiceAtLocation, User
from services.tests.builders import a_listing, a_phone, an_organization

from .conftest import read_form, url_of


@pytest.fixture
def organization(db) -> Organization:
    organization = an_organization("Riverside")
    a_phone(organization=organization)
    return organization


def test_second_save_is_refused_and_keeps_the_typed_text(staff, colleague, open_form, organization):
    url = url_of(organization)
    mine, theirs = open_form(url), open_form(url)
    colleague.post(url, {**theirs, "description": "Ask for Grace."})
    response = staff.post(url, {**mine, "description": "Ask for <Ada>."})
    page = response.content.decode()
    assert response.status_code == 200
    assert "was changed by grace at " in page
    assert "Your text is kept below" in page
    assert "Ask for &lt;Ada&gt;." in page
    organization.refresh_from_db()
    assert (organization.description, organization.version) == ("Ask for Grace.", 2)


def test_pressing_save_again_does_not_overwrite_either(staff, colleague, open_form, organization):
    url = url_of(organization)
    mine = open_form(url)
    colleague.post(url, {**mine, "phones-0-number": "215-555-0177"})
    again = read_form(staff.post(url, {**mine, "name": "Mine"}))
    assert again["name"] == "Mine"
    assert staff.post(url, again).status_code == 200
    assert organization.phones.get().number == "+12155550177"


def test_a_phone_that_a_colleague_removed_meanwhile(staff, colleague, open_form, organization):
    url = url_of(organization)
    mine = open_form(url)
    colleague.post(url, {**mine, "phones-0-DELETE": "on"})
    response = staff.post(url, {**mine, "name": "Mine"})
    assert "was changed by grace" in response.content.decode()
    assert not organization.phones.exists()


def test_hours_of_one_and_phone_of_the_other(staff, colleague, open_form):
    listing = a_listing()
    a_phone(service_at_location=listing)
    url = url_of(listing)
    mine = open_form(url)
    colleague.post(url, {**mine, "phones-0-number": "215-555-0177"})
    hours = {
        "schedules-TOTAL_FORMS": 1,
        "schedules-0-freq": "WEEKLY",
        "schedules-0-interval": 1,
        "schedules-0-byday": "MO",
        "schedules-0-opens_at": "09:00",
        "schedules-0-closes_at": "17:00",
        "schedules-0-kind": "open",
    }
    response = staff.post(url, {**mine, **hours})
    assert read_form(response)["schedules-0-byday"] == "MO"
    assert listing.phones.get().number == "+12155550177"
    assert not listing.schedules.exists()


def test_a_row_that_a_colleague_removed_meanwhile(staff, colleague, open_form, organization):
    url = url_of(organization)
    mine = open_form(url)
    colleague.post(url.replace("/change/", "/delete/"), {"post": "yes"})
    page = staff.post(url, {**mine, "name": "Mine"}).content.decode()
    assert "was removed by grace at " in page
    assert 'value="Mine"' in page


def test_an_action_of_a_colleague_counts_as_a_change(staff, colleague, open_form):
    listing = a_listing()
    url = url_of(listing)
    mine = open_form(url)
    action = {"action": "hide_selected", "_selected_action": [listing.pk]}
    colleague.post(reverse("admin:services_serviceatlocation_changelist"), action)
    assert "was changed by grace" in staff.post(url, mine).content.decode()
    listing.refresh_from_db()
    assert listing.publication == "hidden"


def test_a_change_without_a_history_is_still_noticed(staff, open_form, organization):
    url = url_of(organization)
    mine = open_form(url)
    Organization.objects.filter(pk=organization.pk).update(version=7)
    assert "was changed by an import" in staff.post(url, mine).content.decode()


@pytest.mark.parametrize("version", ["", "0", "-1", "abc", "9" * 30])
def test_a_form_with_a_wrong_version_saves_nothing(staff, open_form, organization, version):
    url = url_of(organization)
    response = staff.post(url, {**open_form(url), "name": "Mine", "opened_version": version})
    assert response.status_code == 200
    organization.refresh_from_db()
    assert organization.name == "Riverside"


def test_bringing_back_a_state_over_a_newer_change_is_refused(staff, colleague, open_form):
    from reversion.models import Version  # noqa: PLC0415

    organization = an_organization("First")
    url = url_of(organization)
    staff.post(url, open_form(url))
    old = Version.objects.get_for_object(organization).get()
    revision = reverse("admin:services_organization_revision", args=[organization.pk, old.pk])
    mine = open_form(revision)
    colleague.post(url, {**open_form(url), "name": "Second"})
    response = staff.post(revision, mine)
    assert "was changed by grace" in response.content.decode()
    organization.refresh_from_db()
    assert organization.name == "Second"


def save_at_once(pairs: list[tuple[Any, dict[str, Any]]]) -> list[int]:
    """Post each form of (row, changes) in a thread of its own; the answers' codes."""
    posts = []
    for number, (row, changes) in enumerate(pairs):
        client = Client()
        client.force_login(User.objects.create_superuser(f"person-{number}", password="x"))
        posts.append((client, url_of(row), {**read_form(client.get(url_of(row))), **changes}))
    start = threading.Barrier(len(posts))
    codes: list[int] = []

    def save(client: Client, url: str, form: dict[str, Any]) -> None:
        start.wait()
        codes.append(client.post(url, form).status_code)
        connections.close_all()

    threads = [threading.Thread(target=save, args=each) for each in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return codes


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_the_same_moment_one_wins():
    listing = a_listing()
    codes = save_at_once([(listing, {"description": text}) for text in ("mine", "yours")])
    assert sorted(codes) == [200, 302]
    assert ServiceAtLocation.objects.get().version == 2


@pytest.mark.django_db(transaction=True)
def test_owners_of_one_listing_saved_at_the_same_moment_all_show():
    listing = a_listing()
    pairs = [
        (listing, {"closed_from": "2026-05-01", "closed_message": "Flooded"}),
        (listing.service, {"name": "New name"}),
        (listing.service.organization, {"name": "New organization"}),
        (listing.location, {"address_1": "2 Example Street"}),
    ]
    assert save_at_once(pairs) == [302] * 4
    shown = SearchEntry.objects.get().shown
    assert (shown["name"], shown["organization"]) == ("New name", "New organization")
    assert (shown["address"][0], shown["closed_message"]) == ("2 Example Street", "Flooded")
