"""Who gets to see a listing: one rule for its page and for everything that hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from services.models import ServiceAtLocation
from services.search.detail import find_listing, moved_to
from services.vocabulary import ServiceStatus

from .closed import closed_page
from .errors import View, only_reading

CACHED_SECONDS = 60
"""How long others may keep an answer: what is hidden now is gone everywhere in a minute."""


def of_public_listing(answer: Callable[[HttpRequest, ServiceAtLocation], HttpResponse]) -> View:
    """Let `answer` have the listing of a slug while it is public and runs.

    A former slug redirects, a listing that closed for good says so (410), and all others are 404
    like those that never were.
    """

    @only_reading
    @wraps(answer)
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        found = find_listing(slug)
        if found is None:
            return redirect_to_current(request, slug)
        is_closed = found.service.status == ServiceStatus.DEFUNCT
        response = (closed_page if is_closed else answer)(request, found)
        patch_cache_control(response, public=True, max_age=CACHED_SECONDS)
        return response

    return view


def redirect_to_current(request: HttpRequest, slug: str) -> HttpResponse:
    """To the same thing of the listing that had this slug. Raises Http404."""
    current = moved_to(slug)
    if current is None or request.resolver_match is None:
        raise Http404
    name = request.resolver_match.view_name
    return HttpResponsePermanentRedirect(reverse(name, args=[current.slug]))
