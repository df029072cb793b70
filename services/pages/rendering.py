"""What every public page has: the directory's name, and the number to call in an emergency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers

from services.models import Directory

from .language_links import offered_language, other_languages, same_page_urls, shared_address

PAGES_IN_EVERY_LANGUAGE = (200, 410)
"""The answers whose address means something in each language; other errors lead to front pages."""


@dataclass(frozen=True)
class Emergency:
    """The emergency number of a country as a `tel:` link."""

    number: str

    @property
    def href(self) -> str:
        return f"tel:{self.number}"


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    directory: Directory,
    country: str = "",
    status: int = 200,
    query: str = "",
    is_private: bool = False,
) -> HttpResponse:
    """A public page; `country` is the searched one, and says which emergency number to show.

    `query` is what its address needs of the query string. A private page, which no shared cache
    keeps, also offers the language that the browser asks for.
    """
    address = shared_address(request, query) if status in PAGES_IN_EVERY_LANGUAGE else ""
    offer = offered_language(request, directory) if is_private else ""
    shared = {
        "directory": directory,
        "emergency": Emergency(directory.emergency_number(country)),
        "languages": other_languages(directory, address, offer=offer),
    }
    if not context.get("noindex"):
        shared["same_page"] = same_page_urls(request, directory, address)
    response = render(request, template, {**shared, **context}, status=status)
    if is_private:
        patch_cache_control(response, private=True)
        patch_vary_headers(response, ["Accept-Language"])
    return response
