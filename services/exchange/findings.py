"""What reading a list finds besides its listings: rows that cannot be used or do not count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refusal:
    """A row that cannot be used, and why."""

    number: int
    reason: str


@dataclass
class Findings:
    """Refused and skipped rows, and codes of the list that no term stands for."""

    refused: list[Refusal] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
