"""Sources, and what each import did with them; imports are only read here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from services.curation import editing
from services.models import ImportedRow, ImportRun, Source

from .forms import TextForm
from .versioned import HistoryAdmin


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that programs write and people read."""

    show_full_result_count = False

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(HistoryAdmin):
    form = TextForm
    list_display = ("name", "slug", "published_on", "is_official", "is_demo")
    search_fields = ("name", "slug")
    fields = ("name", "slug", "url", "licence", "published_on", "is_official", "is_demo")

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        if form.changed_data:
            editing.refresh_listings_of(form.instance)


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ("file_name", "source", "started_at", "finished_at", "undone_at", "counts")
    list_filter = ("source",)
    list_select_related = ("source",)
    search_fields = ("file_name",)
    fields = (
        "source",
        "file_name",
        "file_sha256",
        "mapping_name",
        "started_by",
        "started_at",
        "finished_at",
        "undone_at",
        "counts",
        "rows",
    )

    @admin.display(description=_("rows"))
    def rows(self, run: ImportRun) -> str:
        """A link: a run may have tens of thousands."""
        url = reverse("admin:services_importedrow_changelist")
        text = _("{count} rows that it touched").format(count=run.rows.count())
        return format_html('<a href="{}?run__id__exact={}">{}</a>', url, run.pk, text)

    def get_readonly_fields(self, _request: HttpRequest, _obj: Any = None) -> tuple[str, ...]:
        return self.fields


@admin.register(ImportedRow)
class ImportedRowAdmin(ReadOnlyAdmin):
    list_display = ("row_number", "external_id", "action", "message", "run")
    list_filter = ("action",)
    list_select_related = ("run",)
    search_fields = ("external_id", "message")
    fields = (
        "run",
        "row_number",
        "external_id",
        "action",
        "service_at_location",
        "message",
        "before",
        "after",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportedRow]:
        return super().get_queryset(request).select_related("run", "service_at_location")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup == "run__id__exact" or super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

    def has_module_permission(self, _request: HttpRequest) -> bool:
        return False
