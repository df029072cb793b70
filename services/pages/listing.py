from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils import timezone
from django.utils.translation import gettext as _

from services.models import Directory, DirectorySettings, ServiceAtLocation
from services.search.detail import find_listing, listing_detail, moved_to
from services.search.supervised_sites import is_closed, is_planned, permission_notice
from services.vocabulary import ServiceKind, ServiceStatus

from .errors import only_reading
from .kind_pages import PLANNED, kind_url
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
    if found.service.status == ServiceStatus.DEFUNCT or is_closed(found):
        return closed_page(request, found, directory)
    if is_planned(found):
        return HttpResponseRedirect(f"{kind_url(ServiceKind.SUPERVISED_CONSUMPTION)}#{PLANNED}")
    if notice := permission_notice(found, at=timezone.now()):
        return not_now_page(request, found, directory, notice)
    detail = listing_detail(found, at=timezone.now())
    title = " – ".join(filter(None, [detail.title, detail.kind_label, detail.locality]))
    context = {"page_title": title, "listing": detail}
    return render_page(
        request, "pages/listing.html", context, directory=directory, country=detail.country
    )


def not_now_page(
    request: HttpRequest, found: ServiceAtLocation, directory: Directory, notice: str
) -> HttpResponse:
    """The page of a supervised site outside its permission: it says so, and nothing leads there."""
    context = {
        "page_title": found.service.name,
        "title": found.service.name,
        "notice": notice,
        "kind_url": kind_url(ServiceKind.SUPERVISED_CONSUMPTION),
        "noindex": True,
    }
    country = found.location.country
    return render_page(request, "pages/not_now.html", context, directory=directory, country=country)


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
