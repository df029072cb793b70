"""The links of a results page: every state is an address that can be shared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.curation.phones import dial_target, display_phone
from services.geo.places import Place
from services.models import Hotline
from services.search.cards import PhoneLink
from services.search.distances import radius_words
from services.search.query import SearchQuery
from services.search.results import STEPS, SearchResult
from services.search.text import TextQuery
from services.vocabulary import ServiceKind

PAGES_AROUND = 1


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class ActiveFilter:
    label: str
    remove_url: str


@dataclass(frozen=True)
class HotlineLink:
    """A line to call, with what it is for."""

    title: str
    note: str
    phone: PhoneLink


@dataclass(frozen=True)
class WithinChoice:
    """A radius in the form; the empty value lets the search choose."""

    value: str
    label: str
    is_selected: bool


@dataclass(frozen=True)
class PageLink:
    """A page number, or the gap between far ones."""

    number: int
    url: str = ""
    is_current: bool = False
    is_gap: bool = False


@dataclass(frozen=True)
class Pager:
    previous_url: str
    next_url: str
    pages: tuple[PageLink, ...]


def search_url(query: SearchQuery, **changes: object) -> str:
    return f"{reverse('search')}?{query.parameters(**changes)}"


def place_links(query: SearchQuery, places: Iterable[Place]) -> tuple[Link, ...]:
    """The same search near other places."""
    return tuple(Link(place.label, search_url(query, near=place.query)) for place in places)


def within_choices(query: SearchQuery) -> tuple[WithinChoice, ...]:
    """The radii to choose from; one that was given by hand is among them."""
    steps = sorted({*STEPS[query.unit], *([query.within] if query.within else [])})
    numbered = (
        WithinChoice(f"{step:g}", radius_words(step, query.unit), step == query.within)
        for step in steps
    )
    return (WithinChoice("", _("As near as possible"), query.within is None), *numbered)


def hotline_links(country: str) -> tuple[HotlineLink, ...]:
    """The lines that anybody in a country can call: what an empty page leads to."""
    return tuple(
        HotlineLink(
            title=line.name,
            note=line.description,
            phone=PhoneLink(
                href=dial_target(line.number, ""),
                text=display_phone(line.number, "", country=country),
                label=_("Call"),
            ),
        )
        for line in Hotline.objects.filter(country=country)
    )


def kind_label(value: str) -> str:
    return str(ServiceKind(value).label)


@dataclass(frozen=True)
class ResultLinks:
    """Links from one result to the searches around it."""

    found: SearchResult

    def wider(self) -> tuple[Link, ...]:
        """More by one tap: a wider radius, or any kind of service, with real counts."""
        query = self.found.query
        links = [
            Link(
                ngettext(
                    "Within %(radius)s: %(count)s service",
                    "Within %(radius)s: %(count)s services",
                    step.total,
                )
                % {
                    "radius": radius_words(step.within, query.unit),
                    "count": number_format(step.total),
                },
                search_url(query, within=step.within),
            )
            for step in self.found.wider
        ]
        if self.found.total_unfiltered:
            label = _("All kinds of services here: %(count)s")
            count = number_format(self.found.total_unfiltered)
            links.append(
                Link(
                    label % {"count": count}, search_url(query, chosen=(), within=self.found.within)
                )
            )
        return tuple(links)

    def active(self) -> tuple[ActiveFilter, ...]:
        query = self.found.query
        return self.active_words() + tuple(
            ActiveFilter(
                kind_label(value),
                search_url(query, chosen=tuple(pair for pair in query.chosen if pair[1] != value)),
            )
            for _name, value in query.chosen
        )

    def active_words(self) -> tuple[ActiveFilter, ...]:
        query = self.found.query
        if not query.text:
            return ()
        return (ActiveFilter(f"“{query.text.text}”", search_url(query, text=TextQuery())),)

    @property
    def clear_url(self) -> str:
        return search_url(self.found.query, chosen=(), text=TextQuery())

    def pager(self) -> Pager | None:
        """Real links to the pages; None when there is one page."""
        page, pages = self.found.page, self.found.pages
        if pages == 1:
            return None
        return Pager(
            previous_url=self.page_url(page - 1) if page > 1 else "",
            next_url=self.page_url(page + 1) if page < pages else "",
            pages=tuple(self.page_links()),
        )

    def page_url(self, page: int) -> str:
        return search_url(self.found.query, page=page)

    def page_links(self) -> Iterable[PageLink]:
        page, pages = self.found.page, self.found.pages
        shown = {1, pages, *range(page - PAGES_AROUND, page + PAGES_AROUND + 1)}
        previous = 0
        for number in sorted(number for number in shown if 1 <= number <= pages):
            if number > previous + 1:
                yield PageLink(previous + 1, is_gap=True)
            yield PageLink(number, self.page_url(number), is_current=number == page)
            previous = number
