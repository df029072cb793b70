"""Chance that comes out the same on every machine and every version of Python."""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

KM_PER_DEGREE = 111.2

T = TypeVar("T")


def share(key: str) -> float:
    """A number in [0, 1) that depends on `key` alone."""
    return int.from_bytes(sha256(key.encode()).digest()[:6], "big") / 2**48


def pick(options: Sequence[T], key: str) -> T:
    return options[int(share(key) * len(options))]


def in_turn(options: Sequence[T], turn: int) -> T:
    """The next of `options`, so that neighbours differ."""
    return options[turn % len(options)]


def point_near(
    latitude: float, longitude: float, *, within_km: float, key: str
) -> tuple[float, float]:
    """A point at most `within_km` away, to about a metre."""
    angle = 2 * math.pi * share(f"{key} angle")
    reach = within_km * math.sqrt(share(f"{key} reach")) / KM_PER_DEGREE
    east = reach * math.cos(angle) / math.cos(math.radians(latitude))
    return round(latitude + reach * math.sin(angle), 5), round(longitude + east, 5)


def draw_answers(key: str, terms: Sequence[str]) -> dict[str, bool]:
    """Yes for about half of `terms`, no for some; the rest stays unknown."""
    shares = {term: share(f"{key} {term}") for term in terms}
    return {term: value < 0.55 for term, value in shares.items() if value < 0.7}
