"""Error pages: they too carry the search form and the emergency number."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from services.limiting.limits import TryAgainLater
from services.models import Directory, DirectorySettings

from .rendering import render_page

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD")


def load_directory() -> Directory:
    """The settings; the defaults when the database is the trouble."""
    try:
        return DirectorySettings.objects.load()
    except DatabaseError:
        return Directory()


def error_page(request: HttpRequest, status: int, title: str, **more: Any) -> HttpResponse:
    context = {"page_title": title, "noindex": True, **more}
    return render_page(
        request, f"{status}.html", context, directory=load_directory(), status=status
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400, _("We could not read that"))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403, _("You cannot open this page"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from this site, or was open for too long."""
    return error_page(request, 403, _("We could not take that form"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404, _("We could not find that page"))


def too_many_requests(
    request: HttpRequest, error: TryAgainLater, *, form: Any = None, action: str = ""
) -> HttpResponse:
    """How long to wait; with a form, what was typed is still in it."""
    minutes = math.ceil(error.wait_seconds / 60)
    wait = ngettext("Please wait %(minutes)s minute.", "Please wait %(minutes)s minutes.", minutes)
    context = {"wait": wait % {"minutes": minutes}, "form": form, "action": action}
    response = error_page(request, 429, _("That was a lot at once"), **context)
    response.headers["Retry-After"] = str(error.wait_seconds)
    return response


def allowing(*methods: str) -> Callable[[View], View]:
    """Answer other methods with a page that helps on (405)."""

    def only(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in methods:
                return view(request, *args, **kwargs)
            response = error_page(request, 405, _("This page can only be read"))
            response.headers["Allow"] = ", ".join(methods)
            return response

        return answer

    return only


def only_reading(view: View) -> View:
    """Nothing is written, so a form without a token is told the same as one with it."""
    return csrf_exempt(allowing(*READING)(view))


reading_and_sending = allowing(*READING, "POST")


def server_error(request: HttpRequest) -> HttpResponse:
    """A static page: whatever failed may fail again."""
    return HttpResponse(render_to_string("500.html"), status=500)
