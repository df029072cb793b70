"""“Something wrong?”: a visitor tells what is wrong with a listing, and staff get it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from services.curation import proposing
from services.models import ChangeProposal, ServiceAtLocation
from services.tests.builders import a_listing, a_service
from services.vocabulary import ReportedProblem, ServiceKind

from .invariants import assert_public_page, text_of
from .reading_level import grade_of
from .sent_forms import assert_form_page, send

pytestmark = pytest.mark.django_db
PATH = "/listings/allegheny-clinic/report/"


@pytest.fixture(autouse=True)
def clinic(db) -> ServiceAtLocation:
    service = a_service(ServiceKind.MAT, "Allegheny Clinic")
    return a_listing(service, slug="allegheny-clinic", version=4)


def test_every_listing_leads_to_its_form(client):
    page = assert_public_page(client.get("/listings/allegheny-clinic/"), status=200)
    assert f'href="{PATH}">Something wrong?' in page


def test_the_form_asks_for_one_choice_and_for_nobody(client):
    page = assert_form_page(client.get(PATH))
    assert [page.count(f'value="{problem}"') for problem in ReportedProblem] == [1] * 5
    assert "Please do not write your name" in text_of(page)
    assert "csrf" not in page
    assert "<title>Something wrong? Allegheny Clinic</title>" in page


def test_a_report_is_kept_with_its_listing_and_answered_with_what_happens_next(client, clinic):
    answer = send(client, PATH, problem="phone", message="It is 215-555-0199.\r\nSince May.")
    assert (answer.status_code, answer.url) == (302, f"{PATH}thanks/")
    report = ChangeProposal.objects.get()
    assert (report.service_at_location, report.base_version) == (clinic, 4)
    assert (report.origin, report.problem) == ("public_report", "phone")
    assert report.message == "It is 215-555-0199.\nSince May."
    page = assert_form_page(client.get(answer.url))
    assert "What happens next" in text_of(page)
    assert 'href="/listings/allegheny-clinic/"' in page


def test_a_choice_is_enough(client):
    assert send(client, PATH, problem="closed").status_code == 302
    assert ChangeProposal.objects.get().message == ""


def test_nothing_about_the_visitor_is_kept(client):
    headers = {
        "REMOTE_ADDR": "198.51.100.7",
        "HTTP_USER_AGENT": "SpyBrowser/1.0",
        "HTTP_REFERER": "https://referring.example/",
        "HTTP_X_FORWARDED_FOR": "203.0.113.9",
    }
    send(Client(**headers), PATH, problem="hours", message="Closes at 3.")
    kept = str(ChangeProposal.objects.values().get())
    for needle in ("198.51.100.7", "203.0.113.9", "SpyBrowser", "referring"):
        assert needle not in kept


def test_the_search_that_led_here_is_in_no_report(client):
    page = assert_form_page(client.get(f"{PATH}?near=19134"))
    assert "19134" not in text_of(page)
    assert 'value="19134"' not in page
    assert f'action="{PATH}"' in page


@pytest.mark.parametrize("problem", [None, "", "nonsense", "closed' OR 1=1"])
def test_without_a_choice_the_page_says_so_and_keeps_the_text(client, problem):
    typed = {"message": "It is next door now."} | ({"problem": problem} if problem else {})
    page = assert_form_page(send(client, PATH, **typed))
    assert "<title>Error: Something wrong? Allegheny Clinic</title>" in page
    assert '<a href="#id_problem_0">Choose what is wrong.</a>' in page
    assert 'id="id_problem_error">Choose what is wrong.' in page
    assert 'id="id_problem_0"' in page
    assert "It is next door now.</textarea>" in page
    assert not ChangeProposal.objects.exists()


def test_a_text_that_is_too_long_is_kept_and_the_choice_too(client):
    page = assert_form_page(send(client, PATH, problem="other", message="a" * 2001))
    assert "Make this shorter: 2000 letters at most. It has 2001." in text_of(page)
    assert 'href="#id_message"' in page
    assert 'aria-describedby="id_message_helptext id_message_error"' in page
    assert 'value="other" id="id_problem_4" aria-invalid' not in page
    assert "checked" in page
    assert "a" * 2001 in page


def test_a_listing_that_got_another_address_takes_what_was_typed_before(client, clinic):
    clinic.slug = "new-name"
    clinic.save()
    clinic.old_slugs.create(slug="allegheny-clinic")
    answer = client.post(PATH, "problem=closed", content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, answer.url) == (308, "/listings/new-name/report/")
    assert client.get(PATH).status_code == 301


@pytest.mark.parametrize("path", [PATH, f"{PATH}thanks/"])
def test_a_listing_that_nobody_may_see_has_no_form(client, clinic, path):
    ServiceAtLocation.objects.update(publication="hidden")
    hidden = client.get(path)
    never_was = client.get(path.replace("allegheny", "no-such"))
    assert hidden.status_code == never_was.status_code == 404
    assert hidden.content == never_was.content
    assert client.post(path, {"problem": "closed"}).status_code in (404, 405)


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_a_form_takes_no_other_method(client, method):
    response = getattr(client, method)(PATH)
    assert_public_page(response, status=405)
    assert response.headers["Allow"] == "GET, HEAD, POST"


def test_a_database_that_cannot_write_loses_nothing_that_was_typed(client, monkeypatch):
    def refuse(**_said):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(proposing, "propose_once", refuse)
    response = send(client, PATH, problem="phone", message="It is 215-555-0199.")
    page = assert_form_page(response, status=503)
    assert response.headers["Retry-After"] == "60"
    assert "We could not keep this right now" in text_of(page)
    assert "It is 215-555-0199.</textarea>" in page


def test_the_pages_are_easy_to_read(client):
    for path in (PATH, f"{PATH}thanks/"):
        assert grade_of(text_of(assert_form_page(client.get(path)))) <= 6


def test_a_form_that_is_sent_after_hours_still_works(client):
    assert send(client, PATH, after=timedelta(hours=11), problem="closed").status_code == 302
