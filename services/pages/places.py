"""Country, state and town pages: what is there, for people who browse and for search engines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from services.geo.places.folding import fold_key
from services.models import Directory, DirectorySettings
from services.search.paging import CARDS_PER_PAGE
from services.search.places import (
    ServiceCount,
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
from .links import Pager, pager_of
from .place_names import Area, top_crumbs
from .place_reading import PlaceMoved, look_for_town, only_at, read_country, read_state
from .place_words import AreaWords, PlaceRow, area_rows, kind_counts, services_text, town_rows
from .rendering import render_page

TOWNS_PER_PAGE = 200
SERVING_NAMED = 10
Item = TypeVar("Item")


def browsable(view: View) -> View:
    """A page that is only read, and that other spellings of its address lead to.

    Its redirects are kept no longer than its pages: which spelling is the most common one may
    change, and a browser that knows both directions would go round in circles.
    """

    @wraps(view)
    def answer(request: HttpRequest, **segments: str) -> HttpResponse:
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
    others = sorted({key[0] for key in counts if len(key) == 1} - {*directory.countries_served, ""})
    codes = (*directory.countries_served, *others)
    areas = [Area(code, served=directory.countries_served) for code in codes]
    context = {
        "page_title": _("Harm reduction services by place"),
        "crumbs": top_crumbs(),
        "countries": area_rows(areas, counts, directory),
    }
    return place_page(request, directory, Area(""), context)


@browsable
def country(request: HttpRequest, country: str) -> HttpResponse:
    """The states of a country, and its towns that have no state."""
    now, directory = timezone.now(), DirectorySettings.objects.load()
    area = Area(read_country(country), served=directory.countries_served)
    counts = state_counts(area.country, at=now)
    if () not in counts:
        raise Http404
    only_at(area.url(), request)
    codes = (key[1] for key in counts if len(key) == 2 and key[1])
    states = sorted((Area(area.country, code, area.served) for code in codes), key=by_name)
    towns = town_rows(area, towns_without_state(counts))
    context = area_context(request, directory, area, counts[()], towns)
    context["states"] = area_rows(states, counts, directory)
    return place_page(request, directory, area, context)


def by_name(area: Area) -> str:
    return area.name


@browsable
def state(request: HttpRequest, country: str, state: str) -> HttpResponse:
    """The towns of a state, and what serves all of it without a door."""
    directory = DirectorySettings.objects.load()
    code = read_country(country)
    read = read_state(state, code)
    if read is None:
        look_for_town(state, code)
    area = Area(code, read or "", served=directory.countries_served)
    if not area.state:
        raise PlaceMoved(area.url())
    towns, count = towns_of(area.country, area.state, at=timezone.now())
    if not count.total:
        raise Http404
    only_at(area.url(), request)
    context = area_context(request, directory, area, count, town_rows(area, towns))
    return place_page(request, directory, area, context)


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
    shown, pager = page_of(request, groups, CARDS_PER_PAGE)
    label = {"place": area.town_label(found.name)}
    context = {
        "page_title": _("Harm reduction services in %(place)s") % label,
        "crumbs": area.crumbs(found.name),
        "count": services_text(found.count.total),
        "kinds": kind_counts(found.count, directory, Area("")),
        "search_url": area.town_search_url(found.name),
        "search_label": _("Search near %(place)s") % label,
        "cards": cards_of(shown, at=now),
        "pager": pager,
    }
    return place_page(request, directory, area, context)


def area_context(
    request: HttpRequest,
    directory: Directory,
    area: Area,
    count: ServiceCount,
    towns: Sequence[PlaceRow],
) -> dict[str, Any]:
    """What the pages of countries and states share."""
    shown, pager = page_of(request, towns, TOWNS_PER_PAGE)
    serving = serving_all_of(area.country, area.state, at=timezone.now())
    words = AreaWords(area)
    return {
        "page_title": words.title,
        "crumbs": area.crumbs(),
        "count": services_text(count.total),
        "kinds": kind_counts(count, directory, area),
        "search_url": area.search_url(),
        "search_label": words.search,
        "towns": shown,
        "pager": pager,
        "serving": serving[:SERVING_NAMED],
        "serving_title": words.serving,
        "serving_url": area.search_url(remote="1"),
    }


def page_of(
    request: HttpRequest, items: Sequence[Item], size: int
) -> tuple[Sequence[Item], Pager | None]:
    """The asked part of a list, with links to the others; raises Http404 for one that is not."""
    pages = max(1, math.ceil(len(items) / size))
    asked = request.GET.get("page", "1")
    if asked not in map(str, range(1, pages + 1)):
        raise Http404
    page = int(asked)
    pager = pager_of(page, pages, lambda number: page_url(request.path, number))
    return items[(page - 1) * size : page * size], pager


def page_url(path: str, page: int) -> str:
    return f"{iri_to_uri(path)}?page={page}" if page > 1 else iri_to_uri(path)


def place_page(
    request: HttpRequest, directory: Directory, area: Area, context: dict[str, Any]
) -> HttpResponse:
    return render_page(
        request,
        "pages/place.html",
        {"page_title": context["page_title"], "place": context},
        directory=directory,
        country=area.country,
    )
