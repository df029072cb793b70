from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from services.models import DirectorySettings, ServiceAtLocation
from services.search.detail import listing_detail

from .public_listing import of_public_listing
from .qr import qr_svg
from .rendering import render_page
from .structured_data import script_text, structured_data


@of_public_listing
def listing(request: HttpRequest, found: ServiceAtLocation) -> HttpResponse:
    """One listing: everything that a person asks before going."""
    now, url = timezone.now(), page_url(request, found)
    directory = DirectorySettings.objects.load()
    detail = listing_detail(found, at=now, stale_after_days=directory.stale_after_days)
    context = {
        "page_title": detail.page_title,
        "listing": detail,
        "slug": found.slug,
        "page_url": url,
        "qr": qr_svg(url),
        "structured_data": script_text(structured_data(found, detail, url=url, at=now)),
    }
    return render_page(
        request, "pages/listing.html", context, directory=directory, country=detail.country
    )


def page_url(request: HttpRequest, found: ServiceAtLocation) -> str:
    """The address of the page as the visitor's browser knows it, for paper and files.

    Its host is one of ALLOWED_HOSTS; behind a proxy the scheme is the one it tells of
    (DJANGO_BEHIND_PROXY).
    """
    return request.build_absolute_uri(found.get_absolute_url())
