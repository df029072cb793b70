"""How countries, states and towns are named, addressed and searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from services.geo.places import Place, PlaceError, gazetteer
from services.geo.places.atlas import SHORT_NAMED
from services.models import Directory
from services.search.places import Counts, addresses, inhabited
from services.vocabulary import ServiceKind

from .links import Link

NO_STATE = "towns"
"""What stands for the state of towns that have none; ISO 3166-2 codes have three letters at most."""


@dataclass(frozen=True)
class Area:
    """A country, or a state of it (ISO 3166-2), in a directory that serves `served`."""

    country: str
    state: str = ""
    served: Sequence[str] = field(default=(), repr=False)

    @property
    def place(self) -> Place | None:
        """What the gazetteer knows of it."""
        known = gazetteer()
        return known.subdivision(self.state) if self.state else known.country(self.country)

    @property
    def key(self) -> tuple[str, ...]:
        """What its services are counted under."""
        return (self.country, self.state) if self.state else (self.country,)

    @property
    def is_served(self) -> bool:
        return self.country in self.served

    @property
    def name(self) -> str:
        return self.place.name if self.place else self.state or self.country

    @property
    def label(self) -> str:
        """“Pennsylvania”, “Victoria, Australia”: the default country goes without saying."""
        if not self.state or self.served[:1] == (self.country,):
            return self.name
        return f"{self.name}, {Area(self.country).name}"

    def town_label(self, town: str) -> str:
        """“Philadelphia, PA”, “London, England, United Kingdom”, “Berlin, Germany”."""
        state = self.state.partition("-")[2] if self.country in SHORT_NAMED else self.name
        is_home = self.served[:1] == (self.country,)
        parts = (town, state if self.state else "", "" if is_home else Area(self.country).name)
        return ", ".join(dict.fromkeys(filter(None, parts)))

    def url(self, town: str = "") -> str:
        """The address of its page, or of the page of a town by its slug."""
        return place_url(self.country, self.state, town)

    def crumbs(self, town: str = "") -> tuple[Link, ...]:
        """The way here from the front page; the last one is the page itself."""
        country = Area(self.country)
        crumbs = [*top_crumbs(), Link(country.name, country.url())]
        if self.state:
            crumbs.append(Link(self.name, self.url()))
        if town:
            crumbs.append(Link(town, ""))
        return tuple(crumbs)

    def search_url(self, kind: ServiceKind | None = None, **parameters: str) -> str:
        """The search over all of it; "" where this directory does not search by name."""
        near = area_query(self.country, self.state, tuple(self.served)) if self.is_served else ""
        return search_url(near=near, kind=kind, **parameters) if near else ""

    def town_search_url(self, town: str) -> str:
        """The search near a town; by its point where the name is not searched for, and "" where
        nobody knows it."""
        found = gazetteer().city(town, self.state, self.country)
        if found is None:
            return ""
        if self.is_served:
            return search_url(near=found.among(self.served).query)
        point = found.point.rounded(2)
        return search_url(lat=f"{point.latitude:.2f}", lon=f"{point.longitude:.2f}")


@cache
def area_query(country: str, state: str, served: tuple[str, ...]) -> str:
    """The text that means this country or state in a search, and nothing else; "" without one.

    Some states share their name with a town: “Quebec, Canada” is either, the province is not.
    """
    place = Area(country, state).place
    if place is None:
        return ""
    for query in (place.query, f"{place.name} state", f"{place.name} province"):
        text = replace(place, query=query).among(served).query
        try:
            found = gazetteer().find(text, countries=served)
        except PlaceError:
            continue
        if (found.kind, found.country, found.subdivision) == (place.kind, country, state):
            return text
    return ""


def top_crumbs() -> tuple[Link, Link]:
    return Link(_("Home"), reverse("home")), Link(_("Places"), reverse("places"))


def in_order(counts: Counts, directory: Directory) -> tuple[str, ...]:
    """The countries that are served, as the directory orders them, then others with listings.

    Those have pages too: a public listing must be found by whoever looks through the places.
    """
    others = {key[0] for key in counts if len(key) == 1}.difference(directory.countries_served)
    return (*directory.countries_served, *sorted(others))


def states_of(area: Area, counts: Counts) -> list[Area]:
    """The states that have services, by name."""
    codes = (key[1] for key in counts if len(key) == 2 and key[0] == area.country and key[1])
    states = [Area(area.country, code, area.served) for code in codes]
    return sorted(states, key=lambda state: state.name)


def place_url(country: str, state: str = "", town: str = "") -> str:
    """The one address of a country, a state, or a town by its slug."""
    segments = [country.lower()]
    if state or town:
        segments.append(state.partition("-")[2].lower() or NO_STATE)
    if town:
        segments.append(town)
    name = ("country", "state", "town")[len(segments) - 1]
    return reverse(f"places_{name}", args=segments)


def place_links(
    directory: Directory, country: str, state: str = "", *, at: datetime
) -> tuple[Link, ...]:
    """The pages of a state and its country, so far as they have services; two queries at most."""
    known = inhabited(directory, at=at)
    has_state = bool(state) and (country, state) in known
    has_country = has_state or (country, "") in known
    areas = (*([Area(country, state)] if has_state else []), *([Area(country)] * has_country))
    return tuple(
        Link(_("See all of %(place)s") % {"place": area.name}, area.url()) for area in areas
    )


def links_from_afar(directory: Directory, text: str, *, at: datetime) -> tuple[Link, ...]:
    """The pages of the place that a text names, wherever in the world it is."""
    try:
        place = gazetteer().find(text)
    except PlaceError:
        return ()
    return place_links(directory, place.country, place.subdivision, at=at)


def place_urls(directory: Directory, *, at: datetime) -> Iterator[str]:
    """The address of every place page, for a sitemap; one query."""
    yield reverse("places")
    countries: set[str] = set()
    for country, state, town in addresses(directory, at=at):
        if country not in countries:
            countries.add(country)
            yield place_url(country)
        if state or town:
            yield place_url(country, state, town)


def search_url(*, kind: ServiceKind | None = None, **parameters: str) -> str:
    data = QueryDict(mutable=True)
    data.update(parameters)
    if kind:
        data["kind"] = kind.value
    return f"{reverse('search')}?{data.urlencode()}"
