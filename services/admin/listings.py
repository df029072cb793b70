"""Listings: one service at one place, where curators work most."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services.curation import naming, publishing
from services.curation.checking import derive_assurance, record_check
from services.models import Check, Consent, SearchEntry, ServiceAtLocation
from services.vocabulary import Verification

from .curated import Link, RemovedFilter
from .forms import VERSION_FIELD, TextForm
from .hours import ScheduleInline
from .inlines import AreaInline, FactInline, ListFormSet, ListInline, PhoneInline
from .proposals import waiting_link
from .services import service_url
from .translations import TranslatedAdmin, TranslatedForm

ONE_DAY = timedelta(days=1)


class FoundFilter(admin.SimpleListFilter):
    """Whether people can find a listing now, whatever the reason."""

    title = _("people can find it")
    parameter_name = "found"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No")), ("nowhere", _("Public, but without a place"))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in ("yes", "no"):
            return queryset.filter(search_entry__isnull=self.value() == "no")
        if self.value() == "nowhere":
            without = publishing.without_a_place(ServiceAtLocation.objects.all())
            return queryset.filter(pk__in=without.values("pk"))
        return queryset


class PermissionFilter(admin.SimpleListFilter):
    """Supervised sites that left the search because their permission ended: due for a check."""

    title = _("permission of a supervised site")
    parameter_name = "permission"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [("ended", _("Authorisation ended: check it"))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "ended":
            return queryset.authorisation_ended(at=timezone.now())  # type: ignore[attr-defined, no-any-return]
        return queryset


class CheckForm(TextForm):
    def clean_checked_on(self) -> Any:
        """Not in the future; one day of grace for those whose day began before UTC's."""
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate() + ONE_DAY:
            raise ValidationError(_("This day is still to come."))
        return day

    def clean_how(self) -> Any:
        if self.cleaned_data["how"] == Verification.UNVERIFIED:
            raise ValidationError(_("Say how it was checked."))
        return self.cleaned_data["how"]


class CheckInline(ListInline):
    """Who confirmed the listing; a check is added or taken back, never rewritten."""

    model = Check
    form = CheckForm
    fields = (("checked_on", "how", "checked_by"), "note")
    readonly_fields = ("checked_by",)

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Check]:
        return super().get_queryset(request).select_related("checked_by")


class ConsentFormSet(ListFormSet):
    once_by = "channel"


class ConsentInline(ListInline):
    model = Consent
    formset = ConsentFormSet
    fields = (("channel", "state"), ("given_by", "recorded_on"), "note")


class ListingForm(TranslatedForm):
    translated = ("description",)
    slug = forms.SlugField(
        label=_("Short name in links"),
        max_length=120,
        required=False,
        help_text=_("Leave it empty for a new listing. Old links keep working after a change."),
    )

    def clean_slug(self) -> str:
        """Never the former address of another listing."""
        slug = str(self.cleaned_data["slug"])
        if naming.belongs_to_another(slug, self.instance):
            raise ValidationError(_("Old links with this name lead to another listing."))
        return slug or self.instance.slug


@admin.register(ServiceAtLocation)
class ListingAdmin(TranslatedAdmin):
    form = ListingForm
    list_display = (
        "service",
        "location",
        "kind",
        "publication",
        "can_be_found",
        "assured_date",
        "assured_how",
    )
    list_filter = (
        RemovedFilter,
        FoundFilter,
        PermissionFilter,
        "publication",
        "service__kind",
        "assured_how",
        "assured_date",
        "source",
    )
    list_select_related = ("service", "location", "search_entry")
    search_fields = (
        "service__name",
        "service__organization__name",
        "location__name",
        "location__city",
        "location__address_1",
        "location__postal_code",
        "slug",
    )
    autocomplete_fields = ("service", "location")
    actions = (
        "publish_selected",
        "hide_selected",
        "phoned_today",
        "visited_today",
        "restore_selected",
    )
    inlines = (
        CheckInline,
        ScheduleInline,
        PhoneInline,
        FactInline,
        AreaInline,
        ConsentInline,
    )
    readonly_fields = ("assured_date", "assured_how", "source", "external_id")
    fieldsets = (
        (
            None,
            {"fields": ("service", "location", "publication", "description", VERSION_FIELD)},
        ),
        (
            _("Closed for now"),
            {"fields": (("closed_from", "closed_until"), "closed_message")},
        ),
        (_("Checked"), {"fields": (("assured_date", "assured_how"),)}),
        (
            _("More"),
            {
                "fields": (
                    ("valid_from", "valid_to"),
                    "hours_note",
                    "slug",
                    "source",
                    "external_id",
                ),
                "classes": ("collapse",),
            },
        ),
    )

    # Lists

    @admin.display(description=_("kind"), ordering="service__kind")
    def kind(self, row: ServiceAtLocation) -> str:
        return row.service.get_kind_display()

    @admin.display(description=_("people can find it"), boolean=True)
    def can_be_found(self, row: ServiceAtLocation) -> bool:
        try:
            return bool(row.search_entry)
        except SearchEntry.DoesNotExist:
            return False

    # Forms

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A listing moves to another place, but never to another service."""
        fields: tuple[str, ...] = tuple(super().get_readonly_fields(request, obj))
        return ("service", *fields) if obj else fields

    def links(self, row: ServiceAtLocation) -> list[Link]:
        """Its service and its place, each with its own form, and what visitors say of it."""
        location = reverse("admin:services_location_change", args=[row.location_id])
        return [
            Link(str(row.service), service_url(row.service)),
            Link(str(row.location), location),
            *waiting_link(row),
        ]

    def view_on_site(self, row: ServiceAtLocation) -> str:
        return row.get_absolute_url()

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Only where the public would see something."""
        is_public = (
            obj is not None and ServiceAtLocation.objects.public().filter(pk=obj.pk).exists()
        )
        return super().get_view_on_site_url(obj) if is_public else None

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        former = form.initial.get("slug") if change else None
        obj.slug = obj.slug or naming.listing_slug(obj.service, obj.location)
        super().save_model(request, obj, form, change)
        if former:
            naming.keep_former_slug(obj, former)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001
        """A new check is by whoever saves it."""
        if formset.model is Check:
            for check_form in formset.extra_forms:
                check_form.instance.checked_by = request.user
        super().save_formset(request, form, formset, change)

    def after_save(self, request: HttpRequest, row: ServiceAtLocation) -> None:
        derive_assurance(row)
        row.save(update_fields=["assured_date", "assured_how"])
        super().after_save(request, row)

    # Actions

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self.act_on_each(request, queryset, publishing.publish)

    @admin.action(description=_("Hide (staff only)"), permissions=["change"])
    def hide_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self.act_on_each(request, queryset, publishing.hide)

    @admin.action(description=_("We called today: all is right"), permissions=["change"])
    def phoned_today(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self.check_today(request, queryset, Verification.PHONED)

    @admin.action(description=_("We were there today: all is right"), permissions=["change"])
    def visited_today(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self.check_today(request, queryset, Verification.VISITED)

    def check_today(self, request: HttpRequest, queryset: QuerySet[Any], how: Verification) -> None:
        self.act_on_each(request, queryset, record_check, how=how, on=timezone.localdate())
