"""Invented addresses in real neighbourhoods, with their pins."""

from __future__ import annotations

from typing import Any

from services.curation.documents import new_rows, write_section
from services.curation.locating import locate
from services.models import Location
from services.vocabulary import AddressPrivacy, LocationType, PinAccuracy, PinSource

from .content import DEMO_DAY, Area, Blueprint, City, Setting, Stop
from .drawing import draw_answers, in_turn, pick, point_near, share
from .fixture import Fixture
from .hours_text import read_hours


class Places:
    """The locations of one city; services that name the same place share it."""

    def __init__(self, fixture: Fixture, city: City, settings: dict[str, Setting]) -> None:
        self.fixture = fixture
        self.city = city
        self.settings = settings
        self.named: dict[str, Location] = {}

    def find(self, blueprint: Blueprint, stop: Stop, key: str) -> Location:
        """The location of a stop; a new one unless its name was used before."""
        if stop.place in self.named:
            return self.named[stop.place]
        values = self.describe(blueprint, stop, key)
        location = Location()
        write_section("location", location, values)
        locate(location)
        # A place without a pin has no zone to look up.
        location.timezone = location.timezone or self.city.timezone
        self.fixture.add(location, key)
        for row in new_rows("location", location, values, self.fixture.terms):
            self.fixture.add(row, f"{key}:{self.fixture.next_use(key)}")
        if stop.place:
            self.named[stop.place] = location
        return location

    def area_of(self, stop: Stop) -> Area:
        """The neighbourhood of a stop; the city's first one unless it or its place says more."""
        known = self.city.places.get(stop.place, {})
        return self.city.areas[stop.area or known.get("area") or next(iter(self.city.areas))]

    def describe(self, blueprint: Blueprint, stop: Stop, key: str) -> dict[str, Any]:
        """The location section of a listing document."""
        known = self.city.places.get(stop.place, {})
        setting = self.settings[known.get("setting", blueprint.setting)]
        turn = self.fixture.next_use(f"setting {known.get('setting', blueprint.setting)}")
        values: dict[str, Any] = {
            "location_type": blueprint.location_type,
            "name": stop.place or in_turn(setting.names, turn),
            "address_privacy": privacy_of(blueprint, stop),
            "transportation": in_turn(setting.directions, turn),
            "attributes": {
                **draw_answers(key, setting.perhaps),
                **dict.fromkeys(setting.yes, True),
                **dict.fromkeys(setting.no, False),
            },
            "schedules": read_hours(known.get("hours", ""), today=DEMO_DAY),
        }
        if blueprint.location_type == LocationType.VIRTUAL:
            url = f"https://meet.example.org/{key.partition('/')[2].replace('/', '-')}"
            return {**values, "country": self.city.country, "url": url}
        return {**values, **self.address(stop, setting, key), **self.pin(stop, key)}

    def address(self, stop: Stop, setting: Setting, key: str) -> dict[str, Any]:
        area = self.area_of(stop)
        street = pick(self.city.streets, f"{key} street")
        low, high = self.city.house_numbers
        number = low + int(share(f"{key} number") * (high - low))
        other = in_turn(self.city.streets, self.city.streets.index(street) + 1)
        form = self.city.corner if setting.is_corner else self.city.address
        return {
            "address_1": form.format(number=number, street=street, other=other),
            "city": area.city or self.city.name,
            "state_province": self.city.state_province,
            "postal_code": pick(area.postal_codes, f"{key} code"),
            "country": self.city.country,
        }

    def pin(self, stop: Stop, key: str) -> dict[str, Any]:
        area = self.area_of(stop)
        latitude, longitude = point_near(
            area.latitude, area.longitude, within_km=area.spread_km, key=key
        )
        return {
            "latitude": latitude,
            "longitude": longitude,
            "pin_source": PinSource.SOURCE,
            "pin_accuracy": PinAccuracy(stop.pin_accuracy),
        }


def privacy_of(blueprint: Blueprint, stop: Stop) -> AddressPrivacy:
    return AddressPrivacy(stop.privacy or blueprint.privacy)
