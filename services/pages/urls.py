"""Public addresses: anybody may read them; two take a form, which waits for staff to read it."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView

from . import (
    downloads,
    help_pages,
    home,
    kind_pages,
    listing,
    offline,
    places,
    report,
    result_map,
    search,
    styleguide,
    suggest,
)
from .kinds import ADDRESSES

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("places/", places.countries, name="places"),
    path("places/<str:country>/", places.country, name="places_country"),
    path("places/<str:country>/<str:state>/", places.state, name="places_state"),
    path("places/<str:country>/<str:state>/<str:town>/", places.town, name="places_town"),
    path("privacy/", RedirectView.as_view(pattern_name="help_page"), {"slug": "about"}),
    path("help/", help_pages.help_list, name="help"),
    path("help/<slug:slug>/", help_pages.help_page, name="help_page"),
    path("map/streets.pmtiles", result_map.streets, name="streets"),
    path("worker.js", offline.worker, name="worker"),
    path("offline/", offline.offline, name="offline"),
    path("saved/", offline.saved, name="saved"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("listings/<str:slug>/", listing.listing, name="listing"),
    path("listings/<str:slug>/contact.vcf", downloads.contact, name="listing_contact"),
    path("listings/<str:slug>/hours.ics", downloads.hours, name="listing_hours"),
    # Signed forms: a CSRF token would need a cookie, and guard rights that nobody has here.
    path("listings/<str:slug>/report/", csrf_exempt(report.report), name="listing_report"),
    path("listings/<str:slug>/report/thanks/", report.thanks, name="listing_report_thanks"),
    path("suggest/", csrf_exempt(suggest.suggest), name="suggest"),
    path("suggest/thanks/", suggest.thanks, name="suggest_thanks"),
    *(
        path(f"{address}/", kind_pages.kind_page, {"kind": kind}, name=f"kind_{kind.value}")
        for kind, address in ADDRESSES.items()
    ),
]
