"""“A place is missing? Tell us”: what a visitor knows of a place, for staff to look at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from services.curation.proposing import SuggestedPlace, suggest_place
from services.models import DirectorySettings
from services.models.validation import validate_visible
from services.vocabulary import ServiceKind

from .errors import only_reading, reading_and_sending
from .kinds import KindChoice, kind_choices
from .plain_text import PlainText, without_hidden
from .rendering import render_page
from .sending import FormPage, answer_form, never_kept
from .signed_forms import SignedForm

MOST_OF_A_PLACE = 200


class SuggestForm(SignedForm):
    """Its fields are those of `SuggestedPlace`."""

    name = PlainText(
        label=gettext_lazy("Name of the place"),
        most=200,
        validators=[validate_visible],
        error_messages={"required": gettext_lazy("Type the name, or what people call it.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What do they do?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these, or “Not sure”.")},
    )
    where = PlainText(
        label=gettext_lazy("Where is it?"),
        help_text=gettext_lazy("A street, a corner or a town is enough."),
        most=MOST_OF_A_PLACE,
        required=False,
    )
    phone = PlainText(label=gettext_lazy("Phone number"), most=100, required=False)
    website = PlainText(label=gettext_lazy("Website"), most=500, required=False)
    hours = PlainText(
        label=gettext_lazy("When is it open?"),
        help_text=gettext_lazy("In your own words, such as: Mon to Fri, 9 to 5."),
        most=500,
        required=False,
    )
    note = PlainText(
        label=gettext_lazy("Anything else?"),
        help_text=gettext_lazy("Please do not write your name or anything about yourself."),
        most=2000,
        is_long=True,
        required=False,
    )

    def __init__(
        self, data: dict[str, str] | None, *, kinds: Iterable[KindChoice], **options: Any
    ) -> None:
        super().__init__(data, **options)
        choices = [("", _("Not sure")), *((kind.value, kind.label) for kind in kinds)]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


@never_kept
@reading_and_sending
def suggest(request: HttpRequest) -> HttpResponse:
    """Tell of a place that is missing; where it is, is filled in from the search that missed it."""
    directory = DirectorySettings.objects.load()
    near = without_hidden(request.GET.get("near", ""))[:MOST_OF_A_PLACE]
    page = FormPage(
        template="pages/suggest.html",
        title=_("Tell us about a place that is missing"),
        form=partial(
            SuggestForm,
            purpose="suggest",
            kinds=kind_choices(directory, ServiceKind),
            initial={"where": near},
        ),
        keep=lambda form: suggest_place(SuggestedPlace(**form.cleaned_data)),
        thanks_url=reverse("suggest_thanks"),
        directory=directory,
    )
    return answer_form(request, page)


@never_kept
@only_reading
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next with a suggestion."""
    context = {"page_title": _("Thank you"), "noindex": True}
    directory = DirectorySettings.objects.load()
    return render_page(request, "pages/thanks.html", context, directory=directory)
