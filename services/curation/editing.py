"""What every edit of a row needs: a lock, a version that grows, and search rows that follow."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from services.models import (
    Curated,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    Source,
    TaxonomyTerm,
)
from services.models.listing import ServiceAtLocationQuerySet

from . import search_rows

OWNER_PATHS: dict[type[models.Model], str] = {
    Organization: "service__organization",
    Service: "service",
    Location: "location",
    ServiceAtLocation: "pk",
    Source: "source",
}
"""From a listing to the rows that its search row is derived from."""


def lock(row: models.Model) -> None:
    """Wait for other writers of `row`, then read it anew; call it inside a transaction.

    SQLite has one writer at a time from the start of its transaction, so there it only reads.
    """
    # NO KEY: rows that merely point here, such as search rows, need not wait.
    rows = type(row)._base_manager.select_for_update(no_key=True)
    row.refresh_from_db(from_queryset=rows)


def touch(row: Curated) -> None:
    """Count one more change, unsaved; forms opened before it then see that they are late."""
    row.version += 1


def listings_of(owner: models.Model) -> ServiceAtLocationQuerySet:
    """The listings whose search rows depend on `owner`; none for help pages and the like."""
    path = OWNER_PATHS.get(owner._meta.concrete_model or type(owner))
    which = Q(**{path: owner.pk}) if path else Q(pk__in=[])
    listings: Any = ServiceAtLocation.objects.filter(which)
    return listings  # type: ignore[no-any-return]


def refresh_listings_of(owner: models.Model) -> None:
    """Derive the search rows that depend on `owner`; call it after its inline rows are saved."""
    if isinstance(owner, TaxonomyTerm):
        search_rows.refresh(listings_with(owner))
    else:
        search_rows.refresh(listings_of(owner))


def listings_with(term: TaxonomyTerm) -> ServiceAtLocationQuerySet:
    """The listings that are found by the label of a term."""
    facts = term.attributes.all()
    listings: Any = ServiceAtLocation.objects.filter(
        Q(service__in=facts.values("service"))
        | Q(location__in=facts.values("location"))
        | Q(pk__in=facts.values("service_at_location"))
    )
    return listings  # type: ignore[no-any-return]
