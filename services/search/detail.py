"""One public listing as text: everything that a person asks before going."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from services.curation import search_rows
from services.curation.hours import hours_of
from services.hours.opening import open_state
from services.hours.rules import Hours
from services.models import Location, Phone, SearchEntry, ServiceAtLocation
from services.vocabulary import (
    APPROXIMATE_ACCURACY,
    AddressPrivacy,
    LocationType,
    PhoneType,
    ServiceKind,
)

from .cards import (
    CardService,
    PhoneLink,
    address_note,
    checked_text,
    closure_notice,
    phone_link,
    source_text,
)
from .facts import Answer, FactGroup, answers, area_lines, fact_groups
from .languages import language_name
from .opening import HoursLine, OpenLine, hours_lines, local_day, open_line

NULL = "\x00"
STALE_AFTER_DAYS = 365
MOST_NEIGHBOURS = 20
PHONE_LABELS = {
    PhoneType.VOICE: _("Call"),
    PhoneType.HOTLINE: _("Hotline"),
    PhoneType.TEXT: _("Text"),
    PhoneType.TTY: _("TTY"),
    PhoneType.FAX: _("Fax"),
}
PREFETCH = (
    *search_rows.PREFETCH,
    "service_areas",
    "service__service_areas",
    "service__languages",
    "location__languages",
)


@dataclass(frozen=True)
class WebLink:
    """A link to a provider's own site, with the host that it leads to."""

    href: str
    text: str


@dataclass(frozen=True)
class ListingDetail:
    """Everything that the page of a listing shows, as text."""

    title: str
    kind: str
    kind_label: str
    organization: str
    place: str
    notice: str
    open_line: OpenLine | None
    alert: str
    description: str
    stop_note: str
    phones: tuple[PhoneLink, ...]
    website: WebLink | None
    address_lines: tuple[str, ...]
    address_note: str
    is_approximate: bool
    transportation: str
    area_lines: tuple[str, ...]
    expect: tuple[Answer, ...]
    hours: tuple[HoursLine, ...]
    hours_note: str
    facts: tuple[FactGroup, ...]
    languages: str
    checked: str
    checked_on: str
    source: str
    is_stale: bool
    others_here: tuple[CardService, ...]
    other_stops: tuple[CardService, ...]
    is_demo: bool
    country: str
    locality: str

    @property
    def icon(self) -> str:
        """The name of the kind's icon in the sprite."""
        return self.kind


def find_listing(slug: str) -> ServiceAtLocation | None:
    """The public listing of this address, running or closed for good."""
    if NULL in slug:  # PostgreSQL would refuse the question
        return None
    found: ServiceAtLocation | None = (
        ServiceAtLocation.objects.public()
        .filter(slug=slug)
        .select_related("service__organization", "location", "source")
        .prefetch_related(*PREFETCH)
        .first()
    )
    return found


def moved_to(slug: str) -> ServiceAtLocation | None:
    """The public listing that this former address belongs to now."""
    if NULL in slug:
        return None
    found: ServiceAtLocation | None = (
        ServiceAtLocation.objects.public().filter(old_slugs__slug=slug).first()
    )
    return found


def listing_detail(listing: ServiceAtLocation, *, at: datetime) -> ListingDetail:
    """The page of a listing; the moment decides closures and staleness."""
    service, location = listing.service, listing.location
    facts = search_rows.shown(listing)
    hours, notice = hours_of(listing), closure_notice(facts, at=at)
    shows_address = location.address_privacy == AddressPrivacy.EXACT
    return ListingDetail(
        title=service.name,
        kind=service.kind,
        kind_label=str(ServiceKind(service.kind).label),
        organization=service.organization.name,
        place=facts["place"],
        notice=notice,
        open_line=None if notice else state_line(listing, hours, at),
        alert=service.alert,
        description=service.description,
        stop_note=listing.description,
        phones=phone_links(listing),
        website=web_link(service.url or service.organization.website),
        address_lines=tuple(facts["address"]),
        address_note=address_note(location.address_privacy, is_virtual=facts["is_virtual"]),
        is_approximate=has_rough_pin(location),
        transportation=location.transportation if shows_address else "",
        area_lines=area_lines(
            [*listing.service_areas.all(), *service.service_areas.all()],
            state=location.state_province,
        ),
        expect=answers(service),
        hours=hours_lines(hours, today=local_day(at, location.timezone)),
        hours_note=listing.hours_note,
        facts=fact_groups(listing),
        languages=languages_text(listing),
        checked=checked_text(facts["assured_date"], facts["assured_how"]),
        checked_on=facts["assured_date"] or "",
        source=source_text(facts["source"], facts["source_date"]),
        is_stale=is_stale(listing, today=at.date()),
        others_here=others_here(listing, at) if shows_address else (),
        other_stops=other_stops(listing, at),
        is_demo=bool(listing.source and listing.source.is_demo),
        country=location.country,
        locality=facts["address"][-1] if facts["address"] else "",
    )


