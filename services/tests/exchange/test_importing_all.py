"""`manage.py import_all`: several lists in a row, and what people find afterwards."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from services.models import ServiceAtLocation

from .feeds import FEED_MAPPING, MEETING
from .lists import MAPPING, RIVERSIDE, a_file, a_list, everything

pytestmark = pytest.mark.usefixtures("vocabulary")
LISTS = """
[[list]]
file = "list.csv"
mapping = "mapping.toml"
[[list]]
format = "meeting_guide"
file = "feed.json"
mapping = "feed.toml"
"""


def run(folder, text: str = LISTS, *options: str) -> list[str]:
    a_file(folder, a_list(RIVERSIDE))
    a_file(folder, MAPPING, "mapping.toml")
    a_file(folder, json.dumps([MEETING]), "feed.json")
    a_file(folder, FEED_MAPPING, "feed.toml")
    lists = a_file(folder, text, "lists.toml")
    out = StringIO()
    call_command("import_all", str(lists), str(folder), *options, stdout=out, stderr=StringIO())
    return out.getvalue().splitlines()


def test_lists_are_imported_in_a_row_and_counted(tmp_path):
    lines = run(tmp_path)
    assert [line for line in lines if " of " in line] == ["1 of 2: mapping", "2 of 2: feed"]
    assert "Medicine for opioid use: 1" in lines
    assert "Peer support group: 1" in lines
    assert lines[-1] == "Drafts that wait for an editor: 0"
    assert ServiceAtLocation.objects.count() == 2


def test_a_dry_run_of_all_writes_nothing(tmp_path):
    before = everything()
    assert run(tmp_path, LISTS, "--dry-run").count("Nothing was written (--dry-run).") == 2
    assert everything() == before


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no lists"),
        ("list = 5", "names no lists"),
        ("list = [5]", "List 1 of lists.toml needs a file and a mapping"),
        ('[[list]]\nfile = "a"', "List 1 of lists.toml needs a file and a mapping"),
        (LISTS.replace("meeting_guide", "meetings"), "List 2 of lists.toml"),
        ("[[", "cannot be read"),
    ],
)
def test_a_file_that_names_no_lists_is_one_sentence(tmp_path, text, why):
    with pytest.raises(CommandError, match=why):
        run(tmp_path, text)
