"""Why people cannot go to a listing at a moment, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from services.vocabulary import ServiceStatus


def closure_notice(facts: dict[str, Any], *, at: datetime) -> str:
    """Why people cannot go there at this moment, by the place's own clock; "" if they can.

    A closure with an end date ends by itself.
    """
    today = at.astimezone(ZoneInfo(facts["timezone"] or "UTC")).date()
    return season_notice(facts, today) or temporary_notice(facts, today)


def season_notice(facts: dict[str, Any], today: date) -> str:
    """What to say outside the dates of a listing, or of a service that does not run."""
    if facts["status"] == ServiceStatus.INACTIVE:
        return _("Not running now.")
    first, last = facts["first_day"], facts["last_day"]
    if first and today < date.fromisoformat(first):
        return _("Not open yet. Opens on %(day)s.") % {"day": day_text(first)}
    if last and today > date.fromisoformat(last):
        return _("Not open now. The last day was %(day)s.") % {"day": day_text(last)}
    return ""


def day_text(iso_day: str) -> str:
    return date_format(date.fromisoformat(iso_day))


def temporary_notice(facts: dict[str, Any], today: date) -> str:
    """What to say about a closure for now."""
    is_over = facts["closed_until"] and date.fromisoformat(facts["closed_until"]) <= today
    has_begun = facts["closed_from"] and date.fromisoformat(facts["closed_from"]) <= today
    is_closed = facts["status"] == ServiceStatus.TEMPORARILY_CLOSED or has_begun
    if not is_closed or (has_begun and is_over):
        return ""
    if facts["closed_until"]:
        until = day_text(facts["closed_until"])
        text = _("Closed for now. Opens again on %(day)s.") % {"day": until}
    else:
        text = _("Closed for now.")
    message = facts["closed_message"]
    # Translators: “message” is what the staff wrote, in a language of its own.
    return _("%(notice)s %(message)s") % {"notice": text, "message": message} if message else text
