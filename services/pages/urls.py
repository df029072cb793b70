"""Public addresses: anybody may read them; none of them writes."""

from __future__ import annotations

from django.urls import path

from . import home, listing, search

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("listings/<str:slug>/", listing.listing, name="listing"),
]
