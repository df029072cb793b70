"""The command: the same content gives the same file, and the file in the repository is that one."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from services.management.demo.build import build_demo
from services.management.demo.fixture import fixture_path


def run(**options) -> str:
    output = StringIO()
    call_command("build_demo", stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def elsewhere(settings, tmp_path):
    """A copy of the fixtures, with a demo that is out of date."""
    terms = fixture_path("taxonomy").read_bytes()
    settings.FIXTURE_DIRS = [tmp_path]
    (tmp_path / "taxonomy.json").write_bytes(terms)
    (tmp_path / "demo.json").write_text("[]\n", encoding="utf-8")
    return tmp_path / "demo.json"


def test_committed_file_is_what_the_content_gives():
    committed = fixture_path("demo").read_text(encoding="utf-8")
    assert build_demo().as_json() == committed, "run manage.py build_demo"


def test_check_accepts_the_committed_file():
    assert "is up to date" in run(check=True)


def test_check_refuses_an_old_file_and_leaves_it(elsewhere):
    with pytest.raises(CommandError, match=r"run manage\.py build_demo"):
        run(check=True)
    assert elsewhere.read_text(encoding="utf-8") == "[]\n"


def test_dry_run_writes_nothing(elsewhere):
    assert "would change" in run(dry_run=True)
    assert elsewhere.read_text(encoding="utf-8") == "[]\n"


def test_writing_ends_with_counts_and_twice_gives_the_same_bytes(elsewhere):
    assert "written" in run()
    first = elsewhere.read_bytes()
    output = run()
    assert "is up to date" in output
    assert "listings" in output
    assert elsewhere.read_bytes() == first


def test_file_stays_small_enough_to_read():
    assert fixture_path("demo").stat().st_size < 3_000_000
