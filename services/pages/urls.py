"""Public addresses: anybody may read them; none of them writes."""

from __future__ import annotations

from django.urls import path

from . import downloads, help_pages, home, kind_pages, listing, places, result_map, search
from .kinds import ADDRESSES

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("places/", places.countries, name="places"),
    path("places/<str:country>/", places.country, name="places_country"),
    path("places/<str:country>/<str:state>/", places.state, name="places_state"),
    path("places/<str:country>/<str:state>/<str:town>/", places.town, name="places_town"),
    path("help/", help_pages.help_list, name="help"),
    path("help/<slug:slug>/", help_pages.help_page, name="help_page"),
    path("map/streets.pmtiles", result_map.streets, name="streets"),
    path("listings/<str:slug>/", listing.listing, name="listing"),
    path("listings/<str:slug>/contact.vcf", downloads.contact, name="listing_contact"),
    path("listings/<str:slug>/hours.ics", downloads.hours, name="listing_hours"),
    *(
        path(f"{address}/", kind_pages.kind_page, {"kind": kind}, name=f"kind_{kind.value}")
        for kind, address in ADDRESSES.items()
    ),
]
