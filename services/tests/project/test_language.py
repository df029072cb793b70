"""The address alone decides the language."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from hrdirectory.language import LanguageMiddleware


@pytest.fixture
def speak(settings):
    settings.LANGUAGES = [("en", "English"), ("es", "Español")]
    translation.trans_real.get_languages.cache_clear()

    def answer(path, **headers):
        middleware = LanguageMiddleware(lambda _request: HttpResponse(translation.get_language()))
        return middleware(RequestFactory().get(path, **headers))

    yield answer
    translation.trans_real.get_languages.cache_clear()


def test_path_without_a_prefix_speaks_the_directory_language(speak):
    response = speak("/search/")
    assert response.content == b"en"
    assert response.headers["Content-Language"] == "en"


def test_prefix_chooses_the_language(speak):
    response = speak("/es/search/")
    assert response.content == b"es"
    assert response.headers["Content-Language"] == "es"


def test_unknown_prefix_speaks_the_directory_language(speak):
    assert speak("/xx/search/").content == b"en"


def test_browser_and_cookie_do_not_choose(speak):
    response = speak("/search/", HTTP_ACCEPT_LANGUAGE="es", HTTP_COOKIE="django_language=es")
    assert response.content == b"en"
    assert "Vary" not in response.headers


def test_language_ends_with_the_answer(speak):
    before = translation.get_language()
    speak("/es/")
    assert translation.get_language() == before
