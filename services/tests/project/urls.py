"""The site's addresses and some that fail on purpose."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path

from hrdirectory.urls import *  # noqa: F403
from hrdirectory.urls import urlpatterns as site


def break_down(request):
    try:
        float(request.GET.get("near", "nothing"))
    except ValueError as error:
        raise RuntimeError(f"no such place: {request.GET}") from error


def forbid(request):
    raise PermissionDenied(request.get_full_path())


def suspect(request):
    raise SuspiciousOperation(request.get_full_path())


urlpatterns = [
    path("broken/", break_down),
    path("forbidden/", forbid),
    path("suspicious/", suspect),
    *site,
]
