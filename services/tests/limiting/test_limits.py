"""So many acts in so long, counted alone or together, and never a name in a counter."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches

from services.limiting.limits import Limit, TryAgainLater
from services.tests.project.production import run_python

NOW = datetime(2026, 11, 28, 12, 10, tzinfo=UTC)
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
COUNT = """
import sys
from datetime import UTC, datetime
import django
django.setup()
from django.conf import settings
from django.test import RequestFactory
from services.limiting.limits import Limit, TryAgainLater
from services.limiting.visitors import visitor_of
at = datetime(2026, 11, 28, 12, 10, tzinfo=UTC)
visitor = visitor_of(RequestFactory().get("/", REMOTE_ADDR="198.51.100.7"), at=at)
for _act in range(3):
    try:
        Limit(sys.argv[1], 4, 60).count(visitor, at=at)
        print("yes")
    except TryAgainLater:
        print("later")
"""


def count(limit: Limit, times: int, *, visitor: str = "a", at: datetime = NOW) -> None:
    for _act in range(times):
        limit.count(visitor, at=at)


def redis_cache(url: str) -> dict[str, object]:
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


@pytest.fixture
def redis_url() -> str:
    parts = urlsplit(REDIS_URL)
    try:
        socket.create_connection((parts.hostname, parts.port or 6379), timeout=2).close()
    except OSError:
        pytest.skip("no Redis answers at TEST_REDIS_URL: counting together was not tried")
    return REDIS_URL


def test_one_too_many_is_told_how_long_to_wait():
    limit = Limit("test", most=3, seconds=3600)
    count(limit, 3)
    with pytest.raises(TryAgainLater) as refused:
        count(limit, 1)
    assert refused.value.wait_seconds == 50 * 60


def test_others_and_other_limits_are_not_touched():
    count(Limit("test", most=3, seconds=3600), 3)
    count(Limit("test", most=3, seconds=3600), 3, visitor="b")
    count(Limit("other", most=3, seconds=3600), 3)


def test_the_next_window_begins_anew():
    limit = Limit("test", most=3, seconds=3600)
    count(limit, 3)
    count(limit, 3, at=NOW + timedelta(minutes=50))


def test_a_counter_that_was_pushed_out_begins_anew(settings):
    limit = Limit("test", most=3, seconds=3600)
    count(limit, 2)
    caches["default"].clear()
    count(limit, 3)


def test_two_processes_count_together_in_redis(redis_url):
    variables = {
        "DJANGO_DEVELOPMENT": "1",
        "DJANGO_SETTINGS_MODULE": "hrdirectory.settings",
        "REDIS_URL": redis_url,
    }
    name = f"test-{token_hex(8)}"
    answers = [run_python("-c", COUNT, name, **variables).stdout.split() for _process in range(2)]
    assert answers == [["yes", "yes", "yes"], ["yes", "later", "later"]]


def test_two_processes_without_redis_count_alone():
    variables = {"DJANGO_DEVELOPMENT": "1", "DJANGO_SETTINGS_MODULE": "hrdirectory.settings"}
    for _process in range(2):
        assert run_python("-c", COUNT, "test", **variables).stdout.split() == ["yes"] * 3


def test_counters_in_redis_end_by_themselves(redis_url, settings):
    settings.CACHES = {**settings.CACHES, "default": redis_cache(redis_url)}
    name = f"test-{token_hex(8)}"
    count(Limit(name, most=3, seconds=60), 2)
    client = caches["default"]._cache.get_client(None)
    keys = list(client.scan_iter(f"*{name}*"))
    assert len(keys) == 1
    assert 0 < client.ttl(keys[0]) <= 60


def test_e05_a_redis_that_is_away_limits_each_process_for_itself(settings):
    settings.CACHES = {**settings.CACHES, "default": redis_cache("redis://127.0.0.1:1/0")}
    limit = Limit("test", most=3, seconds=3600)
    count(limit, 3)
    with pytest.raises(TryAgainLater):
        count(limit, 1)
