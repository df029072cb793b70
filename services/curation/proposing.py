"""What visitors tell us: it waits as a proposal until a person has looked at it.

A proposal holds what was typed and when it came, and nothing about who sent it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from services.models import ChangeProposal, ServiceAtLocation, User
from services.vocabulary import PhoneType, ProposalOrigin, ProposalState, ReportedProblem

from .documents import Document
from .history import act


@dataclass(frozen=True)
class SuggestedPlace:
    """A place that is missing, in the words of who knows it; only the name is needed."""

    name: str
    kind: str = ""
    where: str = ""
    phone: str = ""
    website: str = ""
    hours: str = ""
    note: str = ""


def report_problem(listing: ServiceAtLocation, problem: ReportedProblem, message: str) -> None:
    """Keep that something is wrong with `listing`, for staff to look at."""
    propose_once(
        service_at_location=listing,
        origin=ProposalOrigin.PUBLIC_REPORT,
        problem=problem,
        message=message,
        document={},
    )


def suggest_place(place: SuggestedPlace) -> None:
    """Keep that a place is missing, for staff to look at."""
    propose_once(
        service_at_location=None,
        origin=ProposalOrigin.PUBLIC_SUGGESTION,
        message=place.note,
        document=suggested_document(place),
    )


def suggested_document(place: SuggestedPlace) -> Document:
    """What is known of the place. It is as typed: whoever makes a listing of it checks it."""
    phone = {"number": place.phone, "extension": "", "type": PhoneType.VOICE.value}
    phones = [{**phone, "description": "", "position": 0}] if place.phone else []
    sections: Document = {
        "service": {"name": place.name, "kind": place.kind, "url": place.website},
        "location": {"address_1": place.where},
        "service_at_location": {"hours_note": place.hours, "phones": phones},
    }
    told = {name: without_blanks(section) for name, section in sections.items()}
    return {name: section for name, section in told.items() if section}


def without_blanks(section: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in section.items() if value}


def propose_once(*, service_at_location: ServiceAtLocation | None, **said: Any) -> None:
    """Keep a proposal, unless the same is waiting already: a form may be sent twice."""
    said |= {"service_at_location": service_at_location, "state": ProposalState.OPEN}
    if not ChangeProposal.objects.filter(**said).exists():
        version = service_at_location.version if service_at_location else None
        ChangeProposal.objects.create(base_version=version, **said)


def decide(
    proposals: QuerySet[ChangeProposal], state: ProposalState, *, by: User, at: datetime
) -> int:
    """Close proposals or open them again: one act for all; how many were in another state."""
    with act(_("Decided: %(state)s") % {"state": state.label}, by=by):
        changed = list(proposals.exclude(state=state).select_for_update(of=("self",)))
        for proposal in changed:
            is_open = state == ProposalState.OPEN
            proposal.state = state
            proposal.decided_by, proposal.decided_at = (None, None) if is_open else (by, at)
            proposal.save()
    return len(changed)
