"""Help pages in plain language."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services.models import Page

from .curated import CuratedAdmin, RemovedFilter
from .forms import VERSION_FIELD


@admin.register(Page)
class PageAdmin(CuratedAdmin):
    list_display = ("title", "slug", "publication", "reviewed_on", "position")
    list_filter = (RemovedFilter, "publication")
    search_fields = ("title", "summary", "body")
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("title", "slug", "summary", "body", VERSION_FIELD)}),
        (_("Who can see it"), {"fields": ("publication", ("reviewed_on", "reviewed_by"))}),
        (_("More"), {"fields": ("sources", "position")}),
    )
