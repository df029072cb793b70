"""Short names in links: proposed from names, never given twice, and kept when they change."""

from __future__ import annotations

from itertools import count

from django.db.models import QuerySet
from django.utils.text import slugify

from services.models import Location, OldSlug, Organization, Service, ServiceAtLocation
from services.vocabulary import PRIVACY_WITH_PIN

SLUG_LENGTH = 100
"""Leaves room for a number within the 120 characters of the column."""


def listing_slug(service: Service, location: Location) -> str:
    """A free short name such as `free-naloxone-philadelphia`; it never tells a hidden place."""
    town = location.city if location.address_privacy in PRIVACY_WITH_PIN else ""
    base = slugify(f"{service.name} {town}")[:SLUG_LENGTH].strip("-") or "listing"
    return first_free(base, taken_by_listings(base))


def organization_slug(name: str) -> str:
    base = slugify(name)[:SLUG_LENGTH].strip("-") or "organization"
    taken: QuerySet[Organization, str] = Organization.objects.filter(
        slug__startswith=base
    ).values_list("slug", flat=True)
    return first_free(base, set(taken))


def taken_by_listings(base: str) -> set[str]:
    """Present and former short names that start with `base`."""
    present = ServiceAtLocation.objects.filter(slug__startswith=base)
    former = OldSlug.objects.filter(slug__startswith=base)
    return {*present.values_list("slug", flat=True), *former.values_list("slug", flat=True)}


def first_free(base: str, taken: set[str]) -> str:
    if base not in taken:
        return base
    return next(slug for n in count(2) if (slug := f"{base}-{n}") not in taken)


def belongs_to_another(slug: str, listing: ServiceAtLocation) -> bool:
    """Whether `slug` is the former short name of a different listing."""
    former = OldSlug.objects.filter(slug=slug)
    return former.exclude(service_at_location=listing.pk).exists()


def keep_former_slug(listing: ServiceAtLocation, former: str) -> None:
    """After a rename: the old address redirects to the saved listing from now on."""
    if former == listing.slug:
        return
    listing.old_slugs.filter(slug=listing.slug).delete()
    OldSlug.objects.get_or_create(slug=former, defaults={"service_at_location": listing})
