"""Help pages in plain language."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from services.models import Page
from services.vocabulary import Publication

from .curated import CuratedAdmin, Link, RemovedFilter
from .forms import VERSION_FIELD


@admin.register(Page)
class PageAdmin(CuratedAdmin):
    list_display = ("title", "slug", "language", "publication", "reviewed_on", "reviewed_by")
    list_filter = (RemovedFilter, "language", "publication")
    search_fields = ("title", "slug", "summary", "body")
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("title", "slug", "language", "summary", "body", VERSION_FIELD)}),
        (_("Who can see it"), {"fields": ("publication", ("reviewed_on", "reviewed_by"))}),
        (_("More"), {"fields": ("sources", "search", "position")}),
    )

    def links(self, row: Any) -> list[Link]:
        if row.publication != Publication.PUBLISHED or row.deleted_at:
            return []
        return [Link(str(_("See it on the site")), reverse("help_page", args=[row.slug]))]
