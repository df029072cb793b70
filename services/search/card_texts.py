"""The short texts of a card: what stands for an address, when it was checked, where it is from."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from services.vocabulary import AddressPrivacy, Verification

from .notices import day_text


def address_note(privacy: str, *, is_virtual: bool) -> str:
    """What stands in for an address, or is added to it, when it is not shown whole."""
    if is_virtual:
        return _("Online or by phone. You do not need to go anywhere.")
    notes = {
        AddressPrivacy.APPROXIMATE: _("Only the area is shown. Ask for the address."),
        AddressPrivacy.CITY: _("Only the town is shown. Ask for the address."),
        AddressPrivacy.CONTACT_FIRST: _("Call or text for the place."),
        AddressPrivacy.SERVICE_AREA: _("They come to you."),
    }
    return notes.get(AddressPrivacy(privacy), "")


def checked_text(day: str | None, how: str) -> str:
    if not day:
        return _("Not checked yet")
    values = {"day": day_text(day), "how": str(Verification(how).label)}
    return _("Checked %(day)s: %(how)s") % {**values, "how": lower_first(values["how"])}


def stale_text(facts: dict[str, Any], *, today: date, after_days: int) -> str:
    """What to say of a listing whose last check is long ago; one that was never checked says so."""
    checked = facts["assured_date"]
    if not checked or (today - date.fromisoformat(checked)).days <= after_days:
        return ""
    return out_of_date(can_call=facts["phone"] is not None)


def out_of_date(*, can_call: bool) -> str:
    return _("May be out of date, call first.") if can_call else _("May be out of date.")


def source_text(name: str, day: str | None) -> str:
    if not name:
        return ""
    if not day:
        return _("From: %(source)s") % {"source": name}
    year = date.fromisoformat(day).year
    return _("From: %(source)s, %(year)s") % {"source": name, "year": year}


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
