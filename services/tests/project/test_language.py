"""The address alone decides the language."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from hrdirectory.language import LanguageMiddleware
from services.models import DirectorySettings

pytestmark = pytest.mark.django_db


def speak(path, **headers):
    middleware = LanguageMiddleware(lambda _request: HttpResponse(translation.get_language()))
    return middleware(RequestFactory().get(path, **headers))


def test_path_without_a_prefix_speaks_english_and_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = speak("/search/")
    assert response.content == b"en"
    assert response.headers["Content-Language"] == "en"


@pytest.mark.parametrize("code", ["es", "fr", "ar"])
def test_prefix_chooses_the_language(code):
    response = speak(f"/{code}/search/")
    assert response.content == code.encode()
    assert response.headers["Content-Language"] == code


@pytest.mark.parametrize("path", ["/xx/search/", "/español/", "/esp/", "/e/"])
def test_unknown_prefix_speaks_english(path):
    assert speak(path).content == b"en"


def test_a_language_that_is_not_offered_has_no_pages(client):
    DirectorySettings.objects.create(languages=["en", "es"])
    assert speak("/fr/").content == b"en"
    assert client.get("/es/").status_code == 200
    assert client.get("/fr/").status_code == 404


@pytest.mark.parametrize("path", ["/en/", "/es-mx/", "/ES/", "/es/es/", "/es/admin/"])
def test_there_is_one_address_for_each_language(client, path):
    assert client.get(path).status_code == 404


def test_browser_and_cookie_do_not_choose():
    response = speak("/search/", HTTP_ACCEPT_LANGUAGE="es", HTTP_COOKIE="django_language=es")
    assert response.content == b"en"
    assert "Vary" not in response.headers


def test_language_ends_with_the_answer():
    before = translation.get_language()
    speak("/es/")
    assert translation.get_language() == before
