"""How to reach a listing: its numbers, its site, and the languages spoken there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from services.curation.phones import is_dialable
from services.models import Phone, ServiceAtLocation
from services.models.validation import validate_web_address
from services.vocabulary import AddressPrivacy, PhoneType

from .cards import PhoneLink, phone_link
from .languages import language_name

PHONE_LABELS = {
    PhoneType.VOICE: _("Call"),
    PhoneType.HOTLINE: _("Hotline"),
    PhoneType.TEXT: _("Text"),
    PhoneType.TTY: _("TTY"),
    PhoneType.FAX: _("Fax"),
}


@dataclass(frozen=True)
class WebLink:
    """A link to a provider's own site, with the host that it leads to."""

    href: str
    text: str


def phones_of(listing: ServiceAtLocation) -> tuple[Phone, ...]:
    """Every number, the nearest owner's first; fax last, and each number once."""
    owners: tuple[Any, ...] = (
        listing,
        listing.service,
        listing.location,
        listing.service.organization,
    )
    found: dict[tuple[str, str], Phone] = {}
    for owner in owners:
        for phone in owner.phones.all():
            found.setdefault((phone.number, phone.type), phone)
    dialable = (phone for phone in found.values() if is_dialable(phone.number))
    return tuple(sorted(dialable, key=lambda phone: phone.type == PhoneType.FAX))


def phone_links(listing: ServiceAtLocation) -> tuple[PhoneLink, ...]:
    country = listing.location.country
    return tuple(detailed_link(phone, country=country) for phone in phones_of(listing))


def detailed_link(phone: Phone, *, country: str) -> PhoneLink:
    columns = {"number": phone.number, "extension": phone.extension, "type": phone.type}
    link = phone_link(columns, country=country)
    assert link is not None
    label = str(PHONE_LABELS[PhoneType(phone.type)])
    return PhoneLink(href=link.href, text=link.text, label=label, note=phone.description)


def website(listing: ServiceAtLocation) -> WebLink | None:
    return web_link(listing.service.url or listing.service.organization.website)


def online_door(listing: ServiceAtLocation) -> WebLink | None:
    """The link to join online, where everybody may have it."""
    is_public = listing.location.address_privacy == AddressPrivacy.EXACT
    return web_link(listing.location.url) if is_public else None


def web_link(url: str) -> WebLink | None:
    """Only plain http and https addresses become links; the reader sees where they lead."""
    try:
        validate_web_address(url)
        return WebLink(href=url, text=shown_host(urlsplit(url).hostname or ""))
    except (ValidationError, ValueError):
        return None


def shown_host(host: str) -> str:
    """The host; one with letters beyond ASCII also the way that tells look-alikes apart."""
    name = host.removeprefix("www.")
    return name if name.isascii() else f"{name} ({name.encode('idna').decode()})"


def language_codes(listing: ServiceAtLocation) -> tuple[str, ...]:
    rows = [*listing.service.languages.all(), *listing.location.languages.all()]
    return tuple(dict.fromkeys(row.code for row in rows))


def languages_text(listing: ServiceAtLocation) -> str:
    return ", ".join(map(language_name, language_codes(listing)))
