"""Where a location is: its true pin, its public pin and its time zone.

Nothing here calls out: addresses are looked up in the embedded gazetteer only.
"""

from __future__ import annotations

import math

from services.geo.places import Place, gazetteer
from services.geo.sphere import LatLng
from services.geo.zones import time_zone
from services.models import Location
from services.vocabulary import AddressPrivacy, LocationType, PinAccuracy, PinSource

APPROXIMATE_GRID_DEGREES = 0.02
"""About 2.2 km: the cell of an `approximate` place."""

CITY_GRID_DEGREES = 0.2
"""About 22 km: the cell of a `city` place whose town the gazetteer does not know."""

ADDRESS_FIELDS = ("address_1", "address_2", "city", "state_province", "postal_code", "country")


def locate(location: Location) -> None:
    """Fill what follows from the address and the pin, unsaved: pin, public pin, time zone.

    A pin from staff or a source is kept. One from the gazetteer is looked up again, so that an old
    pin never stays with a new address.
    """
    if location.location_type == LocationType.VIRTUAL:
        clear_pin(location)
    elif location.latitude is None or location.pin_source == PinSource.GAZETTEER:
        pin_from_address(location)
    set_public_pin(location)
    if location.pin is not None:
        location.timezone = time_zone(location.pin)


def clear_pin(location: Location) -> None:
    location.latitude = location.longitude = None
    location.pin_source = location.pin_accuracy = ""


def pin_from_address(location: Location) -> None:
    """The middle of the postal code or else of the town; no pin if neither is known."""
    clear_pin(location)
    found = gazetteer().postal_code(location.postal_code, location.country)
    accuracy = PinAccuracy.POSTAL_CODE
    if found is None:
        found, accuracy = town(location), PinAccuracy.CITY
    if found is not None:
        location.latitude, location.longitude = found.point.latitude, found.point.longitude
        location.pin_source, location.pin_accuracy = PinSource.GAZETTEER, accuracy


def town(location: Location) -> Place | None:
    return gazetteer().city(location.city, location.state_province, location.country)


def set_public_pin(location: Location) -> None:
    """Derive the public pin: the only position that any public surface computes with."""
    pin = public_pin(location)
    location.public_latitude = pin.latitude if pin else None
    location.public_longitude = pin.longitude if pin else None


def public_pin(location: Location) -> LatLng | None:
    """The true pin, a point shared by the whole grid cell or town, or None.

    It depends on the place alone and never on the query, so distances measured from many points
    lead to the cell and not to the door.
    """
    pin = location.pin
    if pin is None or not AddressPrivacy(location.address_privacy).has_public_pin:
        return None
    if location.address_privacy == AddressPrivacy.EXACT:
        return pin
    if location.address_privacy == AddressPrivacy.APPROXIMATE:
        return middle_of_cell(pin, APPROXIMATE_GRID_DEGREES)
    found = town(location)
    return found.point if found else middle_of_cell(pin, CITY_GRID_DEGREES)


def middle_of_cell(pin: LatLng, step_degrees: float) -> LatLng:
    """The middle of the grid cell that holds `pin`; cells are about as wide as they are high."""
    latitude = (math.floor(pin.latitude / step_degrees) + 0.5) * step_degrees
    latitude = max(-90.0, min(90.0, latitude))
    width = step_degrees / max(math.cos(math.radians(latitude)), 0.01)
    longitude = (math.floor(pin.longitude / width) + 0.5) * width
    return LatLng(round(latitude, 6), round(max(-180.0, min(180.0, longitude)), 6))
