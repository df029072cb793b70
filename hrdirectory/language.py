"""The language of a page is the one in its address."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from services.models import DirectorySettings


class LanguageMiddleware:
    """Speaks the language that the path begins with if it is offered, otherwise English.

    Addresses of languages that are not offered lead nowhere: in English they have no prefix.
    Django's LocaleMiddleware also asks a cookie and Accept-Language: the same address would show
    different pages to different people, and shared caches would have to tell them apart.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(path: str) -> str:
    """The offered language that a path begins with; only such a path costs a query."""
    language = translation.get_language_from_path(path)
    if language and language in DirectorySettings.objects.load().languages:
        return language
    return settings.LANGUAGE_CODE
