"""What a person takes along from a listing: the contact and the hours, as files."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from services.curation.hours import hours_of
from services.hours.calendar import calendar_of
from services.models import Directory, ServiceAtLocation
from services.search.detail import ListingDetail, listing_detail
from services.search.opening import local_day

from .contact_card import contact_card
from .listing import page_url
from .public_listing import of_public_listing


@of_public_listing
def contact(request: HttpRequest, found: ServiceAtLocation, directory: Directory) -> HttpResponse:
    """The name, numbers and address, for the address book of a phone."""
    detail = listing_detail(found, directory, at=timezone.now())
    card = contact_card(found, detail, url=page_url(request, found))
    return download(card, "text/vcard", f"{found.slug}.vcf")


@of_public_listing
def hours(request: HttpRequest, found: ServiceAtLocation, directory: Directory) -> HttpResponse:
    """The open hours of a year; 404 where there are none to tell."""
    now = timezone.now()
    detail = listing_detail(found, directory, at=now)
    if not detail.has_calendar:
        raise Http404
    return download(calendar(request, found, detail, at=now), "text/calendar", f"{found.slug}.ics")


def calendar(
    request: HttpRequest, found: ServiceAtLocation, detail: ListingDetail, *, at: datetime
) -> bytes:
    times = hours_of(found)
    written: bytes = calendar_of(
        times,
        summary=detail.title,
        uid=f"{found.pk}@{request.get_host()}",
        first=local_day(at, times.timezone),
        stamp=at,
        location=", ".join(filter(None, [detail.place, *detail.address.lines])),
        url=page_url(request, found),
    ).to_ical()
    return written


def download(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep, which search engines leave alone."""
    response = HttpResponse(content, content_type=f"{content_type}; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
