"""Every address of the site."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from hrdirectory import health

handler400 = "services.pages.errors.bad_request"
handler403 = "services.pages.errors.permission_denied"
handler404 = "services.pages.errors.page_not_found"
handler500 = "services.pages.errors.server_error"

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("admin/", admin.site.urls),
    *i18n_patterns(path("", include("services.pages.urls")), prefix_default_language=False),
]
