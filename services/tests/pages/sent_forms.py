"""How a person fills in a form of the site: opens it, types for a while, sends it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import time_machine

from .invariants import assert_public_page

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
TYPING = timedelta(seconds=20)
TRAP = "fax_number"
FORM = "application/x-www-form-urlencoded"


def assert_form_page(response: Any, *, status: int = 200) -> str:
    """A page that holds what somebody typed: no cache and no search engine keeps it."""
    page = assert_public_page(response, status=status)
    assert set(response.headers["Cache-Control"].split(", ")) >= {"private", "no-store"}
    assert '<meta name="robots" content="noindex">' in page
    return page


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return unescape(found[1])


def fill_in(client: Any, path: str, **typed: Any) -> dict[str, Any]:
    """All that a browser sends of the form at `path`, opened at noon."""
    with time_machine.travel(NOON, tick=False):
        page = assert_form_page(client.get(path))
    assert f'name="{TRAP}" value=""' in page
    return {"token": token_of(page), TRAP: "", **typed}


def send(client: Any, path: str, *, after: timedelta = TYPING, **typed: Any) -> Any:
    """The answer to the form at `path`, sent some time after it was opened."""
    fields = fill_in(client, path, **typed)
    with time_machine.travel(NOON + after, tick=False):
        return client.post(path, urlencode(fields, doseq=True), content_type=FORM)
