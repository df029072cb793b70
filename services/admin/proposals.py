"""What waits for a person: reports and suggestions of visitors above all, each decided by a tap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from services.curation.documents import ATTRIBUTES, ROW_FIELDS, SECTIONS, Document
from services.curation.proposing import decide
from services.models import ChangeProposal, ServiceAtLocation
from services.vocabulary import ProposalState

from .curated import Link
from .provenance import ReadOnlyAdmin

LETTERS_IN_LIST = 80


@admin.register(ChangeProposal)
class ChangeProposalAdmin(ReadOnlyAdmin):
    list_display = ("subject", "says", "origin", "state", "created_at", "listing")
    list_filter = ("state", "origin", "problem")
    list_select_related = ("service_at_location__service", "service_at_location__location")
    search_fields = ("service_at_location__slug", "message")
    ordering = ("-created_at",)
    actions = ("accept_selected", "reject_selected", "reopen_selected")
    readonly_fields = ("listing", "told")
    fields = (
        "listing",
        "origin",
        "state",
        "problem",
        "message",
        "told",
        "base_version",
        "import_run",
        "proposed_by",
        "created_at",
        "decided_by",
        "decided_at",
    )

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("services.change_changeproposal")

    # What it says

    @admin.display(description=gettext_lazy("about"))
    def subject(self, proposal: ChangeProposal) -> str:
        """The name of the listing, or of the place that is missing."""
        listing = proposal.service_at_location
        service = proposal.document.get("service", {})
        return listing.service.name if listing else str(service.get("name") or "–")

    @admin.display(description=gettext_lazy("what they say"))
    def says(self, proposal: ChangeProposal) -> str:
        parts = filter(None, [proposal.get_problem_display(), proposal.message])
        return Truncator(": ".join(parts)).chars(LETTERS_IN_LIST)

    @admin.display(description=gettext_lazy("listing"))
    def listing(self, proposal: ChangeProposal) -> str:
        """A link to where it is put right."""
        listing = proposal.service_at_location
        if listing is None:
            return _("Not listed yet")
        url = reverse("admin:services_serviceatlocation_change", args=[listing.pk])
        return format_html('<a href="{}">{}</a>', url, listing)

    @admin.display(description=gettext_lazy("what it would say"))
    def told(self, proposal: ChangeProposal) -> SafeString | str:
        """The proposed document in the words of the forms, as text: nothing of it is trusted."""
        return format_html_join("", "<p>{}: {}</p>", lines_of(proposal.document)) or "–"

    # Deciding

    @admin.action(description=gettext_lazy("Done: we dealt with it"), permissions=["decide"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[ChangeProposal]) -> None:
        self.decide(request, queryset, ProposalState.ACCEPTED)

    @admin.action(description=gettext_lazy("Turn down: nothing to do"), permissions=["decide"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[ChangeProposal]) -> None:
        self.decide(request, queryset, ProposalState.REJECTED)

    @admin.action(description=gettext_lazy("Open again"), permissions=["decide"])
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet[ChangeProposal]) -> None:
        self.decide(request, queryset, ProposalState.OPEN)

    def decide(
        self, request: HttpRequest, queryset: QuerySet[ChangeProposal], state: ProposalState
    ) -> None:
        count = decide(queryset, state, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        text = ngettext(
            "%(count)s changed to “%(state)s”.", "%(count)s changed to “%(state)s”.", count
        )
        messages.success(request, text % {"count": count, "state": state.label})


def lines_of(document: Document) -> Iterator[tuple[str, str]]:
    """Name and value of what a document holds, in the order of the forms."""
    for name, section in SECTIONS.items():
        told = document.get(name, {})
        for field in section.fields:
            if field in told:
                column = section.model._meta.get_field(field)
                yield capfirst(str(column.verbose_name)), str(told[field])  # type: ignore[union-attr]
        for field in section.lists:
            if field in told:
                yield capfirst(field.replace("_", " ")), list_text(field, told[field])


def list_text(name: str, rows: Any) -> str:
    """The rows of a document's list in one line: what is given of each."""
    if name == ATTRIBUTES:
        return "; ".join(f"{key} {value}" for key, value in sorted(rows.items()))
    _model, fields = ROW_FIELDS[name]
    return "; ".join(", ".join(str(row[f]) for f in fields if row.get(f)) for row in rows)


def waiting_link(listing: ServiceAtLocation) -> list[Link]:
    """To the proposals about a listing that nobody has decided; none if there are none."""
    count = listing.proposals.filter(state=ProposalState.OPEN).count()
    text = ngettext("%(count)s report or change waits", "%(count)s reports or changes wait", count)
    asked = {"q": listing.slug, "state__exact": ProposalState.OPEN.value}
    url = f"{reverse('admin:services_changeproposal_changelist')}?{urlencode(asked)}"
    return [Link(text % {"count": count}, url)] if count else []
