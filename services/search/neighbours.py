"""What else there is: other services at the same place, other stops of the same service."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from services.curation.public_places import public_address
from services.models import Directory, SearchEntry, ServiceAtLocation
from services.vocabulary import AddressPrivacy, ServiceKind

from .cards import CardService

MOST_NEIGHBOURS = 20


def others_here(
    listing: ServiceAtLocation, directory: Directory, *, at: datetime
) -> tuple[CardService, ...]:
    """The other services that people find at the same place; none where the place is hidden."""
    if listing.location.address_privacy != AddressPrivacy.EXACT:
        return ()
    return links_to(
        current(directory, at=at).filter(location=listing.location).exclude(pk=listing.pk)
    )


def other_stops(
    listing: ServiceAtLocation, directory: Directory, *, at: datetime
) -> tuple[CardService, ...]:
    """The other stops of the same service, named by their place."""
    stops = current(directory, at=at).filter(service=listing.service).exclude(pk=listing.pk)
    return links_to(stops, by_place=True)


def current(directory: Directory, *, at: datetime) -> Any:
    """The listings that the search would find at this moment."""
    entries = SearchEntry.objects.listed_at(at).of_kinds(directory.kinds_shown)
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
    location = listing.location
    is_named = location.name and location.address_privacy == AddressPrivacy.EXACT
    names = [location.name] if is_named else public_address(location).lines
    return names[0] if names else str(listing.service.name)
