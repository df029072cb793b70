"""How often one visitor may do a thing. One limiter for every surface.

Counters are in Django's cache: in Redis if there is one, else in the memory of each process.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import BaseCache, caches
from redis.exceptions import RedisError


class TryAgainLater(Exception):
    """Too much at once; the wait is in whole seconds."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(wait_seconds)
        self.wait_seconds = wait_seconds


@dataclass(frozen=True)
class Limit:
    """At most `most` acts of one visitor in `seconds`; windows begin by the clock, not by the act."""

    name: str
    most: int
    seconds: int

    def count(self, visitor: str, *, at: datetime) -> None:
        """Count one act of a visitor (`visitors.visitor_of`). Raises TryAgainLater."""
        window, passed = divmod(int(at.timestamp()), self.seconds)
        key = f"limit:{self.name}:{window}:{visitor}"
        if count_one(key, self.seconds) > self.most:
            raise TryAgainLater(self.seconds - passed)


def count_one(key: str, seconds: int) -> int:
    """How often `key` was counted, this time included; without Redis by this process alone."""
    try:
        return count_in(caches["default"], key, seconds)
    except RedisError:
        return count_in(caches["local"], key, seconds)


def count_in(cache: BaseCache, key: str, seconds: int) -> int:
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out, or was pushed out, between the two
        return 1
