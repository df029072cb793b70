"""The query string, read once into a frozen value; nothing below sees the request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from services.geo.places import (
    AmbiguousPlace,
    Place,
    PlaceKind,
    PlaceNotFound,
    gazetteer,
)
from services.geo.sphere import LatLng
from services.geo.zones import country_of
from services.models import Directory
from services.vocabulary import DistanceUnit

from .distances import to_km
from .filter_groups import KIND
from .filters import (
    OPEN_NOW,
    READABLE,
    SearchForm,
    Sort,
    View,
    filterset_of,
    known_choices,
    leave_out_kinds,
)
from .options import Options
from .problems import (
    field_problems,
    kind_problems,
    not_found,
    pair_problems,
    shown_text,
    too_long,
    unknown_value_problems,
)
from .text import TextQuery, read_text

MAX_WITHIN = {DistanceUnit.MILES: 600, DistanceUnit.KILOMETRES: 1000}
NOON = time(12)


@dataclass(frozen=True)
class SearchQuery:
    """A search that was understood: where, how far, what, and which page of it."""

    near: str = ""
    text: TextQuery = field(default_factory=TextQuery)
    place: Place | None = None
    point: LatLng | None = None
    within: float | None = None
    unit: DistanceUnit = DistanceUnit.MILES
    is_unit_given: bool = False
    chosen: tuple[tuple[str, str], ...] = ()
    is_open_now: bool = False
    open_at: datetime | None = None
    """A day and time by the clock of the place, without a zone; then it is not for now."""

    sort: Sort = Sort.DISTANCE
    is_untold: bool = False
    is_remote: bool = False
    page: int = 1
    view: View = View.LIST
    directory: Directory = field(default_factory=Directory)
    """The settings, with the edition that was there when the search was read."""

    @property
    def within_km(self) -> float | None:
        return None if self.within is None else to_km(self.within, self.unit)

    @property
    def kinds(self) -> frozenset[str]:
        return self.values_of(KIND)

    def values_of(self, parameter: str) -> frozenset[str]:
        """What is ticked of one parameter."""
        return frozenset(value for name, value in self.chosen if name == parameter)

    @property
    def is_map(self) -> bool:
        return self.view == View.MAP

    @property
    def is_for_hours(self) -> bool:
        """Whether it matters when a place is open."""
        return self.is_open_now or self.open_at is not None

    @property
    def has_distances(self) -> bool:
        """Whether distances mean something: not from the middle of a state, nor to what comes."""
        return self.point is not None and not (self.area or self.is_remote)

    @property
    def is_by_name(self) -> bool:
        """Whether results stand by name: without a place nothing is nearer than the other."""
        return self.sort == Sort.NAME or self.is_remote

    @property
    def country(self) -> str:
        """The searched country (ISO 3166-1 alpha-2), or "" if it is not known."""
        if self.place:
            return self.place.country
        return country_of(self.point) if self.point else ""

    @property
    def area(self) -> tuple[str, str] | None:
        """The column and value of a state or country that is searched as a whole; else None."""
        if self.place is None or self.within is not None:
            return None
        if self.place.kind == PlaceKind.STATE:
            return ("state_province", self.place.subdivision)
        return ("country", self.place.country) if self.place.kind == PlaceKind.COUNTRY else None

    @property
    def chooses_radius(self) -> bool:
        """Whether the search goes as far as it must, since nobody said how far."""
        return self.point is not None and self.within is None and not self.area

    def without_each(self) -> Iterator[tuple[tuple[str, str], SearchQuery]]:
        """Every tick, and the same query without it; hours count as one tick, `open`."""
        for pair in self.chosen:
            others = tuple(other for other in self.chosen if other != pair)
            yield pair, replace(self, chosen=others)
        if self.is_for_hours:
            yield ("open", OPEN_NOW), replace(self, is_open_now=False, open_at=None)

    def parameters(self, **changes: Any) -> str:
        """The query string of this search, with some parts changed (page 1 unless told)."""
        query = replace(self, **{"page": 1, **changes})
        before, after = query.place_parameters(), query.open_parameters() | query.page_parameters()
        return urlencode([*before.items(), *query.chosen, *after.items()])

    def place_parameters(self) -> dict[str, str]:
        """Where, for which words, and how far."""
        data = {"near": self.near} if self.near else {}
        if self.text:
            data["q"] = self.text.typed
        data |= self.position_parameters()
        if self.within is not None:
            data["within"] = f"{self.within:g}"
        return data

    def page_parameters(self) -> dict[str, str]:
        """Which part of the results, in which order, and how they are looked at."""
        asked = {
            "sort": self.sort.value if self.sort != Sort.DISTANCE else "",
            "untold": "1" if self.is_untold else "",
            "remote": "1" if self.is_remote else "",
            "view": self.view.value,
            "page": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in asked.items() if value}

    def open_parameters(self) -> dict[str, str]:
        """When it should be open."""
        if self.open_at:
            return {"day": f"{self.open_at:%Y-%m-%d}", "time": f"{self.open_at:%H:%M}"}
        return {"open": OPEN_NOW} if self.is_open_now else {}

    def position_parameters(self) -> dict[str, str]:
        """A position that nobody typed, and a chosen unit."""
        data: dict[str, str] = {}
        if self.point and not self.near:
            data |= {"lat": f"{self.point.latitude:.2f}", "lon": f"{self.point.longitude:.2f}"}
        return data | ({"unit": self.unit.value} if self.is_unit_given else {})

    def unseen_parameters(self) -> dict[str, str]:
        """What the form carries without a field of its own: a position, a chosen unit, the map."""
        return self.position_parameters() | ({"view": View.MAP.value} if self.is_map else {})


@dataclass(frozen=True)
class Reading:
    """What a query string turned out to mean, and what of it was not understood."""

    query: SearchQuery
    problems: tuple[str, ...] = ()
    near_error: str = ""
    candidates: tuple[Place, ...] = ()
    suggestions: tuple[Place, ...] = ()

    @property
    def needs_place(self) -> bool:
        return self.query.point is None and not self.query.text


def read_query(data: QueryDict, *, directory: Directory, options: Options) -> Reading:
    """Read a search; parameters of other names are not looked at."""
    filters = filterset_of(options, READABLE.intersection(data))
    known, unknown = known_choices(data, filters)
    not_listed = leave_out_kinds(known, directory)
    form = filters(known).form
    form.is_valid()
    query = SearchQuery(
        near=shown_text(data.get("near", "")),
        text=read_text(data.get("q", "")),
        is_unit_given=bool(form.cleaned_data.get("unit")),
        chosen=tuple(
            (name, value)
            for name in filters.base_filters
            if name in known
            for value in form.cleaned_data.get(name, [])
        ),
        is_open_now=form.cleaned_data.get("open") == OPEN_NOW and not form.cleaned_data.get("day"),
        open_at=open_at(form),
        sort=Sort(form.cleaned_data.get("sort") or Sort.DISTANCE),
        is_untold=bool(form.cleaned_data.get("untold")),
        is_remote=bool(form.cleaned_data.get("remote")),
        page=form.cleaned_data.get("page") or 1,
        view=View(form.cleaned_data.get("view") or View.LIST),
        directory=directory,
    )
    reading = resolve_place(Reading(query), form, directory)
    unit = DistanceUnit(form.cleaned_data.get("unit") or directory.unit_in(reading.query.country))
    query = replace(reading.query, unit=unit)
    query, too_far = limit_radius(query, form.cleaned_data.get("within"))
    query, all_told = without_nothing_untold(query)
    problems = [
        *unknown_value_problems(unknown),
        *kind_problems(not_listed),
        *field_problems(form),
        *pair_problems(data, form),
        *too_far,
        *all_told,
    ]
    return replace(reading, query=query, problems=tuple(problems))


def open_at(form: SearchForm) -> datetime | None:
    """The day and time that were asked for; a day alone means noon."""
    day = form.cleaned_data.get("day")
    return datetime.combine(day, form.cleaned_data.get("time") or NOON) if day else None


def limit_radius(query: SearchQuery, within: float | None) -> tuple[SearchQuery, list[str]]:
    limit = MAX_WITHIN[query.unit]
    if within is None or within <= limit:
        return replace(query, within=within), []
    note = _("We search up to %(limit)s %(unit)s away, so “within” is %(limit)s here.")
    return replace(query, within=limit), [note % {"limit": limit, "unit": query.unit.label}]


def without_nothing_untold(query: SearchQuery) -> tuple[SearchQuery, list[str]]:
    """Every place tells its kind: without another filter none has left anything untold."""
    asks = query.is_for_hours or any(name != KIND for name, _value in query.chosen)
    if asks or not query.is_untold:
        return query, []
    note = _(
        "Without a filter such as “No ID needed” there is nothing that places have not told us."
        " These are all results."
    )
    return replace(query, is_untold=False), [note]


def resolve_place(reading: Reading, form: SearchForm, directory: Directory) -> Reading:
    """Find the place: the typed text first, else the coordinates, to 2 decimals (about 1 km)."""
    query, fields = reading.query, form.cleaned_data
    if "near" in form.errors:
        return replace(reading, near_error=too_long(directory))
    if fields.get("near"):
        return resolve_text(reading, fields["near"], directory)
    latitude, longitude = fields.get("lat"), fields.get("lon")
    if latitude is None or longitude is None:
        return reading
    return replace(reading, query=replace(query, point=LatLng(latitude, longitude).rounded(2)))


def resolve_text(reading: Reading, text: str, directory: Directory) -> Reading:
    try:
        place = gazetteer().find(text, countries=directory.countries_served)
    except PlaceNotFound as error:
        near_error = not_found(error, reading.query.near, directory)
        return replace(reading, near_error=near_error, suggestions=error.suggestions)
    except AmbiguousPlace as error:
        return replace(reading, candidates=tuple(error.candidates))
    return replace(reading, query=replace(reading.query, place=place, point=place.point))
