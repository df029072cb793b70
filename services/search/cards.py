"""Cards: what a result shows. A place with what is offered there, or a mobile service."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from services.curation.phones import dial_target, display_phone
from services.hours.remembering import state_of
from services.vocabulary import (
    DistanceUnit,
    PhoneType,
    SearchFlag,
    ServiceKind,
    Written,
    in_language_of_reader,
)

from .card_texts import address_note, checked_text, source_text, stale_text
from .distances import distance_words
from .notices import closure_notice
from .opening import OpenLine, open_line
from .pins import Pin, pin_at

NAMED_SERVICES = 3
"""How many services of one place a card names; the others are counted."""

REMEMBERED = 4096
NALTREXONE_WARNING = gettext_lazy(
    "They list naltrexone only. You must be off all opioids for 7 to 14 days before you start."
    " If you start too soon, it can make you very sick."
)


@dataclass(frozen=True)
class PhoneLink:
    """A number as a `tel:` link."""

    href: str
    text: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class CardService:
    """One more service on a card."""

    name: str
    kind_label: str
    url: str
    is_open: bool = False
    """Whether the card says so: it is open now while the service that leads the card is not."""


class CardRow(NamedTuple):
    """What a card reads of a search row; `shown` is still text."""

    number: int
    kind: str
    kinds: int
    flags: int
    country: str
    latitude: float | None
    longitude: float | None
    hours: str
    shown: str

    @property
    def facts(self) -> dict[str, Any]:
        """The keys are those of `curation.shown.shown`."""
        return facts_of(self.shown)

    def has_flag(self, flag: SearchFlag) -> bool:
        return bool(self.flags & flag)


@lru_cache(maxsize=REMEMBERED)
def facts_of(shown: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(shown)
    return facts


@dataclass(frozen=True)
class Group:
    """The rows of one card, the nearest first, and how many services and stops it has in all."""

    rows: tuple[CardRow, ...]
    distance_km: float
    services: int
    stops: int


@dataclass(frozen=True, eq=False)
class CardListing:
    """What a card shows whoever searches, and whenever; one object for equal ones (`listing_of`)."""

    title: str
    url: str
    kind: str
    kind_label: str
    also: tuple[str, ...]
    is_approximate: bool
    pin: Pin | None
    place: str
    organization: str
    summary: Written
    alert: Written
    warning: StrOrPromise
    address_lines: tuple[str, ...]
    address_note: str
    hours: str
    """As `hours.coding` writes them, by the clock of `timezone`."""

    timezone: str
    phone: PhoneLink | None
    checked: str
    checked_on: str
    source: str
    is_demo: bool

    @property
    def icon(self) -> str:
        """The name of the kind's icon in the sprite."""
        return self.kind


class CardFace(NamedTuple):
    """All that a card shows but the distance: the same for everybody at this moment."""

    listing: CardListing
    has_distance: bool
    stale: str
    notice: str
    open_line: OpenLine | None
    services: tuple[CardService, ...]
    more_here: int
    more_stops: int


class Card(NamedTuple):
    """A card as text; the distance, to read and to hear, is () where it means nothing."""

    face: CardFace
    distance: tuple[str, ...]


def card_of(
    group: Group, *, unit: DistanceUnit | None, at: datetime, stale_after_days: int
) -> Card:
    """The card of a group of rows; the nearest row leads. Without a unit it has no distance."""
    language = get_language()
    face = face_of(
        group.rows,
        group.services,
        group.stops,
        has_distance=unit is not None,
        at=at.replace(second=0, microsecond=0),  # no place opens in the middle of a minute
        stale_after_days=stale_after_days,
        language=language,
    )
    if unit is None:
        return Card(face, ())
    is_rough = face.listing.is_approximate
    return Card(face, distance_words(group.distance_km, unit, language, is_rough=is_rough))


