from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from services.models import Directory, DirectorySettings
from services.search.by_words import run_word_search
from services.search.query import Reading, read_query
from services.search.results import run_search
from services.vocabulary import ServiceKind

from .errors import only_reading
from .kinds import kind_choices
from .links import ResultLinks, hotline_links, place_links, within_choices
from .rendering import render_page
from .wording import ResultWords


@only_reading
def search(request: HttpRequest) -> HttpResponse:
    """The results near a place; every state of the page is in its address."""
    directory = DirectorySettings.objects.load()
    reading = read_query(request.GET, directory=directory)
    context, country = page_context(reading)
    context |= {"search_form": form_values(reading, directory), "noindex": True}
    response = render_page(
        request, "pages/search.html", context, directory=directory, country=country
    )
    patch_cache_control(response, private=True, no_cache=True)
    return response


def page_context(reading: Reading) -> tuple[dict[str, Any], str]:
    """What the page shows of a reading, and the country whose emergency number it shows."""
    if reading.near_error:
        page = message_page(reading, _("We could not find that place"), is_error=True)
        page["result"]["suggestions"] = place_links(reading.query, reading.suggestions)
        return page, ""
    if reading.candidates:
        heading = _("Which %(place)s?") % {"place": common_name(reading)}
        page = message_page(reading, heading)
        page["result"]["candidates"] = place_links(reading.query, reading.candidates)
        return page, reading.candidates[0].country
    if reading.needs_place:
        return message_page(reading, _("Where do you want to search?")), ""
    return result_page(reading)


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


def result_page(reading: Reading) -> tuple[dict[str, Any], str]:
    """The results, in words and links."""
    run = run_search if reading.query.point else run_word_search
    found = run(reading.query, at=timezone.now())
    words, links = ResultWords(found), ResultLinks(found)
    country = reading.query.country
    result = {
        "heading": words.heading,
        "understood": words.understood,
        "problems": (*reading.problems, *words.problems(reading.query.page)),
        "others": place_links(reading.query, reading.query.place.others)
        if reading.query.place
        else (),
        "cards": found.cards,
        "is_empty": not found.cards,
        "hotlines": () if found.cards else hotline_links(country),
        "serving": found.serving,
        "widen": links.wider(),
        "active": links.active(),
        "clear_url": links.clear_url,
        "pager": links.pager(),
    }
    return {"page_title": words.title, "result": result}, country


def form_values(reading: Reading, directory: Directory) -> dict[str, Any]:
    """The form as it was sent: nothing typed is lost."""
    query = reading.query
    return {
        "near": query.near,
        "near_error": reading.near_error,
        "words": query.text.typed,
        "within_choices": within_choices(query),
        "kinds": kind_choices(directory, ServiceKind, checked=query.kinds),
        "unseen": query.unseen_parameters().items(),
    }
