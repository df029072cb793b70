"""What search engines may list: places, public listings and help; never a search."""

from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from services.models import DirectorySettings, SearchEntry

from .caching import cacheable
from .errors import only_reading
from .help_texts import help_links
from .kinds import ADDRESSES, kind_url
from .place_names import place_urls


class PageSitemap(Sitemap[str]):
    """The first page, kinds, help, and every place that has services."""

    def items(self) -> list[str]:
        directory, now = DirectorySettings.objects.load(), timezone.now()
        kinds = [kind_url(kind) for kind in ADDRESSES if kind.value in directory.kinds_shown]
        texts = [link.url for link in help_links(directory)]
        places = place_urls(directory, at=now)
        return list(dict.fromkeys([reverse("home"), *kinds, reverse("help"), *texts, *places]))

    def location(self, item: str) -> str:
        return item


class ListingSitemap(Sitemap[Any]):
    """The listings that the search finds now, from its own table: what is hidden is not in it."""

    def items(self) -> Any:
        kinds = DirectorySettings.objects.load().kinds_shown
        rows = SearchEntry.objects.listed_at(timezone.now()).of_kinds(kinds).order_by("number")
        return rows.values_list(KT("shown__slug"), flat=True)

    def location(self, item: str) -> str:
        return reverse("listing", args=[item])


SITEMAPS = {"pages": PageSitemap, "listings": ListingSitemap}


@only_reading
@cacheable
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309. Results are noindex, and a crawler that walks all filters finds nothing new."""
    lines = ["User-agent: *", "Disallow: /search/", "Disallow: /admin/"]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
