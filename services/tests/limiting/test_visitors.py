"""A visitor is the same one for a day, whatever the header says, and nobody can tell who."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from services.limiting.visitors import visitor_of

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def name_of(address: str, *, forwarded: str = "", at: datetime = NOW) -> str:
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return visitor_of(RequestFactory().get("/", REMOTE_ADDR=address, **headers), at=at)


def test_one_address_is_one_visitor_and_two_are_two():
    assert name_of("198.51.100.7") == name_of("198.51.100.7")
    assert name_of("198.51.100.7") != name_of("198.51.100.8")


def test_an_ipv6_network_is_one_visitor():
    home = name_of("2001:db8:1:2::1")
    assert name_of("2001:db8:1:2:ffff:ffff:ffff:ffff") == home
    assert name_of("2001:db8:1:3::1") != home


def test_an_ipv4_address_is_the_same_visitor_on_a_socket_for_both():
    assert name_of("::ffff:198.51.100.7") == name_of("198.51.100.7")


@pytest.mark.parametrize("address", ["", "unix:", "198.51.100", "evil", "1.2.3.4.5", "\x00"])
def test_who_has_no_address_shares_one_name(address):
    assert name_of(address) == name_of("nonsense")


def test_the_key_is_another_every_day():
    assert name_of("198.51.100.7", at=NOW + DAY) != name_of("198.51.100.7")


def test_a_day_that_is_over_cannot_be_hashed_again():
    before = name_of("198.51.100.7")
    name_of("198.51.100.7", at=NOW + DAY)
    assert name_of("198.51.100.7") != before


def test_the_name_does_not_hold_the_address():
    name = name_of("198.51.100.7")
    assert len(name) == 32
    assert bytes([198, 51, 100, 7]).hex() not in name


def test_with_redis_every_process_and_restart_has_the_same_name(settings):
    alone = name_of("198.51.100.7")
    settings.REDIS_URL = "redis://127.0.0.1/0"
    shared = name_of("198.51.100.7")
    assert shared != alone
    assert name_of("198.51.100.7") == shared
    settings.SECRET_KEY = "another"
    assert name_of("198.51.100.7") != shared


def test_without_a_proxy_the_header_is_not_believed():
    assert name_of("198.51.100.7", forwarded="203.0.113.1") == name_of("198.51.100.7")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "made up, 203.0.113.9, 203.0.113.1", "203.0.113.1"),
        (2, "203.0.113.9, 203.0.113.1, 10.0.0.2", "203.0.113.1"),
        (2, "203.0.113.1,10.0.0.2", "203.0.113.1"),
        (1, "2001:db8:1:2::7", "2001:db8:1:2::1"),
        # Nonsense: only the nearest proxy is known, and all who send it count as one.
        (2, "203.0.113.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "203.0.113.1,", "10.0.0.1"),
        (1, "203.0.113.1, unknown", "10.0.0.1"),
        (1, "203.0.113.1, 999.1.1.1", "10.0.0.1"),
        (1, "203.0.113.1, 203.0.113.2;drop", "10.0.0.1"),
        (1, "," * 5000, "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_saw_is_believed(settings, proxies, forwarded, seen):
    settings.TRUSTED_PROXIES = proxies
    found = name_of("10.0.0.1", forwarded=forwarded)
    settings.TRUSTED_PROXIES = 0
    assert found == name_of(seen)


def test_a_made_up_header_gives_nobody_a_new_name(settings):
    settings.TRUSTED_PROXIES = 1
    names = {name_of("10.0.0.1", forwarded=f"10.9.8.{n}, 203.0.113.1") for n in range(20)}
    assert len(names) == 1
