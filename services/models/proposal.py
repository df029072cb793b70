from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.vocabulary import ProposalOrigin, ProposalState, ReportedProblem

from .base import Identified
from .constraints import one_of, rule


class ChangeProposal(Identified):
    """An edit that waits for a person; the public keeps the last approved version.

    `document` is a listing document (`curation.documents`), whole or in part; that of a visitor
    holds what was typed, and the one of a report nothing: `problem` and `message` say it all.
    """

    service_at_location = models.ForeignKey(
        "services.ServiceAtLocation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="proposals",
        help_text=_("Empty for a place that is not listed yet."),
    )
    base_version = models.PositiveIntegerField(_("version it was made for"), null=True, blank=True)
    document = models.JSONField(_("proposed listing"), encoder=DjangoJSONEncoder)
    problem = models.CharField(
        _("what is wrong"), max_length=10, choices=ReportedProblem.choices, blank=True
    )
    message = models.TextField(_("message"), blank=True)
    origin = models.CharField(_("origin"), max_length=15, choices=ProposalOrigin.choices)
    state = models.CharField(
        _("state"), max_length=12, choices=ProposalState.choices, default=ProposalState.OPEN
    )
    import_run = models.ForeignKey(
        "services.ImportRun", models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            one_of("changeproposal_origin_known", "origin", ProposalOrigin),
            one_of("changeproposal_state_known", "state", ProposalState),
            one_of("changeproposal_problem_known", "problem", ReportedProblem, blank=True),
            rule(
                "changeproposal_report_has_listing_and_problem",
                (
                    Q(origin=ProposalOrigin.PUBLIC_REPORT, service_at_location__isnull=False)
                    & ~Q(problem="")
                )
                | (~Q(origin=ProposalOrigin.PUBLIC_REPORT) & Q(problem="")),
                _("A report by a visitor, and nothing else, says what is wrong with a listing."),
            ),
            rule(
                "changeproposal_decided_has_time",
                Q(state=ProposalState.OPEN, decided_at__isnull=True)
                | (~Q(state=ProposalState.OPEN) & Q(decided_at__isnull=False)),
                _("A decided proposal has the time of the decision."),
            ),
            rule(
                "changeproposal_edit_has_version",
                Q(service_at_location__isnull=True, base_version__isnull=True)
                | Q(service_at_location__isnull=False, base_version__isnull=False),
                _("A change to a listing names the version it was made for."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_origin_display()} ({self.get_state_display()})"
