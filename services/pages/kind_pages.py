"""One page for each of the five kinds: what it is, in plain words, and where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from services.models import Directory, DirectorySettings
from services.search.places import Counts, country_counts
from services.search.supervised_sites import SiteToComeOrGone, sites_to_come_or_gone
from services.vocabulary import FIVE_KINDS, ServiceKind

from .caching import cacheable
from .errors import only_reading
from .help_texts import help_text
from .kinds import ADDRESSES, DESCRIPTIONS, kind_url
from .links import Link
from .place_names import Area, in_order, states_of
from .place_words import PlaceRow, services_text
from .rendering import render_page

NAMES = {
    ServiceKind.SYRINGE_EXCHANGE: gettext_lazy("Needle and syringe programs"),
    ServiceKind.NALOXONE: gettext_lazy("Naloxone (Narcan)"),
    ServiceKind.SUPERVISED_CONSUMPTION: gettext_lazy("Supervised use sites"),
    ServiceKind.MAT: gettext_lazy("Medicine for opioid use"),
    ServiceKind.PEER_SUPPORT: gettext_lazy("Peer support groups"),
}
PLANNED = "planned"
"""The part of the supervised sites' page that names those that are planned or closed."""


@dataclass(frozen=True)
class CountryRow:
    """A country with how many of a kind it has, and its states."""

    country: PlaceRow
    states: tuple[PlaceRow, ...]


@dataclass(frozen=True)
class SiteRow:
    """A supervised site that is no place to go."""

    name: str
    town: str
    status: str


@only_reading
@cacheable
def kind_page(request: HttpRequest, kind: ServiceKind) -> HttpResponse:
    """What one kind of service is, and how many there are where."""
    directory = DirectorySettings.objects.load()
    if kind.value not in directory.kinds_shown:
        raise Http404
    name, text = str(NAMES[kind]), help_text(ADDRESSES[kind])
    context = {
        "page_title": _("%(kind)s: what it is, and where") % {"kind": name},
        "name": name,
        "kind": kind.value,
        "lead": str(DESCRIPTIONS[kind]),
        "text": text,
        "crumbs": (Link(_("Home"), reverse("home")), Link(name, "")),
        "countries": tuple(
            country_rows(kind, directory, country_counts(directory, at=timezone.now()))
        ),
        "sites": site_rows(kind, directory),
        "others": kind_links(directory, but=kind),
    }
    return render_page(request, "pages/kind.html", context, directory=directory)


def kind_links(directory: Directory, *, but: ServiceKind | None = None) -> tuple[Link, ...]:
    """The pages of the kinds that this directory shows."""
    return tuple(
        Link(str(NAMES[kind]), kind_url(kind))
        for kind in FIVE_KINDS
        if kind.value in directory.kinds_shown and kind is not but
    )


def country_rows(kind: ServiceKind, directory: Directory, counts: Counts) -> Iterator[CountryRow]:
    """Countries that have this kind: those that are served first, in their order."""
    served = directory.countries_served
    for code in in_order(counts, directory):
        country = Area(code, served=served)
        if row := kind_row(country, kind, counts):
            rows = (kind_row(state, kind, counts) for state in states_of(country, counts))
            yield CountryRow(row, tuple(filter(None, rows)))


def kind_row(area: Area, kind: ServiceKind, counts: Counts) -> PlaceRow | None:
    """How many of a kind there are in an area, leading to the search for them; None if none."""
    total = counts[area.key].of_kind(kind) if area.key in counts else 0
    if not total:
        return None
    return PlaceRow(area.name, area.search_url(kind) or area.url(), services_text(total))


def site_rows(kind: ServiceKind, directory: Directory) -> tuple[SiteRow, ...]:
    """The supervised sites that are no place to go, on the page of their kind."""
    if kind is not ServiceKind.SUPERVISED_CONSUMPTION:
        return ()
    return tuple(site_row(site, directory) for site in sites_to_come_or_gone())


def site_row(site: SiteToComeOrGone, directory: Directory) -> SiteRow:
    area = Area(site.country, site.state_province, directory.countries_served)
    place = area.town_label(site.city) if site.city else area.label
    return SiteRow(site.name, place, site.status)