@lru_cache(maxsize=REMEMBERED)
def face_of(
    rows: tuple[CardRow, ...],
    services: int,
    stops: int,
    *,
    has_distance: bool,
    at: datetime,
    stale_after_days: int,
    language: str,
) -> CardFace:
    """Remembered for a minute of people who search the same town."""
    row = rows[0]
    is_mobile = row.has_flag(SearchFlag.MOBILE)
    named = () if is_mobile else named_services(rows, at=at)
    notice = closure_notice(row.facts, at=at)
    return CardFace(
        listing=listing_of(row, language),
        has_distance=has_distance,
        stale=stale_text(row.facts, today=at.date(), after_days=stale_after_days),
        notice=notice,
        open_line=None if notice else open_line_of(row, at=at),
        services=named,
        more_here=0 if is_mobile else services - 1 - len(named),
        more_stops=stops - 1 if is_mobile else 0,
    )


def open_line_of(row: CardRow, *, at: datetime) -> OpenLine:
    """The state at this moment, by the clock of the place."""
    facts = row.facts
    return open_line(
        state_of(row.hours, at=at),
        at=at,
        timezone=facts["timezone"],
        is_listed=facts["has_hours_note"],
        can_call=facts["phone"] is not None,
    )


@lru_cache(maxsize=REMEMBERED)
def listing_of(row: CardRow, language: str) -> CardListing:
    """Remembered by all that it is made of."""
    facts = row.facts
    return CardListing(
        title=facts["name"],
        url=reverse("listing", args=[facts["slug"]]),
        kind=row.kind,
        kind_label=str(ServiceKind(row.kind).label),
        also=also_gives(row),
        is_approximate=row.has_flag(SearchFlag.APPROXIMATE_PIN),
        pin=pin_at(
            row.latitude,
            row.longitude,
            privacy=facts["privacy"],
            is_approximate=row.has_flag(SearchFlag.APPROXIMATE_PIN),
        ),
        place=facts["place"],
        organization=facts["organization"] if facts["organization"] != facts["name"] else "",
        summary=written(facts, "summary"),
        alert=written(facts, "alert"),
        warning=NALTREXONE_WARNING if facts["is_naltrexone_only"] else "",
        address_lines=tuple(facts["address"]),
        address_note=address_note(facts["privacy"], is_virtual=facts["is_virtual"]),
        hours=row.hours,
        timezone=facts["timezone"],
        phone=phone_link(facts["phone"], country=row.country),
        checked=checked_text(facts["assured_date"], facts["assured_how"]),
        checked_on=facts["assured_date"] or "",
        source=source_text(facts["source"], facts["source_date"]),
        is_demo=row.has_flag(SearchFlag.DEMO),
    )


def written(facts: dict[str, Any], name: str) -> Written:
    return in_language_of_reader(facts[name], name, facts.get("translations", {}))


def named_services(rows: Sequence[CardRow], *, at: datetime) -> tuple[CardService, ...]:
    """The services that a card names after the one that leads it."""
    lead, *others = rows[:NAMED_SERVICES]
    says_open = bool(others) and not is_open(lead, at=at)
    return tuple(service_of(row, is_open=says_open and is_open(row, at=at)) for row in others)


def is_open(row: CardRow, *, at: datetime) -> bool:
    return state_of(row.hours, at=at).is_open


def service_of(row: CardRow, *, is_open: bool) -> CardService:
    return CardService(
        name=row.facts["name"],
        kind_label=str(ServiceKind(row.kind).label),
        url=reverse("listing", args=[row.facts["slug"]]),
        is_open=is_open,
    )


def also_gives(row: CardRow) -> tuple[str, ...]:
    """The other kinds that this listing gives, such as naloxone at a syringe exchange."""
    return tuple(
        str(kind.label) for kind in ServiceKind if kind.value != row.kind and row.kinds & kind.bit
    )


def phone_link(phone: dict[str, str] | None, *, country: str) -> PhoneLink | None:
    if phone is None:
        return None
    number, extension = phone["number"], phone["extension"]
    return PhoneLink(
        href=dial_target(number, extension, by_text=phone["type"] == PhoneType.TEXT),
        text=display_phone(number, extension, country=country),
        label=_("Text") if phone["type"] == PhoneType.TEXT else _("Call"),
        note=phone.get("description", ""),
    )
