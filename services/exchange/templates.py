"""Texts made of columns: `"{Site}, {Floor}"`, with changes as in `{NAME|title_case}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .transforms import Transform, changed, read_transform

HOLE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Hole:
    """One column in a template, with its changes."""

    column: str
    transforms: tuple[Transform, ...] = ()

    def fill(self, cells: Mapping[str, str]) -> str:
        return changed(cells.get(self.column, ""), self.transforms)


@dataclass(frozen=True)
class Template:
    """Fixed text and holes in turn; it says nothing at all where a column is blank."""

    parts: tuple[str | Hole, ...]

    @property
    def columns(self) -> list[str]:
        return [part.column for part in self.parts if isinstance(part, Hole)]

    def render(self, cells: Mapping[str, str]) -> str:
        texts = [part.fill(cells) if isinstance(part, Hole) else part for part in self.parts]
        has_gap = any(
            isinstance(part, Hole) and not text
            for part, text in zip(self.parts, texts, strict=True)
        )
        return "" if has_gap else "".join(texts).strip()


@dataclass(frozen=True)
class Text:
    """What goes into one field: the first of several templates that has something, or all."""

    templates: tuple[Template, ...]
    takes_first: bool = False

    @property
    def columns(self) -> list[str]:
        return [column for template in self.templates for column in template.columns]

    def render(self, cells: Mapping[str, str]) -> str:
        found = [text for template in self.templates if (text := template.render(cells))]
        return "\n".join(found[:1] if self.takes_first else found)


def read_template(text: str) -> Template:
    """Raises UnknownTransform."""
    pieces = HOLE.split(text)
    parts = [read_hole(piece) if place % 2 else piece for place, piece in enumerate(pieces)]
    return Template(tuple(part for part in parts if part))


def read_hole(text: str) -> Hole:
    column, *names = text.split("|")
    return Hole(column.strip(), tuple(map(read_transform, names)))
