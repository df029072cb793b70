"""The way to a place: links that know where it is, and never where the visitor is."""

from __future__ import annotations

from dataclasses import dataclass

from services.curation.public_places import public_door
from services.curation.search_rows import is_place_to_go
from services.geo.sphere import LatLng
from services.models import ServiceAtLocation


@dataclass(frozen=True)
class Directions:
    """Links to the door, to about 1 m."""

    door: LatLng

    @property
    def point(self) -> str:
        return f"{self.door.latitude:.5f},{self.door.longitude:.5f}"

    @property
    def web(self) -> str:
        """A map site without advertisements or accounts, which works on every device."""
        return f"https://www.openstreetmap.org/directions?to={self.point}"

    @property
    def app(self) -> str:
        """The map app of a phone (RFC 5870); Android wants `q` for its pin."""
        return f"geo:{self.point}?q={self.point}"


def directions_to(listing: ServiceAtLocation) -> Directions | None:
    """Directions, where everybody may know the door and people can go there."""
    door = public_door(listing.location)
    return Directions(door) if door and is_place_to_go(listing) else None
