"""One public listing as text: everything that a person asks before going."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django_stubs_ext import StrOrPromise

from services.curation import search_rows
from services.curation.hours import hours_of
from services.curation.public_places import PublicAddress, public_address
from services.curation.shown import shown
from services.hours.opening import open_state
from services.hours.rules import Hours
from services.hours.slots import zone_of
from services.hours.states import OpenState
from services.models import Directory, Location, ServiceAtLocation
from services.vocabulary import (
    APPROXIMATE_ACCURACY,
    AddressPrivacy,
    LocationType,
    ServiceKind,
    TermList,
    Written,
)

from .card_texts import address_note, checked_text, out_of_date, source_text
from .cards import (
    NALTREXONE_WARNING,
    CardService,
    PhoneLink,
    phone_link,
)
from .contacts import WebLink, languages_text, online_door, phone_links, website
from .directions import Directions, directions_to
from .facts import (
    EXPECTED,
    Answer,
    FactGroup,
    answers,
    area_lines,
    fact_groups,
    unanswered,
)
from .neighbours import other_stops, others_here
from .notices import closure_notice
from .opening import HoursLine, OpenLine, hours_lines, local_day, open_line

NULL = "\x00"
PREFETCH = (
    *search_rows.PREFETCH,
    "service_areas",
    "service__service_areas",
    "service__languages",
    "location__languages",
)


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
    alert: Written
    warning: StrOrPromise
    description: Written
    stop_note: Written
    phone: PhoneLink | None
    phones: tuple[PhoneLink, ...]
    website: WebLink | None
    online: WebLink | None
    directions: Directions | None
    address: PublicAddress
    address_note: str
    is_approximate: bool
    transportation: Written
    area_lines: tuple[str, ...]
    expect: tuple[Answer, ...]
    hours: tuple[HoursLine, ...]
    hours_note: str
    has_calendar: bool
    facts: tuple[FactGroup, ...]
    languages: str
    checked: str
    checked_on: str
    source: str
    stale: str
    others_here: tuple[CardService, ...]
    other_stops: tuple[CardService, ...]
    is_demo: bool
    country: str

    @property
    def icon(self) -> str:
        """The name of the kind's icon in the sprite."""
        return self.kind

    @property
    def page_title(self) -> str:
        """ "Name – kind – place"."""
        return " – ".join(filter(None, [self.title, self.kind_label, self.address.locality]))

    @property
    def on_the_way_in(self) -> tuple[FactGroup, ...]:
        return tuple(group for group in self.facts if group.term_list in EXPECTED)

    @property
    def access(self) -> tuple[FactGroup, ...]:
        return tuple(group for group in self.facts if group.term_list == TermList.ACCESSIBILITY)

    @property
    def inside(self) -> tuple[FactGroup, ...]:
        """What is there: the facts that belong to no other part of the page."""
        elsewhere = (*EXPECTED, TermList.ACCESSIBILITY)
        return tuple(group for group in self.facts if group.term_list not in elsewhere)


def find_listing(slug: str, directory: Directory) -> ServiceAtLocation | None:
    """The public listing of this address, running or closed for good, of a kind that is shown."""
    if NULL in slug:  # PostgreSQL would refuse the question
        return None
    found: ServiceAtLocation | None = (
        ServiceAtLocation.objects.public()
        .filter(slug=slug, service__kind__in=directory.kinds_shown)
        .select_related("service__organization", "location", "source")
        .prefetch_related(*PREFETCH)
        .first()
    )
    return found


def moved_to(slug: str, directory: Directory) -> ServiceAtLocation | None:
    """The public listing that this former address belongs to now."""
    if NULL in slug:
        return None
    found: ServiceAtLocation | None = (
        ServiceAtLocation.objects.public()
        .filter(old_slugs__slug=slug, service__kind__in=directory.kinds_shown)
        .first()
    )
    return found


def listing_detail(
    listing: ServiceAtLocation, directory: Directory, *, at: datetime
) -> ListingDetail:
    """The page of a listing; the moment decides closures and staleness."""
    service, location = listing.service, listing.location
    facts = shown(listing)
    hours, notice = hours_of(listing), closure_notice(facts, at=at)
    state = open_state(hours, at=at)
    shows_address = location.address_privacy == AddressPrivacy.EXACT
    return ListingDetail(
        title=service.name,
        kind=service.kind,
        kind_label=str(ServiceKind(service.kind).label),
        organization=service.organization.name,
        place=facts["place"],
        notice=notice,
        open_line=None if notice else state_line(listing, hours, state, at),
        alert=service.translated("alert"),
        warning=NALTREXONE_WARNING if facts["is_naltrexone_only"] else "",
        description=service.translated("description"),
        stop_note=listing.translated("description"),
        phone=phone_link(facts["phone"], country=location.country),
        phones=phone_links(listing),
        website=website(listing),
        online=online_door(listing),
        directions=directions_to(listing),
        address=public_address(location),
        address_note=address_note(location.address_privacy, is_virtual=facts["is_virtual"]),
        is_approximate=has_rough_pin(location),
        transportation=location.translated("transportation") if shows_address else Written(),
        area_lines=area_lines(
            [*listing.service_areas.all(), *service.service_areas.all()],
            state=location.state_province,
        ),
        expect=(*answers(service), *unanswered(listing)),
        hours=hours_lines(hours, today=local_day(at, location.timezone)),
        hours_note=listing.hours_note,
        has_calendar=opens_soon(hours, state),
        facts=fact_groups(listing),
        languages=languages_text(listing),
        checked=checked_text(facts["assured_date"], facts["assured_how"]),
        checked_on=facts["assured_date"] or "",
        source=source_text(facts["source"], facts["source_date"]),
        stale=stale_text(listing, today=at.date(), after_days=directory.stale_after_days),
        others_here=others_here(listing, directory, at=at),
        other_stops=other_stops(listing, directory, at=at),
        is_demo=bool(listing.source and listing.source.is_demo),
        country=location.country,
    )


def state_line(
    listing: ServiceAtLocation, hours: Hours, state: OpenState, at: datetime
) -> OpenLine:
    """Whether people can go there now; a closure is told by its notice instead."""
    return open_line(
        state,
        at=at,
        timezone=hours.timezone,
        is_listed=hours.is_known or bool(listing.hours_note),
        can_call=bool(phone_links(listing)),
    )


def opens_soon(hours: Hours, state: OpenState) -> bool:
    """Whether there are open hours for a calendar, by a clock that is known."""
    return zone_of(hours.timezone) is not None and (state.is_open or state.next_open is not None)


def has_rough_pin(location: Location) -> bool:
    """Whether the pin of a full address is only that of its postal code or town."""
    return (
        location.address_privacy == AddressPrivacy.EXACT
        and location.pin_accuracy in APPROXIMATE_ACCURACY
        and location.location_type == LocationType.PHYSICAL
    )


def stale_text(listing: ServiceAtLocation, *, today: date, after_days: int) -> str:
    """What to say of a listing that was never checked, or long ago."""
    checked = listing.assured_date
    if checked and (today - checked).days <= after_days:
        return ""
    return out_of_date(can_call=bool(phone_links(listing)))
