"""Typed readers of the process environment: a wrong value stops the start with one sentence that names the variable."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})


def read_text(name: str, *, default: str = "") -> str:
    """The variable without surrounding blanks; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def read_flag(name: str, *, default: bool | None) -> bool:
    """Yes or no; with `default=None` the variable must be set."""
    text = read_text(name).lower()
    if not text and default is not None:
        return default
    if text in TRUE_WORDS:
        return True
    if text in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0.")


def read_number(name: str, *, default: int, minimum: int, maximum: int) -> int:
    """A whole number within the limits."""
    text = read_text(name, default=str(default))
    if text.isascii() and text.isdecimal() and minimum <= int(text) <= maximum:
        return int(text)
    raise ImproperlyConfigured(f"{name} must be a whole number from {minimum} to {maximum}.")


def read_words(name: str) -> list[str]:
    """The parts of a list separated by commas or blanks."""
    return read_text(name).replace(",", " ").split()


def read_secret(name: str, *, minimum_length: int) -> str:
    """A secret that must be set and long enough to resist guessing."""
    secret = read_text(name)
    if len(secret) < minimum_length or len(set(secret)) < 5:
        raise ImproperlyConfigured(
            f"{name} must be set to a random secret of at least {minimum_length} characters."
        )
    return secret


def read_hosts(name: str) -> list[str]:
    """The host names the site answers to: at least one, and no wildcard for all of them."""
    hosts = read_words(name)
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured(
            f"{name} must list the host names of this site (not *), such as directory.example.org."
        )
    return hosts


def read_tiles(name: str) -> str:
    """A PMTiles file on this machine, or its https address; "" if the variable is not set."""
    tiles = read_text(name)
    is_address = tiles.startswith("https://") and tiles.endswith(".pmtiles")
    if not tiles or is_address or Path(tiles).is_file():
        return tiles
    raise ImproperlyConfigured(
        f"{name} must be a file that exists, or https://… and end in .pmtiles."
    )


def read_database(name: str, *, default: str) -> dict[str, Any]:
    """The database that a URL names, as Django's settings want it.

    The message never repeats the URL: it holds the password.
    """
    url = read_text(name, default=default)
    if not url.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise ImproperlyConfigured(f"{name} must begin with sqlite:/// or postgres://.")
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(url))
    except (ValueError, dj_database_url.ParseError):
        database = {}
    if not database.get("NAME"):
        raise ImproperlyConfigured(
            f"{name} must look like sqlite:////path/to/file or postgres://user:password@host:5432/name."
        )
    return database


def read_redis(name: str) -> str:
    """The address of a Redis; "" if the variable is not set. The message never repeats it."""
    url = read_text(name)
    try:
        is_usable = not url or (
            url.startswith(("redis://", "rediss://")) and bool(urlsplit(url).hostname)
        )
        urlsplit(url).port  # noqa: B018 - raises for what is no port
    except ValueError:
        is_usable = False
    if is_usable:
        return url
    raise ImproperlyConfigured(f"{name} must look like redis://user:password@host:6379/0.")
