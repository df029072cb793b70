"""The help pages that come with the project: complete, plain, sourced, and alike in each language."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.utils import timezone

from services.curation.help_texts import shipped_page, shipped_pages
from services.models import Directory, Page
from services.pages.help_texts import page_url, text_of
from services.search.options import current_options
from services.search.query import read_query
from services.tests.pages.reading_level import (
    ease_of,
    grade_of,
    plain_text,
    sentences_of,
)

SLUGS = (
    "about after-overdose families harm-reduction health-workers id-papers-police medicine"
    " more-than-drugs naloxone online overdose paying peer-support safer-use supervised-sites"
    " syringe-services withdrawal"
).split()
TRANSLATIONS = ("es", "fr", "ar")
LANGUAGES = ("en", *TRANSLATIONS)
WITHOUT_MEDICAL_FACTS = {"about", "more-than-drugs"}
LINK = re.compile(r"\]\(([^)]+)\)")
MAX_WORDS_IN_A_SENTENCE = 14

every_page = pytest.mark.parametrize("slug", SLUGS)
in_every_language = pytest.mark.parametrize("language", LANGUAGES)
in_every_translation = pytest.mark.parametrize("language", TRANSLATIONS)


def read(slug: str, language: str = "en") -> Page:
    page = shipped_page(slug, language)
    assert page is not None
    return page


def words_of(page: Page) -> str:
    return plain_text(f"{page.summary}\n\n{page.body}")


@in_every_language
def test_a_language_has_every_page(language):
    assert [page.slug for page in shipped_pages() if page.language == language] == SLUGS


def test_no_language_is_left_out():
    assert {page.language for page in shipped_pages()} == {*LANGUAGES}


@in_every_language
@every_page
def test_a_page_would_be_accepted_in_the_admin(slug, language):
    read(slug, language).clean_fields()


@every_page
def test_english_is_plain(slug):
    assert grade_of(words_of(read(slug))) <= 6


@every_page
def test_spanish_is_plain(slug):
    assert ease_of(words_of(read(slug, "es"))) >= 60


@in_every_language
@every_page
def test_sentences_are_short(slug, language):
    words = words_of(read(slug, language))
    assert len(words.split()) / sentences_of(words) <= MAX_WORDS_IN_A_SENTENCE


@every_page
def test_every_fact_has_its_source_and_every_source_its_fact(slug):
    page = read(slug)
    sources = text_of(page, page).sources
    marks = re.findall(r"\[(\d+)\]\(#source-(\d+)\)", page.body)
    assert {int(number) for number, _target in marks} == {*range(1, len(sources) + 1)}
    assert all(number == target for number, target in marks)
    assert all(source.title and source.url.startswith("https://") for source in sources)
    assert bool(sources) is (slug not in WITHOUT_MEDICAL_FACTS)


@pytest.mark.django_db
@every_page
def test_a_page_leads_to_searches_that_the_search_understands(slug):
    call_command("loaddata", "taxonomy", verbosity=0)
    options = current_options(Directory(), at=timezone.now())
    page = read(slug)
    asked = [link.partition("?")[2] for link in LINK.findall(page.body) if "/search/" in link]
    for parameters in (*asked, page.search):
        reading = read_query(QueryDict(parameters), directory=Directory(), options=options)
        assert not reading.problems, parameters


@every_page
def test_links_to_other_help_pages_are_their_one_address(slug):
    links = [link for link in LINK.findall(read(slug).body) if re.fullmatch(r"/[\w/-]+/", link)]
    assert {*links} - {"/search/", "/places/"} <= {page_url(other) for other in SLUGS}


@in_every_translation
@every_page
def test_a_translation_has_the_links_and_marks_of_the_original(slug, language):
    page, original = read(slug, language), read(slug)
    assert LINK.findall(page.body) == LINK.findall(original.body)
    assert text_of(page, original).sources == text_of(original, original).sources
    assert text_of(page, original).search == text_of(original, original).search


@in_every_translation
@every_page
def test_a_translation_has_the_parts_of_the_original(slug, language):
    page, original = read(slug, language), read(slug)
    for mark in (r"(?m)^(#+) ", r"(?m)^(- )", r"(\*\*)"):
        assert re.findall(mark, page.body) == re.findall(mark, original.body)
    assert page.body != original.body


@every_page
def test_arabic_is_in_arabic(slug):
    words = words_of(read(slug, "ar"))
    assert len(re.findall(r"[\u0600-\u06ff]", words)) > 0.9 * len(re.findall(r"\w", words))


@in_every_language
@every_page
def test_nobody_is_named_who_did_not_review_it(slug, language):
    assert read(slug, language).reviewed_by == ""
