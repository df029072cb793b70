"""Every answer carries the security headers, whoever in the stack gives it."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from hrdirectory.stylesheet import csp_hash

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    f"style-src 'self' {csp_hash(settings.STYLESHEET)}",
    "worker-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
ANSWERS = [
    ("/", 200),
    ("/search/", 200),
    ("/health/live", 200),
    ("/admin/login/", 200),
    ("/static/admin/css/base.css", 200),
    ("/search", 301),
    ("/admin/", 302),
    ("/suspicious/", 400),
    ("/forbidden/", 403),
    ("/nothing-here/", 404),
    ("/static/nothing.css", 404),
    ("/broken/", 500),
]


class Visitor(Client):
    """Sees what a browser sees: the error page instead of the exception, a file read to its end."""

    def get(self, *arguments, **options):
        response = super().get(*arguments, **options)
        response.body = response.getvalue()
        return response


@pytest.fixture
def visitor(settings, db):
    settings.ROOT_URLCONF = "services.tests.project.urls"
    return Visitor(raise_request_exception=False)


def assert_headers(response):
    headers = response.headers
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "geolocation=(self), camera=(), microphone=()"


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_answer_has_the_headers(visitor, address, status):
    response = visitor.get(address)
    assert response.status_code == status
    assert_headers(response)


def test_unknown_host_is_refused_with_the_headers(visitor):
    response = visitor.get("/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert_headers(response)


def test_unknown_host_is_refused_with_the_headers_before_the_redirect_to_https(visitor, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = visitor.get("/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert_headers(response)


def test_plain_http_goes_to_https_in_production(visitor, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = visitor.get("/search/?near=19134")
    assert response.headers["Location"] == "https://testserver/search/?near=19134"
    assert_headers(response)


def test_load_balancer_may_ask_over_plain_http(visitor, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert visitor.get("/health/live").status_code == 200


def test_browsers_are_told_to_stay_on_https(visitor, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    response = visitor.get("/", secure=True)
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_debug_page_is_not_what_a_visitor_sees(visitor):
    assert b"Traceback" not in visitor.get("/broken/?near=NEEDLE").body
