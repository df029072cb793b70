"""Building the map's offline base: outlines of countries, states and counties."""

from .build import MissingOutlines, build_base

__all__ = ["MissingOutlines", "build_base"]
