"""Proposed changes, read only until the review queue exists."""

from __future__ import annotations

from django.contrib import admin

from services.models import ChangeProposal

from .provenance import ReadOnlyAdmin


@admin.register(ChangeProposal)
class ChangeProposalAdmin(ReadOnlyAdmin):
    list_display = ("service_at_location", "origin", "state", "created_at", "proposed_by")
    list_filter = ("state", "origin")
    list_select_related = (
        "service_at_location__service",
        "service_at_location__location",
        "proposed_by",
    )
    search_fields = ("service_at_location__slug", "message")
    fields = (
        "service_at_location",
        "origin",
        "state",
        "message",
        "document",
        "base_version",
        "import_run",
        "proposed_by",
        "created_at",
        "decided_by",
        "decided_at",
    )
