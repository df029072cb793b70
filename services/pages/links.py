"""The links of a results page: every state is an address that can be shared."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from services.curation.phones import dial_target, display_phone
from services.geo.places import Place
from services.geo.sphere import km_of_chord
from services.models import Directory, Hotline
from services.search.cards import PhoneLink
from services.search.distances import radius_words, short_distance, short_length
from services.search.filter_groups import KIND
from services.search.filters import View
from services.search.fresh import Fresh
from services.search.open_at import OPEN
from services.search.options import Options
from services.search.query import SearchQuery
from services.search.results import SearchResult
from services.search.text import TextQuery
from services.search.ways_on import Dropped, Wider

from .filters import count_number, open_label, option_label

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
class PageMark:
    """A page number, or the gap between far ones."""

    number: int
    is_current: bool = False
    is_gap: bool = False


@dataclass(frozen=True)
class PagerShape:
    """A pager without its addresses."""

    marks: tuple[PageMark, ...]
    has_previous: bool
    has_next: bool


@dataclass(frozen=True)
class Pager:
    """A pager, with the addresses that its links lead to, in their order."""

    shape: PagerShape
    urls: tuple[str, ...]


def pager_of(page: int, pages: int, url_of: Callable[[int], str]) -> Pager | None:
    """Real links to the pages; None when there is one page."""
    if pages <= 1:
        return None
    marks = tuple(page_marks(page, pages))
    numbers = [mark.number for mark in marks if not mark.is_gap]
    url = {number: url_of(number) for number in numbers}
    before, after = url.get(page - 1), url.get(page + 1)
    urls = (before, *map(url.get, numbers), after)
    shape = PagerShape(marks, has_previous=bool(before), has_next=bool(after))
    return Pager(shape, tuple(filter(None, urls)))


def page_marks(page: int, pages: int) -> Iterable[PageMark]:
    shown = {1, pages, *range(page - PAGES_AROUND, page + PAGES_AROUND + 1)}
    previous = 0
    for number in sorted(number for number in shown if 1 <= number <= pages):
        if number > previous + 1:
            yield PageMark(previous + 1, is_gap=True)
        yield PageMark(number, is_current=number == page)
        previous = number


def search_url(query: SearchQuery, **changes: object) -> str:
    return f"{search_path(get_language())}?{query.parameters(**changes)}"


@cache
def search_path(_language: str) -> str:
    """Every link of the page begins with it."""
    return reverse("search")


def suggest_url(near: str) -> str:
    """To the form for a missing place, with the searched one filled in."""
    return f"{reverse('suggest')}?{urlencode({'near': near})}" if near else reverse("suggest")


def place_links(query: SearchQuery, places: Iterable[Place]) -> tuple[Link, ...]:
    """The same search near other places."""
    return tuple(Link(place.label, search_url(query, near=place.query)) for place in places)


current_hotlines = Fresh(lambda _directory: tuple(Hotline.objects.all()))


def hotline_links(directory: Directory, country: str, *, at: datetime) -> tuple[HotlineLink, ...]:
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
        for line in current_hotlines(directory, at=at)
        if line.country == country
    )


@dataclass(frozen=True)
class ResultLinks:
    """Links from one result to the searches around it."""

    found: SearchResult
    options: Options

    def ways_on(self) -> tuple[Link, ...]:
        """More by one tap, each with its real count: a wider radius, or a tick less."""
        ways = self.found.ways_on
        return (*map(self.wider, ways.wider), *map(self.without, ways.dropped))

    def wider(self, step: Wider) -> Link:
        text = ngettext(
            "Within %(radius)s: %(count)s service",
            "Within %(radius)s: %(count)s services",
            step.total,
        )
        radius = radius_words(step.within, self.found.query.unit)
        label = text % {"radius": radius, "count": number_format(step.total)}
        return Link(label, search_url(self.found.query, within=step.within))

    def without(self, dropped: Dropped) -> Link:
        """A link to the same search without one tick, or without any kind."""
        count = count_number(dropped.count)
        if dropped.name == KIND:
            label = _("All kinds of services here: %(count)s") % {"count": count}
        else:
            tick = self.tick_label(dropped.name, dropped.value)
            label = _("Without “%(tick)s”: %(count)s") % {"tick": tick, "count": count}
        return Link(label, search_url(dropped.query, is_untold=False, within=self.found.within))

    def tick_label(self, name: str, value: str) -> str:
        if name == OPEN:
            return open_label(self.found.query)
        return option_label((name, value), self.options)

    @property
    def nearest_beyond(self) -> str:
        """“The nearest one is 34 mi away.”"""
        distance = self.found.ways_on.nearest_beyond
        if distance is None:
            return ""
        length = short_length(distance, self.found.query.unit)
        return _("The nearest one farther out is %(distance)s away.") % {"distance": length}

    def untold(self) -> Link | None:
        """Who may match, but has not told us: one tap away, and never mixed in."""
        count = self.found.untold
        if not count.total or self.found.query.is_untold or self.found.query.is_remote:
            return None
        text = ngettext(
            "%(count)s more place has not told us: call and ask",
            "%(count)s more places have not told us: call and ask",
            count.total,
        )
        label = text % {"count": count_number(count)}
        return Link(label, search_url(self.found.query, is_untold=True, within=self.found.within))

    def told(self) -> Link | None:
        """Back from those who have not told us, from what comes to you, or from all filters."""
        query = self.found.query
        if not (query.is_untold or query.is_remote or query.view == View.FILTERS):
            return None
        return Link(
            _("Back to the places"),
            search_url(query, is_untold=False, is_remote=False, view=View.LIST),
        )

    def more_serving(self) -> Link | None:
        """All that serves the place without a door there, if the page does not show all."""
        total = self.found.serving_total
        if total <= len(self.found.serving) or not self.found.serving:
            return None
        text = _("See all %(count)s that come to you, mail it or meet online")
        label = text % {"count": number_format(total)}
        return Link(label, search_url(self.found.query, is_remote=True))

    def active(self) -> tuple[ActiveFilter, ...]:
        query = self.found.query
        return self.active_words() + tuple(
            ActiveFilter(
                self.tick_label(*pair),
                search_url(fewer, is_untold=False),
            )
            for pair, fewer in query.without_each()
        )

    def active_words(self) -> tuple[ActiveFilter, ...]:
        query = self.found.query
        if not query.text:
            return ()
        return (ActiveFilter(f"“{query.text.text}”", search_url(query, text=TextQuery())),)

    def open_now(self) -> Link | None:
        """“12 open now, nearest 0.8 mi”."""
        query, open_now = self.found.query, self.found.open_now
        if query.is_for_hours or query.is_remote or query.is_untold or not open_now.count.total:
            return None
        values = {"count": count_number(open_now.count)}
        total = open_now.count.total
        text = ngettext("%(count)s open now", "%(count)s open now", total) % values
        if open_now.nearest is not None and query.has_distances:
            km = km_of_chord(math.sqrt(open_now.nearest))
            nearest = _("%(open)s, nearest %(distance)s")
            text = nearest % {"open": text, "distance": short_distance(km, query.unit)}
        return Link(text, search_url(query, is_open_now=True))

    @property
    def clear_url(self) -> str:
        return search_url(
            self.found.query,
            chosen=(),
            text=TextQuery(),
            is_untold=False,
            is_open_now=False,
            open_at=None,
        )

    def map_switch(self) -> Link | None:
        """From the list to the map and back, on the same page; None when there is nothing to see."""
        query = self.found.query
        if not self.found.cards:
            return None
        label = _("Show list only") if query.is_map else _("Show map")
        return Link(
            label,
            search_url(query, page=self.found.page, view=View.LIST if query.is_map else View.MAP),
        )

    def pocket_urls(self) -> tuple[str, ...]:
        """To the first ten of this page on one small sheet; () when there is nothing on it."""
        if not self.found.cards:
            return ()
        return (search_url(self.found.query, page=self.found.page, view=View.POCKET),)

    def pager(self) -> Pager | None:
        """Real links to the pages; None when there is one page."""
        return pager_of(self.found.page, self.found.pages, self.page_url)

    def page_url(self, page: int) -> str:
        return search_url(self.found.query, page=page)
