"""The words and single columns of a service, and the areas that it serves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from services.vocabulary import AreaExtent

from .content import DEMO_DAY, Area, Blueprint, City, Offer
from .drawing import in_turn

Words = Mapping[str, str]

# What `state` and `codes` stand for, and which codes they mean without saying any.
AREAS: dict[str, tuple[AreaExtent, str, Callable[[City, Area], Sequence[str]]]] = {
    "state": (AreaExtent.SUBDIVISION, "state_province", lambda city, _area: [city.state_province]),
    "codes": (AreaExtent.POSTAL_CODE, "postal_code", lambda _city, area: area.postal_codes),
}


def fill(text: str, words: Words) -> str:
    return text.format_map(words)


def describe_service(blueprint: Blueprint, offer: Offer, turn: int, words: Words) -> dict[str, Any]:
    """Name and sentences; each use of a blueprint takes the next ones."""
    # Names and openings drift apart, so that the same name seldom means the same words.
    opening = in_turn(blueprint.opening, turn + turn // len(blueprint.names))
    sentences = [opening, *two_of(blueprint.details, turn), offer.more]
    return {
        "kind": blueprint.kind,
        "name": fill(offer.name or in_turn(blueprint.names, turn), words),
        "alternate_name": offer.alternate_name,
        "description": fill(" ".join(filter(None, sentences)), words),
        "fees_description": fill(in_turn(blueprint.fees, turn), words),
        "application_process": fill(in_turn(blueprint.process, turn), words),
        "eligibility_description": fill(in_turn(blueprint.eligibility, turn), words),
        "status": offer.status,
        "alert": offer.alert,
    }


def two_of(sentences: Sequence[str], turn: int) -> list[str]:
    """Two different ones, in their order; the pair changes with each turn."""
    count = len(sentences)
    if count < 3:
        return list(sentences)
    step = 1 + (turn // count) % (count - 1)
    first, second = sorted((turn % count, (turn + step) % count))
    return [sentences[first], sentences[second]]


def read_columns(blueprint: Blueprint, offer: Offer, turn: int) -> dict[str, Any]:
    """Columns that one kind has, ages and cost; lists take turns, `…_on` counts days."""
    columns = {**blueprint.columns, **offer.columns}
    taken = {
        name: in_turn(value, turn) if isinstance(value, list) else value
        for name, value in columns.items()
    }
    return {name: as_day(name, value) for name, value in taken.items() if value != ""}


def as_day(name: str, value: Any) -> Any:
    is_day = name.endswith(("_on", "_from", "_until"))
    return DEMO_DAY + timedelta(value) if is_day else value


def service_areas(text: str, city: City, area: Area) -> list[dict[str, Any]]:
    """Rows for `country`, `state`, `circle:15` (km around the area) or `codes` (its codes)."""
    kind, _colon, detail = text.partition(":")
    details = detail.split(",") if detail else []
    if kind == "circle":
        middle = {"latitude": area.latitude, "longitude": area.longitude}
        circle = {**middle, "radius_km": float(detail), "country": city.country}
        return [{"extent_type": AreaExtent.CIRCLE, **circle}]
    if kind == "country":
        return [
            {"extent_type": AreaExtent.COUNTRY, "country": code}
            for code in details or [city.country]
        ]
    extent, column, own = AREAS[kind]
    return [
        {"extent_type": extent, "country": city.country, column: code}
        for code in details or own(city, area)
    ]
