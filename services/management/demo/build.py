"""The whole demo, put together from its content."""

from __future__ import annotations

from .content import read_blueprints, read_cities, read_settings
from .directory import add_directory
from .fixture import Fixture
from .listings import CityListings


def build_demo() -> Fixture:
    """Every row of the demo, the same each time."""
    fixture = Fixture()
    add_directory(fixture)
    blueprints, settings = read_blueprints(), read_settings()
    for city in read_cities():
        CityListings(fixture, city, blueprints, settings).add_all()
    return fixture
