"""Who asks, without knowing who: a keyed hash of the network address, good for one day.

The key is random, new every day (UTC) and only in the memory of the process. Processes that count
together in Redis derive the same key from the site's secret and the day.
"""

from __future__ import annotations

import hmac
from datetime import date, datetime
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from secrets import token_bytes

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SALT = "services.limiting.visitors"
NOBODY = b""
"""Shared by all whose address cannot be read."""

IPV6_NETWORK_BYTES = 8
"""A /64: the smallest network that a household or phone gets; it may use any address in it."""


def visitor_of(request: HttpRequest, *, at: datetime) -> str:
    """The name of the visitor in counters, the same until the day of `at` (UTC) ends."""
    day = at.date()
    key = shared_key(day) if settings.REDIS_URL else own_key(day)
    return hmac.digest(key, network_of(request), "sha256")[:16].hex()


def network_of(request: HttpRequest) -> bytes:
    """The IPv4 address or IPv6 /64 that the request came from, as bytes."""
    remote = request.META.get("REMOTE_ADDR", "")
    return read_network(forwarded_for(request)) or read_network(remote) or NOBODY


def forwarded_for(request: HttpRequest) -> str:
    """What the outermost of our own proxies saw; "" without proxies.

    Each proxy adds at the end whom it saw, so whatever the visitor made up stands further left.
    """
    proxies = settings.TRUSTED_PROXIES
    chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return chain[-proxies].strip() if 0 < proxies <= len(chain) else ""


def read_network(text: str) -> bytes:
    """The network of an address in text; empty if it is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return NOBODY
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped  # an IPv4 visitor of a socket for both
        return mapped.packed if mapped else address.packed[:IPV6_NETWORK_BYTES]
    return address.packed


@lru_cache(maxsize=1)
def own_key(_day: date) -> bytes:
    """Yesterday's is forgotten as soon as today's is made."""
    return token_bytes(32)


def shared_key(day: date) -> bytes:
    return salted_hmac(SALT, day.isoformat(), algorithm="sha256").digest()
