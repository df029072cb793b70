"""Help in plain words: what to do, what the services are, and how this directory works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from services.geo.places import ATTRIBUTIONS
from services.models import Directory, DirectorySettings

from .caching import cacheable
from .errors import only_reading
from .help_texts import ABOUT, OVERDOSE, HelpText, help_links, help_text, is_shown, page_url
from .links import Link, hotline_links
from .place_names import Area
from .rendering import Emergency, render_page


@dataclass(frozen=True)
class EmergencyRow:
    """Whom to call, and in which countries."""

    countries: str
    emergency: Emergency


@only_reading
@cacheable
def help_list(request: HttpRequest) -> HttpResponse:
    """All help pages."""
    directory = DirectorySettings.objects.load()
    context = {
        "page_title": _("Help"),
        "crumbs": (Link(_("Home"), reverse("home")), Link(_("Help"), "")),
        "pages": help_links(directory),
    }
    return render_page(request, "pages/help_list.html", context, directory=directory)


@only_reading
@cacheable
def help_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One help page; what a kind of service is stands on the page of that kind."""
    directory = DirectorySettings.objects.load()
    text = help_text(slug) if is_shown(slug, directory) else None
    if text is None:
        raise Http404
    url = page_url(slug)
    if url != request.path:
        return redirect(url, permanent=True)
    context = page_context(text, directory, at=timezone.now())
    return render_page(request, "pages/help.html", context, directory=directory)


def page_context(text: HelpText, directory: Directory, *, at: datetime) -> dict[str, Any]:
    is_urgent = text.slug == OVERDOSE
    home, pages = Link(_("Home"), reverse("home")), Link(_("Help"), reverse("help"))
    return {
        "page_title": text.title,
        "crumbs": (home, pages, Link(text.title, "")),
        "text": text,
        "numbers": emergency_rows(directory, directory.countries_served) if is_urgent else (),
        "numbers_elsewhere": emergency_rows(directory, others(directory)) if is_urgent else (),
        "attributions": ATTRIBUTIONS if text.slug == ABOUT else (),
        # A sheet with five steps has no room for more.
        "hotlines": () if is_urgent else hotline_links(directory, directory.default_country, at=at),
    }


def others(directory: Directory) -> Iterable[str]:
    """Countries whose number is known, but which are not served."""
    known = (country for country, _number in directory.emergency_numbers)
    return (country for country in known if country not in directory.countries_served)


def emergency_rows(directory: Directory, countries: Iterable[str]) -> tuple[EmergencyRow, ...]:
    """The numbers to call, each with all `countries` where it is the one, in their order."""
    names: dict[str, list[str]] = {}
    for country in countries:
        names.setdefault(directory.emergency_number(country), []).append(country_name(country))
    return tuple(EmergencyRow(", ".join(found), Emergency(n)) for n, found in names.items())


def country_name(country: str) -> str:
    """Puerto Rico and the like have a country code, and are a state of the US in the gazetteer."""
    area = Area(country)
    return area.name if area.place else Area("US", f"US-{country}").name
