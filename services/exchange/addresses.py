"""Addresses, postal codes and coordinates of a list: read, repaired where sure, else doubted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.geo.places import Place, PlaceKind, gazetteer
from services.geo.sphere import LatLng, distance_km

FARTHEST_KM = {PlaceKind.POSTAL_CODE: 25, PlaceKind.CITY: 60}
"""How far a pin may be from the middle of its postal code or town."""

WHOLE_ADDRESS = re.compile(
    r"(?P<street>.+),\s*(?P<city>[^,\d]+),\s*(?P<state>[^,\d]{2,}?),?\s+(?P<postal_code>\d[\d-]{2,})",
    re.DOTALL,
)
ZIP = re.compile(r"(?P<code>\d{3,5})(?:-?(?P<plus>\d{4}))?")
ZIP_DIGITS = 5


@dataclass(frozen=True)
class Read:
    """A value, and why it may be wrong."""

    value: str
    doubt: str = ""


def split_address(text: str) -> dict[str, str]:
    """ "400 Example Dr., Aliquippa, PA, 15001" in its fields; else all of it as the street."""
    text = text.strip()
    found = WHOLE_ADDRESS.fullmatch(text)
    if found is None:
        return {"location.address_1": text}
    names = {"street": "address_1", "city": "city", "state": "state_province"}
    return {
        f"location.{names.get(name, name)}": value.strip()
        for name, value in found.groupdict().items()
    }


def read_subdivision(text: str, country: str) -> Read:
    """The ISO 3166-2 code of a state or province."""
    if not text or text.startswith(f"{country}-"):
        return Read(text)
    code = gazetteer().subdivision_of_text(text, country)
    return Read(code or "", "" if code else f"“{text}” is not a state or province of {country}")


def read_postal_code(text: str, country: str, subdivision: str) -> Read:
    """The postal code; a ZIP code gets its lost zeros back if that gives one of its state."""
    text = text.strip().upper()
    if country != "US" or not text:
        return Read(text)
    found = ZIP.fullmatch(text.removesuffix(".0"))
    if found is None:
        return Read("", f"“{text}” is not a ZIP code")
    code = found["code"]
    if len(code) < ZIP_DIGITS:
        return repaired_zip(text, code, subdivision)
    place = gazetteer().postal_code(code, country)
    if place and subdivision not in ("", place.subdivision):
        return Read(code, f"ZIP code {code} is in {place.subdivision_name}, not {subdivision}")
    return Read(code)


def repaired_zip(text: str, code: str, subdivision: str) -> Read:
    """The only code that a spreadsheet can have shortened, if there is one."""
    padded = code.zfill(ZIP_DIGITS)
    place = gazetteer().postal_code(padded, "US")
    if place is None or subdivision not in ("", place.subdivision):
        return Read(
            "", f"“{text}” is not a ZIP code, and {padded} is none of {subdivision or 'US'}"
        )
    return Read(padded)


def reference(postal_code: str, city: str, subdivision: str, country: str) -> Place | None:
    """The place that a pin must be near: the postal code, else the town."""
    return gazetteer().postal_code(postal_code, country) or gazetteer().city(
        city, subdivision, country
    )


@dataclass(frozen=True)
class Pin:
    """A pin that can be taken, or why it is not."""

    point: LatLng | None = None
    doubt: str = ""


def read_pin(latitude: str, longitude: str, near: Place | None) -> Pin:
    """The pin of a list, unless it is no pin or far from `near`."""
    if not latitude and not longitude:
        return Pin()
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return Pin(doubt=f"“{latitude}, {longitude}” are not coordinates")
    if north == 0 and east == 0:
        return Pin(doubt="the coordinates are 0,0")
    try:
        point = LatLng(north, east)
    except ValueError as error:
        return Pin(doubt=f"the coordinates are not on the globe ({error})")
    return checked(point, near)


def checked(point: LatLng, near: Place | None) -> Pin:
    if near is None:
        return Pin(point)
    away = distance_km(point, near.point)
    if away <= FARTHEST_KM[near.kind]:
        return Pin(point)
    swapped = is_swapped(point, near)
    why = ", with latitude and longitude swapped" if swapped else ""
    return Pin(doubt=f"the pin is {away:,.0f} km from {near.label}{why}")


def is_swapped(point: LatLng, near: Place) -> bool:
    try:
        turned = LatLng(point.longitude, point.latitude)
    except ValueError:
        return False
    return distance_km(turned, near.point) <= FARTHEST_KM[near.kind]
