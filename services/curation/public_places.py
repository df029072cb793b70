"""What the public may know of where a listing is: the address, and the pin of its door."""

from __future__ import annotations

from dataclasses import dataclass

from services.geo.sphere import LatLng
from services.models import Location
from services.vocabulary import (
    APPROXIMATE_ACCURACY,
    PRIVACY_WITH_PIN,
    AddressPrivacy,
    LocationType,
)
from services.vocabulary.places import STATES_IN_ADDRESSES


@dataclass(frozen=True)
class PublicAddress:
    """The parts of an address that the privacy of its location allows; the others are empty."""

    street: str = ""
    suite: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def town(self) -> str:
        """Such as "Philadelphia, PA", or "London"."""
        state = self.state if self.country in STATES_IN_ADDRESSES else ""
        return ", ".join(filter(None, [self.city, state]))

    @property
    def locality(self) -> str:
        """Such as "Philadelphia, PA 19134"."""
        return " ".join(filter(None, [self.town, self.postal_code]))

    @property
    def lines(self) -> list[str]:
        return [line for line in (self.street, self.suite, self.locality) if line]


def public_address(location: Location) -> PublicAddress:
    """The whole address, the town alone, or nothing."""
    town = {
        "city": location.city,
        "state": location.state_province.partition("-")[2],
        "country": location.country,
    }
    if location.address_privacy == AddressPrivacy.EXACT:
        street, suite = location.address_1, location.address_2
        return PublicAddress(street, suite, postal_code=location.postal_code, **town)
    if location.address_privacy in PRIVACY_WITH_PIN:
        return PublicAddress(**town)
    return PublicAddress()


def public_door(location: Location) -> LatLng | None:
    """The pin to lead people to: public, and that of the place itself; else None."""
    is_door = (
        location.address_privacy == AddressPrivacy.EXACT
        and location.location_type == LocationType.PHYSICAL
        and location.pin_accuracy not in APPROXIMATE_ACCURACY
    )
    return location.public_pin if is_door else None
