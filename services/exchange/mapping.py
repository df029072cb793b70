"""A mapping: a small TOML file that says what the columns of somebody's list mean."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from services.models.service import KIND_FIELDS
from services.vocabulary import ServiceKind

from .fields import FACT_OWNERS, FIELDS
from .templates import Hole, Template, Text, read_template
from .transforms import UnknownTransform, read_transform

TABLES = (
    "source",
    "country",
    "file",
    "key",
    "only",
    "skip",
    "columns",
    "texts",
    "constants",
    "facts",
    "constant_facts",
)
SOURCE_FIELDS = {"slug", "name", "url", "licence", "published_on", "is_official"}
ROW_OR_NAME = ("row", "name")


class BadMapping(Exception):
    """The mapping cannot be used; the text is one sentence that says where and why."""


@dataclass(frozen=True)
class Fact:
    """A column that answers a question of the vocabulary.

    Without patterns the cell says yes or no; with them, a cell that fits neither is “not known”.
    """

    column: str
    term: str
    owner: str = "service"
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """What a list's columns mean, which rows count and what identifies a row."""

    name: str
    source: dict[str, Any]
    country: str = ""
    rows_under: str = ""
    sheet: str = ""
    blank: tuple[str, ...] = ()
    leave_to: tuple[str, ...] = ()
    row_key: tuple[str, ...] = ()
    organization_key: str = "row"
    service_key: str = "row"
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)
    skip: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    constant_facts: dict[str, dict[str, bool]] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        """Every column that the file must have."""
        used = [column for text in self.texts.values() for column in text.columns]
        asked = [*self.row_key, *self.only, *self.skip, *(fact.column for fact in self.facts)]
        return list(dict.fromkeys([*used, *asked]))

    @property
    def terms(self) -> set[str]:
        constant = {term for facts in self.constant_facts.values() for term in facts}
        return constant | {fact.term for fact in self.facts}


