"""Reading the address of a place page: every place has one, and other spellings lead to it."""

from __future__ import annotations

import re
from typing import NoReturn
from urllib.parse import unquote

from django.http import Http404, HttpRequest

from services.geo.places import PlaceError, PlaceKind, gazetteer
from services.search.places import town_slug

from .place_names import NO_STATE, place_url

COUNTRY_CODE = re.compile(r"[A-Z]{2}", re.ASCII)
STATE_CODE = re.compile(r"[A-Z0-9]{1,3}", re.IGNORECASE | re.ASCII)


class PlaceMoved(Exception):
    """The place has another address: go there."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def only_at(url: str, request: HttpRequest) -> None:
    """Send everybody to the one address. Raises PlaceMoved."""
    if request.path != unquote(url):
        raise PlaceMoved(url)


def read_country(segment: str) -> str:
    """The ISO 3166-1 code of a country's code or name. Raises Http404."""
    known, code = gazetteer(), segment.upper()
    if known.country(code):
        return code
    try:
        place = known.find(words(segment))
    except PlaceError:
        place = None
    if place and place.kind is PlaceKind.COUNTRY:
        return place.country
    if COUNTRY_CODE.fullmatch(code):  # listings may be where the gazetteer knows nothing
        return code
    raise Http404


def read_state(segment: str, country: str) -> str | None:
    """The ISO 3166-2 code of a state's code or name; "" where towns have none, None if unknown."""
    if segment.lower() == NO_STATE:
        return ""
    if STATE_CODE.fullmatch(segment):
        return f"{country}-{segment.upper()}"
    return gazetteer().subdivision_of_text(words(segment), country)


def look_for_town(segment: str, country: str) -> NoReturn:
    """Send on who left out the state. Raises PlaceMoved, or Http404 where no one town is meant."""
    try:
        place = gazetteer().find(f"{words(segment)}, {country}", countries=[country])
    except PlaceError:
        raise Http404 from None
    if place.kind is not PlaceKind.CITY:
        raise Http404
    raise PlaceMoved(place_url(country, place.subdivision, town_slug(place.name)))


def words(segment: str) -> str:
    return segment.replace("-", " ")
