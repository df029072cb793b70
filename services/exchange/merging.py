"""What a list says against what people changed since its last import, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from services.curation.documents import ATTRIBUTES, SECTIONS, new_rows, plain, write_section
from services.curation.editing import touch
from services.curation.importing import RowChange
from services.curation.locating import locate
from services.models import TaxonomyTerm

from .cells import shortened
from .stored import Flat

FACT = f"{ATTRIBUTES}."
SCHEDULES = "schedules"
NOTHING: tuple[Any, ...] = ("", None, [], {})


@dataclass
class Compared:
    """One row of one section: its document before and after, and what a person's edit kept out."""

    row: Any
    before: dict[str, Any] | None
    after: dict[str, Any]
    change: RowChange | None = None
    was_changed: bool = False
    """Whether an earlier listing of the list, which shares the row, has changed it."""
    moved_from: Any = None
    conflicts: list[str] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        return self.change is not None or self.was_changed


def three_way(section: str, now: Flat, wrote: Flat, says: Flat) -> tuple[Flat, list[str]]:
    """The fields that the list changes, and those where a person's value stands against it.

    `now` is what the directory holds, `wrote` what the imports last wrote, `says` the list.
    """
    changes: Flat = {}
    conflicts = []
    for name, value in {
        **says,
        **withdrawn_facts(wrote, says),
        **withdrawn_hours(wrote, says),
    }.items():
        here = now.get(name)
        if here == value:
            continue
        if is_of_a_person(here, name, wrote):
            told = f"kept {tell(here)} from here, where the list has {tell(value)}"
            conflicts.append(f"{section}.{name}: {told}")
        else:
            changes[name] = value
    return changes, conflicts


def withdrawn_facts(wrote: Flat, says: Flat) -> Flat:
    """Facts that an earlier edition of the list gave and this one does not."""
    gone = (name for name, value in wrote.items() if name.startswith(FACT) and value is not None)
    return {name: None for name in gone if name not in says}


def withdrawn_hours(wrote: Flat, says: Flat) -> Flat:
    """No rules, where the words for hours are such that they give none any more."""
    has_words_alone = "hours_note" in says and SCHEDULES not in says
    return {SCHEDULES: []} if has_words_alone and wrote.get(SCHEDULES) else {}


def is_of_a_person(here: Any, name: str, wrote: Flat) -> bool:
    """Whether the value is not what an import left there."""
    return wrote[name] != here if name in wrote else here not in NOTHING


def tell(value: Any) -> str:
    """A value as a person reads it in the report."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in NOTHING:
        return "nothing"
    if isinstance(value, list):
        return "“" + ", ".join(map(tell_row, value)) + "”"
    return f"“{shortened(str(value))}”"


def tell_row(row: Mapping[str, Any]) -> str:
    """A telephone by its number, hours by all that they say: "WEEKLY 1 MO 09:00 17:00 open"."""
    return row.get("number") or " ".join(str(part) for part in row.values() if part not in NOTHING)


def apply_changes(
    section: str, compared: Compared, changes: Flat, terms: Mapping[str, TaxonomyTerm]
) -> None:
    """Put the changed values on the row, unsaved, and list what must be written with it."""
    row, before = compared.row, compared.before or {}
    facts = {name.removeprefix(FACT): changes[name] for name in changes if name.startswith(FACT)}
    lists = {name: changes[name] for name in SECTIONS[section].lists if name in changes}
    write_section(section, row, changes)
    if section == "location":
        locate(row)
    touch(row)
    compared.change = RowChange(
        section,
        row,
        is_new=False,
        added=new_rows(section, row, lists | {ATTRIBUTES: known(facts)}, terms),
        removed=replaced_rows(row, lists, facts),
    )
    compared.after = before | columns_of(section, row) | lists
    if facts:
        compared.after[ATTRIBUTES] = known({**before.get(ATTRIBUTES, {}), **facts})


def known(facts: Mapping[str, Any]) -> dict[str, bool]:
    return {term: value for term, value in facts.items() if value is not None}


def columns_of(section: str, row: Any) -> dict[str, Any]:
    return {name: plain(getattr(row, name)) for name in SECTIONS[section].fields}


def replaced_rows(row: Any, lists: Mapping[str, Any], facts: Mapping[str, Any]) -> list[Any]:
    """The stored rows that the new ones stand for; an answer that stays keeps its date."""
    old = [stored for name in lists for stored in getattr(row, name).all()]
    answers = row.attributes.all() if facts else []
    return old + [answer for answer in answers if answer.term.key in facts]
