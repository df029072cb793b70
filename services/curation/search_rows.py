"""The search row of a listing: derived here, by every write path, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from services.geo.voxels import cell_numbers
from services.hours.coding import encode
from services.models import SearchEntry, ServiceAtLocation, Source, key_number
from services.vocabulary import (
    APPROXIMATE_ACCURACY,
    AddressPrivacy,
    SearchFlag,
    ServiceKind,
    ServiceStatus,
    SupervisedSiteStatus,
)
from services.vocabulary.tokens import Unit

from . import search_words
from .hours import HOURS_PREFETCH, first_day, hours_of, last_day
from .public_places import public_address
from .search_facts import FactNumbers, known_facts, searched_facts
from .shown import shown, shown_of_source
from .versions import public_changed

BATCH = 1000
KINDS_BY_TERM = {
    "supply:needles": ServiceKind.SYRINGE_EXCHANGE,
    "supply:naloxone_kit": ServiceKind.NALOXONE,
    "moud_medication:methadone": ServiceKind.MAT,
    "moud_medication:buprenorphine": ServiceKind.MAT,
    "moud_medication:buprenorphine_xr": ServiceKind.MAT,
}
"""What makes a listing of one kind also give another."""

PREFETCH = (
    "attributes__term",
    "service__attributes__term",
    "location__attributes__term",
    "phones",
    "service__phones",
    "location__phones",
    "service__organization__phones",
    "service__languages",
    "location__languages",
    *HOURS_PREFETCH,
)
ALL_COLUMNS = [field.name for field in SearchEntry._meta.concrete_fields if not field.primary_key]


@dataclass(frozen=True)
class RefreshCount:
    """How many search rows a refresh wrote and removed."""

    written: int
    removed: int


def refresh(listings: QuerySet[ServiceAtLocation]) -> RefreshCount:
    """Bring the search rows of `listings` up to date: write the public ones, remove the others."""
    return refresh_keys(listings.values_list("pk", flat=True))


def refresh_keys(listings: Iterable[UUID], units: Iterable[Unit] = ()) -> RefreshCount:
    """The same for listings by their keys; `units` are spellings to learn with theirs.

    All are learned in the end, in one order: of two writers who learn the same words batch by
    batch, each could wait for the other.
    """
    keys, learned = sorted(listings), set(units)
    written = removed = 0
    with transaction.atomic():
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            lock(batch)
            entries = list(derive_all(ServiceAtLocation.objects.filter(pk__in=batch)))
            kept = {entry.service_at_location_id for entry in entries}
            removed += remove(SearchEntry.objects.filter(service_at_location__in={*batch} - kept))
            learned |= upsert(entries)
            written += len(entries)
        search_words.learn_spellings(learned)
        public_changed()
    return RefreshCount(written, removed)


def lock(keys: list[Any]) -> None:
    """Take turns with other writers of these listings: the slower one must not derive a row from
    what it read before the other was done."""
    listings = ServiceAtLocation.objects.filter(pk__in=keys).order_by("pk").only("pk")
    list(listings.select_for_update(no_key=True, of=("self",)))


def rebuild() -> RefreshCount:
    """Derive every search row anew."""
    with transaction.atomic():
        listed = ServiceAtLocation.objects.listed().values("pk")
        removed = remove(SearchEntry.objects.exclude(service_at_location__in=listed))
        search_words.forget_all_spellings()
        FactNumbers().number_vocabulary()
        count = refresh(ServiceAtLocation.objects.listed())
    return RefreshCount(count.written, removed + count.removed)


def remove(entries: QuerySet[SearchEntry]) -> int:
    """Remove search rows with their words; how many there were."""
    keys = list(entries.values_list("pk", flat=True))
    removed = 0
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        search_words.forget(batch)
        removed += SearchEntry.objects.filter(pk__in=batch).delete()[0]
    return removed


def renew_source(source: Source) -> None:
    """Show what `source` says of itself now on all its listings; nothing else of them changed."""
    entries = SearchEntry.objects.filter(service_at_location__source=source)
    keys = sorted(entries.values_list("service_at_location", flat=True))
    learned: set[Unit] = set()
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        lock(batch)
        found = list(entries.filter(service_at_location__in=batch))
        for entry in found:
            entry.shown |= shown_of_source(source)
        learned |= upsert(found, ["shown"])
    search_words.learn_spellings(learned)


def upsert(entries: list[SearchEntry], columns: list[str] = ALL_COLUMNS) -> set[Unit]:
    """Write search rows with their words; the spellings to learn."""
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["number"],
        update_fields=columns,
        batch_size=BATCH,
    )
    return search_words.write(entries)


def derive_all(listings: QuerySet[ServiceAtLocation]) -> Iterator[SearchEntry]:
    """The search row of every listing among `listings` that is a place to go."""
    rows = (
        listings.listed()  # type: ignore[attr-defined]
        .select_related("service__organization", "location", "source")
        .prefetch_related(*PREFETCH)
    )
    numbers = FactNumbers()
    return (derive(listing, numbers) for listing in rows if is_place_to_go(listing))


def is_place_to_go(listing: ServiceAtLocation) -> bool:
    """Supervised sites are places to go only while they operate."""
    service = listing.service
    return (
        service.kind != ServiceKind.SUPERVISED_CONSUMPTION
        or service.scs_status == SupervisedSiteStatus.OPERATING
    )


def derive(listing: ServiceAtLocation, numbers: FactNumbers) -> SearchEntry:
    """The search row of one listed listing, unsaved."""
    service, location = listing.service, listing.location
    facts = known_facts(listing)
    is_mobile = facts.get("access_mode:mobile_stop", False)
    return SearchEntry(
        number=key_number(listing.pk),
        service_at_location=listing,
        service=service,
        location=location,
        card=key_number(card_key(listing, is_mobile=is_mobile)),
        counts_as=key_number(service.pk),
        kind=service.kind,
        kinds=ServiceKind.mask(kinds_offered(service.kind, facts)),
        flags=flags(listing, is_mobile=is_mobile),
        country=location.country,
        state_province=location.state_province,
        city=public_address(location).city,
        facts=numbers.encode(searched_facts(listing, facts)),
        hours=encoded_hours(listing),
        listed_from=midnight_before(first_day(listing), location.timezone),
        listed_until=midnight_after(last_day(listing), location.timezone),
        shown=shown(listing),
        **pin_columns(listing),
    )


def card_key(listing: ServiceAtLocation, *, is_mobile: bool) -> UUID:
    """What shares one card: the stops of a mobile service, else what people find at one door.

    At a hidden place nothing does: whoever knows where one service is would know the other's door.
    """
    if is_mobile:
        return listing.service_id
    is_exact = listing.location.address_privacy == AddressPrivacy.EXACT
    return listing.location_id if is_exact else listing.pk


def encoded_hours(listing: ServiceAtLocation) -> str:
    """When it is open, for the search; "" if nothing is known of that."""
    hours = hours_of(listing)
    return encode(hours) if hours.rules or hours.closures else ""


def kinds_offered(kind: str, facts: dict[str, bool]) -> frozenset[ServiceKind]:
    given = {kind_ for term, kind_ in KINDS_BY_TERM.items() if facts.get(term)}
    return frozenset({ServiceKind(kind), *given})


def flags(listing: ServiceAtLocation, *, is_mobile: bool) -> int:
    found = SearchFlag(0)
    if listing.service.status == ServiceStatus.TEMPORARILY_CLOSED:
        found |= SearchFlag.TEMPORARILY_CLOSED
    if is_mobile:
        found |= SearchFlag.MOBILE
    if is_approximate(listing):
        found |= SearchFlag.APPROXIMATE_PIN
    if listing.source and listing.source.is_demo:
        found |= SearchFlag.DEMO
    return int(found)


def is_approximate(listing: ServiceAtLocation) -> bool:
    """Whether the public pin may be away from the door, on purpose or for want of knowledge."""
    location = listing.location
    return (
        location.address_privacy != AddressPrivacy.EXACT
        or location.pin_accuracy in APPROXIMATE_ACCURACY
    )


def pin_columns(listing: ServiceAtLocation) -> dict[str, float | int]:
    pin = listing.location.public_pin
    if pin is None:
        return {}
    vector = pin.unit_vector()
    return {
        "latitude": pin.latitude,
        "longitude": pin.longitude,
        "x": vector.x,
        "y": vector.y,
        "z": vector.z,
        **cell_numbers(vector),
    }


def midnight_before(day: date | None, timezone: str) -> datetime | None:
    """The start of `day` by the clock of `timezone`; UTC where it is not known."""
    return datetime.combine(day, time.min, ZoneInfo(timezone or "UTC")) if day else None


def midnight_after(day: date | None, timezone: str) -> datetime | None:
    """The end of `day` by the clock of `timezone`."""
    return midnight_before(day + timedelta(days=1), timezone) if day else None
