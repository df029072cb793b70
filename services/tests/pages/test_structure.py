"""What a screen reader finds on every page: headings, landmarks, names and languages."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from services.tests.forgetting import forget_everything
from services.tests.public_pages import LANGUAGES, PAGES, RESULTS, fill_directory, in_language

from .invariants import without_styles

pytestmark = pytest.mark.django_db
STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: Any) -> dict[str, str]:
    """Every page in every language, by its address; they are made once, and then undone."""
    paths = [in_language(language, path) for language in LANGUAGES for path in PAGES]
    with django_db_blocker.unblock(), transaction.atomic():
        forget_everything()
        fill_directory()
        pages = {path: without_styles(Client().get(path).content.decode()) for path in paths}
        transaction.set_rollback(True)
    return pages


def names_of(page: str, pattern: str) -> list[str]:
    """What is said of each match: its text with the hidden words."""
    found = re.findall(pattern, page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", one).split()) for one in found]


def test_e11_one_first_heading_and_no_level_left_out(pages):
    for path, page in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
        if "problem" in page[: page.index("<h1")]:  # what to mend stands before the page's own
            levels.remove(2)
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert jumps == [], path


def test_e11_the_parts_of_every_page_are_there_and_have_names(pages):
    for path, page in pages.items():
        for part in ("<header", "<main ", "<footer", 'role="search"', '<aside class="crisis"'):
            assert page.count(part) >= 1, (path, part)
        assert page.count("<main ") == 1
        named = re.findall(r"<(?:nav|aside|section)\b[^>]*", page)
        assert [part for part in named if "aria-label" not in part] == [], path


def test_e16_the_page_and_every_link_to_another_language_say_theirs(pages):
    for path, page in pages.items():
        code = path.split("/")[1] if path.split("/")[1] in LANGUAGES else "en"
        assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in page
        for link in re.findall(r"<a [^>]*hreflang[^>]*>", page):
            assert len(set(re.findall(r'lang="(\w\w)"', link))) == 1, (path, link)
            assert " lang=" in link, (path, link)
        others = set(re.findall(r'hreflang="(\w\w)" rel="alternate">', page))
        assert others in (set(LANGUAGES) - {code}, set()), path
        assert others or path.endswith(("nothing/", "gone/")) or "thanks" in path, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_e19_no_two_cards_and_no_two_calls_sound_the_same(pages, language):
    page = pages[in_language(language, RESULTS)]
    cards = names_of(page, r'class="card-title"><a [^>]*>(.*?)</a>')
    calls = names_of(page, r'<a class="button" href="(?:tel|sms):[^>]*>(.*?)</a>')
    assert len(cards) == 20
    assert len(calls) > 10
    assert max(Counter(cards).values()) == max(Counter(calls).values()) == 1
    assert all(re.search(r"\d – \S", call) for call in calls)
    listing = pages[in_language(language, "/listings/clinic/")]
    ways = names_of(listing, r'<a class="button[^"]*" href="(?:tel:|http)[^>]*>(.*?)</a>')
    assert len(ways) == 3
    assert all("Allegheny Clinic (north)" in way for way in ways)


def test_e18_e21_nothing_runs_out_moves_on_or_keeps_text_small(pages):
    for path, page in pages.items():
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page, path
        assert not re.search(r"http-equiv|<marquee|<blink|captcha|autoplay", page, re.IGNORECASE)


def test_e22_help_is_in_the_same_place_on_every_page(pages):
    """In the emergency strip, in the header after the name, and in the footer after the form."""
    for path, page in pages.items():
        links = re.findall(r'<a [^>]*href="([^"]+)"', page[page.index("<body") :])
        help_url = next(link for link in links if link.endswith("/help/"))
        overdose = links.index(f"{help_url}overdose/")
        assert links.index("tel:911") < overdose < links.index(help_url), path
        assert links.index(help_url) == overdose + 2, path
        footer = page[page.index("<footer") :]
        assert footer.index("/suggest/") < footer.index(f'{help_url}"') < footer.index("mailto:")


@pytest.mark.parametrize("sheet", ["site.css", "map.css", "tokens.css"])
def test_e16_styles_know_a_start_and_an_end_but_no_left_and_right(sheet):
    """So that Arabic mirrors the page."""
    text = re.sub(r"/\*.*?\*/", "", (STATIC / "css" / sheet).read_text(), flags=re.DOTALL)
    assert re.findall(r"[^\n]*\b(?:left|right)\b[^\n]*", text) == []
    assert (
        re.findall(r"(?:^|[\s;{])(?:width|height|margin-top|padding-top|top|bottom)\s*:", text)
        == []
    )
