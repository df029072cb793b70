"""The help pages that come with the project: files that fill what nobody has edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from services.models import ORIGINAL_LANGUAGE, Page
from services.vocabulary import Publication

from .history import act

WRITTEN = ("title", "summary", "body", "search", "sources", "reviewed_on", "position")
"""The columns that a file fills."""


def help_folder() -> Path:
    """`<language>/<slug>.md`, a file for each page in each language."""
    return Path(settings.FIXTURE_DIRS[0]) / "help"


def shipped_pages() -> Iterator[Page]:
    """The pages of the files, unsaved."""
    for path in sorted(help_folder().glob("*/*.md")):
        yield read_page(path)


def shipped_page(slug: str, language: str = ORIGINAL_LANGUAGE) -> Page | None:
    """One page as it came with the project, unsaved; None where there is no file."""
    path = help_folder() / language / f"{slug}.md"
    return read_page(path) if path.is_file() else None


def read_page(path: Path) -> Page:
    """A head of `name: value` lines, the text, and the sources, with lines of `---` between."""
    head, body, *rest = path.read_text(encoding="utf-8").split("\n---\n")
    values = dict(line.split(": ", 1) for line in head.splitlines())
    return Page(
        slug=path.stem,
        language=path.parent.name,
        title=values["title"],
        summary=values["summary"],
        body=body.strip(),
        search=values.get("search", ""),
        sources="\n---\n".join(rest).strip(),
        reviewed_on=date.fromisoformat(values["reviewed_on"]),
        position=int(values.get("position", 0)),
        publication=Publication.PUBLISHED,
    )


def load(*, dry_run: bool = False) -> Counter[str]:
    """Add the pages that are missing and bring those up to date that nobody has edited.

    A save by a person makes the version grow: such a row is kept as it is, removed ones too.
    Gives the number of pages that were added, changed, kept and unchanged.
    """
    counts: Counter[str] = Counter()
    with act(_("Text that came with the project"), by=None):
        rows = Page._base_manager.select_for_update()
        known = {(row.slug, row.language): row for row in rows}
        for shipped in shipped_pages():
            row = known.get((shipped.slug, shipped.language))
            outcome = outcome_of(row, shipped)
            counts[outcome] += 1
            if outcome in {"added", "changed"} and not dry_run:
                take_over(row or shipped, shipped).save()
    return counts


def outcome_of(row: Page | None, shipped: Page) -> str:
    if row is None:
        return "added"
    if row.version > 1:
        return "kept"
    is_same = all(getattr(row, name) == getattr(shipped, name) for name in WRITTEN)
    return "unchanged" if is_same else "changed"


def take_over(row: Page, shipped: Page) -> Page:
    for name in WRITTEN:
        setattr(row, name, getattr(shipped, name))
    return row
