"""Who can see a row: publish, hide, remove and restore, each one act with one history row."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from services.models import Curated, ServiceAtLocation, User
from services.models.listing import ServiceAtLocationQuerySet
from services.vocabulary import Publication

from .editing import lock, refresh_listings_of, touch
from .history import act


class NeedsServiceArea(ValueError):
    """The listing has no pin that the public may see: say where it serves, then publish it."""


def publish(listing: ServiceAtLocation, *, by: User | None) -> None:
    """Show `listing` to everybody. Raises NeedsServiceArea."""
    with act(_("Published"), by=by):
        lock(listing)
        if not has_a_place(listing):
            raise NeedsServiceArea(str(listing))
        listing.publication = Publication.PUBLISHED
        save(listing)


def hide(listing: ServiceAtLocation, *, by: User | None) -> None:
    """Keep `listing` for staff only."""
    with act(_("Hidden"), by=by):
        lock(listing)
        listing.publication = Publication.HIDDEN
        save(listing)


def remove(row: Curated, *, by: User | None, at: datetime) -> None:
    """Take `row` out of every list; nothing is lost. A second removal keeps the first moment."""
    with act(_("Removed"), by=by):
        lock(row)
        row.deleted_at = row.deleted_at or at
        save(row)


def restore(row: Curated, *, by: User | None) -> None:
    """Undo a removal. Raises ValidationError where another row took the place meanwhile."""
    with act(_("Restored"), by=by):
        lock(row)
        row.deleted_at = None
        row.validate_constraints()
        save(row)


def save(row: Curated) -> None:
    touch(row)
    row.save()
    refresh_listings_of(row)


def has_a_place(listing: ServiceAtLocation) -> bool:
    """Whether a search can find it: by the pin of its location or by an area that it serves."""
    return (
        listing.location.public_pin is not None
        or listing.service_areas.exists()
        or listing.service.service_areas.exists()
    )


def without_a_place(listings: ServiceAtLocationQuerySet) -> ServiceAtLocationQuerySet:
    """The public ones among `listings` that have neither a pin nor a service area."""
    return listings.public().filter(
        location__public_latitude__isnull=True,
        service_areas__isnull=True,
        service__service_areas__isnull=True,
    )
