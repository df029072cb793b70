"""Cards: what a result shows. A place with what is offered there, or a mobile service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from services.curation.phones import dial_target, display_phone
from services.models import SearchEntry
from services.vocabulary import (
    AddressPrivacy,
    DistanceUnit,
    PhoneType,
    SearchFlag,
    ServiceKind,
    ServiceStatus,
    Verification,
)

from .distances import rough_distance, short_distance, spoken_distance
from .pins import Pin, pin_of

NAMED_SERVICES = 3
"""How many services of one place a card names; the others are counted."""


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


@dataclass(frozen=True)
class Group:
    """The search rows of one card, in order of distance, and how many stops it has in all."""

    entries: tuple[SearchEntry, ...]
    services: int
    stops: int


@dataclass(frozen=True)
class Card:
    """Everything that a card shows, as text."""

    title: str
    url: str
    kind: str
    kind_label: str
    also: tuple[str, ...]
    distance: str
    distance_label: str
    is_approximate: bool
    pin: Pin | None
    place: str
    organization: str
    summary: str
    alert: str
    notice: str
    address_lines: tuple[str, ...]
    address_note: str
    phone: PhoneLink | None
    checked: str
    checked_on: str
    source: str
    services: tuple[CardService, ...]
    more_here: int
    more_stops: int
    is_demo: bool

    @property
    def icon(self) -> str:
        """The name of the kind's icon in the sprite."""
        return self.kind


def card_of(group: Group, *, unit: DistanceUnit, at: datetime) -> Card:
    """The card of a group of search rows from `near`; the nearest row leads."""
    entry = group.entries[0]
    facts = entry.shown
    named = tuple(service_of(other) for other in group.entries[1:NAMED_SERVICES])
    is_mobile = entry.has_flag(SearchFlag.MOBILE)
    is_approximate = entry.has_flag(SearchFlag.APPROXIMATE_PIN)
    rough = rough_distance(entry.distance_km, unit)
    return Card(
        title=facts["name"],
        url=reverse("listing", args=[facts["slug"]]),
        kind=entry.kind,
        kind_label=str(ServiceKind(entry.kind).label),
        also=also_gives(entry),
        distance=rough if is_approximate else short_distance(entry.distance_km, unit),
        distance_label=rough if is_approximate else spoken_distance(entry.distance_km, unit),
        is_approximate=is_approximate,
        pin=pin_of(entry),
        place=facts["place"],
        organization=facts["organization"] if facts["organization"] != facts["name"] else "",
        summary=facts["summary"],
        alert=facts["alert"],
        notice=closure_notice(facts, at=at),
        address_lines=tuple(facts["address"]),
        address_note=address_note(facts["privacy"], is_virtual=facts["is_virtual"]),
        phone=phone_link(facts["phone"], country=entry.country),
        checked=checked_text(facts["assured_date"], facts["assured_how"]),
        checked_on=facts["assured_date"] or "",
        source=source_text(facts["source"], facts["source_date"]),
        services=() if is_mobile else named,
        more_here=0 if is_mobile else group.services - 1 - len(named),
        more_stops=group.stops - 1 if is_mobile else 0,
        is_demo=entry.has_flag(SearchFlag.DEMO),
    )


def service_of(entry: SearchEntry) -> CardService:
    return CardService(
        name=entry.shown["name"],
        kind_label=str(ServiceKind(entry.kind).label),
        url=reverse("listing", args=[entry.shown["slug"]]),
    )


def also_gives(entry: SearchEntry) -> tuple[str, ...]:
    """The other kinds that this listing gives, such as naloxone at a syringe exchange."""
    return tuple(
        str(kind.label)
        for kind in ServiceKind
        if kind.value != entry.kind and entry.kinds & kind.bit
    )


def closure_notice(facts: dict[str, Any], *, at: datetime) -> str:
    """Why people cannot go there at this moment, by the place's own clock; "" if they can.

    A closure with an end date ends by itself.
    """
    today = at.astimezone(ZoneInfo(facts["timezone"] or "UTC")).date()
    return season_notice(facts, today) or temporary_notice(facts, today)


def season_notice(facts: dict[str, Any], today: date) -> str:
    """What to say outside the dates of a listing, or of a service that does not run."""
    if facts["status"] == ServiceStatus.INACTIVE:
        return _("Not running now.")
    first, last = facts["first_day"], facts["last_day"]
    if first and today < date.fromisoformat(first):
        return _("Not open yet. Opens on %(day)s.") % {"day": day_text(first)}
    if last and today > date.fromisoformat(last):
        return _("Not open now. The last day was %(day)s.") % {"day": day_text(last)}
    return ""


def day_text(iso_day: str) -> str:
    return date_format(date.fromisoformat(iso_day))


def temporary_notice(facts: dict[str, Any], today: date) -> str:
    """What to say about a closure for now."""
    is_over = facts["closed_until"] and date.fromisoformat(facts["closed_until"]) <= today
    has_begun = facts["closed_from"] and date.fromisoformat(facts["closed_from"]) <= today
    is_closed = facts["status"] == ServiceStatus.TEMPORARILY_CLOSED or has_begun
    if not is_closed or (has_begun and is_over):
        return ""
    if facts["closed_until"]:
        until = day_text(facts["closed_until"])
        text = _("Closed for now. Opens again on %(day)s.") % {"day": until}
    else:
        text = _("Closed for now.")
    return " ".join(filter(None, [text, facts["closed_message"]]))


def address_note(privacy: str, *, is_virtual: bool) -> str:
    """What stands in for an address, or is added to it, when it is not shown whole."""
    if is_virtual:
        return _("Online or by phone. You do not need to go anywhere.")
    notes = {
        AddressPrivacy.APPROXIMATE: _("Only the area is shown. Ask for the address."),
        AddressPrivacy.CITY: _("Only the town is shown. Ask for the address."),
        AddressPrivacy.CONTACT_FIRST: _("Call or text for the place."),
        AddressPrivacy.SERVICE_AREA: _("They come to you."),
    }
    return notes.get(AddressPrivacy(privacy), "")


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


def checked_text(day: str | None, how: str) -> str:
    if not day:
        return _("Not checked yet")
    values = {"day": day_text(day), "how": str(Verification(how).label)}
    return _("Checked %(day)s: %(how)s") % {**values, "how": lower_first(values["how"])}


def source_text(name: str, day: str | None) -> str:
    if not name:
        return ""
    if not day:
        return _("From: %(source)s") % {"source": name}
    year = date.fromisoformat(day).year
    return _("From: %(source)s, %(year)s") % {"source": name, "year": year}


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def group_of(entries: Sequence[SearchEntry], *, services: int, stops: int) -> Group:
    """A group led by the nearest row; rows at the same distance follow by name."""
    ordered = sorted(entries, key=lambda entry: (entry.chord_squared, entry.shown["name"]))
    return Group(tuple(ordered), services, stops)
