"""Logs that say what the site did and nothing about who asked for what.

No address, query, user agent, referrer or position is written: a page is named by its route
(`listings/<slug:slug>/`), an exception by its class and its place in the code, since its message
may quote what the visitor typed.
"""

from __future__ import annotations

import copy
import logging
import time
import traceback
from collections.abc import Callable, Iterator
from http import HTTPMethod
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

access_log = logging.getLogger("hrdirectory.access")


def name_method(request: HttpRequest) -> str:
    """GET, POST, …; a made-up method could carry a message."""
    method = str(request.method)
    return method if method in HTTPMethod.__members__ else "(unknown method)"


def name_route(request: HttpRequest) -> str:
    """The pattern of the address, which holds nothing the visitor chose."""
    if request.resolver_match:
        return f"/{request.resolver_match.route}"
    if request.path_info.startswith(settings.STATIC_URL):
        return "(static file)"
    return "(no page)"


class AccessLogMiddleware:
    """Writes one line for each answer: method, route, status and milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        response = self.get_response(request)
        access_log.info(
            "%s %s %d %.0f ms",
            name_method(request),
            name_route(request),
            response.status_code,
            (time.perf_counter() - started) * 1000,
        )
        return response


def walk_causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it, latest first."""
    following: BaseException | None = error
    while following is not None:
        yield following
        hidden = following.__suppress_context__
        following = following.__cause__ or (None if hidden else following.__context__)


class PrivateFormatter(logging.Formatter):
    """Leaves out of a record what could be the visitor's; `DJANGO_DEBUG=1` shows it all."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the frames of an exception below it."""
        if settings.DEBUG:
            return super().format(record)
        record = copy.copy(record)
        record.exc_text = None  # another formatter may have left the message there
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            # Django quotes the path, the Host or the Referer in these messages.
            status = getattr(record, "status_code", "-")
            record.msg, record.args = (
                "%s %s %s",
                (name_method(request), name_route(request), status),
            )
        return super().format(record)

    def formatException(self, exc_info: Any) -> str:  # noqa: N802 - logging's own name
        """Class names and frames without messages."""
        if settings.DEBUG:
            return super().formatException(exc_info)
        lines: list[str] = []
        for error in walk_causes(exc_info[1]):
            lines += [*traceback.format_tb(error.__traceback__), f"{type(error).__qualname__}\n"]
        return "".join(lines).rstrip()
