"""“A place is missing? Tell us”: from the footer and from every search that finds nothing."""

from __future__ import annotations

import pytest

from services.models import ChangeProposal, DirectorySettings

from .invariants import assert_public_page, text_of
from .reading_level import grade_of
from .sent_forms import assert_form_page, send

pytestmark = pytest.mark.django_db
PATH = "/suggest/"
FULL = {
    "name": "The blue van",
    "kind": "naloxone",
    "where": "Kensington and Allegheny",
    "phone": "215-555-0123, ask for the van",
    "website": "www.example.org/van",
    "hours": "Mon to Fri, 9 to 5",
    "note": "Knock at the back.\r\nTwice.",
}


@pytest.mark.parametrize("path", ["/", "/search/?near=19134", "/nope/", "/places/"])
def test_every_page_leads_to_the_form(client, path):
    assert f'href="{PATH}"' in assert_public_page(client.get(path))


def test_a_search_that_found_nothing_brings_its_place_along(client, kensington):
    empty = assert_public_page(client.get("/search/?near=Fargo, ND&within=1"))
    assert f'href="{PATH}?near=Fargo%2C+ND">Tell us' in empty
    page = assert_form_page(client.get(f"{PATH}?near=Fargo%2C+ND"))
    assert 'name="where" value="Fargo, ND"' in page
    assert f'action="{PATH}"' in page


def test_what_was_typed_is_kept_for_staff(client):
    answer = send(client, PATH, **FULL)
    assert (answer.status_code, answer.url) == (302, f"{PATH}thanks/")
    place = ChangeProposal.objects.get()
    assert (place.origin, place.service_at_location) == ("suggestion", None)
    assert place.message == "Knock at the back.\nTwice."
    assert place.document["service"]["name"] == "The blue van"
    assert place.document["service_at_location"]["hours_note"] == "Mon to Fri, 9 to 5"
    page = assert_form_page(client.get(answer.url))
    assert "Someone on our team reads it" in text_of(page)


def test_the_name_is_enough(client):
    assert send(client, PATH, name="The blue van").status_code == 302
    assert ChangeProposal.objects.get().document == {"service": {"name": "The blue van"}}


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "\x00"])
def test_without_a_name_the_page_says_so_and_keeps_the_rest(client, name):
    page = assert_form_page(send(client, PATH, **{**FULL, "name": name}))
    assert "<title>Error: Tell us about a place that is missing</title>" in page
    assert 'href="#id_name"' in page
    assert 'id="id_name_error"' in page
    for text in ("Kensington and Allegheny", "www.example.org/van", "Knock at the back."):
        assert text in page
    assert '<option value="naloxone" selected>' in page
    assert not ChangeProposal.objects.exists()


@pytest.mark.parametrize(
    ("name", "most"), [("name", 200), ("where", 200), ("phone", 100), ("hours", 500)]
)
def test_each_text_has_a_length_that_is_said(client, name, most):
    page = assert_form_page(send(client, PATH, **{**FULL, name: "é" * (most + 1)}))
    assert f"{most} letters at most. It has {most + 1}." in text_of(page)
    assert send(client, PATH, **{**FULL, name: "é" * most}).status_code == 302


def test_only_kinds_that_the_directory_shows_can_be_chosen(client):
    DirectorySettings.objects.update_or_create(pk=1, defaults={"kinds_shown": ["mat"]})
    page = assert_form_page(send(client, PATH, **FULL))
    assert "Choose one of these, or “Not sure”." in text_of(page)
    assert 'value="naloxone"' not in page
    assert send(client, PATH, **{**FULL, "kind": "mat"}).status_code == 302


def test_the_pages_are_easy_to_read(client):
    for path in (PATH, f"{PATH}thanks/"):
        assert grade_of(text_of(assert_form_page(client.get(path)))) <= 6
