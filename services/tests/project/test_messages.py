"""The catalogues: what a translation must have, whatever it says.

What is missing from them `.ci/messages.py --check` tells, as a part of `make lint`.
"""

from __future__ import annotations

import gettext
import json
import re
from pathlib import Path

import pytest

from services.tests.pages.reading_level import ease_of

ROOT = Path(__file__).resolve().parents[3]
PLACEHOLDER = r"%(?:\((\w+)\)[ds]|%s)"
"""Those with a name are filled in on the server, the other (a date) in the browser."""
LANGUAGES = {"ar": 6, "es": 2, "fr": 2}
"""How many plural forms each has."""
SAME_IN_BOTH = {
    "es": {"Error: %(heading)s", "Fax", "Editor"},
    "fr": {"%(count)s service", "Contact", "Mobile", "Page", "Naloxone (Narcan)"},
    "ar": set(),
}
"""Words that both languages share; texts of names, signs and formats alone need no entry here."""
FORMATS = {"j F", "j F Y", "D j M"}


@pytest.fixture(params=LANGUAGES)
def catalogue(request):
    """The language, and its texts by (message, plural form or None)."""
    path = ROOT / "locale" / request.param / "LC_MESSAGES" / "django.mo"
    with path.open("rb") as file:
        texts = gettext.GNUTranslations(file)._catalog
    split = (key if isinstance(key, tuple) else (key, None) for key in texts)
    return request.param, {key: texts[old] for key, old in zip(split, texts, strict=True) if key[0]}


def placeholders(text: str) -> list[str]:
    return sorted(set(re.findall(PLACEHOLDER, text)))


def plain(message: str) -> str:
    """A message without its context."""
    return message.rpartition("\x04")[2]


def test_there_are_texts(catalogue):
    assert len(catalogue[1]) > 500


def test_a_translation_has_the_placeholders_of_its_message(catalogue):
    language, texts = catalogue
    numbers = {"count", "counter", "minutes", "number"} if language == "ar" else set()
    for (message, form), text in texts.items():
        wanted, found = placeholders(message), placeholders(text)
        if form is not None and form < 3:  # Arabic says one and two in words
            assert {*wanted} - numbers <= {*found} <= {*wanted}, text
        else:
            assert found == wanted, text
        assert "%" not in re.sub(PLACEHOLDER, "", text), text


def test_a_translation_says_it_in_other_words(catalogue):
    language, texts = catalogue
    same = {
        plain(message)
        for (message, _form), text in texts.items()
        if plain(message) == text and re.search(r"[^\W\d_]{3,}", re.sub(PLACEHOLDER, "", text))
    }
    assert same - FORMATS == SAME_IN_BOTH[language]


def test_a_plural_has_every_form_of_its_language(catalogue):
    language, texts = catalogue
    plurals = {message for message, form in texts if form is not None}
    assert len(plurals) > 10
    for message in plurals:
        forms = [form for one, form in texts if one == message and form is not None]
        assert sorted(forms) == list(range(LANGUAGES[language]))


def test_a_translation_keeps_the_ends_of_its_message(catalogue):
    for (message, _form), text in catalogue[1].items():
        assert text == text.strip()
        assert text.endswith((":", "…")) == plain(message).endswith((":", "…")) or "?" in text


def test_arabic_is_written_in_arabic():
    with (ROOT / "locale" / "ar" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        texts = gettext.GNUTranslations(file)._catalog
    for message, text in texts.items():
        words = re.sub(PLACEHOLDER, "", text)
        if message and re.search(r"[^\W\d_]{3,}", words) and words not in FORMATS:
            assert re.search(r"[\u0600-\u06ff]", words), text


def test_names_do_not_mix_with_arabic():
    """A name in Latin letters stands between U+2068 and U+2069 or in <bdi>: else its commas jump."""
    with (ROOT / "locale" / "ar" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        texts = gettext.GNUTranslations(file)._catalog.values()
    names = r"%\((?:place|words|name|address|source|country|value|typed|note|message)\)s"
    assert sum(len(re.findall(f"\u2068{names}\u2069", text)) for text in texts) > 30
    assert [text for text in texts if re.search(f"(?<!\u2068)(?<!<bdi>){names}", text)] == []


def test_spanish_is_easy_to_read():
    with (ROOT / "locale" / "es" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        texts = gettext.GNUTranslations(file)._catalog
    long = [text for message, text in texts.items() if message and len(text.split()) > 15]
    assert len(long) > 20
    hard = {text: round(ease_of(text)) for text in long if ease_of(text) < 60}
    assert hard == {}
    assert ease_of(" ".join(long)) >= 75


def test_every_shipped_term_has_a_label_in_every_language():
    terms = json.loads((ROOT / "fixtures" / "taxonomy.json").read_text())
    labels = [
        {code: text["name"] for code, text in one["fields"]["translations"].items()}
        for one in terms
    ]
    assert all(list(label) == ["es", "fr", "ar"] and all(label.values()) for label in labels)
    assert all(len(text) <= 100 for label in labels for text in label.values())
