"""Forms that no person sent, or that a person sent late: never an error of ours, nothing lost."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client

from services.models import ChangeProposal
from services.tests.builders import a_listing

from .invariants import assert_public_page, text_of
from .sent_forms import FORM, NOON, TRAP, TYPING, assert_form_page, fill_in, send, token_of

pytestmark = pytest.mark.django_db
PATH = "/suggest/"
TYPED = {"name": "The blue van", "note": "Knock at the back."}
MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{7*7}}",
    "{% debug %}",
    "</textarea><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "=1+1",
]


def post(client, fields, *, at=NOON + TYPING, content_type: str = FORM):
    body = fields if isinstance(fields, str | bytes) else urlencode(fields, doseq=True)
    with time_machine.travel(at, tick=False):
        return client.post(PATH, body, content_type=content_type)


def assert_nothing_lost(response, said: str) -> str:
    page = assert_form_page(response)
    assert said in text_of(page)
    assert "<title>Error: " in page
    assert 'value="The blue van"' in page
    assert "Knock at the back.</textarea>" in page
    assert not ChangeProposal.objects.exists()
    return page


def test_a_form_that_was_open_for_too_long_is_sent_by_one_more_press(client):
    fields = fill_in(client, PATH, **TYPED)
    late = NOON + timedelta(hours=12, minutes=1)
    page = assert_nothing_lost(post(client, fields, at=late), "open for too long")
    fields["token"] = token_of(page)
    assert post(client, fields, at=late + TYPING).status_code == 302


@pytest.mark.parametrize("seconds", [0, 1, 2])
def test_who_types_faster_than_a_person_is_asked_to_look_again(client, seconds):
    fields = fill_in(client, PATH, **TYPED)
    moment = NOON + timedelta(seconds=seconds)
    page = assert_nothing_lost(post(client, fields, at=moment), "That was very fast")
    assert token_of(page) == fields["token"]
    assert post(client, fields).status_code == 302


def test_a_token_of_another_form_is_not_taken(client):
    a_listing(slug="clinic")
    foreign = fill_in(client, "/listings/clinic/report/")["token"]
    fields = {**fill_in(client, PATH, **TYPED), "token": foreign}
    assert_nothing_lost(post(client, fields), "press Send again")


def test_a_token_is_for_one_listing(client):
    for slug in ("clinic", "other"):
        a_listing(slug=slug)
    fields = fill_in(client, "/listings/clinic/report/", problem="closed")
    with time_machine.travel(NOON + TYPING, tick=False):
        response = client.post("/listings/other/report/", urlencode(fields), content_type=FORM)
    assert "press Send again" in text_of(assert_form_page(response))
    assert not ChangeProposal.objects.exists()


@pytest.mark.parametrize("forge", [str.upper, lambda t: t[:-1], lambda t: t[1:], lambda _t: "x"])
def test_a_forged_token_is_not_taken(client, forge):
    fields = fill_in(client, PATH, **TYPED)
    assert_nothing_lost(
        post(client, {**fields, "token": forge(fields["token"])}), "Nothing is lost"
    )


@pytest.mark.parametrize(
    "token", ["", "suggest", "::", "suggest:zzzzzz:x", "é\x00:1:2", "a" * 9999]
)
def test_a_made_up_token_is_not_taken(client, token):
    assert_nothing_lost(post(client, {**TYPED, TRAP: "", "token": token}), "Nothing is lost")


def test_who_fills_in_the_hidden_field_is_asked_again(client):
    fields = fill_in(client, PATH, **TYPED)
    page = assert_nothing_lost(post(client, {**fields, TRAP: "555"}), "hidden field")
    assert f'name="{TRAP}" value=""' in page


def test_who_leaves_the_hidden_field_out_is_asked_again(client):
    fields = fill_in(client, PATH, **TYPED)
    del fields[TRAP]
    assert_nothing_lost(post(client, fields), "hidden field")


def test_the_same_form_sent_again_is_thanked_and_kept_once(client):
    fields = fill_in(client, PATH, **TYPED)
    for _time in range(3):
        assert post(client, fields).status_code == 302
    assert ChangeProposal.objects.count() == 1


def test_of_a_repeated_field_the_last_counts(client):
    fields = fill_in(client, PATH, **TYPED)
    assert post(client, {**fields, "name": ["First", "Second"]}).status_code == 302
    assert ChangeProposal.objects.get().document["service"]["name"] == "Second"


def test_c09_fields_that_the_form_does_not_have_change_nothing(client):
    smuggled = {"state": "accepted", "id": "1", "origin": "editor", "decided_by": "1"}
    send(client, PATH, **TYPED, **smuggled, document='{"service": {"kind": "mat"}}')
    place = ChangeProposal.objects.get()
    assert (place.state, place.origin, place.decided_by) == ("open", "suggestion", None)
    assert place.document == {"service": {"name": "The blue van"}}


@pytest.mark.parametrize("name", ["name", "kind", "where", "note", "token", TRAP, "other"])
@pytest.mark.parametrize("hidden", ["\x00", "\u202e", "\x1b", "\x85", "\uffff"])
def test_a12_what_nobody_can_see_is_left_out(client, name, hidden):
    fields = fill_in(client, PATH, **TYPED)
    fields[name] = f"{fields.get(name, '')}{hidden}"
    assert post(client, fields).status_code == 302
    assert hidden not in str(ChangeProposal.objects.values().get())


@pytest.mark.parametrize("query", ["%00", "a%00b", "%E2%80%AE", "%FF%FE", "a" * 9999])
def test_a12_a13_a_place_brought_along_is_cleaned_and_capped(client, query):
    page = assert_form_page(client.get(f"{PATH}?near={query}"))
    assert "\x00" not in page
    assert "a" * 201 not in page


@pytest.mark.parametrize("size", [60_000, 1_000_000])
def test_a13_endless_text_is_said_to_be_too_long_and_kept(client, size):
    fields = {**fill_in(client, PATH, **TYPED), "note": "é" * (size // 6)}
    page = assert_form_page(post(client, fields))
    assert "letters at most" in text_of(page)
    assert fields["note"] in page


def test_a13_more_than_a_form_can_hold_is_refused_with_help(client):
    assert_public_page(post(client, "note=" + "a" * 3_000_000), status=400)


def test_a21_a_flood_of_fields_is_refused_with_help(client):
    assert_public_page(post(client, "&".join(["name=x"] * 1001)), status=400)


@pytest.mark.parametrize("text", MARKUP)
def test_a19_markup_is_kept_and_shown_as_text(client, text):
    page = assert_form_page(send(client, PATH, where=text, note=text, website=text))
    for wrong in ("<img src=x", "<svg/onload", "<script>", ">49<"):
        assert wrong not in page
    assert send(client, PATH, name=text, website=text).status_code == 302
    assert ChangeProposal.objects.get().document["service"] == {"name": text, "url": text}


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (f"{FORM}; charset=utf-16", "name=x"),
        (f"{FORM}; charset=latin-1", b"name=%E9"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"'),
        ("multipart/form-data", b"x"),
        ("application/json", b'{"name": "x"}'),
        ("text/plain", b"name=x"),
        ("", b"name=x"),
    ],
)
def test_what_no_form_sends_is_refused_with_help(client, content_type, body):
    assert_public_page(post(client, body, content_type=content_type), status=400)


@pytest.mark.parametrize("body", [b"name=\xff\xfe&note=\xed\xa0\x80", b"%", b"&&==&", b"\x00"])
def test_bytes_that_are_no_text_are_answered_with_the_form(client, body):
    assert "press Send again" in text_of(assert_form_page(post(client, body)))


def test_a_form_needs_no_cookie_and_no_csrf_token():
    assert send(Client(enforce_csrf_checks=True), PATH, **TYPED).status_code == 302
