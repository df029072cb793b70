"""The small changes that a mapping can ask for: `title_case`, `without:*`, `matching:*walk-in*`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from .title_case import title_case

TRADING_NAME = re.compile(r"\s*[,;]?\s*\b(?:dba|d/b/a|d\.b\.a\.)(?!\w),?\s+", re.IGNORECASE)


class UnknownTransform(ValueError):
    """A mapping asks for a change that does not exist, or leaves out its argument."""


def first_line(text: str) -> str:
    return text.strip().splitlines()[0].strip() if text.strip() else ""


def other_lines(text: str) -> str:
    return " ".join(line.strip() for line in text.strip().splitlines()[1:] if line.strip())


def trading_name(text: str) -> str:
    """ "Acme LLC dba Main Street Pharmacy" → "Main Street Pharmacy"."""
    return TRADING_NAME.split(text)[-1].strip()


def legal_name(text: str) -> str:
    """ "Acme LLC dba Main Street Pharmacy" → "Acme LLC"."""
    return TRADING_NAME.split(text)[0].strip()


def without(text: str, removed: str) -> str:
    return text.replace(removed, "").strip()


def matching(text: str, pattern: str) -> str:
    """The text if it fits the pattern, where * stands for any text; else nothing."""
    return text if fits(text, [pattern]) else ""


def said_as(text: str, words: str) -> str:
    """Other words, or a choice of the directory, for whatever the cell says; blank stays blank."""
    return words if text else ""


def fits(text: str, patterns: Iterable[str]) -> bool:
    """Whether a cell fits one of the patterns; case and line breaks do not matter."""
    folded = " ".join(text.split()).casefold()
    return any(fnmatchcase(folded, pattern.casefold()) for pattern in patterns)


PLAIN: dict[str, Callable[[str], str]] = {
    "title_case": title_case,
    "first_line": first_line,
    "other_lines": other_lines,
    "trading_name": trading_name,
    "legal_name": legal_name,
}
WITH_ARGUMENT: dict[str, Callable[[str, str], str]] = {
    "without": without,
    "matching": matching,
    "as": said_as,
}
TRANSFORMS = (*PLAIN, *WITH_ARGUMENT)
"""Every change that a mapping may name; docs/importing.md explains each."""


@dataclass(frozen=True)
class Transform:
    """One change of a cell, such as `title_case` or `without:*`."""

    name: str
    argument: str = ""

    def __call__(self, text: str) -> str:
        if self.name in PLAIN:
            return PLAIN[self.name](text)
        return WITH_ARGUMENT[self.name](text, self.argument)


def read_transform(text: str) -> Transform:
    """`name` or `name:argument`; raises UnknownTransform."""
    name, _colon, argument = text.partition(":")
    name = name.strip()
    if name not in TRANSFORMS:
        raise UnknownTransform(
            f"there is no change called “{name}” (there are {', '.join(TRANSFORMS)})"
        )
    if (name in WITH_ARGUMENT) != bool(argument):
        needs = "needs" if name in WITH_ARGUMENT else "takes no"
        raise UnknownTransform(f"the change “{name}” {needs} text after a colon")
    return Transform(name, argument)


def changed(text: str, transforms: Iterable[Transform]) -> str:
    for transform in transforms:
        text = transform(text)
    return text
