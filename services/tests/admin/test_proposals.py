"""What visitors say reaches staff with a link to where it is put right, and is decided by a tap."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from reversion.models import Version

from services.curation.proposing import SuggestedPlace, report_problem, suggest_place
from services.models import ChangeProposal, User
from services.tests.builders import a_listing, a_service
from services.vocabulary import ReportedProblem

LIST = reverse("admin:services_changeproposal_changelist")
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def listing(db):
    return a_listing(a_service(name="Allegheny Clinic"))


@pytest.fixture
def report(listing) -> ChangeProposal:
    report_problem(listing, ReportedProblem.PHONE, "It is 215-555-0199.")
    return ChangeProposal.objects.get()


def form_of(listing) -> str:
    return reverse("admin:services_serviceatlocation_change", args=[listing.pk])


def page_of(staff, proposal: ChangeProposal) -> str:
    url = reverse("admin:services_changeproposal_change", args=[proposal.pk])
    return staff.get(url).content.decode()


def run(client, action: str, *proposals: ChangeProposal):
    chosen = [str(proposal.pk) for proposal in proposals]
    return client.post(LIST, {"action": action, "_selected_action": chosen}, follow=True)


def test_a_report_says_what_is_wrong_and_leads_to_its_listing(staff, listing, report):
    for page in (staff.get(LIST).content.decode(), page_of(staff, report)):
        assert "The phone number is wrong" in page
        assert "It is 215-555-0199." in page
        assert f'<a href="{form_of(listing)}">' in page


def test_a_listing_says_how_many_wait_and_leads_there(staff, listing, report):
    page = staff.get(form_of(listing)).content.decode()
    link = f"{LIST}?q={listing.slug}&amp;state__exact=open"
    assert f'<a href="{link}">1 report or change waits' in page
    assert "Allegheny Clinic" in staff.get(link.replace("&amp;", "&")).content.decode()
    run(staff, "accept_selected", report)
    assert "waits" not in staff.get(form_of(listing)).content.decode()


def test_a_suggestion_is_shown_in_words(staff, db):
    suggest_place(SuggestedPlace("The blue van", "naloxone", "A corner", "215 555 0123"))
    assert "The blue van" in staff.get(LIST).content.decode()
    page = page_of(staff, ChangeProposal.objects.get())
    for line in ("Name: The blue van", "Kind: naloxone", "Street address: A corner"):
        assert f"<p>{line}</p>" in page
    assert "<p>Phones: 215 555 0123, voice</p>" in page


def test_what_was_typed_is_text_for_staff_too(staff, listing):
    report_problem(listing, ReportedProblem.OTHER, HOSTILE)
    suggest_place(SuggestedPlace(*[HOSTILE] * 7))
    pages = [staff.get(LIST).content.decode()]
    pages += [page_of(staff, proposal) for proposal in ChangeProposal.objects.all()]
    for page in pages:
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("action", "state"), [("accept_selected", "accepted"), ("reject_selected", "rejected")]
)
def test_a_decision_has_a_name_and_a_time_and_a_line_in_the_history(staff, report, action, state):
    run(staff, action, report)
    report.refresh_from_db()
    assert (report.state, report.decided_by.username) == (state, "ada")
    assert report.decided_at is not None
    assert Version.objects.get_for_object(report).count() == 1


def test_a_decision_can_be_undone(staff, report):
    run(staff, "accept_selected", report)
    run(staff, "reopen_selected", report)
    report.refresh_from_db()
    assert (report.state, report.decided_by, report.decided_at) == ("open", None, None)


def test_the_first_decision_keeps_its_name(staff, colleague, report):
    run(staff, "accept_selected", report)
    run(colleague, "accept_selected", report)
    report.refresh_from_db()
    assert report.decided_by.username == "ada"


def test_who_may_only_look_decides_nothing(client, report):
    viewer = User.objects.create_user("victor", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(viewer)
    assert "accept_selected" not in client.get(LIST).content.decode()
    run(client, "accept_selected", report)
    report.refresh_from_db()
    assert report.state == "open"
