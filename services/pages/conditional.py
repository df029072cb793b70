"""Answers that a browser still has: decided before anything is searched or rendered.

The tag says until when the page stays right, and is signed over the address, the language and the
edition of the directory. So the server remembers nothing about any visitor or search.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import get_language

SALT = "services.pages.conditional"
QUARTER = 15 * 60
"""Seconds: days begin on a quarter of an hour in every time zone."""


def not_modified(request: HttpRequest, edition: str, *, at: datetime) -> HttpResponse | None:
    """The answer 304 if the browser has this page and it is still right, else None."""
    if not edition:
        return None
    for tag in parse_etags(request.headers.get("If-None-Match", "")):
        text = tag.removeprefix("W/").strip('"')
        until = read_until(text)
        if until and at < until and constant_time_compare(text, tag_of(request, edition, until)):
            response = HttpResponseNotModified()
            response.headers["ETag"] = tag
            return response
    return None


def remember_until(
    response: HttpResponse, request: HttpRequest, edition: str, *, until: datetime
) -> None:
    """Let the browser ask again whether its page is still right."""
    if edition:
        response.headers["ETag"] = f"W/{quote_etag(tag_of(request, edition, until))}"


def still_right_until(at: datetime, changes_at: datetime | None) -> datetime:
    """The next full quarter of an hour, or an earlier change of what the page says."""
    quarter = datetime.fromtimestamp((at.timestamp() // QUARTER + 1) * QUARTER, UTC)
    return min(changes_at or quarter, quarter)


def tag_of(request: HttpRequest, edition: str, until: datetime) -> str:
    moment = int(until.timestamp())
    signed = f"{moment}|{edition}|{get_language()}|{request.get_full_path()}"
    return f"{moment:x}.{salted_hmac(SALT, signed).hexdigest()[:32]}"


def read_until(text: str) -> datetime | None:
    """The moment in a tag; None if it is not one of ours."""
    try:
        return datetime.fromtimestamp(int(text.partition(".")[0], 16), UTC)
    except (ValueError, OverflowError, OSError):
        return None
