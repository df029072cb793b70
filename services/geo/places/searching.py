"""What a text can mean: postal codes, towns, states and countries, weighed against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from services.geo.places.atlas import Atlas
from services.geo.places.folding import key_of
from services.geo.places.place import (
    AmbiguousPlace,
    CountryNotServed,
    Place,
    PlaceKind,
    PlaceNotFound,
)
from services.geo.places.postal import Code, codes_at_end, codes_at_start
from services.geo.places.reading import (
    Parts,
    has_number,
    is_numbered,
    split,
    without_first,
    without_last,
)
from services.geo.places.served import Served
from services.geo.places.weighing import (
    agree,
    agree_with_any,
    areas_of_own_city,
    by_population,
    eclipses,
    innermost,
    outshines,
)

MOST_CANDIDATES = 12

CALLED_COUNTRIES = frozenset({"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"})
"""Subdivisions that people call countries."""

_MOST_AREA_WORDS = 7
_MOST_TOWN_WORDS = 5
_CODE_LENGTH = 2
_LEAST_CODE_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Coded:
    """A text with a postal code: the places that have it, and the rest of the text."""

    places: list[Place]
    rest: Parts


class Search:
    """One search: the text stays at hand for the exceptions and for the fallback notice.

    `within` narrows the countries served to the one that the text itself names.
    """

    def __init__(self, atlas: Atlas, text: str, served: Served, within: str = "") -> None:
        self.atlas = atlas
        self.text = text
        self.served = served
        self.within = within

    def place(self) -> Place:
        """The place meant; PlaceNotFound, or AmbiguousPlace with the candidates.

        CountryNotServed is the PlaceNotFound of a text that names a place in another country.
        """
        parts = split(self.text)
        if len(parts) == 1:
            self.refuse_country(key_of(parts[0]))
        return self.understood(parts)

    def understood(self, parts: Parts) -> Place:
        coded = self.coded_at_end(parts)
        if coded is None:
            return self.coded_in_front(parts) or self.named(parts)
        if not coded.rest:
            return self.clear_one(coded.places)
        return self.coded_address(coded)

    # Postal codes

    def countries(self) -> tuple[str, ...] | None:
        return (self.within,) if self.within else self.served.countries

    def coded(self, codes: Iterable[Code]) -> list[tuple[Code, Place]]:
        """The codes that exist, with their places."""
        found = ((code, self.atlas.postal_code(code.text, code.country, self.served))
                 for code in codes)  # fmt: skip
        return [(code, place) for code, place in found if place]

    def coded_at_end(self, parts: Parts) -> Coded | None:
        """A postal code at the end; a number that only looks like one counts as unknown."""
        last = parts[-1]
        codes = [code for code in codes_at_end(last, self.countries())
                 if not is_numbered(last[: -code.words])]  # fmt: skip
        found = self.coded(codes)
        words = max((code.words for code, _ in found), default=0)
        places = [place for code, place in found if code.words == words]
        if not places:
            words = max((code.words for code in codes if _is_number(code)), default=0)
        return Coded(places, without_last(parts, words)) if words else None

    def coded_in_front(self, parts: Parts) -> Place | None:
        """A postal code before its own town ("19134 Philadelphia"), which no house number is."""
        for index in dict.fromkeys((0, len(parts) - 1)):
            codes = list(codes_at_start(parts[index], self.countries()))
            for words in {code.words for code in codes}:
                rest = without_first(parts, index, words)
                named = self.all_named(rest) if rest else []
                named_in = {place.country for place in named}
                found = self.coded(
                    code for code in codes if code.words == words and code.country in named_in
                )
                places = [place for _, place in found]
                if index == 0:
                    named = [place for place in named if not place.is_fallback]
                if agreeing := [place for place in places if agree_with_any(place, named)]:
                    is_exact = any(not other.is_fallback for other in named)
                    place = self.clear_one(agreeing)
                    return place if is_exact else self.fallback(place)
        return None

    def coded_address(self, coded: Coded) -> Place:
        """An address with a postal code: the code, unless the rest names a place elsewhere."""
        named = self.all_named(coded.rest)
        if not coded.places:
            return self.fallback(self.clear_one(named))
        if not named:
            return self.fallback(self.clear_one(coded.places))
        agreeing = [place for place in coded.places if agree_with_any(place, named)]
        if not agreeing:
            raise AmbiguousPlace(self.text, (*coded.places, *named)[:MOST_CANDIDATES])
        place = self.clear_one(agreeing)
        is_exact = any(not other.is_fallback and agree(place, other) for other in named)
        return place if is_exact else self.fallback(place)

    # Names

    def all_named(self, parts: Parts) -> list[Place]:
        """What an address without its code could mean; empty when it says nothing we know."""
        return _all_of(lambda: self.named(parts))

    def named(self, parts: Parts) -> Place:
        """A place by its name, with the area that it is in, or an address that ends in those."""
        if len(parts) == 1 and (places := self.by_name(key_of(parts[0]))):
            return self.clear_one(places)
        found = self.before_an_area(parts)
        if found is None:
            self.refuse_elsewhere(parts)
            found = self.after_a_comma(parts)
        if found is None:
            raise PlaceNotFound(self.text)
        return found

    def by_name(self, key: str) -> list[Place]:
        """Areas and towns of this name; variants of town names count where nothing else does."""
        areas = self.areas(key)
        usual = self.atlas.towns(key, self.served, area=self.within)
        is_name = bool(areas or usual) and len(key) > _CODE_LENGTH
        if is_name and not areas:
            return usual
        variants = self.atlas.variants(key, self.served, area=self.within)
        if is_name:
            variants = [town for town in variants if any(eclipses(town, area) for area in areas)]
        return areas + usual + variants

    def areas(self, key: str) -> list[Place]:
        return [area for area in self.atlas.areas(key, self.served) if self.is_within(area)]

    def is_within(self, place: Place) -> bool:
        return not self.within or place.country == self.within

    def before_an_area(self, parts: Parts) -> Place | None:
        """The place before a state or country at the end of the text."""
        last = parts[-1]
        for count in range(min(_MOST_AREA_WORDS, len(last)), 0, -1):
            rest = without_last(parts, count)
            areas = self.areas(key_of(last[-count:])) if rest else []
            found = {area: places for area in areas if (places := self.in_area(rest, area))}
            places = [place for area in innermost(found) for place in found[area]]
            if places:
                return self.clear_one(places)
        return None

    def in_area(self, parts: Parts, area: Place) -> list[Place]:
        """What a text can mean in a country, or which town in a state."""
        if area.kind is PlaceKind.COUNTRY:
            search = Search(self.atlas, self.text, self.served, within=area.country)
            return _all_of(lambda: search.understood(parts))
        return self.at_the_end(parts, area.subdivision)

    def at_the_end(self, parts: Parts, subdivision: str) -> list[Place]:
        """The towns that the last part is, or that end it after a house number."""
        *others, last = parts
        for start in (0, *range(max(len(last) - _MOST_TOWN_WORDS, 1), len(last))):
            if start and not has_number(last[:start]):
                break
            if towns := self.towns_in(key_of(last[start:]), subdivision):
                return [self.fallback(town) for town in towns] if start or others else towns
        return []

    def after_a_comma(self, parts: Parts) -> Place | None:
        """The town that stands alone after a street and a comma."""
        *others, last = parts
        key = key_of(last)
        if not others or (self.areas(key) and not any(has_number(part) for part in others)):
            return None
        places = self.by_name(key)
        place = self.clear_one(places) if places else None
        return None if place is None or place.kind.is_area else self.fallback(place)

    def towns_in(self, key: str, subdivision: str) -> list[Place]:
        """The towns of this name in a state; variants where nothing else goes by it."""
        return self.atlas.towns(key, self.served, area=subdivision) or self.atlas.variants(
            key, self.served, area=subdivision
        )

    # Countries that are not served

    def refuse_country(self, key: str) -> None:
        """Raise CountryNotServed for the name of a country that outshines all that it is here."""
        for area in self.areas_elsewhere(key):
            here = self.by_name(key)
            is_area_here = any(place.kind.is_area for place in here)
            if _is_called_country(area) and not is_area_here and outshines(area, here):
                raise CountryNotServed(self.text, area.country_name)

    def refuse_elsewhere(self, parts: Parts) -> None:
        """Raise CountryNotServed for a place before a state or country that is not served."""
        last = parts[-1]
        for count in range(min(_MOST_AREA_WORDS, len(last)), 0, -1):
            key, rest = key_of(last[-count:]), without_last(parts, count)
            for area in self.areas_elsewhere(key) if rest else ():
                is_said = count == len(last) and self.is_country_said(key, area, rest)
                if is_said or self.is_there(parts, area.country):
                    raise CountryNotServed(self.text, area.country_name)

    def is_country_said(self, key: str, area: Place, rest: Parts) -> bool:
        """Whether this can be nothing here but that country, whatever stands before it."""
        is_name = len(key) > _CODE_LENGTH and not self.areas(key)
        return is_name and _is_called_country(area) and not any(map(has_number, rest))

    def is_there(self, parts: Parts, country: str) -> bool:
        search = Search(self.atlas, self.text, Served((country,)), within=country)
        return bool(_all_of(lambda: search.before_an_area(parts)))

    def areas_elsewhere(self, key: str) -> list[Place]:
        """Areas outside of what is served; "PA" is only Pennsylvania there, and not Panama."""
        if self.within or self.served.countries is None:
            return []
        if len(key) <= _CODE_LENGTH and self.areas(key):
            return []
        return [area for area in self.atlas.areas(key) if not self.served.has(area.country)]

    # Weighing

    def clear_one(self, places: list[Place]) -> Place:
        """The only place, or the one that outshines the others (DOMINANCE), who go with it."""
        if not places:
            raise PlaceNotFound(self.text)
        ranked = by_population(places)
        eclipsed = areas_of_own_city(ranked)
        first, *others = [place for place in ranked if place not in eclipsed]
        if not outshines(first, others[:1]):
            raise AmbiguousPlace(self.text, tuple(ranked[:MOST_CANDIDATES]))
        return replace(first, others=tuple([*eclipsed, *others][:MOST_CANDIDATES]))

    def fallback(self, place: Place) -> Place:
        return replace(place, is_fallback=True, understood_from=self.text.strip())


def _all_of(search: Callable[[], Place | None]) -> list[Place]:
    """All that a search found: the place and its namesakes, the candidates, or nothing."""
    try:
        place = search()
    except AmbiguousPlace as error:
        return list(error.candidates)
    except PlaceNotFound:
        return []
    if place is None:
        return []
    others = [replace(other, is_fallback=place.is_fallback) for other in place.others]
    return [replace(place, others=()), *others]


def _is_called_country(area: Place) -> bool:
    return area.kind is PlaceKind.COUNTRY or area.subdivision in CALLED_COUNTRIES


def _is_number(code: Code) -> bool:
    """A code of digits that no country served has, such as a ZIP code that was retired."""
    return code.text.isdigit() and len(code.text) >= _LEAST_CODE_DIGITS
