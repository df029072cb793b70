"""Public addresses: anybody may read them; none of them writes."""

from __future__ import annotations

from django.urls import path

from . import home, listing, result_map, search

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("map/streets.pmtiles", result_map.streets, name="streets"),
    path("listings/<str:slug>/", listing.listing, name="listing"),
]
