"""A listing as a vCard 4.0 (RFC 6350), for the address book of a phone."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from icalendar.parser import Contentline

from services.curation.phones import dial_target
from services.curation.public_places import PublicAddress
from services.models import Phone, ServiceAtLocation
from services.search.contacts import phones_of
from services.search.detail import ListingDetail
from services.search.facts import place_name
from services.search.opening import HoursLine
from services.vocabulary import PhoneType

TYPES = {PhoneType.TEXT: "text", PhoneType.FAX: "fax", PhoneType.TTY: "textphone"}


def contact_card(listing: ServiceAtLocation, detail: ListingDetail, *, url: str) -> bytes:
    lines = (
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//hrdirectory//Contact//EN",
        f"UID:urn:uuid:{listing.pk}",
        f"REV:{last_change(listing)}",
        "KIND:org",
        f"FN:{escaped(detail.title)}",
        f"ORG:{escaped(detail.organization)}",
        *map(phone_line, phones_of(listing)),
        *place_lines(detail),
        *([f"URL:{detail.website.href}"] if detail.website else []),
        f"URL:{url}",
        f"NOTE:{escaped(note(detail))}",
        "END:VCARD",
    )
    return b"".join(map(folded, lines))


def folded(line: str) -> bytes:
    """At most 75 bytes in a row; vCard and iCalendar share the rule."""
    content: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call]
    return content + b"\r\n"


def escaped(text: str) -> str:
    """A text value (RFC 6350 §3.4)."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def last_change(listing: ServiceAtLocation) -> str:
    rows = (listing, listing.service, listing.location, listing.service.organization)
    return f"{max(row.updated_at for row in rows):%Y%m%dT%H%M%SZ}"


def phone_line(phone: Phone) -> str:
    """A short code such as 988 is no `tel:` address of its own, so it stays text."""
    kind = TYPES.get(PhoneType(phone.type), "voice")
    if phone.number.startswith("+"):
        return f"TEL;VALUE=uri;TYPE={kind}:{dial_target(phone.number, phone.extension)}"
    return f"TEL;TYPE={kind}:{phone.number}"


def place_lines(detail: ListingDetail) -> Iterator[str]:
    if detail.address.lines:
        yield f"ADR:{address_value(detail.address)}"
    if detail.directions:
        yield f"GEO:geo:{detail.directions.point}"


def address_value(address: PublicAddress) -> str:
    """No post box and no extension; street lines, town, state, postal code, country."""
    streets = ",".join(map(escaped, filter(None, [address.street, address.suite])))
    country = place_name("", address.country)
    parts = (address.city, address.state, address.postal_code, country)
    return ";".join(["", "", streets, *map(escaped, parts)])


def note(detail: ListingDetail) -> str:
    """What it is, when it is open, and how old all this is."""
    hours = [*map(hours_text, detail.hours), detail.hours_note]
    lines = [detail.kind_label, detail.notice, *hours, detail.checked, _("Call before you go.")]
    return "\n".join(filter(None, map(str, lines)))


def hours_text(line: HoursLine) -> str:
    return " ".join(filter(None, [f"{line.days}: {line.times}", line.note]))
