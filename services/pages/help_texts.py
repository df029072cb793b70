"""Help pages as a reader gets them: in the language of the site, else in the original."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import parse_qsl

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, override

from services.curation.help_texts import shipped_page
from services.models import ORIGINAL_LANGUAGE, Directory, Page
from services.models.validation import is_plain_http
from services.search.languages import language_name

from .kinds import KINDS_BY_ADDRESS, kind_url
from .markdown import html_of

OVERDOSE, ABOUT = "overdose", "about"
ALWAYS_THERE = frozenset({OVERDOSE, ABOUT})
"""Every page of the site leads to these."""


@dataclass(frozen=True)
class Source:
    """Where a fact is from; the address may be missing."""

    title: str
    url: str


@dataclass(frozen=True)
class HelpText:
    """One help page in one language."""

    slug: str
    language: str
    title: str
    summary: str
    body: str
    sources: tuple[Source, ...]
    search: tuple[tuple[str, str], ...]
    """The parameters of the search that the page leads to."""
    reviewed_on: date | None
    reviewed_by: str

    @property
    def is_original(self) -> bool:
        return self.language == ORIGINAL_LANGUAGE

    @property
    def is_foreign(self) -> bool:
        """Whether it is in another language than the site around it."""
        return self.language != site_language()

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @cached_property
    def html(self) -> SafeString:
        return html_of(self.body)

    @property
    def original_url(self) -> str:
        """The same page in the language that it was written in."""
        with override(ORIGINAL_LANGUAGE):
            return page_url(self.slug)


@dataclass(frozen=True)
class HelpLink:
    """A help page in the list of all of them."""

    url: str
    language: str
    title: str
    summary: str


def site_language() -> str:
    return get_language() or ORIGINAL_LANGUAGE


def page_url(slug: str) -> str:
    """The one address of a help page: that of its kind of service, if it is about one."""
    kind = KINDS_BY_ADDRESS.get(slug)
    return kind_url(kind) if kind else reverse("help_page", args=[slug])


def is_shown(slug: str, directory: Directory) -> bool:
    """Whether the directory shows the kind of service that the page is about, if it is of one."""
    kind = KINDS_BY_ADDRESS.get(slug)
    return kind is None or kind.value in directory.kinds_shown


def help_text(slug: str) -> HelpText | None:
    """The page in the language of the site, else the original; None where there is none.

    Pages that are always there come from the project where nobody has loaded or published them.
    """
    rows = list(Page.objects.filter(slug=slug).readable_in(site_language()))
    if not rows and slug in ALWAYS_THERE:
        languages = dict.fromkeys([ORIGINAL_LANGUAGE, site_language()])
        rows = [page for language in languages if (page := shipped_page(slug, language))]
    return next((text_of(page, original) for page, original in preferred(rows)), None)


def help_links(directory: Directory) -> tuple[HelpLink, ...]:
    """All pages, in the order of the originals."""
    rows = Page.objects.readable_in(site_language()).defer("body", "sources")
    return tuple(
        HelpLink(page_url(page.slug), page.language, page.title, page.summary)
        for page, _original in preferred(rows)
        if is_shown(page.slug, directory)
    )


def preferred(rows: Iterable[Page]) -> list[tuple[Page, Page]]:
    """Each page in the language of the site if it has it, together with its original."""
    texts: dict[str, dict[str, Page]] = {}
    for row in rows:
        texts.setdefault(row.slug, {})[row.language] = row
    pairs = [
        (
            found.get(site_language()) or found[ORIGINAL_LANGUAGE],
            found.get(ORIGINAL_LANGUAGE) or found[site_language()],
        )
        for found in texts.values()
    ]
    return sorted(pairs, key=lambda pair: (pair[1].position, pair[1].slug))


def text_of(page: Page, original: Page) -> HelpText:
    return HelpText(
        slug=page.slug,
        language=page.language,
        title=page.title,
        summary=page.summary,
        body=page.body,
        sources=tuple(map(read_source, (page.sources or original.sources).splitlines())),
        search=tuple(parse_qsl(page.search or original.search)),
        reviewed_on=page.reviewed_on,
        reviewed_by=page.reviewed_by,
    )


def read_source(line: str) -> Source:
    """“WHO. Opioid overdose (2025). https://www.who.int/…”: a title, and its address last."""
    title, _space, url = line.strip().rpartition(" ")
    return Source(title, url) if is_plain_http(url) else Source(line.strip(), "")
