"""One way for every form of the public site: show, check, count, keep, thank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from services.limiting.limits import Limit, TryAgainLater
from services.limiting.visitors import visitor_of
from services.models import Directory

from .errors import View, too_many_requests
from .plain_text import read_fields
from .rendering import render_page
from .signed_forms import SignedForm

SENDING = Limit("forms", most=20, seconds=60 * 60)
"""Enough for everybody at the one address of a drop-in; only what would be kept counts."""

RETRY_SECONDS = 60


@dataclass(frozen=True)
class FormPage:
    """The page of one form, and what becomes of it."""

    template: str
    title: str
    form: Callable[[dict[str, str] | None], SignedForm]
    keep: Callable[[SignedForm], None]
    thanks_url: str
    directory: Directory
    country: str = ""
    context: dict[str, Any] = field(default_factory=dict)


def answer_form(request: HttpRequest, page: FormPage) -> HttpResponse:
    """The empty form, the form with what to put right, or the way to the thanks."""
    if request.method != "POST":
        return form_page(request, page, page.form(None))
    form, now = page.form(read_fields(request)), timezone.now()
    if not form.is_valid():
        return form_page(request, page, form)
    try:
        SENDING.count(visitor_of(request, at=now), at=now)
        page.keep(form)
    except TryAgainLater as error:
        return too_many_requests(request, error, form=form, action=request.path)
    except DatabaseError:
        form.add_error(None, _("We could not keep this right now. Wait a minute, then press Send."))
        response = form_page(request, page, form, status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    return HttpResponseRedirect(page.thanks_url)


def form_page(
    request: HttpRequest, page: FormPage, form: SignedForm, *, status: int = 200
) -> HttpResponse:
    title = _("Error: %(heading)s") % {"heading": page.title} if form.errors else page.title
    context = {**page.context, "page_title": title, "form": form, "action": request.path}
    context |= {"problems": form.problems(), "noindex": True}
    return render_page(
        request,
        page.template,
        context,
        directory=page.directory,
        country=page.country,
        status=status,
    )


def never_kept(view: View) -> View:
    """No cache keeps the answers of a view: they hold what somebody typed."""

    @wraps(view)
    def answer(request: HttpRequest, **segments: Any) -> HttpResponseBase:
        response = view(request, **segments)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return answer
