"""“Something wrong?” on the page of a listing: what a visitor found, for staff to look at."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from services.curation.proposing import report_problem
from services.models import Directory, ServiceAtLocation
from services.vocabulary import ReportedProblem

from .errors import only_reading, reading_and_sending
from .plain_text import PlainText
from .public_listing import with_public_listing
from .rendering import render_page
from .sending import FormPage, answer_form, never_kept
from .signed_forms import SignedForm

MISSING = gettext_lazy("Choose what is wrong.")


class ReportForm(SignedForm):
    problem = forms.ChoiceField(
        label=gettext_lazy("What is wrong?"),
        choices=ReportedProblem.choices,
        widget=forms.RadioSelect,
        error_messages={"required": MISSING, "invalid_choice": MISSING},
    )
    message = PlainText(
        label=gettext_lazy("What is right?"),
        help_text=gettext_lazy(
            "You can leave this empty. Please do not write your name or anything about yourself."
        ),
        most=2000,
        is_long=True,
        required=False,
    )


@never_kept
@reading_and_sending
@with_public_listing
def report(request: HttpRequest, found: ServiceAtLocation, directory: Directory) -> HttpResponse:
    """Say what is wrong with a listing."""

    def keep(form: SignedForm) -> None:
        said = form.cleaned_data
        report_problem(found, ReportedProblem(said["problem"]), said["message"])

    page = FormPage(
        template="pages/report.html",
        title=_("Something wrong? %(name)s") % {"name": found.service.name},
        form=partial(ReportForm, purpose=f"report {found.pk}"),
        keep=keep,
        thanks_url=reverse("listing_report_thanks", args=[found.slug]),
        directory=directory,
        country=found.location.country,
        context=about(found),
    )
    return answer_form(request, page)


@never_kept
@only_reading
@with_public_listing
def thanks(request: HttpRequest, found: ServiceAtLocation, directory: Directory) -> HttpResponse:
    """What happens next with a report."""
    context = {**about(found), "page_title": _("Thank you"), "noindex": True}
    country = found.location.country
    return render_page(request, "pages/thanks.html", context, directory=directory, country=country)


def about(found: ServiceAtLocation) -> dict[str, Any]:
    """The way back to the listing."""
    return {"listing_name": found.service.name, "listing_url": found.get_absolute_url()}
