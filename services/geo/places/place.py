"""A place that a person named, and what to tell them when it is none, or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from services.geo.places.served import Served
from services.geo.sphere import LatLng


class PlaceKind(StrEnum):
    """What sort of place was named."""

    POSTAL_CODE = "postal_code"
    CITY = "city"
    STATE = "state"
    COUNTRY = "country"

    @property
    def is_area(self) -> bool:
        """A place that others lie in."""
        return self in (PlaceKind.STATE, PlaceKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class Place:
    """A postal code, town, state (province, region …) or country with its point.

    `label` is for reading and names the country where it is not the first one served; `query`,
    searched again in the same countries, gives exactly this place. `subdivision` is empty where
    ISO 3166-2 has none for it. `others` are places of the same name that this one outshines.
    `population` is known to 4 %, and 0 where it is not known.
    A fallback stands for more than was understood: `understood_from` is the text that it was
    taken from ("2913 Kensington Ave, Philadelphia, PA 19134" falls back to its ZIP code).
    """

    name: str
    kind: PlaceKind
    country: str
    country_name: str
    subdivision: str
    subdivision_name: str
    point: LatLng
    label: str
    query: str
    postal_code: str = ""
    population: int = 0
    others: tuple[Place, ...] = ()
    is_fallback: bool = False
    understood_from: str = ""

    def among(self, countries: Sequence[str]) -> Place:
        """The same place, which was found in its own country alone, as it is named and searched
        for where all of `countries` are served."""
        if self.kind is PlaceKind.COUNTRY:
            return self
        served = Served.of(countries)
        return replace(
            self,
            label=served.label(self.label, self.country, self.country_name),
            query=served.query(self.query, self.country, self.country_name),
        )


class PlaceError(Exception):
    """The text does not name one place."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class PlaceNotFound(PlaceError):
    """The text names no place that we know; `suggestions` are those that it may have meant."""

    def __init__(self, text: str, suggestions: tuple[Place, ...] = ()) -> None:
        super().__init__(text)
        self.suggestions = suggestions


class CountryNotServed(PlaceNotFound):
    """The text names a place in a country that the search is not for, or that country."""

    def __init__(self, text: str, country_name: str) -> None:
        super().__init__(text)
        self.country_name = country_name


class AmbiguousPlace(PlaceError):
    """The text names several places, and none of them clearly: the person has to choose."""

    def __init__(self, text: str, candidates: tuple[Place, ...]) -> None:
        super().__init__(text)
        self.candidates = candidates
