"""The same page in the other languages; nobody is sent to one unasked."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from services.models import Directory


class LanguageName(NamedTuple):
    """A language by its own name, or with an offer to read the page in it."""

    code: str
    label: str
    is_offer: bool = False


class Languages(NamedTuple):
    """The languages of a page beside its own, and the address of the page in each."""

    names: tuple[LanguageName, ...]
    urls: tuple[str, ...]


def other_languages(directory: Directory, address: str, *, offer: str = "") -> Languages:
    """What is at `address` (see `shared_address`) in every other language that is offered; `offer`
    is the language of `offered_language`."""
    codes = [code for code in directory.languages if code != get_language()]
    names = tuple(offer_in(code) if code == offer else name_of(code) for code in codes)
    return Languages(names, tuple(f"{beginning_of(code)}{address}" for code in codes))


def same_page_urls(request: HttpRequest, directory: Directory, address: str) -> dict[str, str]:
    """The whole address of this page in each offered language, its own among them."""
    return {
        code: request.build_absolute_uri(f"{beginning_of(code)}{address}")
        for code in directory.languages
    }


def beginning_of(language: str) -> str:
    """What addresses in a language begin with; English has no prefix."""
    own = "" if language == settings.LANGUAGE_CODE else f"{language}/"
    return f"{get_script_prefix()}{own}"


def shared_address(request: HttpRequest, query: str) -> str:
    """The address without its language and without the slash before it.

    `query` is what was understood of the query string: the rest is never shown again.
    """
    path = request.path.removeprefix(beginning_of(get_language()))
    return f"{path}?{query}" if query else path


def name_of(code: str) -> LanguageName:
    return LanguageName(code, dict(settings.LANGUAGES)[code])


def offer_in(code: str) -> LanguageName:
    with override(code):
        # Translators: name your own language, as in “Ver esta página en español”.
        return LanguageName(code, _("See this page in English"), is_offer=True)


def offered_language(request: HttpRequest, directory: Directory) -> str:
    """The first language of Accept-Language that is there, if the page speaks another one."""
    accepted = request.headers.get("Accept-Language", "")
    for wanted, _weight in parse_accept_lang_header(accepted.lower()):
        code = wanted.partition("-")[0]
        if code in directory.languages:
            return "" if code == get_language() else code
    return ""
