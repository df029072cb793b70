"""Every address of the site."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path

from hrdirectory import health
from services.pages import sitemaps
from services.pages.caching import cacheable

handler400 = "services.pages.errors.bad_request"
handler403 = "services.pages.errors.permission_denied"
handler404 = "services.pages.errors.page_not_found"
handler500 = "services.pages.errors.server_error"

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("admin/", admin.site.urls),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", cacheable(sitemap_views.index), {"sitemaps": sitemaps.SITEMAPS}),
    path(
        "sitemap-<section>.xml",
        cacheable(sitemap_views.sitemap),
        {"sitemaps": sitemaps.SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    *i18n_patterns(path("", include("services.pages.urls")), prefix_default_language=False),
]
