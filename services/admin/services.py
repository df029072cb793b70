"""The five kinds of service and related help: one admin, each showing only what its kind has."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from services.curation import naming
from services.models import KIND_FIELDS, KIND_MODELS, SearchEntry, Service, ServiceAtLocation

from .curated import CuratedAdmin, Link, RemovedFilter, count_of
from .forms import VERSION_FIELD
from .inlines import AreaInline, FactInline, LanguageInline, PhoneInline, StopInline
from .translations import TranslatedAdmin, TranslatedForm

ACCESS_FIELDS = (
    "application_process",
    "eligibility_description",
    ("minimum_age", "maximum_age"),
    "fees_description",
    ("cost", "cost_currency"),
)
REQUIRED = ("scs_status",)
"""Optional in the shared table, but not for the kind that has it."""


class ServiceForm(TranslatedForm):
    """A form of the kind that its proxy model is; what it adds is of that kind."""

    translated = (
        "description",
        "alert",
        "application_process",
        "eligibility_description",
        "fees_description",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.kind = type(self.instance).KIND
        for name in REQUIRED:
            if name in self.fields:
                self.fields[name].required = True


def fieldsets_of(model: Any) -> tuple[Any, ...]:
    """In the order in which people think: what it is, what only this kind has, for whom, and how."""
    own = KIND_FIELDS[model.KIND]
    title = format_lazy(_("Only for a {kind}"), kind=model._meta.verbose_name)
    return (
        (None, {"fields": ("organization", "name", "alternate_name", "description")}),
        (_("Now"), {"fields": ("status", "alert", VERSION_FIELD)}),
        *([(title, {"fields": own})] if own else []),
        (_("Who can come, and how"), {"fields": ACCESS_FIELDS}),
        (_("Contact"), {"fields": ("url", "email")}),
        (_("Where it came from"), {"fields": ("source", "external_id"), "classes": ("collapse",)}),
    )


class KindAdmin(TranslatedAdmin):
    """Services of one kind, which `model.KIND` names."""

    form = ServiceForm
    list_display = ("name", "organization", "status", "stop_count", "public_count", "updated_at")
    list_filter = (RemovedFilter, "status", "source")
    list_select_related = ("organization",)
    search_fields = ("name", "alternate_name", "organization__name", "phones__number")
    autocomplete_fields = ("organization",)
    inlines = (StopInline, PhoneInline, FactInline, LanguageInline, AreaInline)
    readonly_fields = ("source", "external_id")

    def __init__(self, model: type[Service], admin_site: admin.AdminSite) -> None:
        self.fieldsets = fieldsets_of(model)
        super().__init__(model, admin_site)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        services: QuerySet[Service] = super().get_queryset(request)
        return services.annotate(
            current_stops=count_of(ServiceAtLocation.objects.current(), "service"),
            public_stops=count_of(SearchEntry.objects.all(), "service"),
        )

    @admin.display(description=_("places"), ordering="current_stops")
    def stop_count(self, row: Any) -> int:
        return int(row.current_stops)

    @admin.display(description=_("places people can find"), ordering="public_stops")
    def public_count(self, row: Any) -> int:
        return int(row.public_stops)

    def links(self, row: Service) -> list[Link]:
        """Its organization, its listings, and a form for one more."""
        listings = reverse("admin:services_serviceatlocation_changelist")
        another = reverse("admin:services_serviceatlocation_add")
        organization = reverse("admin:services_organization_change", args=[row.organization_id])
        return [
            Link(str(row.organization), organization),
            Link(str(_("Listings")), f"{listings}?service__id__exact={row.pk}"),
            Link(str(_("Add a listing")), f"{another}?service={row.pk}"),
        ]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001
        """Give each new stop its address on the site, one after the other."""
        if formset.model is not ServiceAtLocation:
            super().save_formset(request, form, formset, change)
            return
        for stop in formset.save(commit=False):
            stop.slug = naming.listing_slug(form.instance, stop.location)
            stop.save()


class ServiceAdmin(CuratedAdmin):
    """All kinds, only to pick one in other forms; each is edited in the admin of its kind."""

    search_fields = KindAdmin.search_fields

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_module_permission(self, _request: HttpRequest) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, *_args: Any, **_kwargs: Any
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[no-any-return]
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"{service_url(row)}{query}")


def service_url(service: Service) -> str:
    """The form of a service, in the admin of its kind."""
    model = KIND_MODELS[service.kind]  # type: ignore[index]
    return reverse(f"admin:services_{model._meta.model_name}_change", args=[service.pk])


admin.site.register(Service, ServiceAdmin)
admin.site.register(list(KIND_MODELS.values()), KindAdmin)
