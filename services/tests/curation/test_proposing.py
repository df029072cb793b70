"""What visitors tell us waits for a person, and says nothing about who told it."""

from __future__ import annotations

import pytest

from services.curation.proposing import SuggestedPlace, report_problem, suggest_place
from services.models import ChangeProposal
from services.tests.builders import a_listing
from services.vocabulary import ProposalState, ReportedProblem

pytestmark = pytest.mark.django_db
FULL = SuggestedPlace(
    name="The van",
    kind="naloxone",
    where="Kensington and Allegheny",
    phone="215 555 0123",
    website="example.org",
    hours="Mon to Fri, 9 to 5",
    note="Ask at the blue door.",
)


def test_a_report_names_its_listing_the_problem_and_the_version_it_is_about():
    listing = a_listing(version=3)
    report_problem(listing, ReportedProblem.PHONE, "It is 215 555 0199.")
    report = ChangeProposal.objects.get()
    assert report.service_at_location == listing
    assert (report.origin, report.problem, report.state) == ("public_report", "phone", "open")
    assert (report.base_version, report.document) == (3, {})
    assert report.message == "It is 215 555 0199."


def test_a_suggestion_is_a_listing_document_of_what_was_typed():
    suggest_place(FULL)
    suggestion = ChangeProposal.objects.get()
    assert (suggestion.origin, suggestion.problem) == ("suggestion", "")
    assert suggestion.service_at_location is suggestion.base_version is None
    assert suggestion.message == "Ask at the blue door."
    service, at = suggestion.document["service"], suggestion.document["service_at_location"]
    assert service == {"name": "The van", "kind": "naloxone", "url": "example.org"}
    assert suggestion.document["location"] == {"address_1": "Kensington and Allegheny"}
    assert at["hours_note"] == "Mon to Fri, 9 to 5"
    assert at["phones"][0]["number"] == "215 555 0123"


def test_what_was_not_told_is_not_in_the_document():
    suggest_place(SuggestedPlace(name="The van"))
    assert ChangeProposal.objects.get().document == {"service": {"name": "The van"}}


def test_the_same_twice_waits_once():
    listing = a_listing()
    for _time in range(2):
        report_problem(listing, ReportedProblem.CLOSED, "")
        suggest_place(FULL)
    assert ChangeProposal.objects.count() == 2


def test_the_same_after_a_decision_waits_again():
    listing = a_listing()
    report_problem(listing, ReportedProblem.CLOSED, "")
    report = ChangeProposal.objects.get()
    ChangeProposal.objects.update(state=ProposalState.REJECTED, decided_at=report.created_at)
    report_problem(listing, ReportedProblem.CLOSED, "")
    assert ChangeProposal.objects.count() == 2
