"""Finding the place that a text names, as a geopy geocoder that never leaves the process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from services.geo.places.atlas import PLACES_FILE, Atlas
from services.geo.places.folding import fold_key, key_of
from services.geo.places.place import AmbiguousPlace, Place, PlaceKind, PlaceNotFound
from services.geo.places.reading import Reading, Words, code_first, read
from services.geo.sphere import distance_km

MOST_CANDIDATES = 12

DOMINANCE = 20
"""A place outshines its namesakes with this many times the people of the next one."""

UNLISTED_TOWN = 250
"""Taken for an unknown population: the data lists the people of every town above 500."""

SAME_AREA_KM = 100
"""A town and the postal code beside it contradict each other when they are farther apart."""

OWN_CITY_SHARE = 4
"""A city with a quarter of the state that it gave its name to goes before it (New York)."""

_MOST_STATE_WORDS = 4
_MOST_TOWN_WORDS = 5
_CODE_LENGTH = 2

Countries = Sequence[str] | None


class _NoNetwork(BaseSyncAdapter):
    """Makes sure that geopy has nothing to call out with."""

    def get_json(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        raise RuntimeError("the embedded gazetteer uses no network")

    get_text = get_json


class Gazetteer(Geocoder):
    """Postal codes, towns and states from the embedded file. One instance serves all threads."""

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
            location = _location(self.find(query, countries=countries))
        except PlaceNotFound:
            return None
        except AmbiguousPlace as error:
            if exactly_one:
                raise
            return [_location(place) for place in error.candidates]
        return location if exactly_one else [location]

    def find(self, text: str, *, countries: Countries = None) -> Place:
        """The place that a text names, within these ISO 3166-1 countries (None: all we know).

        Reads postal codes, "city, state", a city or state alone, and addresses, which fall back to
        their postal code or town. Raises PlaceNotFound, or AmbiguousPlace with the candidates.
        """
        return _Search(self.atlas, text, countries).place()

    def postal_code(self, code: str, country: str = "US") -> Place | None:
        """The place of a complete postal code (ZIP+4 too); lost zeros are not guessed."""
        return next(iter(self.atlas.postal_codes(code.strip(), [country])), None)

    def city(self, name: str, subdivision: str, country: str = "US") -> Place | None:
        """The town of this name in a state ("US-PA"); None when there is none, or no clear one."""
        try:
            search = _Search(self.atlas, name, [country])
            return search.clear_one(search.towns_in(fold_key(name), subdivision))
        except (PlaceNotFound, AmbiguousPlace):
            return None

    def subdivision_of_text(self, text: str, country: str = "US") -> str | None:
        """The ISO 3166-2 code of a state's name, code or abbreviation ("Penn." → "US-PA")."""
        states = self.atlas.states(fold_key(text), [country])
        return states[0].subdivision if len(states) == 1 else None

    def subdivision(self, code: str) -> Place | None:
        """The state of an ISO 3166-2 code."""
        return self.atlas.state(code)


