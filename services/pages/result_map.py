"""The map of the results: the cards of the page, and nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import ngettext
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

from services.search.paging import CARDS_PER_PAGE
from services.search.results import SearchResult

from .errors import only_reading

STREETS_HEADERS = [
    ("Content-Type", "application/vnd.pmtiles"),
    ("Cache-Control", "public, max-age=86400"),
    ("Content-Encoding", "identity"),  # byte ranges of a compressed file would be nonsense
]


@dataclass(frozen=True)
class ResultMap:
    """What the map needs beside the cards that it reads from the page."""

    has_areas: bool
    streets_url: str
    counts: str
    """Words for 0, 1, 2 … places as a JSON list: plurals differ between languages."""


def map_of(found: SearchResult) -> ResultMap | None:
    """The map of a page of results, if it was asked for and there is anything to show."""
    if not found.query.is_map or not found.cards:
        return None
    pins = (card.face.listing.pin for card in found.cards)
    return ResultMap(
        has_areas=any(pin and pin.area_metres for pin in pins),
        streets_url=streets_url(),
        counts=json.dumps([count_words(count) for count in range(CARDS_PER_PAGE + 1)]),
    )


def count_words(count: int) -> str:
    return ngettext("%(count)s place", "%(count)s places", count) % {"count": count}


def streets_url() -> str:
    """Where the streets come from, or "" if the operator has none."""
    is_ours = settings.MAP_PMTILES and not foreign_origin()
    return reverse("streets") if is_ours else str(settings.MAP_PMTILES)


def foreign_origin() -> str:
    """The origin of the operator's own tile host, or "" if there is none."""
    url = urlsplit(settings.MAP_PMTILES)
    return f"{url.scheme}://{url.netloc}" if url.scheme == "https" else ""


def allow_streets(response: HttpResponse) -> None:
    """Let this page, and no other, ask the operator's tile host."""
    if origin := foreign_origin():
        response._csp_update = {"connect-src": [origin]}  # type: ignore[attr-defined]


@only_reading
def streets(request: HttpRequest) -> HttpResponseBase:
    """The operator's file of streets, in the byte ranges that the map asks for."""
    if not settings.MAP_PMTILES or foreign_origin():
        raise Http404
    file = StaticFile(settings.MAP_PMTILES, STREETS_HEADERS)
    response: HttpResponseBase = WhiteNoiseMiddleware.serve(file, request)
    return response
