"""Supervised sites that are no place to go: not open yet, refused, closed, or no longer allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from services.curation.public_places import public_address
from services.curation.search_rows import is_place_to_go
from services.models import ServiceAtLocation
from services.vocabulary import SupervisedSiteStatus


@dataclass(frozen=True)
class SiteToComeOrGone:
    """What the public may know of such a site: never an address, a phone or a way there."""

    name: str
    country: str
    state_province: str
    city: str
    status: str


def sites_to_come_or_gone() -> tuple[SiteToComeOrGone, ...]:
    """Planned and closed sites by place and name; one with several stops in a town once."""
    listings = ServiceAtLocation.objects.sites_to_come_or_gone()
    sites = {
        SiteToComeOrGone(
            name=listing.service.name,
            country=listing.location.country,
            state_province=listing.location.state_province,
            city=public_address(listing.location).city,
            status=str(SupervisedSiteStatus(listing.service.scs_status).label),
        )
        for listing in listings.select_related("service", "location")
    }
    return tuple(
        sorted(sites, key=lambda one: (one.country, one.state_province, one.city, one.name))
    )


def is_planned(listing: ServiceAtLocation) -> bool:
    """Whether it is a supervised site that never opened or may not open."""
    return not is_place_to_go(listing) and not is_closed(listing)


def is_closed(listing: ServiceAtLocation) -> bool:
    return listing.service.scs_status == SupervisedSiteStatus.CLOSED


def permission_notice(listing: ServiceAtLocation, *, at: datetime) -> str:
    """Why a site that operates is no place to go today, by its own clock; "" if it is one."""
    service = listing.service
    today = at.astimezone(ZoneInfo(listing.location.timezone or "UTC")).date()
    begins, ends = service.scs_authorised_from, service.scs_authorised_until
    if ends and today > ends:
        text = _("The permission for this site ended on %(day)s. It is not a place to go now.")
        return text % {"day": date_format(ends)}
    if begins and today < begins:
        text = _("Not open yet. The permission for this site begins on %(day)s.")
        return text % {"day": date_format(begins)}
    return ""
