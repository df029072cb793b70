"""docs/importing.md names every field, change and part of a mapping, and its example works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from services.exchange.fields import FIELDS
from services.exchange.formats import FORMATS
from services.exchange.mapping import SOURCE_FIELDS, TABLES
from services.exchange.transforms import TRANSFORMS
from services.models import Phone
from services.vocabulary import ImportAction

from .lists import imported, the_listing

DOCS = Path(__file__).resolve().parents[3] / "docs"
TEXT = (DOCS / "importing.md").read_text(encoding="utf-8")
FOLDERS = {"mappings": "sheet", "meeting_guide": "meeting_guide", "findtreatment": "findtreatment"}
EXAMPLES = sorted((DOCS / "examples").glob("*/*.toml"))


def table(heading: str) -> dict[str, str]:
    """The rows of the first table after a heading: the first column and the second."""
    part = re.split(r"^#+ ", TEXT.split(heading, 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    rows = [line.strip("| ").split(" | ", 1) for line in part.splitlines() if line[:1] == "|"]
    return {row[0].strip("`"): row[1] for row in rows[1:] if not row[0].startswith("-")}


def test_every_field_is_explained_as_in_the_code():
    assert table("### Fields\n") == FIELDS


def test_every_change_is_explained():
    names = [name.partition(":")[0] for name in table("### Changes\n")]
    assert names == list(TRANSFORMS)


def test_every_part_of_a_mapping_is_explained():
    parts = table("## The parts of a mapping\n")
    assert set(re.findall(r"\w+", " ".join(parts))) == set(TABLES)
    assert set(re.findall(r"`(\w+)`", parts["[source]"])) == SOURCE_FIELDS


def test_every_outcome_is_explained():
    assert set(table("## What comes out\n")) == {*ImportAction.values, "refused"}


@pytest.mark.usefixtures("vocabulary")
def test_the_first_mapping_of_the_tutorial_works(tmp_path):
    rows, mapping = (
        re.search(pattern, TEXT, re.DOTALL).group(1)
        for pattern in (r"```\n(Clinic,.*?)```", r"```toml\n(.*?)```")
    )
    result = imported(tmp_path, rows, mapping)
    assert (result.count(ImportAction.ADDED), result.refused) == (2, [])
    assert the_listing().service.name == "Riverside Clinic"
    assert Phone.objects.count() == 3


def source_of(path: Path) -> str:
    mapping = FORMATS[FOLDERS[path.parent.name]].load_mapping(path)
    return str(mapping.source["slug"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_can_be_read(path):
    assert source_of(path)


def test_no_two_examples_share_a_source():
    slugs = [source_of(path) for path in EXAMPLES]
    assert len(set(slugs)) == len(slugs) > 0


def test_every_format_is_explained():
    assert set(table("## The formats\n")) == set(FORMATS)
