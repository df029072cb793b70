"""The help pages that come with the project fill what is missing, and nothing that staff edited."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from reversion.models import Version

from services.curation import help_texts, publishing
from services.models import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, settings):
    """One page in two languages."""
    settings.FIXTURE_DIRS = [tmp_path]
    for language, title in (("en", "Naloxone"), ("es", "Naloxona")):
        write(tmp_path, title, language=language)
    return tmp_path


def write(folder, title: str, *, language: str = "en") -> None:
    path = folder / "help" / language / "naloxone.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"title: {title}\nsummary: What it does.\nsearch: kind=naloxone\nreviewed_on: 2026-11-28"
    path.write_text(f"{head}\n---\n## {title}\n\nText.\n---\nWHO. https://www.who.int/\n")


def load(**options) -> str:
    output = StringIO()
    call_command("load_help", stdout=output, **options)
    return output.getvalue()


def english() -> Page:
    return Page.objects.get(language="en")


def test_a_file_becomes_a_published_page(folder):
    assert "2 added" in load()
    page = english()
    assert (page.slug, page.body) == ("naloxone", "## Naloxone\n\nText.")
    assert page.sources == "WHO. https://www.who.int/"
    assert page in Page.objects.public()


def test_loading_again_changes_nothing(folder):
    load()
    before = list(Page.objects.values())
    assert "0 added, 0 brought up to date, 0 kept as staff edited them, 2 unchanged" in load()
    assert list(Page.objects.values()) == before


def test_a_better_file_reaches_a_page_that_nobody_edited(folder):
    load()
    write(folder, "Naloxone and more")
    assert "1 brought up to date" in load()
    assert english().title == "Naloxone and more"


def test_what_staff_edited_is_kept(folder):
    load()
    page = english()
    page.title, page.version = "Ours", page.version + 1
    page.save()
    write(folder, "Naloxone and more")
    assert "1 kept" in load()
    assert english().title == "Ours"


def test_a_page_that_staff_removed_does_not_come_back(folder, django_user_model):
    load()
    publishing.remove(english(), by=None, at=english().created_at)
    load()
    assert english() not in Page.objects.public()


def test_a_dry_run_writes_nothing(folder):
    assert "2 added" in load(dry_run=True)
    assert not Page.objects.exists()


def test_the_text_of_the_project_is_the_first_entry_of_the_history(folder):
    load()
    version = Version.objects.get_for_object(english()).get()
    assert version.revision.comment == "Text that came with the project"


def test_a_page_can_be_read_without_the_database(folder):
    assert help_texts.shipped_page("naloxone").title == "Naloxone"
    assert help_texts.shipped_page("nothing") is None
