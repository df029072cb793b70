"""The query string, read once into a frozen value; nothing below sees the request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from services.geo.places import AmbiguousPlace, Place, PlaceKind, PlaceNotFound, gazetteer
from services.geo.sphere import LatLng
from services.geo.zones import country_of
from services.models import Directory
from services.vocabulary import DistanceUnit

from .distances import to_km
from .filters import MAX_NEAR_LENGTH, ListingFilterSet, PlaceForm, known_choices

MAX_WITHIN = {DistanceUnit.MILES: 600, DistanceUnit.KILOMETRES: 1000}
MAX_VALUE_SHOWN = 40


@dataclass(frozen=True)
class SearchQuery:
    """A search that was understood: where, how far, what, and which page of it."""

    near: str = ""
    place: Place | None = None
    point: LatLng | None = None
    within: float | None = None
    unit: DistanceUnit = DistanceUnit.MILES
    is_unit_given: bool = False
    chosen: tuple[tuple[str, str], ...] = ()
    page: int = 1

    @property
    def within_km(self) -> float | None:
        return None if self.within is None else to_km(self.within, self.unit)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(value for name, value in self.chosen if name == "kind")

    @property
    def country(self) -> str:
        """The searched country (ISO 3166-1 alpha-2), or "" if it is not known."""
        if self.place:
            return self.place.country
        return country_of(self.point) if self.point else ""

    @property
    def area(self) -> dict[str, str]:
        """The columns of a state or country that is searched as a whole; else nothing."""
        if self.place is None or self.within is not None:
            return {}
        if self.place.kind == PlaceKind.STATE:
            return {"state_province": self.place.subdivision}
        return {"country": self.place.country} if self.place.kind == PlaceKind.COUNTRY else {}

    def parameters(self, **changes: Any) -> str:
        """The query string of this search, with some parts changed (page 1 unless told)."""
        query = replace(self, **{"page": 1, **changes})
        data = QueryDict(mutable=True)
        if query.near:
            data["near"] = query.near
        data.update(query.unseen_parameters())
        if query.within is not None:
            data["within"] = f"{query.within:g}"
        for name, value in query.chosen:
            data.appendlist(name, value)
        if query.page > 1:
            data["page"] = str(query.page)
        return data.urlencode()

    def unseen_parameters(self) -> dict[str, str]:
        """What the form carries without a field of its own: a position, and a chosen unit."""
        unseen: dict[str, str] = {}
        if self.point and not self.near:
            unseen |= {"lat": f"{self.point.latitude:.2f}", "lon": f"{self.point.longitude:.2f}"}
        if self.is_unit_given:
            unseen["unit"] = self.unit.value
        return unseen


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
        return self.query.point is None


def read_query(data: QueryDict, *, directory: Directory) -> Reading:
    """Read a search; parameters of other names are not looked at."""
    known, unknown = known_choices(data)
    form = ListingFilterSet(known).form
    form.is_valid()
    query = SearchQuery(
        near=shown_text(data.get("near", "")),
        unit=DistanceUnit(form.cleaned_data.get("unit") or directory.distance_unit),
        is_unit_given=bool(form.cleaned_data.get("unit")),
        chosen=tuple(
            (name, value)
            for name in ListingFilterSet.base_filters
            for value in form.cleaned_data.get(name, [])
        ),
        page=form.cleaned_data.get("page") or 1,
    )
    query, too_far = limit_radius(query, form.cleaned_data.get("within"))
    problems = [*unknown_value_problems(unknown), *field_problems(form, data), *too_far]
    return resolve_place(Reading(query, tuple(problems)), form, directory)


def shown_text(text: str) -> str:
    """Typed text as the page may show it again: no control characters, no endless length."""
    return "".join(filter(str.isprintable, text))[:MAX_NEAR_LENGTH].strip()


def unknown_value_problems(unknown: list[tuple[str, str]]) -> list[str]:
    return [
        _("We do not know the filter “%(name)s: %(value)s”, so we left it out.")
        % {"name": name, "value": shown_text(value)[:MAX_VALUE_SHOWN]}
        for name, value in unknown[:5]
    ]


def field_problems(form: PlaceForm, data: QueryDict) -> list[str]:
    """A sentence for every field but the place that was not understood."""
    messages = {
        "lat": _("Location not understood: “lat” must be a number from -90 to 90."),
        "lon": _("Location not understood: “lon” must be a number from -180 to 180."),
        "within": _("Distance not understood: “within” must be a plain number above 0, such as 5."),
        "unit": _("Unit not understood: “unit” must be mi or km."),
        "page": _("Page not understood: “page” must be a whole number. This is the first page."),
    }
    problems = [message for name, message in messages.items() if name in form.errors]
    if not data.get("near") and bool(data.get("lat")) != bool(data.get("lon")):
        problems.append(_("Location not understood: “lat” and “lon” go together."))
    return problems


def limit_radius(query: SearchQuery, within: float | None) -> tuple[SearchQuery, list[str]]:
    limit = MAX_WITHIN[query.unit]
    if within is None or within <= limit:
        return replace(query, within=within), []
    note = _("We search up to %(limit)s %(unit)s away, so “within” is %(limit)s here.")
    return replace(query, within=limit), [note % {"limit": limit, "unit": query.unit.label}]


def resolve_place(reading: Reading, form: PlaceForm, directory: Directory) -> Reading:
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
        near_error = not_found(directory) % {"place": reading.query.near}
        return replace(reading, near_error=near_error, suggestions=error.suggestions)
    except AmbiguousPlace as error:
        return replace(reading, candidates=tuple(error.candidates))
    return replace(reading, query=replace(reading.query, place=place, point=place.point))


def too_long(directory: Directory) -> str:
    if directory.has_zip_codes_only:
        return _("Type a shorter place, such as a ZIP code or a town and state.")
    return _("Type a shorter place, such as a postal code or a town.")


def not_found(directory: Directory) -> str:
    if directory.has_zip_codes_only:
        return _(
            "We could not find “%(place)s”. Try a 5-digit ZIP code, or a town and state"
            " such as Boston, MA."
        )
    return _("We could not find “%(place)s”. Try a postal code or a town.")
