"""What is wrong in the environment is said in one sentence that names the variable."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from hrdirectory import environment

NAME = "DIRECTORY_TEST"


@pytest.mark.parametrize("text", ["1", "true", "YES", " on "])
def test_flag_is_on(monkeypatch, text):
    monkeypatch.setenv(NAME, text)
    assert environment.read_flag(NAME, default=False) is True


@pytest.mark.parametrize("text", ["0", "False", "no", "off"])
def test_flag_is_off(monkeypatch, text):
    monkeypatch.setenv(NAME, text)
    assert environment.read_flag(NAME, default=True) is False


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_counts_as_not_set(monkeypatch, text):
    monkeypatch.setenv(NAME, text)
    assert environment.read_flag(NAME, default=True) is True
    assert environment.read_text(NAME, default="x") == "x"
    assert environment.read_words(NAME) == []


@pytest.mark.parametrize("text", ["maybe", "2", "１"])
def test_flag_that_is_neither_yes_nor_no_is_refused(monkeypatch, text):
    monkeypatch.setenv(NAME, text)
    with pytest.raises(ImproperlyConfigured, match=rf"^{NAME} must be 1 or 0\.$"):
        environment.read_flag(NAME, default=False)


def test_flag_without_default_must_be_set(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    with pytest.raises(ImproperlyConfigured, match=NAME):
        environment.read_flag(NAME, default=None)


@pytest.mark.parametrize("text", ["0", "61", "-5", "1.5", "1e3", "٣", "many"])
def test_number_outside_its_limits_is_refused(monkeypatch, text):
    monkeypatch.setenv(NAME, text)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} must be a whole number from 1 to 60"):
        environment.read_number(NAME, default=5, minimum=1, maximum=60)


def test_words_are_separated_by_commas_or_blanks(monkeypatch):
    monkeypatch.setenv(NAME, "a.example, b.example  c.example,")
    assert environment.read_words(NAME) == ["a.example", "b.example", "c.example"]


@pytest.mark.parametrize("text", ["", "short", "x7Gq" * 12, "x" * 60])
def test_secret_that_can_be_guessed_is_refused(monkeypatch, text):
    monkeypatch.setenv(NAME, text)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} .* at least 50 characters"):
        environment.read_secret(NAME, minimum_length=50)


@pytest.mark.parametrize("text", ["", "*", "a.example, *"])
def test_hosts_must_be_named(monkeypatch, text):
    monkeypatch.setenv(NAME, text)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} must list the host names"):
        environment.read_hosts(NAME)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root:hunter2@db/x",
        "postgres://user:hunter2@db:port/x",
        "postgres://user:hunter2@db",
        "hunter2",
        "postgres://[user:hunter2",
    ],
)
def test_database_url_that_cannot_work_is_refused_without_repeating_its_password(monkeypatch, url):
    monkeypatch.setenv(NAME, url)
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} must ") as refusal:
        environment.read_database(NAME, default="")
    assert "hunter2" not in str(refusal.value)


def test_empty_database_url_means_the_default_file(monkeypatch):
    monkeypatch.setenv(NAME, "")
    database = environment.read_database(NAME, default="sqlite:////srv/db.sqlite3")
    assert database["NAME"] == "/srv/db.sqlite3"


def test_postgresql_url_names_server_and_database(monkeypatch):
    monkeypatch.setenv(NAME, "postgres://staff:s%40fe@db.example:6432/directory")
    database = environment.read_database(NAME, default="")
    assert (database["HOST"], database["PORT"], database["NAME"]) == (
        "db.example",
        6432,
        "directory",
    )
    assert database["PASSWORD"] == "s@fe"
