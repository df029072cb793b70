"""Outlines that share their borders: read from TopoJSON, thinned out, written small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from .lines import Point, thin_out

STEPS_PER_DEGREE = 1000
"""Written coordinates are whole thousandths of a degree, about 100 m."""

Ring = tuple[int, ...]
"""Numbers of arcs in a row; -1 is arc 0 backwards, as in TopoJSON."""

Box = tuple[float, float, float, float]
"""West, south, east, north; east may be above 180 where a shape crosses the date line."""


@dataclass(frozen=True)
class Shape:
    """A country, state or county, with the id of its source."""

    id: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Topology:
    """Shapes made of arcs; a border between two shapes is one arc."""

    arcs: tuple[tuple[Point, ...], ...]
    shapes: tuple[Shape, ...]

    def only(self, is_wanted: Callable[[Shape], bool]) -> Topology:
        """The shapes that are wanted, without the arcs that only others need."""
        shapes = [shape for shape in self.shapes if is_wanted(shape)]
        used = sorted({at(arc) for shape in shapes for ring in shape.rings for arc in ring})
        new = {old: number for number, old in enumerate(used)}
        return Topology(
            tuple(self.arcs[old] for old in used),
            tuple(
                Shape(shape.id, tuple(renumbered(ring, new) for ring in shape.rings))
                for shape in shapes
            ),
        )

    def thinner(self, *, tolerance: float, islet: float) -> Topology:
        """Lines simplified to `tolerance` degrees, islands smaller than `islet` degrees left out.

        The largest ring of a shape stays, however small it is.
        """
        shapes = tuple(
            Shape(shape.id, tuple(self.larger_rings(shape, islet))) for shape in self.shapes
        )
        arcs = tuple(thin_out(arc, tolerance) for arc in self.arcs)
        return Topology(arcs, shapes).only(lambda _shape: True)

    def larger_rings(self, shape: Shape, islet: float) -> Iterator[Ring]:
        sizes = [self.extent(ring) for ring in shape.rings]
        for ring, size in zip(shape.rings, sizes, strict=True):
            if size >= min(islet, max(sizes)):
                yield ring

    def extent(self, ring: Ring) -> float:
        """The longer side of the box around a ring, in degrees."""
        west, south, east, north = box_of(self.points(ring))
        return max(east - west, north - south)

    def points(self, ring: Ring) -> list[Point]:
        return [point for arc in ring for point in self.arcs[at(arc)]]

    @property
    def box(self) -> Box:
        return box_of(point for arc in self.arcs for point in arc)

    def outer_arcs(self) -> list[tuple[Point, ...]]:
        """Coasts and the borders to what is not here: the arcs of one shape only."""
        uses = Counter(at(arc) for shape in self.shapes for ring in shape.rings for arc in ring)
        return [self.arcs[arc] for arc, count in uses.items() if count == 1]

    def in_one_piece(self) -> Topology:
        """With longitudes from 0 to 360 where that keeps both sides of the date line together."""
        arcs = tuple(tuple((x % 360, y) for x, y in arc) for arc in self.arcs)
        eastward = Topology(arcs, self.shapes)
        return eastward if width(eastward.box) < width(self.box) - 1 else self

    def joined(self, other: Topology) -> Topology:
        """Both side by side; a border between them is drawn by each."""
        shift = {number: number + len(self.arcs) for number in range(len(other.arcs))}
        moved = (
            Shape(shape.id, tuple(renumbered(ring, shift) for ring in shape.rings))
            for shape in other.shapes
        )
        return Topology(self.arcs + other.arcs, (*self.shapes, *moved))

    def compact(self) -> dict[str, Any]:
        """As `static/js/map/outlines.js` reads it: arcs as steps, shapes as arc numbers."""
        return {
            "arcs": [steps(arc) for arc in self.arcs],
            "shapes": [shape.rings for shape in self.shapes],
        }


def at(arc: int) -> int:
    """The place of an arc in the list, whichever way it is walked."""
    return ~arc if arc < 0 else arc


def renumbered(ring: Ring, new: dict[int, int]) -> Ring:
    return tuple(~new[~arc] if arc < 0 else new[arc] for arc in ring)


def width(box: Box) -> float:
    west, _south, east, _north = box
    return east - west


def box_of(points: Iterable[Point]) -> Box:
    longitudes, latitudes = zip(*points, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def steps(arc: Sequence[Point]) -> list[int]:
    """The first point and the way from each point to the next, in whole steps, flat."""
    whole = [tuple(round(value * STEPS_PER_DEGREE) for value in point) for point in arc]
    flat = list(whole[0])
    for (x, y), (next_x, next_y) in pairwise(whole):
        if (next_x, next_y) != (x, y):
            flat += [next_x - x, next_y - y]
    return flat


def read_topology(data: dict[str, Any], layer: str = "") -> Topology:
    """One layer of a TopoJSON file, by default its first."""
    (scale_x, scale_y), (left, bottom) = data["transform"]["scale"], data["transform"]["translate"]
    arcs = []
    for arc in data["arcs"]:
        xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        arcs.append(
            tuple((x * scale_x + left, y * scale_y + bottom) for x, y in zip(xs, ys, strict=True))
        )
    layers = data["objects"]
    geometries = layers[layer or next(iter(layers))]["geometries"]
    shapes = (Shape(str(item.get("id", "")), tuple(rings_of(item))) for item in geometries)
    return Topology(tuple(arcs), tuple(shape for shape in shapes if shape.rings))


def rings_of(geometry: dict[str, Any]) -> Iterator[Ring]:
    """The rings of a polygon or of several; holes are rings too (even-odd)."""
    arcs = geometry.get("arcs", [])
    for polygon in arcs if geometry["type"] == "MultiPolygon" else [arcs]:
        yield from (tuple(ring) for ring in polygon)
