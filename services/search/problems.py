"""What of a query string was not understood, in sentences that name the parameter."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from services.geo.places import CountryNotServed, PlaceNotFound
from services.models import Directory
from services.vocabulary import ServiceKind

from .filters import MAX_NEAR_LENGTH, SearchForm

MAX_VALUE_SHOWN = 40


def shown_text(text: str) -> str:
    """Typed text as the page may show it again: no control characters, no endless length."""
    return "".join(filter(str.isprintable, text))[:MAX_NEAR_LENGTH].strip()


def unknown_value_problems(unknown: list[tuple[str, str]]) -> list[str]:
    return [
        _("We do not know the filter “%(name)s: %(value)s”, so we left it out.")
        % {"name": name, "value": shown_text(value)[:MAX_VALUE_SHOWN]}
        for name, value in unknown[:5]
    ]


def kind_problems(kinds: list[str]) -> list[str]:
    """A sentence for every kind that this directory does not list."""
    return [
        _("This directory does not list this kind of service: %(kind)s.")
        % {"kind": ServiceKind(kind).label}
        for kind in kinds
    ]


def field_problems(form: SearchForm) -> list[str]:
    """A sentence for every field but the place that was not understood."""
    if not form.errors:
        return []
    messages = {
        "lat": _("Location not understood: “lat” must be a number from -90 to 90."),
        "lon": _("Location not understood: “lon” must be a number from -180 to 180."),
        "within": _("Distance not understood: “within” must be a plain number above 0, such as 5."),
        "unit": _("Unit not understood: “unit” must be mi or km."),
        "open": _("Filter not understood: “open” must be now."),
        "day": _("Day not understood: “day” must be a date from 2000 to 2100, such as 2027-03-31."),
        "time": _("Time not understood: “time” must be like 09:30 or 17:00."),
        "sort": _("Order not understood: “sort” must be distance, open or name."),
        "page": _("Page not understood: “page” must be a whole number. This is the first page."),
        "view": _("View not understood: “view” can be map or filters. This is the list."),
    }
    if form.cleaned_data.get("day"):
        messages["time"] = _(
            "Time not understood: “time” must be like 09:30 or 17:00. We looked at noon."
        )
    return [message for name, message in messages.items() if name in form.errors]


def pair_problems(data: QueryDict, form: SearchForm) -> list[str]:
    """A sentence for what only makes sense together."""
    problems = []
    if data.get("time") and not data.get("day"):
        problems.append(_("Time not understood: “time” needs a “day” as well."))
    if form.cleaned_data.get("day") and form.cleaned_data.get("open"):
        problems.append(_("You asked for a day and for “Open now”. We looked at the day."))
    if not data.get("near") and bool(data.get("lat")) != bool(data.get("lon")):
        problems.append(_("Location not understood: “lat” and “lon” go together."))
    return problems


def too_long(directory: Directory) -> str:
    if directory.has_zip_codes_only:
        return _("Type a shorter place, such as a ZIP code or a town and state.")
    return _("Type a shorter place, such as a postal code or a town.")


def not_found(error: PlaceNotFound, near: str, directory: Directory) -> str:
    if isinstance(error, CountryNotServed):
        text = _("We do not cover %(country)s, so we did not look for “%(place)s”.")
        return text % {"country": error.country_name, "place": near}
    if directory.has_zip_codes_only:
        text = _(
            "We could not find “%(place)s”. Try a 5-digit ZIP code, or a town and state"
            " such as Boston, MA."
        )
    else:
        text = _("We could not find “%(place)s”. Try a postal code or a town.")
    return text % {"place": near}
