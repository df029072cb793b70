"""Weighing places against each other: which namesake is meant, and what goes with a postal code."""

from __future__ import annotations

from collections.abc import Iterable

from services.geo.places.place import Place, PlaceKind
from services.geo.sphere import distance_km

DOMINANCE = 20
"""A place outshines its namesakes with this many times the people of the next one."""

UNLISTED_TOWN = 250
"""Taken for an unknown population: the data lists the people of every town above 500."""

SAME_AREA_KM = 100
"""A town and the postal code beside it contradict each other when they are farther apart."""

OWN_CITY_SHARE = 4
"""A city with a quarter of the state that it gave its name to goes before it (New York)."""


def people(place: Place) -> int:
    return max(place.population, UNLISTED_TOWN)


def outshines(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place is meant rather than its namesakes (DOMINANCE)."""
    return all(people(place) >= DOMINANCE * people(other) for other in others)


def by_population(places: list[Place]) -> list[Place]:
    """Largest first, without repeats (one town may go by several spellings of one key)."""
    unique = {place.query: place for place in reversed(places)}
    return sorted(unique.values(), key=lambda place: (-place.population, place.label))


def areas_of_own_city(ranked: list[Place]) -> list[Place]:
    """The namesake areas that the largest city lies in and that hold few more people than it."""
    city = next((place for place in ranked if place.kind is PlaceKind.CITY), None)
    if city is None:
        return []
    return [place for place in ranked if eclipses(city, place)]


def eclipses(city: Place, area: Place) -> bool:
    """Whether a city lies in this area and holds a good share of its people."""
    return _lies_in(city, area) and people(city) * OWN_CITY_SHARE >= people(area)


def _lies_in(place: Place, area: Place) -> bool:
    if area.kind is PlaceKind.STATE:
        return place.subdivision == area.subdivision
    return area.kind is PlaceKind.COUNTRY and place.country == area.country


def innermost(areas: Iterable[Place]) -> list[Place]:
    """Without the countries of which there is a state too (both are called México)."""
    areas = list(areas)
    outer = {area.country for area in areas if area.kind is PlaceKind.STATE}
    return [area for area in areas if area.kind is PlaceKind.STATE or area.country not in outer]


def agree_with_any(coded: Place, named: Iterable[Place]) -> bool:
    return any(agree(coded, place) for place in named)


def agree(coded: Place, named: Place) -> bool:
    """Whether a postal code can be in this town, state or country."""
    if named.kind is PlaceKind.COUNTRY:
        return named.country == coded.country
    is_near = named.kind is PlaceKind.STATE or distance_km(coded.point, named.point) < SAME_AREA_KM
    is_same = named.subdivision == coded.subdivision or not coded.subdivision
    return is_near and is_same and named.country == coded.country
