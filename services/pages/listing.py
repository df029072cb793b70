from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from services.models import Directory, DirectorySettings, ServiceAtLocation
from services.search.detail import find_listing, listing_detail, moved_to
from services.vocabulary import ServiceStatus

from .errors import only_reading
from .rendering import render_page


@only_reading
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """One listing; a former address redirects, a closed one says so (410), others are 404."""
    found = find_listing(slug)
    if found is None:
        current = moved_to(slug)
        if current is None:
            raise Http404
        return HttpResponsePermanentRedirect(current.get_absolute_url())
    directory = DirectorySettings.objects.load()
    if found.service.status == ServiceStatus.DEFUNCT:
        return closed_page(request, found, directory)
    detail = listing_detail(found, at=timezone.now())
    title = " – ".join(filter(None, [detail.title, detail.kind_label, detail.locality]))
    context = {"page_title": title, "listing": detail}
    return render_page(
        request, "pages/listing.html", context, directory=directory, country=detail.country
    )


def closed_page(
    request: HttpRequest, found: ServiceAtLocation, directory: Directory
) -> HttpResponse:
    """The page of a listing that closed for good: it says so, and leads on."""
    context = {
        "page_title": _("%(name)s has closed") % {"name": found.service.name},
        "title": found.service.name,
        "noindex": True,
    }
    country = found.location.country
    return render_page(
        request, "410.html", context, directory=directory, country=country, status=410
    )
