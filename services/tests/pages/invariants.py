"""What must be true of every public answer, whatever was asked (I1, I4 to I7)."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

SECURITY_HEADERS = {
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Permissions-Policy",
}

DATA = '<script type="application/ld+json">'
"""The one script that may stand in a page: data, which no browser runs."""

OURS = re.compile(r'<script (type="module" )?src="/static/(js|vendor)/[^":]+\.js"( defer)?>')


def without_styles(page: str) -> str:
    """The page without the stylesheet that stands in each of them."""
    return re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def assert_public_page(response: Any, *, status: int | None = None) -> str:
    """Check the invariants of one HTML page, and return it without its stylesheet."""
    page = without_styles(response.content.decode())
    assert response.status_code < 500 or response.status_code == status == 503
    assert status is None or response.status_code == status
    assert '<html lang="en"' in page
    assert 'action="/search/"' in page
    assert re.search(r'href="tel:\d{3}"', page)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert set(response.headers) >= SECURITY_HEADERS
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    scripts = set(re.findall(r"<script[^>]*>", page)) - {DATA}
    assert all(map(OURS.fullmatch, scripts)), scripts
    assert "style=" not in page
    return page


def text_of(page: str) -> str:
    """The page as a reader sees it: one line, no tags."""
    main = re.sub(r"<script.*?</script>", "", page[page.index("<main") :], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def card_titles(page: str) -> list[str]:
    """The headings of the cards, in order."""
    found = re.findall(r"<h[23][^>]*>\s*<a[^>]*>(.*?)</a>", page, re.DOTALL)
    names = (re.sub(r"<span.*?</span>|<[^>]+>", "", title, flags=re.DOTALL) for title in found)
    return [unescape(" ".join(name.split())) for name in names]
