"""Short names in links for many new rows at once; `naming` gives them out one by one."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from services.models import OldSlug, Organization, ServiceAtLocation
from services.vocabulary import PRIVACY_WITH_PIN

from .naming import SLUG_LENGTH, first_free


class NewSlugs:
    """Free short names; those that were given out count as taken, saved or not."""

    def __init__(self) -> None:
        listings: Any = ServiceAtLocation.objects
        self.of_listings = {
            *listings.values_list("slug", flat=True),
            *OldSlug.objects.values_list("slug", flat=True),
        }
        self.of_organizations = set(Organization.objects.values_list("slug", flat=True))

    def for_organization(self, organization: Organization) -> str:
        return take(organization.name, "organization", self.of_organizations)

    def for_listing(self, listing: ServiceAtLocation) -> str:
        """Such as `syringe-exchange-philadelphia`; it never tells a hidden place.

        Not the name of the place either: the address stays when the place is hidden later.
        """
        location = listing.location
        town = location.city if location.address_privacy in PRIVACY_WITH_PIN else ""
        return take(f"{listing.service.name} {town}", "listing", self.of_listings)


def take(text: str, without_text: str, taken: set[str]) -> str:
    base = slugify(text.replace("/", " "))[:SLUG_LENGTH].strip("-") or without_text
    slug = first_free(base, taken)
    taken.add(slug)
    return slug
