"""Who gets to see a listing: one rule for its page and for everything that hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from services.models import Directory, DirectorySettings, ServiceAtLocation
from services.search.detail import find_listing, moved_to
from services.search.supervised_sites import is_closed, is_planned, permission_notice
from services.vocabulary import ServiceKind, ServiceStatus

from .closed import closed_page
from .errors import View, only_reading
from .kind_pages import PLANNED
from .kinds import kind_url
from .rendering import render_page

Answer = Callable[[HttpRequest, ServiceAtLocation, Directory], HttpResponse]
CACHED_SECONDS = 60
"""How long others may keep an answer: what is hidden now is gone everywhere in a minute."""


def of_public_listing(answer: Answer) -> View:
    """The same for what is only read, and may be kept by any cache for a minute."""
    view = with_public_listing(answer)

    @only_reading
    @wraps(answer)
    def cached(request: HttpRequest, slug: str) -> HttpResponseBase:
        response = view(request, slug)
        if not isinstance(response, HttpResponsePermanentRedirect):
            patch_cache_control(response, public=True, max_age=CACHED_SECONDS)
        return response

    return cached


def with_public_listing(answer: Answer) -> View:
    """Let `answer` have the listing of a slug while it is public and runs, and the settings.

    A former slug redirects, a listing that closed for good says so (410), and all others are 404
    like those that never were.
    """

    @wraps(answer)
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        directory = DirectorySettings.objects.load()
        found = find_listing(slug, directory)
        if found is None:
            return redirect_to_current(request, slug, directory)
        return instead_of(request, found, directory) or answer(request, found, directory)

    return view


def instead_of(
    request: HttpRequest, found: ServiceAtLocation, directory: Directory
) -> HttpResponse | None:
    """What to answer when nobody can go there: it closed, or it is a site without permission."""
    if found.service.status == ServiceStatus.DEFUNCT or is_closed(found):
        return closed_page(request, found, directory)
    if is_planned(found):
        return HttpResponseRedirect(f"{kind_url(ServiceKind.SUPERVISED_CONSUMPTION)}#{PLANNED}")
    notice = permission_notice(found, at=timezone.now())
    return not_now_page(request, found, directory, notice) if notice else None


def not_now_page(
    request: HttpRequest, found: ServiceAtLocation, directory: Directory, notice: str
) -> HttpResponse:
    """The page of a supervised site outside its permission: it says so, and nothing leads there.

    Its files are not there at such a time (404).
    """
    if request.resolver_match and request.resolver_match.view_name != "listing":
        raise Http404
    context = {
        "page_title": found.service.name,
        "title": found.service.name,
        "notice": notice,
        "kind_url": kind_url(ServiceKind.SUPERVISED_CONSUMPTION),
        "noindex": True,
    }
    country = found.location.country
    return render_page(request, "pages/not_now.html", context, directory=directory, country=country)


def redirect_to_current(request: HttpRequest, slug: str, directory: Directory) -> HttpResponse:
    """To the same thing of the listing that had this slug. Raises Http404."""
    current = moved_to(slug, directory)
    if current is None or request.resolver_match is None:
        raise Http404
    url = reverse(request.resolver_match.view_name, args=[current.slug])
    return HttpResponsePermanentRedirect(url, preserve_request=request.method == "POST")
