"""Building the places file from pinned packages; nothing here runs when places are looked up."""

from services.geo.places.building.assembly import BuiltPlaces, build_places

__all__ = ["BuiltPlaces", "build_places"]
