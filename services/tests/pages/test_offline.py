"""The worker, saved places and the manifest: nothing is kept unless somebody asks for it."""

import gzip
import json

import pytest
from django.conf import settings

from services.models import DirectorySettings
from services.tests.builders import a_listing, a_service

from .invariants import assert_public_page
from .test_help_pages import a_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/offline/", "/saved/"])
def test_the_pages_of_the_shell_are_public_and_the_same_for_all(client, path):
    page = client.get(path)
    assert_public_page(page)
    assert "public" in page.headers["Cache-Control"]
    assert "noindex" in page.content.decode()


def test_the_offline_page_says_what_to_do_and_whom_to_call(client):
    page = client.get("/offline/").content.decode()
    assert 'href="/help/overdose/"' in page[page.index("<main") :]
    assert 'href="tel:911"' in page


def test_the_worker_keeps_the_shell_and_is_small(client):
    worker = client.get("/worker.js")
    text = worker.content.decode()
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert worker.headers["Service-Worker-Allowed"] == "/"
    assert worker.headers["Cache-Control"] == "no-cache"
    assert len(gzip.compress(worker.content)) <= 2048
    assert '["/offline/", "/saved/", "/help/overdose/", "/static/' in text
    assert "/search/" not in text
    assert "/listings/" not in text


def test_a_new_edition_replaces_the_shell(client):
    DirectorySettings.objects.create()
    before = client.get("/worker.js").content
    assert client.get("/worker.js").content == before
    DirectorySettings.objects.update(edition="another")
    assert client.get("/worker.js").content != before


def test_an_edited_overdose_page_replaces_the_shell(client):
    before = client.get("/worker.js").content
    a_page(slug="overdose", body="Call for help first.")
    assert client.get("/worker.js").content != before


def test_switched_off_it_clears_up(client, settings):
    settings.OFFLINE = False
    assert b"unregister" in client.get("/worker.js").content
    a_listing(a_service(), slug="box")
    assert "Save to this phone" not in client.get("/listings/box/").content.decode()


def test_the_manifest_has_a_neutral_name(client):
    DirectorySettings.objects.create(name="Needle Exchange Finder", short_name="My pages")
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert manifest["short_name"] == manifest["name"] == "My pages"
    assert manifest["start_url"] == "/"


def test_titles_can_be_plain(client, kensington):
    DirectorySettings.objects.create(short_name="My pages", has_plain_titles=True)
    for path in ("/", "/search/?near=19134", "/naloxone/", "/listings/kensington-exchange/", "/x/"):
        assert "<title>My pages</title>" in client.get(path).content.decode()


def test_leaving_can_be_switched_off(client):
    DirectorySettings.objects.create(leave_page_url="")
    assert "Leave this page" not in client.get("/").content.decode()


def test_leaving_is_a_plain_link_that_tells_nobody(client):
    assert (
        f'href="{DirectorySettings().leave_page_url}" rel="nofollow noreferrer"'
        in client.get("/").content.decode()
    )


def test_what_needs_scripts_starts_hidden(client, kensington):
    """No dead buttons without scripts."""
    for path in ("/", "/search/?near=19134", "/listings/kensington-exchange/"):
        page = client.get(path).content.decode()
        for name in ("locate", "share", "print", "save"):
            for part in page.split(f'data-does="{name}"')[:-1]:
                assert part.rpartition("<")[2].split()[1:].count("hidden") == 1, (path, name)


def test_the_stylesheet_stands_in_the_page_and_the_policy_allows_it_alone(client):
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert settings.STYLESHEET in page.content.decode()
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 1


def test_a_text_message_says_what_a_person_needs(client, kensington):
    page = client.get("/listings/kensington-exchange/").content.decode()
    link = page.partition('href="sms:?&amp;body=')[2].partition('"')[0]
    assert link.startswith("Kensington%20Needle%20Exchange%0A")
    assert "listings/kensington-exchange" in link
