from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from services.models import DirectorySettings
from services.search.by_words import run_word_search
from services.search.filters import View
from services.search.options import Options, current_options
from services.search.query import Reading, SearchQuery, read_query
from services.search.results import SearchResult, run_search

from . import place_names
from .conditional import not_modified, remember_until, still_right_until
from .errors import only_reading
from .links import (
    HotlineLink,
    Link,
    ResultLinks,
    hotline_links,
    place_links,
    search_url,
    suggest_url,
)
from .pocket import as_of, pocket_page
from .rendering import render_page
from .result_map import allow_streets, map_of
from .search_form import search_form
from .wording import ResultWords


@only_reading
def search(request: HttpRequest) -> HttpResponse:
    """The results near a place; every state of the page is in its address."""
    now = timezone.now()
    directory = DirectorySettings.objects.load()
    if known := not_modified(request, directory.edition, at=now):
        return known
    options = current_options(directory, at=now)
    reading = read_query(request.GET, directory=directory, options=options)
    context, country, found = page_context(reading, options, at=now)
    template = "pages/search.html"
    if found and found.cards and reading.query.view == View.POCKET:
        template = "pages/pocket.html"
        context["pocket"] = pocket_page(request, found, at=now)
    form = search_form(reading, directory, options, found)
    parameters = reading.query.parameters(page=reading.query.page)
    page_url = request.build_absolute_uri(search_url(reading.query, page=reading.query.page))
    context |= {"search_form": form, "noindex": True, "page_url": page_url}
    response = render_page(
        request,
        template,
        context,
        directory=directory,
        country=country,
        query=parameters,
        is_private=True,
    )
    patch_cache_control(response, no_cache=True)
    until = still_right_until(now, found.changes_at if found else None)
    remember_until(response, request, directory.edition, until=until)
    if reading.query.is_map:
        allow_streets(response)
    return response


def page_context(
    reading: Reading, options: Options, *, at: datetime
) -> tuple[dict[str, Any], str, SearchResult | None]:
    """What the page shows of a reading, the country whose emergency number it shows, and
    what was found, if anything was searched."""
    query = reading.query
    if reading.near_error:
        page = message_page(reading, _("We could not find that place"), is_error=True)
        page["result"]["suggestions"] = place_links(query, reading.suggestions)
        page["result"]["browse"] = place_names.links_from_afar(query.directory, query.near, at=at)
        page["result"]["hotlines"] = hotlines(query, at=at)
        return page, "", None
    if reading.candidates:
        heading = _("Which %(place)s?") % {"place": common_name(reading)}
        page = message_page(reading, heading)
        page["result"]["candidates"] = place_links(query, reading.candidates)
        return page, reading.candidates[0].country, None
    if reading.needs_place:
        return message_page(reading, _("Where do you want to search?")), "", None
    return result_page(reading, options, at=at)


def common_name(reading: Reading) -> str:
    """The name that all candidates share, spelled right; else the text that was typed."""
    names = {place.name for place in reading.candidates}
    return names.pop() if len(names) == 1 else reading.query.near


def message_page(reading: Reading, heading: str, *, is_error: bool = False) -> dict[str, Any]:
    """A page without results: it asks for a place, or says that it did not find one."""
    title = _("Error: %(heading)s") % {"heading": heading} if is_error else heading
    result = {
        "heading": heading,
        "problems": reading.problems,
        "needs_place": reading.needs_place,
    }
    return {"page_title": title, "result": result}


def result_page(
    reading: Reading, options: Options, *, at: datetime
) -> tuple[dict[str, Any], str, SearchResult | None]:
    """The results, in words and links."""
    query = reading.query
    run = run_search if query.point else run_word_search
    found = run(query, options=options, at=at)
    words, links = ResultWords(found), ResultLinks(found, options)
    if query.view == View.FILTERS:
        return filters_page(reading, words, links), query.country, found
    result = {
        "heading": words.heading,
        "understood": words.understood,
        "problems": (*reading.problems, *words.problems(query.page)),
        "others": place_links(query, query.place.others) if query.place else (),
        "cards": found.cards,
        "nothing": words.nothing,
        "advice": words.advice,
        "suggest_url": suggest_url(query.near),
        "browse": () if found.cards else browse_links(query, at=at),
        "hotlines": () if found.cards else hotlines(query, at=at),
        "open_now": links.open_now(),
        "opening": found.opening,
        "serving": found.serving,
        "more_serving": links.more_serving(),
        "nearest_beyond": links.nearest_beyond,
        "widen": links.ways_on(),
        "untold": links.untold(),
        "told": links.told(),
        "active": links.active(),
        "clear_url": links.clear_url,
        "pager": links.pager(),
        "map": map_of(found),
        "map_switch": links.map_switch(),
        "pocket_urls": links.pocket_urls(),
        "as_of": as_of(at),
    }
    return {"page_title": words.title, "result": result}, query.country, found


def filters_page(reading: Reading, words: ResultWords, links: ResultLinks) -> dict[str, Any]:
    """All filters with their counts, and no results to look past."""
    heading = _("All filters: %(heading)s") % {"heading": words.heading}
    result = {"heading": heading, "problems": reading.problems, "told": links.told()}
    return {"page_title": heading, "result": result}


def hotlines(query: SearchQuery, *, at: datetime) -> tuple[HotlineLink, ...]:
    """The lines of the searched country; where no place was found, those of the default one."""
    country = query.country if query.point else query.directory.default_country
    return hotline_links(query.directory, country, at=at)


def browse_links(query: SearchQuery, *, at: datetime) -> tuple[Link, ...]:
    """The pages of the searched state and country, if there is anything in them."""
    state = query.place.subdivision if query.place else ""
    return place_names.place_links(query.directory, query.country, state, at=at)
