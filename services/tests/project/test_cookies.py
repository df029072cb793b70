"""A visitor gets no cookie, and no shared cache has to tell visitors apart."""

from __future__ import annotations

import pytest

from .test_headers import ANSWERS, visitor  # noqa: F401 - a fixture

PUBLIC = [address for address, _ in ANSWERS if not address.startswith("/admin")]


@pytest.mark.parametrize("address", PUBLIC)
def test_visitor_gets_no_cookie(visitor, address):  # noqa: F811
    response = visitor.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", PUBLIC)
def test_visitor_with_a_foreign_cookie_sees_the_same_page(visitor, address):  # noqa: F811
    plain = visitor.get(address)
    visitor.cookies["django_language"] = "es"
    visitor.cookies["sessionid"] = "made-up"
    assert visitor.get(address).body == plain.body


def test_staff_session_cookie_is_out_of_reach_of_scripts_and_other_sites(admin_user, client):
    client.post("/admin/login/", {"username": "admin", "password": "password"})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.django_db
def test_login_form_cookie_is_out_of_reach_of_scripts(client):
    response = client.get("/admin/login/")
    assert response.cookies["csrftoken"]["httponly"]


def test_message_to_staff_is_kept_in_the_session_and_in_no_cookie(settings):
    assert settings.MESSAGE_STORAGE.endswith("SessionStorage")
