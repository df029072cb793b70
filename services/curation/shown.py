"""What the card of a listing shows, derived with its search row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from services.models import Phone, Service, ServiceAtLocation, Source
from services.vocabulary import AddressPrivacy, LocationType, PhoneType

from .hours import first_day, last_day
from .phones import is_dialable
from .public_places import public_address
from .search_facts import is_naltrexone_only, known_facts

SUMMARY_LENGTH = 200
DIALLED = (PhoneType.VOICE, PhoneType.HOTLINE, PhoneType.TEXT)


def shown(listing: ServiceAtLocation) -> dict[str, Any]:
    """What a card and a map marker show, and nothing that the address privacy hides."""
    service, location = listing.service, listing.location
    return {
        "slug": listing.slug,
        "name": service.name,
        "organization": service.organization.name,
        "place": location.name if location.address_privacy == AddressPrivacy.EXACT else "",
        "summary": summary_of(service.description),
        "alert": service.alert,
        **shown_translations(service),
        "status": service.status,
        "timezone": location.timezone,
        "first_day": iso(first_day(listing)),
        "last_day": iso(last_day(listing)),
        "closed_from": iso(listing.closed_from),
        "closed_until": iso(listing.closed_until),
        "closed_message": listing.closed_message,
        "is_naltrexone_only": is_naltrexone_only(known_facts(listing)),
        "privacy": location.address_privacy,
        "is_virtual": location.location_type == LocationType.VIRTUAL,
        "address": public_address(location).lines,
        "phone": first_phone(listing),
        "has_hours_note": bool(listing.hours_note),
        "assured_date": iso(listing.assured_date),
        "assured_how": listing.assured_how,
        **shown_of_source(listing.source),
    }


def summary_of(text: str) -> str:
    """The beginning of a text, to the end of a word; of a script without spaces, to a letter."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    words = text[:SUMMARY_LENGTH].rsplit(maxsplit=1)[0]
    if not SUMMARY_LENGTH // 2 < len(words) < SUMMARY_LENGTH:
        words = text[: SUMMARY_LENGTH - 1]
    return words.rstrip(" ,;:.–-") + "…"


def shown_translations(service: Service) -> dict[str, Any]:
    """The same texts in other languages; nothing where nobody translated any."""
    texts = {
        language: {
            "summary": summary_of(columns.get("description", "")),
            "alert": columns.get("alert", ""),
        }
        for language, columns in service.translations.items()
    }
    return {"translations": texts} if texts else {}


def shown_of_source(source: Source | None) -> dict[str, str | None]:
    return {
        "source": source.name if source else "",
        "source_date": iso(source.published_on) if source else None,
    }


def first_phone(listing: ServiceAtLocation) -> dict[str, str] | None:
    """The number to call: that of the listing, else its service, location or organization."""
    owners: Iterable[Any] = (
        listing,
        listing.service,
        listing.location,
        listing.service.organization,
    )
    for owner in owners:
        phones: list[Phone] = [phone for phone in owner.phones.all() if is_to_dial(phone)]
        if phones:
            best = min(phones, key=lambda phone: (phone.position, phone.number))
            return {"number": best.number, "extension": best.extension, "type": best.type}
    return None


def is_to_dial(phone: Phone) -> bool:
    return phone.type in DIALLED and is_dialable(phone.number)


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None
