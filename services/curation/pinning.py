"""The true pin after a person edited a location: typed, kept, or looked up again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from services.geo.sphere import LatLng, distance_km
from services.models import Location
from services.vocabulary import PinAccuracy, PinSource

from .locating import clear_pin, locate, pin_from_address

PIN_FIELDS = frozenset({"latitude", "longitude"})
MOVING_FIELDS = frozenset({"address_1", "city", "state_province", "postal_code", "country"})
"""A new suite or entrance is the same place on the map."""

FAR_KM = 100.0
"""From the middle of a postal code or town; the largest US ones reach about that far."""


@dataclass(frozen=True)
class PinDoubt:
    """A pin that does not seem to belong to the address."""

    distance_km: float
    is_swapped: bool


def repin(location: Location, *, changed: Collection[str]) -> None:
    """Settle the pin after the fields named in `changed` were edited, unsaved.

    A typed pin is the staff's and stays until somebody types another; any other pin is looked up
    again when the address moves.
    """
    if PIN_FIELDS.intersection(changed):
        take_typed_pin(location)
    elif is_outdated(location, changed=changed):
        clear_pin(location)
    locate(location)


def take_typed_pin(location: Location) -> None:
    if location.pin is None:
        clear_pin(location)
    else:
        location.pin_source, location.pin_accuracy = PinSource.STAFF, PinAccuracy.SITE


def is_outdated(location: Location, *, changed: Collection[str]) -> bool:
    """Whether the address moved away from a pin that no person set."""
    return location.pin_source != PinSource.STAFF and bool(MOVING_FIELDS.intersection(changed))


def doubt_about(location: Location) -> PinDoubt | None:
    """Why the pin may be wrong: far from the postal code or town of the address."""
    expected = point_of_address(location)
    if location.pin is None or expected is None:
        return None
    away_km = distance_km(location.pin, expected)
    if away_km <= FAR_KM:
        return None
    return PinDoubt(away_km, is_swapped=is_swapped(location.pin, expected))


def point_of_address(location: Location) -> LatLng | None:
    """The middle of the postal code or town of the address, by the embedded gazetteer."""
    address = {field: getattr(location, field) for field in MOVING_FIELDS}
    place = Location(**address)
    pin_from_address(place)
    return place.pin


def is_swapped(pin: LatLng, expected: LatLng) -> bool:
    return (
        abs(pin.longitude) <= 90
        and distance_km(LatLng(pin.longitude, pin.latitude), expected) <= FAR_KM
    )
