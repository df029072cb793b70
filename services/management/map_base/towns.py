"""Names for the outlines: the towns of each region, the largest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from services.geo.places.atlas import Atlas

from .lines import Point
from .topology import STEPS_PER_DEGREE, Box, Topology

SMALLEST = 500
MOST_IN_A_REGION = 400

Town = tuple[str, int, int]
"""A name, and longitude and latitude in whole steps."""


def towns_of(regions: Mapping[str, Topology]) -> dict[str, list[Town]]:
    """The towns that lie in each region."""
    towns = sorted(known_towns(), key=lambda town: (-town[2], town))
    return {name: list(largest_in(region, towns)) for name, region in regions.items()}


def known_towns() -> Iterator[tuple[str, Point, int]]:
    for place in Atlas().every_town():
        if place.population >= SMALLEST:
            yield place.name, (place.point.longitude, place.point.latitude), place.population


def largest_in(region: Topology, towns: Iterable[tuple[str, Point, int]]) -> Iterator[Town]:
    edges, box = edges_of(region), region.box
    count = 0
    for name, (longitude, latitude), _population in towns:
        point = (longitude + 360 if longitude < box[0] - 1 else longitude, latitude)
        if is_in(box, point) and crosses_odd(edges, point):
            yield name, round(point[0] * STEPS_PER_DEGREE), round(latitude * STEPS_PER_DEGREE)
            count += 1
        if count == MOST_IN_A_REGION:
            return


def edges_of(region: Topology) -> list[tuple[Point, Point]]:
    """The pieces of the outer lines; a border inside belongs to two shapes and counts for none."""
    return [(start, end) for arc in region.outer_arcs() for start, end in pairwise(arc)]


def is_in(box: Box, point: Point) -> bool:
    west, south, east, north = box
    return west <= point[0] <= east and south <= point[1] <= north


def crosses_odd(edges: Iterable[tuple[Point, Point]], point: Point) -> bool:
    """Whether a line from the point to the east crosses an odd number of edges."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in edges:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1
