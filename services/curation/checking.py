"""Checks: who confirmed a listing, when and how; the listing shows the newest."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from services.models import Check, ServiceAtLocation, User
from services.vocabulary import Verification

from .editing import lock, refresh_listings_of, touch
from .history import act

STRENGTH = list(Verification)
"""The best ways to know come first: they win when two checks have the same day."""


def record_check(
    listing: ServiceAtLocation, *, how: Verification, on: date, by: User | None, note: str = ""
) -> Check:
    """Say that somebody confirmed `listing` on that day, and show it."""
    comment = _("Checked: %(how)s") % {"how": how.label}
    with act(comment, by=by):
        lock(listing)
        check: Check = Check.objects.create(
            service_at_location=listing, how=how, checked_on=on, checked_by=by, note=note
        )
        derive_assurance(listing)
        touch(listing)
        listing.save()
        refresh_listings_of(listing)
    return check


def derive_assurance(listing: ServiceAtLocation) -> None:
    """Set the checked date and way from the newest check, unsaved; none without a check."""
    checks = list(listing.checks.all())
    newest = max(checks, key=rank, default=None)
    listing.assured_date = newest.checked_on if newest else None
    listing.assured_how = newest.how if newest else ""


def rank(check: Check) -> tuple[date, int]:
    return check.checked_on, -STRENGTH.index(Verification(check.how))
