"""Forms that anybody may send: without an account, a cookie or a puzzle.

Django's CSRF protection needs a cookie, and guards what a logged-in person may do; nobody is logged
in here, so there are no rights to borrow. Instead each form carries a signed moment: it came from
this site, for this purpose, not long ago, and was open for as long as a person needs to type. A
second field, hidden from everybody, is filled in by programs only.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext as _

from .links import Link

SIGNER = TimestampSigner(salt="services.pages.signed_forms")
OPEN_SECONDS = 12 * 60 * 60
TYPING_SECONDS = 3
"""A moment is signed in whole seconds, so this is 2 to 3 seconds."""

TOKEN = "token"  # nosec B105 - the name of a field
TRAP = "fax_number"


class SignedForm(forms.Form):
    """A form for one `purpose`; one that was not sent as it should be is shown again, text kept."""

    use_required_attribute = False  # browsers would say it in their own words and language

    def __init__(self, data: dict[str, str] | None, *, purpose: str, **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)
        self.purpose = purpose
        self.token = SIGNER.sign(purpose)

    def clean(self) -> dict[str, Any] | None:
        """Refuse what no person sent from this form."""
        sent = self.data.get(TOKEN, "")
        if not is_signed(sent, self.purpose, within=OPEN_SECONDS):
            raise ValidationError(
                _("This form was open for too long. Nothing is lost: please press Send again.")
            )
        self.token = sent
        if is_signed(sent, self.purpose, within=TYPING_SECONDS):
            raise ValidationError(_("That was very fast. Please look at it and press Send again."))
        if self.data.get(TRAP) != "":
            raise ValidationError(
                _("Something filled in a hidden field for you. Please press Send again.")
            )
        return super().clean()

    def problems(self) -> tuple[Link, ...]:
        """What to put right, each with a link to where that is."""
        return (
            *(Link(str(error), "#send") for error in self.non_field_errors()),
            *(
                Link(str(error), f"#{first_input(field)}")
                for field in self
                for error in field.errors
            ),
        )


def first_input(field: forms.BoundField) -> str:
    """The id of a field, or that of its first choice."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.auto_id)


def is_signed(token: str, purpose: str, *, within: int) -> bool:
    """Whether this site signed `token` for `purpose` in the last `within` seconds."""
    try:
        return SIGNER.unsign(token, max_age=within) == purpose
    except BadSignature:
        return False
