"""Every address of the site, and /hello/: what the server and the middleware alone take."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from hrdirectory.urls import (  # noqa: F401
    handler400,
    handler403,
    handler404,
    handler500,
    urlpatterns,
)


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello, world!")


urlpatterns = [path("hello/", hello), *urlpatterns]
