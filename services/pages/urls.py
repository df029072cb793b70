"""Public addresses: anybody may read them; none of them writes."""

from __future__ import annotations

from django.urls import path

from . import downloads, home, listing, search

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("listings/<str:slug>/", listing.listing, name="listing"),
    path("listings/<str:slug>/contact.vcf", downloads.contact, name="listing_contact"),
    path("listings/<str:slug>/hours.ics", downloads.hours, name="listing_hours"),
]
