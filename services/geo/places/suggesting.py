"""Did you mean: places whose names differ from a typed one by a letter or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from services.geo.places.atlas import Atlas
from services.geo.places.folding import key_of
from services.geo.places.place import Place, PlaceKind
from services.geo.places.reading import Parts, without_last
from services.geo.places.served import Served

MOST_SUGGESTIONS = 5

LONGEST_KEY = 40
"""Longer words are no misspelt name."""

_TWO_EDITS_FROM = 7
"""Shorter names may differ in one letter only: in two, they are other names."""

_SHORTEST_KEY = 4
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_AREA_WORDS = 7

FAR_BIGGER = 4
"""A city with this many times the people of the largest namesake may be the one that was meant."""


def suggestions(atlas: Atlas, parts: Parts, served: Served) -> tuple[Place, ...]:
    """The places that a text which names none may have meant: the likeliest first."""
    ranked = sorted(
        _nearly(atlas, parts, served, most=2),
        key=lambda entry: (entry[0], -entry[1].population, entry[1].label),
    )
    return tuple(place for _, place in ranked[:MOST_SUGGESTIONS])


def far_bigger(
    atlas: Atlas, parts: Parts, served: Served, namesakes: Iterable[Place]
) -> tuple[Place, ...]:
    """The cities one letter away beside which all namesakes are small: Pittsburgh, not Pittsburg."""
    least = FAR_BIGGER * max(place.population for place in namesakes)
    found = [
        place
        for edits, place in _nearly(atlas, parts, served, most=1)
        if edits and place.kind is PlaceKind.CITY and 0 < least <= place.population
    ]
    return tuple(sorted(found, key=lambda place: (-place.population, place.label)))


def _nearly(
    atlas: Atlas, parts: Parts, served: Served, *, most: int
) -> Iterable[tuple[int, Place]]:
    """The places of nearly this name, with how many letters differ; a variant counts as one more."""
    areas, rest = _area_at_end(atlas, parts, served)
    near = _near_keys(atlas, key_of(rest[0]), most) if rest else {}
    found: dict[str, tuple[int, Place]] = {}
    for edits, key in sorted((edits, key) for key, edits in near.items()):
        for place, is_usual in _places(atlas, key, served):
            if not areas or areas & {place.subdivision, place.country}:
                differs = edits + (not is_usual)
                if differs < found.get(place.query, (most + 2, place))[0]:
                    found[place.query] = (differs, place)
    return found.values()


def _area_at_end(atlas: Atlas, parts: Parts, served: Served) -> tuple[set[str], Parts]:
    """The codes of the state or country that ends the text, if one does, and the text before."""
    last = parts[-1]
    for count in range(min(_MOST_AREA_WORDS, len(last)), 0, -1):
        rest = without_last(parts, count)
        areas = atlas.areas(key_of(last[-count:]), served) if rest else []
        if areas:
            return {area.subdivision or area.country for area in areas}, rest
    return set(), parts


def _places(atlas: Atlas, key: str, served: Served) -> Iterator[tuple[Place, bool]]:
    """The places of a key, and whether it is their usual name."""
    usual = atlas.towns(key, served)
    yield from ((place, True) for place in (*atlas.areas(key, served), *usual))
    if not usual:
        yield from ((town, False) for town in atlas.variants(key, served))


def _near_keys(atlas: Atlas, key: str, most: int) -> dict[str, int]:
    """The keys of the file that are up to `most` letters away, with how many."""
    if not _SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        return {}
    tables = [atlas.tables[name] for name in ("towns", "names", "area_names")]
    other_starts = sorted(set(_with_another_start(key)))
    near = {other: 1 for other in other_starts if any(table.has(other) for table in tables)}
    most = most if len(key) >= _TWO_EDITS_FROM else 1
    # So many edits leave one of the pieces whole: most names are passed over unseen.
    pieces = _pieces(key, most + 1)
    letters = set(key)
    for other in set(chain.from_iterable(table.keys_with(key[0], pieces) for table in tables)):
        if len(letters.difference(other)) <= most and len(set(other) - letters) <= most:
            edits = edit_distance(key, other, most)
            if edits <= most:
                near[other] = edits
    return near


def _with_another_start(key: str) -> Iterator[str]:
    """The key with a first letter mistyped, missing, doubled or swapped with the next."""
    yield key[1:]
    yield key[1] + key[0] + key[2:]
    for letter in _LETTERS:
        yield letter + key[1:]
        yield letter + key


def _pieces(key: str, count: int) -> list[str]:
    """The key cut in so many parts."""
    cuts = [len(key) * number // count for number in range(count + 1)]
    return [key[start:end] for start, end in pairwise(cuts)]


def edit_distance(a: str, b: str, most: int) -> int:
    """Letters to change, add, drop or swap with the next to get from a to b; above `most`, more.

    The optimal string alignment distance (a restricted Damerau-Levenshtein distance), worked out
    near the diagonal only, as nothing farther from it stays within `most`.
    """
    far = most + 1
    if abs(len(a) - len(b)) > most:
        return far
    before: list[int] = []
    row = [min(j, far) for j in range(len(b) + 1)]
    for i, letter in enumerate(a, 1):
        last, before = before, row
        row = [min(i, far)] + [far] * len(b)
        for j in range(max(1, i - most), min(len(b), i + most) + 1):
            cost = before[j - 1] + (letter != b[j - 1])
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, last[j - 2] + 1)
            row[j] = min(cost, before[j] + 1, row[j - 1] + 1)
        if min(row) > most and min(before) > most:
            return far
    return min(row[-1], far)