def load_mapping(path: Path, *, check: Callable[[Mapping], None] | None = None) -> Mapping:
    """Raises BadMapping. `check` sees that the mapping is whole, if it is not one of columns."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadMapping(f"The mapping {path} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadMapping(f"The mapping {path.name} is not valid TOML: {error}.") from error
    try:
        mapping = read_mapping(path.name, content)
        (check or check_whole)(mapping)
    except (BadMapping, UnknownTransform) as error:
        raise BadMapping(f"The mapping {path.name} cannot be used: {error}.") from error
    return mapping


def read_mapping(name: str, content: Table[str, Any]) -> Mapping:
    """The mapping in a parsed TOML file; raises BadMapping or UnknownTransform."""
    for table in content:
        refuse_unknown(table, TABLES, "table")
    keys = subtable(content, "key")
    for key in keys:
        refuse_unknown(key, ("row", "organization", "service"), "entry of [key]")
    return Mapping(
        name=name,
        source=read_source(subtable(content, "source")),
        country=text_of(content.get("country", ""), "country"),
        row_key=texts_of(keys.get("row", []), "[key] row"),
        organization_key=read_choice(keys, "organization"),
        service_key=read_choice(keys, "service"),
        only=patterns(subtable(content, "only"), "only"),
        skip=patterns(subtable(content, "skip"), "skip"),
        texts=read_columns(subtable(content, "columns")) | read_texts(subtable(content, "texts")),
        constants=read_constants(subtable(content, "constants")),
        facts=tuple(read_facts(subtable(content, "facts"))),
        constant_facts=read_constant_facts(subtable(content, "constant_facts")),
        **read_file_options(subtable(content, "file")),
    )


def subtable(content: Table[str, Any], name: str) -> dict[str, Any]:
    found = content.get(name, {})
    if not isinstance(found, dict):
        raise BadMapping(f"[{name}] must be a table")
    return found


def text_of(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise BadMapping(f"{where} must be a text in quotes")
    return value


def texts_of(value: Any, where: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text_of(item, where) for item in values)


def refuse_unknown(name: str, known: Any, what: str) -> None:
    if name not in known:
        near = get_close_matches(name, list(known), n=1)
        hint = f": did you mean “{near[0]}”?" if near else ""
        raise BadMapping(f"there is no {what} “{name}”{hint}")


def read_source(table: dict[str, Any]) -> dict[str, Any]:
    for key in table:
        refuse_unknown(key, SOURCE_FIELDS, "entry of [source]")
    for key in ("slug", "name"):
        if not text_of(table.get(key, ""), f"[source] {key}"):
            raise BadMapping(f"[source] needs a {key}")
    if type(table.get("published_on", date.min)) is not date:
        raise BadMapping("[source] published_on must be a date without quotes: 2026-01-31")
    return table


def read_file_options(table: dict[str, Any]) -> dict[str, Any]:
    """How the file is written, and the sources whose rows it repeats."""
    for key in table:
        refuse_unknown(key, ("rows_under", "sheet", "blank", "leave_to"), "entry of [file]")
    texts = {key: text_of(table.get(key, ""), f"[file] {key}") for key in ("rows_under", "sheet")}
    lists = {key: texts_of(table.get(key, []), f"[file] {key}") for key in ("blank", "leave_to")}
    return {**texts, **lists}


def read_choice(keys: dict[str, Any], name: str) -> str:
    choice = text_of(keys.get(name, "row"), f"[key] {name}")
    refuse_unknown(choice, ROW_OR_NAME, f"[key] {name}")
    return choice


def patterns(table: dict[str, Any], name: str) -> dict[str, tuple[str, ...]]:
    return {column: texts_of(value, f"[{name}] {column}") for column, value in table.items()}


def read_columns(table: dict[str, Any]) -> dict[str, Text]:
    """`column = "field"`, `column = ["field", …]` or `column = {to = …, change = […]}`."""
    texts: dict[str, Text] = {}
    for column, value in table.items():
        where = f"[columns] {column}"
        options = value if isinstance(value, dict) else {"to": value}
        for key in options:
            refuse_unknown(key, ("to", "change"), f"entry of {where}")
        transforms = tuple(map(read_transform, texts_of(options.get("change", []), where)))
        for name in texts_of(options.get("to", []), where):
            refuse_unknown(name, FIELDS, "field")
            if name in texts:
                raise BadMapping(f"two columns fill “{name}”: join them in [texts]")
            texts[name] = Text((Template((Hole(column, transforms),)),))
    return texts


def read_texts(table: dict[str, Any]) -> dict[str, Text]:
    """`field = "{A}, {B}"`, a list of such texts, or `{first_of = [...]}`."""
    texts = {}
    for name, value in table.items():
        refuse_unknown(name, FIELDS, "field")
        takes_first = isinstance(value, dict)
        templates = value.get("first_of") if isinstance(value, dict) else value
        read = tuple(map(read_template, texts_of(templates, f"[texts] {name}")))
        texts[name] = Text(read, takes_first=takes_first)
    return texts


def read_constants(table: dict[str, Any]) -> dict[str, str]:
    for name in table:
        refuse_unknown(name, FIELDS, "field")
    return {name: text_of(value, f"[constants] {name}") for name, value in table.items()}


def read_facts(table: dict[str, Any]) -> list[Fact]:
    return [
        read_fact(column, item if isinstance(item, dict) else {"fact": item})
        for column, value in table.items()
        for item in (value if isinstance(value, list) else [value])
    ]


def read_fact(column: str, options: dict[str, Any]) -> Fact:
    where = f"[facts] {column}"
    for key in options:
        refuse_unknown(key, ("fact", "of", "yes", "no"), f"entry of {where}")
    owner = text_of(options.get("of", "service"), where)
    refuse_unknown(owner, FACT_OWNERS, "owner of facts")
    return Fact(
        column,
        text_of(options.get("fact"), where),
        owner,
        texts_of(options.get("yes", []), where),
        texts_of(options.get("no", []), where),
    )


def read_constant_facts(table: dict[str, Any]) -> dict[str, dict[str, bool]]:
    """`[constant_facts]` of the service, or a table for each owner of facts."""
    by_owner: dict[str, dict[str, bool]] = {}
    for name, value in table.items():
        answers = value if isinstance(value, dict) else {name: value}
        owner = name if isinstance(value, dict) else "service"
        refuse_unknown(owner, FACT_OWNERS, "owner of facts")
        if not all(isinstance(answer, bool) for answer in answers.values()):
            raise BadMapping(f"[constant_facts] {name} must be true or false")
        by_owner.setdefault(owner, {}).update(answers)
    return by_owner


def check_whole(mapping: Mapping) -> None:
    """What only shows when all of the mapping is read."""
    filled = {*mapping.texts, *mapping.constants}
    for name in ("service.kind", "service.name", "organization.name"):
        if name not in filled:
            raise BadMapping(f"nothing fills “{name}”: give it a column or a constant")
    if not mapping.country and "location.country" not in filled:
        raise BadMapping('it needs a country, such as country = "US"')
    kind = mapping.constants.get("service.kind", "")
    if "service.kind" not in mapping.texts:
        refuse_unknown(kind, ServiceKind.values, "kind")
        others = {column for of, columns in KIND_FIELDS.items() if of != kind for column in columns}
        for name in sorted(filled):
            if name.removeprefix("service.") in others:
                raise BadMapping(f"“{name}” is not a field of the kind “{kind}”")
