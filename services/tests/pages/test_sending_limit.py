"""What one visitor may send in an hour: others and reading are never touched, nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client

from services.models import ChangeProposal
from services.pages.sending import SENDING
from services.tests.builders import a_listing

from .invariants import assert_public_page, text_of
from .sent_forms import assert_form_page, send

pytestmark = pytest.mark.django_db
PATH = "/suggest/"


def send_many(times: int = SENDING.most, **headers: str) -> None:
    client = Client(**headers)
    for number in range(times):
        assert send(client, PATH, name=f"Place {number}").status_code == 302


def test_a33_one_too_many_is_told_when_to_send_it_and_nothing_is_lost(client):
    send_many()
    response = send(client, PATH, name="One more", note="Knock twice.")
    page = assert_form_page(response, status=429)
    assert response.headers["Retry-After"] == str(3600 - 20)
    assert "Please wait 60 minutes." in text_of(page)
    assert 'value="One more"' in page
    assert "Knock twice.</textarea>" in page
    assert ChangeProposal.objects.count() == SENDING.most


def test_a33_both_forms_count_together(client):
    a_listing(slug="clinic")
    send_many()
    assert send(client, "/listings/clinic/report/", problem="closed").status_code == 429


def test_a33_after_the_hour_it_goes_on(client):
    send_many()
    assert send(client, PATH, after=timedelta(minutes=61), name="Later").status_code == 302


def test_a33_reading_is_never_limited(client):
    send_many()
    for path in (PATH, f"{PATH}thanks/", "/", "/search/?near=19134"):
        assert_public_page(client.get(path), status=200)


def test_a33_what_would_not_be_kept_does_not_count(client):
    for _time in range(SENDING.most + 1):
        assert send(client, PATH, name="").status_code == 200
    assert send(client, PATH, name="At last").status_code == 302


def test_a33_somebody_else_is_not_touched():
    send_many(REMOTE_ADDR="198.51.100.7")
    send_many(1, REMOTE_ADDR="198.51.100.8")
    refused = send(Client(REMOTE_ADDR="198.51.100.7"), PATH, name="One more")
    assert refused.status_code == 429


@pytest.mark.parametrize("proxies", [0, 1])
def test_a33_a_made_up_header_is_no_way_around(settings, proxies):
    settings.TRUSTED_PROXIES = proxies
    for number in range(SENDING.most + 1):
        client = Client(HTTP_X_FORWARDED_FOR=f"10.1.2.{number}, 203.0.113.1")
        answer = send(client, PATH, name=f"Place {number}")
    assert answer.status_code == 429


def test_a33_no_address_is_in_a_counter_a_log_or_an_answer(caplog, settings):
    settings.TRUSTED_PROXIES = 1
    with caplog.at_level("DEBUG"):
        for number in range(SENDING.most + 1):
            client = Client(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.7")
            answer = send(client, PATH, name=f"Place {number}")
    counters = str(caches["default"]._cache)
    assert "limit:forms:" in counters
    everything = counters + caplog.text + answer.content.decode()
    everything += str(list(ChangeProposal.objects.values()))
    for needle in ("198.51.100.7", "10.0.0.1", "c6336407"):
        assert needle not in everything
