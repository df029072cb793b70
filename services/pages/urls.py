"""Public addresses: anybody may read them; none of them writes."""

from __future__ import annotations

from django.urls import path

from . import (
    downloads,
    home,
    kind_pages,
    listing,
    offline,
    places,
    result_map,
    search,
    styleguide,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("places/", places.countries, name="places"),
    path("places/<str:country>/", places.country, name="places_country"),
    path("places/<str:country>/<str:state>/", places.state, name="places_state"),
    path("places/<str:country>/<str:state>/<str:town>/", places.town, name="places_town"),
    path("map/streets.pmtiles", result_map.streets, name="streets"),
    path("worker.js", offline.worker, name="worker"),
    path("offline/", offline.offline, name="offline"),
    path("saved/", offline.saved, name="saved"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("listings/<str:slug>/", listing.listing, name="listing"),
    path("listings/<str:slug>/contact.vcf", downloads.contact, name="listing_contact"),
    path("listings/<str:slug>/hours.ics", downloads.hours, name="listing_hours"),
    *(
        path(f"{address}/", kind_pages.kind_page, {"kind": kind}, name=f"kind_{kind.value}")
        for kind, address in kind_pages.ADDRESSES.items()
    ),
]
