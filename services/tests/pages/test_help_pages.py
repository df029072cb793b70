"""Help in plain words: anybody may read it, any cache may keep it, staff may change it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import translation

from services.curation.help_texts import shipped_page
from services.models import DirectorySettings, EmergencyNumber, Hotline, Page
from services.pages import help_pages as views
from services.pages.kinds import ADDRESSES
from services.pages.markdown import html_of

from .browsing import links_of, page_of
from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db

KIND_SLUGS = set(ADDRESSES.values())


def a_page(slug: str = "storage", language: str = "en", **fields) -> Page:
    usual = {
        "title": f"{slug} in {language}", "body": "Keep it *dry*.", "reviewed_on": "2026-11-01",
        "publication": "published",
    }  # fmt: skip
    return Page.objects.create(slug=slug, language=language, **{**usual, **fields})


def read_in(rf, language: str, slug: str = "storage") -> str:
    """The page as the site shows it in another language."""
    with translation.override(language):
        return views.help_page(rf.get(f"/{language}/help/{slug}/"), slug=slug).content.decode()


def test_the_list_leads_to_every_page(client, help_pages):
    links = links_of(page_of(client, "/help/"))
    slugs = {*Page.objects.values_list("slug", flat=True)}
    assert len(slugs) == 17
    expected = {f"/{slug}/" if slug in KIND_SLUGS else f"/help/{slug}/" for slug in slugs}
    assert expected <= set(links)


def test_the_most_urgent_comes_first(client, help_pages):
    titles = re.findall(r'<li lang="en">\s*<a[^>]*>(.*?)</a>', page_of(client, "/help/"))
    assert titles[:2] == ["If someone is not waking up", "In withdrawal now"]


def test_every_page_can_be_read_and_fetches_nothing_from_elsewhere(client, help_pages):
    for link in {link for link in links_of(page_of(client, "/help/")) if link.startswith("/help/")}:
        page = page_of(client, link)
        assert re.search(r"<h1[^>]*>\S", page)
        assert not re.search(r"<(img|iframe|object|video)\b", page)
        fetched = re.findall(
            r'<(?:script|link rel="(?:icon|manifest)")[^>]* (?:href|src)="([^"]*)', page
        )
        assert [url for url in fetched if not url.startswith("/")] == []


def test_a_kind_of_service_has_one_page_only(client, help_pages):
    for slug in KIND_SLUGS:
        answer = client.get(f"/help/{slug}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/{slug}/")


def test_a_kind_that_is_not_shown_has_no_help_page(client, help_pages):
    DirectorySettings.objects.create(kinds_shown=["mat"])
    assert "/naloxone/" not in links_of(page_of(client, "/help/"))
    assert_public_page(client.get("/help/naloxone/"), status=404)


@pytest.mark.parametrize("state", [{"publication": "draft"}, {"deleted_at": "2026-11-01T00:00Z"}])
def test_a_draft_or_removed_page_is_not_found(client, state):
    a_page(**state)
    assert_public_page(client.get("/help/storage/"), status=404)
    assert "/help/storage/" not in links_of(page_of(client, "/help/"))


@pytest.mark.parametrize("slug", ["nothing", "%00", "a" * 500, "é"])
def test_what_is_not_there_is_not_found(client, slug):
    assert_public_page(client.get(f"/help/{slug}/"), status=404)


def test_a_page_is_only_read(client, help_pages):
    assert_public_page(client.post("/help/overdose/"), status=405)
    assert client.head("/help/overdose/").status_code == 200


@pytest.mark.parametrize("path", ["/", "/search/", "/nothing/", "/help/"])
def test_every_page_leads_to_what_to_do_in_one_tap_even_if_nothing_is_loaded(client, path):
    links = links_of(client.get(path).content.decode())
    assert {"/help/overdose/", "/help/about/", "/help/"} <= set(links)
    assert "Breathe for them" in page_of(client, "/help/overdose/")
    assert "Nothing. No account" in text_of(page_of(client, "/help/about/"))


def test_the_five_steps_and_the_numbers_of_the_countries_served(client, help_pages):
    settings = DirectorySettings.objects.create(countries_served=["CA", "GB"])
    EmergencyNumber.objects.create(settings=settings, country="AU", number="000")
    page = page_of(client, "/help/overdose/")
    steps = re.findall(r"<h2>(\d)\. ", page)
    assert steps == ["1", "2", "3", "4", "5"]
    rows = re.findall(r'<ul class="emergency-numbers">(.*?)</ul>', page, re.DOTALL)
    numbers = [re.findall(r'href="(tel:\d+)"', row) for row in rows]
    assert numbers == [["tel:911", "tel:999"], ["tel:000"]]
    assert "Canada" in rows[0]
    assert "Australia" in rows[1]
    for part in ("Nose spray", "Shot:", "on their side", "Stay with them", "protect the one"):
        assert part in page


def test_a_page_leads_to_the_search_for_what_it_describes(client, help_pages):
    form = page_of(client, "/help/paying/")
    assert '<input type="hidden" name="payment" value="free">' in form
    assert '<input type="hidden" name="payment" value="sliding_scale">' in form


def test_lines_to_call_are_on_the_page(client, help_pages):
    settings = DirectorySettings.objects.create()
    Hotline.objects.create(settings=settings, country="US", name="A line", number="988")
    assert 'href="tel:988"' in page_of(client, "/help/withdrawal/")


def test_who_runs_the_site_is_said(client, help_pages):
    DirectorySettings.objects.create(name="Kensington finder", contact_email="us@example.org")
    page = text_of(page_of(client, "/help/about/"))
    assert "Kensington finder us@example.org" in page
    assert "GeoNames" in page


def test_an_edit_of_staff_shows_at_once(client, help_pages, admin_client):
    page = Page.objects.get(slug="overdose", language="en")
    url = reverse("admin:services_page_change", args=[page.pk])
    form = admin_client.get(url).context["adminform"].form
    data = {bound.html_name: bound.value() or "" for bound in form}
    assert "Our own words" not in page_of(client, "/help/overdose/")
    answer = admin_client.post(url, {**data, "body": "Our own words"})
    assert answer.status_code == 302
    assert "Our own words" in page_of(client, "/help/overdose/")


def test_who_reviewed_a_page_is_said_and_if_nobody_did(client):
    page = a_page()
    assert "Not yet reviewed by a health worker." in text_of(page_of(client, "/help/storage/"))
    page.reviewed_by = "Sam Lee, nurse"
    page.save()
    words = text_of(page_of(client, "/help/storage/"))
    assert "Last gone over on Nov. 1, 2026. Reviewed by Sam Lee, nurse." in words
    assert "Not yet reviewed" not in words


def test_a_source_is_its_title_and_its_address_in_full(client):
    a_page(sources="WHO. Naloxone. https://www.who.int/n\nA book, 1999")
    page = page_of(client, "/help/storage/")
    assert (
        '<a href="https://www.who.int/n" rel="noreferrer noopener">https://www.who.int/n</a>'
        in page
    )
    assert re.search(r'<li id="source-2" lang="en">\s*A book, 1999\s*</li>', page)


def test_a_translation_says_who_checked_it_and_leads_to_the_original(client, rf):
    a_page(sources="WHO. https://www.who.int/", search="kind=naloxone")
    page = a_page(language="es")
    words = read_in(rf, "es")
    assert "storage in es" in words
    assert "Aún no la ha revisado una persona" in words
    assert '<a href="/help/storage/" hreflang="en" lang="en">' in words
    assert "https://www.who.int/" in words
    assert 'name="kind" value="naloxone"' in words
    page.reviewed_by = "Ana Ruiz"
    page.save()
    assert "Ana Ruiz revisó esta traducción" in read_in(rf, "es")


def test_a_page_that_is_missing_in_a_language_is_the_original_and_says_so(rf):
    a_page()
    page = read_in(rf, "ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<div class="help-text" lang="en" dir="ltr">' in page
    assert "هذه هي الصفحة الإنجليزية" in page


def test_an_arabic_page_runs_from_the_right(rf):
    a_page()
    a_page(language="ar")
    assert '<div class="help-text" lang="ar" dir="rtl">' in read_in(rf, "ar")


def test_a_draft_of_a_translation_is_not_shown(rf):
    a_page()
    a_page(language="es", publication="draft")
    assert "storage in en" in read_in(rf, "es")


QUIET = ' rel="noreferrer noopener"'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ('a <b onclick="x">b</b>', "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("![a](https://example.org/)", f'<p>!<a href="https://example.org/"{QUIET}>a</a></p>'),
        ("# Top", "<h2>Top</h2>"),
        ("### Third", "<h3>Third</h3>"),
        ("[a](/search/?kind=naloxone)", '<p><a href="/search/?kind=naloxone">a</a></p>'),
        ("[a](https://example.org/)", f'<p><a href="https://example.org/"{QUIET}>a</a></p>'),
        ("[a](//example.org/)", f'<p><a href="//example.org/"{QUIET}>a</a></p>'),
    ],
)
def test_a_text_is_text_and_links_only(text, html):
    assert html_of(text).strip() == html


def test_a_link_within_the_site_stays_in_its_language():
    with translation.override("es"):
        assert '<a href="/es/search/">' in html_of("[a](/search/)")


def test_few_queries(client, help_pages, django_assert_num_queries):
    client.get("/help/about/")
    with django_assert_num_queries(2):
        client.get("/help/about/")
    with django_assert_num_queries(2):
        client.get("/help/")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_what_to_do_is_told_in_every_language_before_anybody_loads_it(client, language):
    page = client.get(f"/{language}/help/overdose/").content.decode()
    title = shipped_page("overdose", language).title
    assert title != shipped_page("overdose").title
    assert f"<title>{title}</title>" in page
