"""Country, state and town pages: what is there, for people who browse and for search engines."""

from __future__ import annotations

from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from services.geo.places.folding import fold_key
from services.models import Directory, DirectorySettings
from services.search.paging import CARDS_PER_PAGE
from services.search.places import (
    ServiceCount,
    Town,
    cards_of,
    country_counts,
    groups_in_town,
    serving_all_of,
    state_counts,
    towns_of,
    towns_without_state,
)

from .caching import View, cacheable
from .errors import only_reading
from .parts import Part, part_of
from .place_names import Area, in_order, states_of, top_crumbs
from .place_reading import PlaceMoved, look_for_town, only_at, read_country, read_state
from .place_words import AreaWords, PlaceRow, area_rows, kind_counts, services_text, town_rows
from .rendering import render_page

TOWNS_PER_PAGE = 200
SERVING_NAMED = 10


def browsable(view: View) -> View:
    """A page that is only read, and that other spellings of its address lead to.

    Its redirects are kept no longer than its pages: which spelling is the most common one may
    change, and a browser that knows both directions would go round in circles.
    """

    @wraps(view)
    def answer(request: HttpRequest, **segments: str) -> HttpResponseBase:
        try:
            return view(request, **segments)
        except PlaceMoved as moved:
            return HttpResponsePermanentRedirect(moved.url)

    return only_reading(cacheable(answer))


@browsable
def countries(request: HttpRequest) -> HttpResponse:
    """Where this directory has services; the countries that it serves come first."""
    directory = DirectorySettings.objects.load()
    counts = country_counts(at=timezone.now())
    areas = [Area(code, served=directory.countries_served) for code in in_order(counts, directory)]
    title = _("Harm reduction services by place")
    context = {
        "heading": title,
        "crumbs": top_crumbs(),
        "countries": area_rows(areas, counts, directory),
    }
    return place_page(request, directory, title, context)


@browsable
def country(request: HttpRequest, country: str) -> HttpResponse:
    """The states of a country, and its towns that have no state."""
    now, directory = timezone.now(), DirectorySettings.objects.load()
    area = Area(read_country(country), served=directory.countries_served)
    counts = state_counts(area.country, at=now)
    if () not in counts:
        raise Http404
    only_at(area.url(), request)
    part = part_of(town_rows(area, towns_without_state(counts)), request, size=TOWNS_PER_PAGE)
    context = area_context(directory, area, counts[()], part, at=now)
    context["states"] = area_rows(states_of(area, counts), counts, directory)
    title = part.title(context["heading"])
    return place_page(request, directory, title, context, country=area.country)


@browsable
def state(request: HttpRequest, country: str, state: str) -> HttpResponse:
    """The towns of a state, and what serves all of it without a door."""
    now, directory = timezone.now(), DirectorySettings.objects.load()
    code = read_country(country)
    read = read_state(state, code)
    if read is None:
        look_for_town(state, code)
    if not read:
        raise PlaceMoved(Area(code).url())
    area = Area(code, read, served=directory.countries_served)
    towns, count = towns_of(area.country, area.state, at=now)
    if not count.total:
        raise Http404
    only_at(area.url(), request)
    part = part_of(town_rows(area, towns), request, size=TOWNS_PER_PAGE)
    context = area_context(directory, area, count, part, at=now)
    title = part.title(context["heading"])
    return place_page(request, directory, title, context, country=area.country)


@browsable
def town(request: HttpRequest, country: str, state: str, town: str) -> HttpResponse:
    """What there is in a town, by name."""
    now, directory = timezone.now(), DirectorySettings.objects.load()
    code = read_country(country)
    read = read_state(state, code)
    if read is None:
        raise Http404
    area = Area(code, read, served=directory.countries_served)
    found = towns_of(area.country, area.state, at=now)[0].get(fold_key(town))
    if found is None:
        raise Http404
    only_at(area.url(found.slug), request)
    groups = groups_in_town(area.country, area.state, found, at=now)
    part = part_of(groups, request, size=CARDS_PER_PAGE)
    context = town_context(directory, area, found, part)
    context["cards"] = cards_of(part.items, at=now, stale_after_days=directory.stale_after_days)
    title = part.title(context["heading"])
    return place_page(request, directory, title, context, country=area.country)


def area_context(
    directory: Directory, area: Area, count: ServiceCount, part: Part[PlaceRow], *, at: datetime
) -> dict[str, Any]:
    """What the pages of countries and states share."""
    words = AreaWords(area)
    return {
        "heading": words.heading,
        "crumbs": area.crumbs(),
        "count": services_text(count.total),
        "kinds": kind_counts(count, directory, area),
        "search_url": area.search_url(),
        "search_label": words.search,
        "towns": part.items,
        "pager": part.pager,
        "serving": serving_all_of(area.country, area.state, at=at)[:SERVING_NAMED],
        "serving_title": words.serving,
        "serving_url": area.search_url(remote="1"),
    }


def town_context(directory: Directory, area: Area, town: Town, part: Part[Any]) -> dict[str, Any]:
    place = {"place": area.town_label(town.name)}
    return {
        "heading": _("Harm reduction services in %(place)s") % place,
        "crumbs": area.crumbs(town.name),
        "count": services_text(town.count.total),
        "kinds": kind_counts(town.count, directory),
        "search_url": area.town_search_url(town.name),
        "search_label": _("Search near %(place)s") % place,
        "pager": part.pager,
    }


def place_page(
    request: HttpRequest,
    directory: Directory,
    title: str,
    context: dict[str, Any],
    *,
    country: str = "",
) -> HttpResponse:
    page = {"page_title": title, "place": context}
    return render_page(request, "pages/place.html", page, directory=directory, country=country)
