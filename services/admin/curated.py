"""The admin of every row that people edit: locked, versioned, removed softly, searchable at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from services.curation import editing, publishing
from services.models import Curated

from .forms import VERSION_FIELD, CuratedForm
from .picking import PickingMixin
from .versioned import HistoryAdmin


class Link(NamedTuple):
    """One tap from a form to what belongs to it."""

    label: str
    url: str


class RemovedFilter(admin.SimpleListFilter):
    """Hides what was removed unless somebody asks for it."""

    title = _("removed")
    parameter_name = "removed"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Removed"))]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for number, choice in enumerate(super().choices(changelist)):
            yield choice if number else {**choice, "display": _("Not removed")}

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(deleted_at__isnull=self.value() is None)


class CuratedAdmin(PickingMixin, HistoryAdmin):
    """What all of them share; subclasses say which fields and lists they show.

    Fields that only the form has (the version it was opened for, a confirmation) are named in
    `form_only`, so that people who may only look do not get them.
    """

    form = CuratedForm
    form_only: tuple[str, ...] = (VERSION_FIELD,)
    actions: tuple[str, ...] = ("restore_selected",)
    list_filter: tuple[Any, ...] = (RemovedFilter,)
    list_per_page = 50
    save_on_top = True
    show_full_result_count = False
    delete_confirmation_template = "admin/services/remove_confirmation.html"
    delete_selected_confirmation_template = "admin/services/remove_selected_confirmation.html"

    # Reading

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The row; when it is about to be saved, as it is after every earlier writer."""
        row = super().get_object(request, *args, **kwargs)
        if row is not None and request.method == "POST":
            editing.lock(row)
        return row

    def get_fieldsets(self, request: HttpRequest, obj: Curated | None = None) -> list[Any]:
        fieldsets = super().get_fieldsets(request, obj)
        can_save = self.has_change_permission(request, obj) if obj else True
        return [
            (title, {**options, "fields": self.shown_fields(options["fields"], obj, can_save)})
            for title, options in fieldsets
        ]

    def shown_fields(self, fields: Any, obj: Curated | None, can_save: bool) -> list[Any]:  # noqa: FBT001
        hidden = {VERSION_FIELD} if obj is None else set()
        hidden |= set() if can_save else set(self.form_only)
        return [field for field in fields if field not in hidden]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Leave out removed rows where people pick one."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            found = found.filter(deleted_at__isnull=True)
        return found, may_repeat

    def links(self, _row: Any) -> list[Link]:
        """What one tap from the form should reach."""
        return []

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context["original"]
        context["links"] = self.links(row) if row else []
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response

    # Saving

    def save_model(self, request: HttpRequest, obj: Curated, form: Any, change: bool) -> None:  # noqa: FBT001
        if change:
            editing.touch(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Save the inlines; only now the search rows can be derived."""
        super().save_related(request, form, formsets, change)
        self.after_save(request, form.instance)
        editing.refresh_listings_of(form.instance)
        if "_restore" in request.POST:
            rows = type(form.instance)._base_manager.filter(pk=form.instance.pk)
            self.act_on_each(request, rows, publishing.restore)

    def after_save(self, request: HttpRequest, row: Any) -> None:
        """What follows from a row and its inlines, before the search rows are derived."""
        self.warn_of_lost_listings(request, row)

    def warn_of_lost_listings(self, request: HttpRequest, row: Any) -> None:
        lost = publishing.without_a_place(editing.listings_of(row))[:5]
        if names := ", ".join(map(str, lost)):
            text = _("No search can find these: give them a pin or a service area: {names}")
            self.message_user(request, text.format(names=names), messages.WARNING)

    # Removing and restoring

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Nothing is deleted with it, and nothing stands in the way."""
        lacking = {
            self.opts.verbose_name for row in objs if not self.has_delete_permission(request, row)
        }
        return list(map(str, objs)), {}, lacking, []

    def delete_model(self, request: HttpRequest, obj: Curated) -> None:
        publishing.remove(obj, by=request.user, at=timezone.now())  # type: ignore[arg-type]

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for row in queryset.order_by("pk"):
            self.delete_model(request, row)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        if "delete_selected" in actions:
            function, name, _description = actions["delete_selected"]
            actions["delete_selected"] = (function, name, _("Remove (can be restored)"))
        return actions

    @admin.action(description=_("Restore what was removed"), permissions=["change"])
    def restore_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self.act_on_each(request, queryset, publishing.restore)

    def act_on_each(
        self, request: HttpRequest, queryset: QuerySet[Any], act: Any, **options: Any
    ) -> None:
        """Do one act of `curation` to each row, in one revision, and say how it went."""
        done = 0
        for row in queryset.order_by("pk"):
            try:
                with transaction.atomic():
                    act(row, by=request.user, **options)
                done += 1
            except (ValidationError, publishing.NeedsServiceArea) as problem:
                self.message_user(request, explain(row, problem), messages.ERROR)
        text = ngettext("%(count)d done.", "%(count)d done.", done) % {"count": done}
        self.message_user(request, text, messages.SUCCESS if done else messages.WARNING)


def count_of(rows: QuerySet[Any], owner: str) -> Coalesce:
    """How many of `rows` belong to each row of a list; it groups nothing, so the order stays."""
    mine = rows.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
    return Coalesce(Subquery(mine.annotate(number=Count("pk")).values("number")), 0)


def explain(row: Curated, problem: Exception) -> str:
    """Why an act was refused for `row`."""
    if isinstance(problem, ValidationError):
        return f"{row}: {' '.join(problem.messages)}"
    return str(_("{row}: has no pin, so say first which area it serves.")).format(row=row)
