"""Finding the place that a text names, as a geopy geocoder that never leaves the process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from services.geo.places.atlas import PLACES_FILE, Atlas
from services.geo.places.folding import fold, fold_key
from services.geo.places.place import AmbiguousPlace, Place, PlaceKind, PlaceNotFound
from services.geo.places.postal import codes_at_end
from services.geo.places.reading import split
from services.geo.places.searching import MOST_CANDIDATES, Search
from services.geo.places.served import Served
from services.geo.places.suggesting import far_bigger, suggestions
from services.geo.sphere import LatLng

Countries = Sequence[str] | None


class _NoNetwork(BaseSyncAdapter):
    """Makes sure that geopy has nothing to call out with."""

    def get_json(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        raise RuntimeError("the embedded gazetteer uses no network")

    get_text = get_json


class Gazetteer(Geocoder):
    """The places of the embedded file. One instance serves all threads."""

    def __init__(self, path: Path = PLACES_FILE) -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self.atlas = Atlas(path)

    def geocode(
        self, query: str, *, countries: Countries = None, exactly_one: bool = True
    ) -> Location | list[Location] | None:
        """geopy's interface: the `raw` of a location is its `Place`; None when nothing is found.

        Several namesakes come as a list, or as AmbiguousPlace when exactly one is wanted.
        """
        try:
            location = _location(Search(self.atlas, query, Served.of(countries)).place())
        except PlaceNotFound:
            return None
        except AmbiguousPlace as error:
            if exactly_one:
                raise
            return [_location(place) for place in error.candidates]
        return location if exactly_one else [location]

    def find(self, text: str, *, countries: Countries = None) -> Place:
        """The place that a text names, within these ISO 3166-1 countries (None: all we know).

        The first country is the default one, which labels leave out. Reads postal codes, "city,
        state", "city, country", a city, state or country alone, and addresses, which fall back to
        their postal code or town. Raises PlaceNotFound, with suggestions where a name is nearly
        one (CountryNotServed for places elsewhere), or AmbiguousPlace with the candidates.
        """
        served = Served.of(countries)
        try:
            return Search(self.atlas, text, served).place()
        except PlaceNotFound as error:
            error.suggestions = self._suggestions(text, served)
            raise
        except AmbiguousPlace as error:
            bigger = far_bigger(self.atlas, split(text), served, error.candidates)
            candidates = (*bigger, *error.candidates)[:MOST_CANDIDATES]
            raise AmbiguousPlace(text, candidates) from error

    def postal_code(self, code: str, country: str = "US") -> Place | None:
        """The place of a complete postal code (ZIP+4 too); lost zeros are not guessed."""
        words = fold(code)
        for found in codes_at_end(words, [country]):
            if found.words == len(words):
                return self.atlas.postal_code(found.text, country, Served((country,)))
        return None

    def city(self, name: str, subdivision: str, country: str = "US") -> Place | None:
        """The town of this name in a state ("US-PA"); None when there is none, or no clear one.

        A subdivision that we do not know is no help: then the town must be clear in its country.
        """
        search = Search(self.atlas, name, Served((country,)))
        key = fold_key(name)
        try:
            return search.clear_one(search.towns_in(key, subdivision))
        except (PlaceNotFound, AmbiguousPlace):
            return None

    def nearest(self, point: LatLng, country: str, *, within_km: float) -> Place | None:
        """The postal code of a country nearest to a point (the town, where its codes are not
        known), by the middle of each; None if there is none within `within_km`."""
        is_land = self.country(country) is not None
        return self.atlas.nearest(point, country, within_km=within_km) if is_land else None

    def subdivision_of_text(self, text: str, country: str = "US") -> str | None:
        """The ISO 3166-2 code of a state's name, code or abbreviation ("Penn." → "US-PA")."""
        areas = self.atlas.areas(fold_key(text), Served((country,)))
        states = [area.subdivision for area in areas if area.kind is PlaceKind.STATE]
        return states[0] if len(states) == 1 else None

    def subdivision(self, code: str) -> Place | None:
        """The state or province of an ISO 3166-2 code."""
        return self.atlas.area(code) if "-" in code else None

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 code."""
        return self.atlas.area(code) if "-" not in code else None

    def _suggestions(self, text: str, served: Served) -> tuple[Place, ...]:
        try:
            return suggestions(self.atlas, split(text), served)
        except PlaceNotFound:
            return ()


def _location(place: Place) -> Location:
    return Location(place.label, (place.point.latitude, place.point.longitude, 0.0), place)


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process, opened at its first use."""
    return Gazetteer()
