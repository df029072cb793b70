"""The page of a listing that closed for good: it says so, and leads on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from services.curation.public_places import PublicAddress, public_address
from services.models import Directory, ServiceAtLocation
from services.search.facts import place_name
from services.search.options import Options, current_options
from services.search.query import SearchQuery, read_query
from services.search.results import SearchResult, run_search
from services.vocabulary import ServiceKind

from .links import Link, search_url
from .rendering import render_page
from .wording import ResultWords

MOST_NEAR = 3


def closed_page(
    request: HttpRequest, found: ServiceAtLocation, directory: Directory
) -> HttpResponse:
    now = timezone.now()
    near = search_near(found, directory, at=now)
    context = {
        "page_title": _("%(name)s has closed") % {"name": found.service.name},
        "cards": near.cards[:MOST_NEAR] if near else (),
        "search": Link(ResultWords(near).heading, search_url(near.query)) if near else None,
        "noindex": True,
    }
    country = found.location.country
    return render_page(
        request, "410.html", context, directory=directory, country=country, status=410
    )


def search_near(
    found: ServiceAtLocation, directory: Directory, *, at: datetime
) -> SearchResult | None:
    """What is near the place, of the same kind if there is any; None for a place we do not know."""
    options = current_options(directory, at=at)
    query = same_place(found, directory, options)
    if query is None:
        return None
    same_kind = run_search(query, options=options, at=at)
    if same_kind.cards:
        return same_kind
    return run_search(replace(query, chosen=()), options=options, at=at)


def same_place(
    found: ServiceAtLocation, directory: Directory, options: Options
) -> SearchQuery | None:
    """The search that a person would type: by the postal code or town that everybody may know."""
    address = public_address(found.location)
    if found.service.kind == ServiceKind.SUPERVISED_CONSUMPTION:
        address = replace(address, postal_code="")  # of such a site the town alone is told
    for near in place_texts(address):
        typed = QueryDict(urlencode({"near": near, "kind": found.service.kind}))
        query = read_query(typed, directory=directory, options=options).query
        if query.place:
            return replace(query, near=query.place.query)
    return None


def place_texts(address: PublicAddress) -> Iterator[str]:
    """Ways to write the place, the narrowest first."""
    for place in (address.postal_code, address.town, address.city):
        if place:
            yield f"{place}, {place_name('', address.country)}"