class _Search:
    """One search: the text stays at hand for the exceptions and for the fallback notice."""

    def __init__(self, atlas: Atlas, text: str, countries: Countries) -> None:
        self.atlas = atlas
        self.text = text
        self.countries = countries

    def place(self) -> Place:
        reading = read(self.text)
        if not reading.postal_code:
            return self.coded_in_front(reading) or self.named(reading.parts)
        if not reading.parts:
            return self.clear_one(self.coded(reading.postal_code))
        return self.coded_address(reading)

    def coded_in_front(self, reading: Reading) -> Place | None:
        """A postal code before its own town ("19134 Philadelphia"), which no house number is."""
        turned = code_first(reading)
        coded = self.coded(turned.postal_code) if turned else []
        if not turned or not coded:
            return None
        exact = [place for place in self.all_named(turned.parts) if not place.is_fallback]
        return coded[0] if any(_agree(coded[0], place) for place in exact) else None

    def coded(self, code: str) -> list[Place]:
        return self.atlas.postal_codes(code, self.countries)

    def coded_address(self, reading: Reading) -> Place:
        """An address with a postal code: the code, unless the rest names a place elsewhere."""
        named = self.all_named(reading.parts)
        coded = self.coded(reading.postal_code)
        if not coded:
            return self.fallback(self.clear_one(named))
        place = self.clear_one(coded)
        agreeing = [other for other in named if _agree(place, other)]
        if named and not agreeing:
            raise AmbiguousPlace(self.text, (place, *named)[:MOST_CANDIDATES])
        is_exact = any(not other.is_fallback for other in agreeing)
        return place if is_exact else self.fallback(place)

    def all_named(self, parts: tuple[Words, ...]) -> list[Place]:
        """What an address without its code could mean; empty when it says nothing we know."""
        try:
            place = self.named(parts)
        except AmbiguousPlace as error:
            return list(error.candidates)
        except PlaceNotFound:
            return []
        return [place, *place.others]

    def named(self, parts: tuple[Words, ...]) -> Place:
        """A state, a town, or a town with its state, or an address that ends in those."""
        if len(parts) == 1 and (places := self.by_name(key_of(parts[0]))):
            return self.clear_one(places)
        found = self.before_a_state(parts) or self.after_a_comma(parts)
        if found is None:
            raise PlaceNotFound(self.text)
        return found

    def by_name(self, key: str) -> list[Place]:
        """States and towns of this name; variants of town names count where nothing else does."""
        states = self.atlas.states(key, self.countries)
        towns = self.atlas.towns(key, self.countries)
        usual = [town.place for town in towns if town.is_usual]
        if (states or usual) and len(key) > _CODE_LENGTH:
            return states + usual
        return states + [town.place for town in towns]

    def before_a_state(self, parts: tuple[Words, ...]) -> Place | None:
        """The town before a state at the end of the text."""
        *others, last = parts
        for count in range(min(_MOST_STATE_WORDS, len(last)), 0, -1):
            states = self.atlas.states(key_of(last[-count:]), self.countries)
            rest = [*others, last[:-count]] if last[:-count] else others
            if states and rest:
                return self.at_the_end(rest, [state.subdivision for state in states])
        return None

    def at_the_end(self, parts: list[Words], subdivisions: list[str]) -> Place | None:
        """The town that the last part is, or that ends it after a house number."""
        *others, last = parts
        for start in (0, *range(max(len(last) - _MOST_TOWN_WORDS, 1), len(last))):
            if start and not _has_number(last[:start]):
                break
            key = key_of(last[start:])
            towns = [town for code in subdivisions for town in self.towns_in(key, code)]
            if towns:
                town = self.clear_one(towns)
                return self.fallback(town) if start or others else town
        return None

    def after_a_comma(self, parts: tuple[Words, ...]) -> Place | None:
        """The town that stands alone after a street and a comma."""
        *others, last = parts
        key = key_of(last)
        is_state = bool(self.atlas.states(key, self.countries))
        if not others or (is_state and not any(_has_number(part) for part in others)):
            return None
        places = self.by_name(key)
        place = self.clear_one(places) if places else None
        return None if place is None or place.kind is PlaceKind.STATE else self.fallback(place)

    def towns_in(self, key: str, subdivision: str) -> list[Place]:
        """The towns of this name in a state; variants where nothing else goes by it."""
        towns = self.atlas.towns(key, self.countries)
        towns = [town for town in towns if town.place.subdivision == subdivision]
        usual = [town.place for town in towns if town.is_usual]
        return usual or [town.place for town in towns]

    def clear_one(self, places: list[Place]) -> Place:
        """The only place, or the one that outshines the others (DOMINANCE), who go with it."""
        if not places:
            raise PlaceNotFound(self.text)
        first, *others = _by_population(places)
        if others and _people(first) < DOMINANCE * _people(others[0]):
            city = _own_city([first, *others])
            if city is None:
                raise AmbiguousPlace(self.text, (first, *others)[:MOST_CANDIDATES])
            first, others = city, [place for place in (first, *others) if place != city]
        return replace(first, others=tuple(others[:MOST_CANDIDATES]))

    def fallback(self, place: Place) -> Place:
        return replace(place, is_fallback=True, understood_from=self.text.strip())


def _has_number(words: Words) -> bool:
    """A house number stands among these words."""
    return any(char.isdigit() for word in words for char in word)


def _agree(coded: Place, named: Place) -> bool:
    """Whether a postal code can be in this town or state."""
    is_near = named.kind is PlaceKind.STATE or distance_km(coded.point, named.point) < SAME_AREA_KM
    return is_near and named.subdivision == coded.subdivision


def _people(place: Place) -> int:
    return max(place.population, UNLISTED_TOWN)


def _by_population(places: list[Place]) -> list[Place]:
    """Largest first, without repeats (one town may go by several spellings of one key)."""
    unique = {place.query: place for place in places}
    return sorted(unique.values(), key=lambda place: (-place.population, place.label))


def _own_city(places: list[Place]) -> Place | None:
    """The city whose state is its namesake and holds few more people than it."""
    first, second, *_ = places
    is_own = first.kind is PlaceKind.STATE and second.subdivision == first.subdivision
    return second if is_own and _people(second) * OWN_CITY_SHARE >= _people(first) else None


def _location(place: Place) -> Location:
    return Location(place.label, (place.point.latitude, place.point.longitude, 0.0), place)


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process, opened at its first use."""
    return Gazetteer()
