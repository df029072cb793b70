"""What a place page says of what is there: counts in words, each with its link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.models import Directory
from services.search.places import Counts, ServiceCount, Town
from services.vocabulary import ServiceKind

from .place_names import Area


@dataclass(frozen=True)
class PlaceRow:
    """A place within the place of the page; without services it has no page."""

    label: str
    url: str
    count: str
    kinds: str = ""


@dataclass(frozen=True)
class KindCount:
    """How many services of a kind there are, and the search that lists them."""

    kind: str
    label: str
    count: str
    url: str

    @property
    def icon(self) -> str:
        """The name of the kind's icon in the sprite."""
        return self.kind


@dataclass(frozen=True)
class AreaWords:
    """The headings of a country or state; some countries have an article, so none is needed."""

    area: Area

    @property
    def heading(self) -> str:
        if self.area.state:
            return _("Harm reduction services in %(place)s") % {"place": self.area.label}
        return _("Harm reduction services: %(country)s") % {"country": self.area.name}

    @property
    def search(self) -> str:
        if self.area.state:
            return _("Search all of %(place)s") % {"place": self.area.name}
        return _("Search the whole country")

    @property
    def serving(self) -> str:
        if self.area.state:
            text = _("By mail, delivery or online, anywhere in %(place)s")
            return text % {"place": self.area.name}
        return _("By mail, delivery or online, anywhere in the country")


def services_text(total: int) -> str:
    text = ngettext("%(count)s service", "%(count)s services", total)
    return text % {"count": number_format(total)}


def kind_counts(
    count: ServiceCount, directory: Directory, area: Area | None = None
) -> tuple[KindCount, ...]:
    """The kinds that are there, with links to the search over an area that it knows by name."""
    return tuple(
        KindCount(
            kind.value,
            str(kind.label),
            number_format(total),
            area.search_url(kind) if area else "",
        )
        for kind in ServiceKind
        if kind.value in directory.kinds_shown and (total := count.of_kind(kind))
    )


def kinds_text(count: ServiceCount, directory: Directory) -> str:
    """“Naloxone (Narcan) 12 · Peer support group 3”."""
    counts = kind_counts(count, directory)
    return " · ".join(f"{one.label} {one.count}" for one in counts)


def area_rows(areas: Iterable[Area], counts: Counts, directory: Directory) -> tuple[PlaceRow, ...]:
    """Countries by ("US",) and states by ("US", "US-PA") of `counts`."""
    return tuple(area_row(area, counts.get(area.key), directory) for area in areas)


def area_row(area: Area, count: ServiceCount | None, directory: Directory) -> PlaceRow:
    if count is None:
        return PlaceRow(area.name, "", services_text(0))
    return PlaceRow(area.name, area.url(), services_text(count.total), kinds_text(count, directory))


def town_rows(area: Area, towns: Mapping[str, Town]) -> tuple[PlaceRow, ...]:
    return tuple(
        PlaceRow(town.name, area.url(town.slug), services_text(town.count.total))
        for town in towns.values()
    )
