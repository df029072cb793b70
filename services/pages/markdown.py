"""Markdown of staff as HTML that cannot carry anything but text and links."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

# Raw HTML is escaped; links run no script; a picture would be fetched from somewhere else.
PARSER = MarkdownIt("commonmark", {"html": False}).disable("image")
TOP_HEADING = 2
"""The page's own heading is the only h1."""


def html_of(text: str) -> SafeString:
    """`text` as HTML; links within the site stay in the language of the page."""
    tokens = PARSER.parse(text)
    for token in tokens:
        lower_heading(token)
        lead_links(token.children or ())
    html: str = PARSER.renderer.render(tokens, PARSER.options, {})
    # markdown-it escapes all text, and the parser lets no HTML through.
    return mark_safe(html)  # nosec B308, B703


def lower_heading(token: Token) -> None:
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{max(TOP_HEADING, int(token.tag[1]))}"


def lead_links(tokens: Iterable[Token]) -> None:
    """`/search/` becomes `/es/search/` where the site is read in Spanish; other sites learn nothing."""
    home = reverse("home")
    for token in tokens:
        address = str(token.attrs.get("href", ""))
        if address.startswith("/") and not address.startswith("//"):
            token.attrs["href"] = home + address.removeprefix("/")
        elif address.startswith(("http", "//")):
            token.attrs["rel"] = "noreferrer noopener"
