"""The embedded gazetteer: what place a text names, without asking anybody outside."""

from services.geo.places.attributions import ATTRIBUTIONS, Attribution
from services.geo.places.gazetteer import Gazetteer, gazetteer
from services.geo.places.place import (
    AmbiguousPlace,
    CountryNotServed,
    Place,
    PlaceError,
    PlaceKind,
    PlaceNotFound,
)

__all__ = [
    "ATTRIBUTIONS",
    "AmbiguousPlace",
    "Attribution",
    "CountryNotServed",
    "Gazetteer",
    "Place",
    "PlaceError",
    "PlaceKind",
    "PlaceNotFound",
    "gazetteer",
]
