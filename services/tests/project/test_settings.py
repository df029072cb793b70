"""A production that is half configured does not start; a machine of one's own needs nothing."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from .production import PRODUCTION, read_settings, run_manage, run_python


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DJANGO_SECRET_KEY", ""),
        ("DJANGO_SECRET_KEY", "too-short"),
        ("DJANGO_ALLOWED_HOSTS", ""),
        ("DJANGO_ALLOWED_HOSTS", "*"),
        ("DJANGO_BEHIND_PROXY", ""),
        ("DJANGO_DEBUG", "1"),
        ("DJANGO_DEBUG", "perhaps"),
        ("DJANGO_DEVELOPMENT", "perhaps"),
        ("DJANGO_HSTS_SECONDS", "a year"),
        ("DATABASE_URL", "mysql://db/directory"),
        ("DATABASE_STATEMENT_TIMEOUT_SECONDS", "-1"),
        ("DJANGO_TRUSTED_PROXIES", "-1"),
        ("DJANGO_TRUSTED_PROXIES", "*"),
        ("DJANGO_TRUSTED_PROXIES", "127.0.0.1"),
        ("REDIS_URL", "127.0.0.1:6379"),
        ("REDIS_URL", "redis://"),
        ("REDIS_URL", "redis://cache:port/0"),
    ],
)
def test_production_refuses_to_start(monkeypatch, variable, value):
    with pytest.raises(ImproperlyConfigured, match=variable):
        read_settings(monkeypatch, **{**PRODUCTION, variable: value})


def test_refusal_is_one_sentence_on_the_terminal():
    finished = run_manage("check", **{**PRODUCTION, "DJANGO_SECRET_KEY": "short"})
    assert finished.returncode == 1
    assert finished.stderr == (
        "DJANGO_SECRET_KEY must be set to a random secret of at least 50 characters.\n"
    )


@pytest.mark.parametrize(
    ("variable", "value"), [("DJANGO_ALLOWED_HOSTS", ""), ("WEB_THREADS", "all")]
)
def test_web_server_refuses_in_the_same_words(variable, value):
    gunicorn = ["-m", "gunicorn", "--config", "python:hrdirectory.gunicorn_conf"]
    finished = run_python(*gunicorn, "hrdirectory.wsgi", **{**PRODUCTION, variable: value})
    assert finished.returncode == 1
    assert finished.stderr.splitlines()[-1].startswith(f"{variable} must ")


def test_web_request_does_not_wait_for_ever_while_a_command_may_take_long():
    script = "from django.conf import settings; print(settings.STATEMENT_TIMEOUT_SECONDS)"
    assert run_python("-c", f"import hrdirectory.wsgi; {script}", **PRODUCTION).stdout == "5\n"
    variables = {**PRODUCTION, "DJANGO_SETTINGS_MODULE": "hrdirectory.settings"}
    assert run_python("-c", script, **variables).stdout == "0\n"


def test_nothing_set_is_production_and_refused(monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="DJANGO_SECRET_KEY"):
        read_settings(monkeypatch)


def test_production_is_safe(monkeypatch):
    settings = read_settings(monkeypatch, **PRODUCTION)
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["directory.example.org"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000


def test_staff_cookies_in_production_are_bound_to_the_host_and_to_a_working_day(monkeypatch):
    settings = read_settings(monkeypatch, **PRODUCTION)
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert settings["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SESSION_COOKIE_AGE"] <= 12 * 60 * 60


def test_forwarded_protocol_is_believed_only_behind_a_declared_proxy(monkeypatch):
    direct = {**PRODUCTION, "DJANGO_BEHIND_PROXY": "0"}
    assert "SECURE_PROXY_SSL_HEADER" not in read_settings(monkeypatch, **direct)
    assert "SECURE_PROXY_SSL_HEADER" in read_settings(monkeypatch, **PRODUCTION)


def test_one_proxy_is_believed_about_the_visitor_unless_told_otherwise(monkeypatch):
    direct = {**PRODUCTION, "DJANGO_BEHIND_PROXY": "0"}
    two = {**PRODUCTION, "DJANGO_TRUSTED_PROXIES": "2"}
    assert read_settings(monkeypatch, **direct)["TRUSTED_PROXIES"] == 0
    assert read_settings(monkeypatch, **PRODUCTION)["TRUSTED_PROXIES"] == 1
    assert read_settings(monkeypatch, **two)["TRUSTED_PROXIES"] == 2


def test_a_redis_is_what_processes_share(monkeypatch):
    settings = read_settings(monkeypatch, **PRODUCTION, REDIS_URL="rediss://u:p@cache:6379/0")
    assert settings["CACHES"]["default"]["BACKEND"].endswith("RedisCache")
    assert settings["CACHES"]["local"]["BACKEND"].endswith("LocMemCache")


def test_a_wrong_redis_address_is_not_repeated():
    finished = run_manage("check", **PRODUCTION, REDIS_URL="http://u:needle@cache")
    assert "REDIS_URL must look like" in finished.stderr
    assert "needle" not in finished.stderr


def test_own_machine_needs_nothing_and_shows_the_public_error_pages(monkeypatch):
    settings = read_settings(monkeypatch, DJANGO_DEVELOPMENT="1", DATABASE_URL="")
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert not settings["SECURE_SSL_REDIRECT"]
    assert settings["DATABASES"]["default"]["NAME"].endswith("/db.sqlite3")


def test_debug_must_be_asked_for_on_an_own_machine(monkeypatch):
    settings = read_settings(monkeypatch, DJANGO_DEVELOPMENT="1", DJANGO_DEBUG="1")
    assert settings["DEBUG"] is True


def test_postgresql_gives_up_soon(monkeypatch):
    variables = {"DJANGO_DEVELOPMENT": "1", "DATABASE_URL": "postgres://u@db/directory"}
    settings = read_settings(monkeypatch, DATABASE_STATEMENT_TIMEOUT_SECONDS="7", **variables)
    options = settings["DATABASES"]["default"]["OPTIONS"]
    assert options == {"connect_timeout": 2, "options": "-c statement_timeout=7s"}


def test_options_in_the_database_url_win(monkeypatch):
    url = "postgres://u@db/directory?connect_timeout=9&sslmode=require"
    settings = read_settings(monkeypatch, DJANGO_DEVELOPMENT="1", DATABASE_URL=url)
    options = settings["DATABASES"]["default"]["OPTIONS"]
    assert (options["connect_timeout"], options["sslmode"]) == (9, "require")


def test_production_without_collected_static_files_is_named(tmp_path):
    static = {"DJANGO_STATIC_ROOT": str(tmp_path)}
    finished = run_manage("check", "--deploy", **PRODUCTION, **static)
    assert finished.returncode == 1
    assert "DJANGO_STATIC_ROOT" in finished.stderr


def test_nobody_is_mailed_about_an_error(settings):
    assert settings.ADMINS == []
