"""What can be set or run is written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
READERS = r'read_\w+\(\s*"([A-Z_]+)"'


def variables_read() -> set[str]:
    sources = "".join(path.read_text() for path in (ROOT / "hrdirectory").glob("*.py"))
    return set(re.findall(READERS, sources)) | {"DJANGO_HOST"}


def test_every_variable_is_documented_and_no_other():
    text = (ROOT / "docs" / "settings.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE))
    assert documented == variables_read()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/glossary.md"])
def test_every_link_to_a_file_leads_to_one(name):
    page = ROOT / name
    links = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", page.read_text())
    for link in (first or second for first, second in links):
        assert (page.parent / link).exists(), link


def test_every_command_is_named_in_the_documentation():
    pages = "".join(path.read_text() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
    commands = (ROOT / "services" / "management" / "commands").glob("[a-z]*.py")
    for command in commands:
        assert command.stem in pages or command.stem in (ROOT / "Makefile").read_text()
