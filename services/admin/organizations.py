"""Organizations: who runs services."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from services.curation import naming
from services.models import KIND_MODELS, Organization, Service

from .curated import CuratedAdmin, Link, RemovedFilter, count_of
from .forms import VERSION_FIELD
from .inlines import PhoneInline


@admin.register(Organization)
class OrganizationAdmin(CuratedAdmin):
    list_display = ("name", "service_count", "website", "updated_at")
    list_filter = (RemovedFilter, "source")
    search_fields = ("name", "alternate_name", "phones__number")
    autocomplete_fields = ("members",)
    inlines = (PhoneInline,)
    readonly_fields = ("source", "external_id")
    fieldsets = (
        (None, {"fields": ("name", "alternate_name", "description", VERSION_FIELD)}),
        (_("Contact"), {"fields": ("website", "email")}),
        (_("Staff"), {"fields": ("members",)}),
        (_("Where it came from"), {"fields": ("source", "external_id"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        organizations: QuerySet[Organization] = super().get_queryset(request)
        number = count_of(Service.objects.current(), "organization")
        return organizations.annotate(current_services=number)

    @admin.display(description=_("services"), ordering="current_services")
    def service_count(self, row: Any) -> int:
        return int(row.current_services)

    def links(self, row: Organization) -> list[Link]:
        """Its services, by kind."""
        kinds = row.services.current().order_by("kind").values_list("kind", flat=True).distinct()
        return [kind_link(KIND_MODELS[kind], row) for kind in kinds]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if not obj.slug:
            obj.slug = naming.organization_slug(obj.name)
        super().save_model(request, obj, form, change)


def kind_link(model: Any, organization: Organization) -> Link:
    opts = model._meta
    url = reverse(f"admin:services_{opts.model_name}_changelist")
    return Link(str(opts.verbose_name_plural), f"{url}?organization__id__exact={organization.pk}")
