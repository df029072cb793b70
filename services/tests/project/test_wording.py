"""No word of the site hurts the people that it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.tests.stigma import stigma_in

ROOT = Path(__file__).resolve().parents[3]
TRANSLATED = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
TEXTS = sorted(
    path
    for folder in ("templates", "fixtures", "locale")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".html", ".txt", ".md", ".json", ".po"}
)


def messages_of(path: Path) -> Iterator[str]:
    """What a module says to people: the texts that are translated, and the labels of choices."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TRANSLATED:
            for part in node.args:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_has_a_hurtful_word(path):
    assert stigma_in(path.read_text(encoding="utf-8")) == []


def test_no_message_has_a_hurtful_word():
    modules = [path for path in (ROOT / "services").rglob("*.py") if "tests" not in path.parts]
    messages = [text for path in modules for text in messages_of(path)]
    assert len(messages) > 500
    assert [text for text in messages if stigma_in(text)] == []


@pytest.mark.parametrize(
    "text", ["An addict", "drug abuse", "get a clean test", "un adicto", "les toxicomanes", "مدمن"]
)
def test_a_hurtful_word_is_found(text):
    assert stigma_in(text)


@pytest.mark.parametrize(
    "text", ["clean water", "Substance Abuse and Mental Health Services Administration"]
)
def test_other_words_are_left_alone(text):
    assert stigma_in(text) == []