def state_line(listing: ServiceAtLocation, hours: Hours, at: datetime) -> OpenLine:
    """Whether people can go there now; a closure is told by its notice instead."""
    return open_line(
        open_state(hours, at=at),
        at=at,
        timezone=hours.timezone,
        is_listed=hours.is_known or bool(listing.hours_note),
        can_call=bool(phone_links(listing)),
    )


def has_rough_pin(location: Location) -> bool:
    """Whether the pin of a full address is only that of its postal code or town."""
    return (
        location.address_privacy == AddressPrivacy.EXACT
        and location.pin_accuracy in APPROXIMATE_ACCURACY
        and location.location_type == LocationType.PHYSICAL
    )


def is_stale(listing: ServiceAtLocation, *, today: date) -> bool:
    checked = listing.assured_date
    return checked is None or (today - checked).days > STALE_AFTER_DAYS


def phone_links(listing: ServiceAtLocation) -> tuple[PhoneLink, ...]:
    """Every number, the nearest owner's first; fax last, and each number once."""
    owners = (listing, listing.service, listing.location, listing.service.organization)
    phones: list[Phone] = [phone for owner in owners for phone in owner.phones.all()]
    phones.sort(key=lambda phone: phone.type == PhoneType.FAX)
    links = {(phone.number, phone.type): detailed_link(phone, listing) for phone in phones}
    return tuple(links.values())


def detailed_link(phone: Phone, listing: ServiceAtLocation) -> PhoneLink:
    link = phone_link(
        {"number": phone.number, "extension": phone.extension, "type": phone.type},
        country=listing.location.country,
    )
    assert link is not None
    label = str(PHONE_LABELS[PhoneType(phone.type)])
    return PhoneLink(href=link.href, text=link.text, label=label, note=phone.description)


def web_link(url: str) -> WebLink | None:
    """Only http and https addresses become links; the reader sees where they lead."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return WebLink(href=url, text=parts.hostname.removeprefix("www."))


def languages_text(listing: ServiceAtLocation) -> str:
    rows = [*listing.service.languages.all(), *listing.location.languages.all()]
    return ", ".join(dict.fromkeys(language_name(row.code) for row in rows))


def others_here(listing: ServiceAtLocation, at: datetime) -> tuple[CardService, ...]:
    """The other services that people find at the same place."""
    return links_to(current(at).filter(location=listing.location).exclude(pk=listing.pk))


def other_stops(listing: ServiceAtLocation, at: datetime) -> tuple[CardService, ...]:
    """The other stops of the same service, named by their place."""
    stops = current(at).filter(service=listing.service).exclude(pk=listing.pk)
    return links_to(stops, by_place=True)


def current(at: datetime) -> Any:
    """The listings that the search would find at this moment."""
    entries = SearchEntry.objects.listed_at(at)
    return ServiceAtLocation.objects.filter(search_entry__in=entries)


def links_to(listings: Any, *, by_place: bool = False) -> tuple[CardService, ...]:
    rows = listings.select_related("service", "location")
    return tuple(
        CardService(
            name=place_name(row) if by_place else row.service.name,
            kind_label=str(ServiceKind(row.service.kind).label),
            url=reverse("listing", args=[row.slug]),
        )
        for row in rows[:MOST_NEIGHBOURS]
    )


def place_name(listing: ServiceAtLocation) -> str:
    """The place of a stop as far as its privacy allows; else the name of the service."""
    lines = search_rows.public_address(listing)
    if listing.location.address_privacy == AddressPrivacy.EXACT:
        return listing.location.name or (lines[0] if lines else listing.service.name)
    return lines[0] if lines else listing.service.name
