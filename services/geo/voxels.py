"""Cubes that cut the unit sphere at five sizes, so that a database finds "near" by plain numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from services.geo.sphere import UnitVector, chord_of_km

MAX_RADIUS_KM = 1000
"""The largest search radius that `cover` answers; above it the coarsest cubes grow too many."""

MAX_CELLS = 64
"""More cubes than any cover has: at most 32 were found up to 600 km, 44 up to 800, 61 at 1,000."""

_SLACK = 1e-12
"""Room for rounding, 6 micrometres on the ground: far above float error, far below any cube."""

_EDGES_PER_RADIUS = 1.6
_MAX_CHORD = chord_of_km(MAX_RADIUS_KM) + _SLACK


class VoxelSize(IntEnum):
    """A cube size, named by its edge on the ground; the value is the bits of one axis."""

    CELL_1600M = 13
    CELL_6KM = 11
    CELL_25KM = 9
    CELL_100KM = 7
    CELL_400KM = 5

    @property
    def column(self) -> str:
        """The database column that holds the cube number at this size."""
        return self.name.lower()

    @property
    def cubes_per_axis(self) -> int:
        """How many cubes lie between −1 and 1."""
        return 1 << self.value

    @property
    def edge(self) -> float:
        """The length of a cube's edge, in units of the Earth's radius."""
        return 2.0 / self.cubes_per_axis


@dataclass(frozen=True, slots=True)
class Cover:
    """The cubes of one size that hold every point of a cap."""

    size: VoxelSize
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Slab:
    """A layer of cubes along one axis: its index and the squares that decide what it touches."""

    index: int
    gap_squared: float
    nearest_squared: float
    farthest_squared: float


def cell_number(vector: UnitVector, size: VoxelSize) -> int:
    """The number of the cube that holds this point: at most 39 bits, never negative."""
    bits = size.value
    x, y, z = (_axis_index(value, size) for value in vector)
    return (x << 2 * bits) | (y << bits) | z


def cell_numbers(vector: UnitVector) -> dict[str, int]:
    """The cube number of this point at every size, by database column."""
    return {size.column: cell_number(vector, size) for size in VoxelSize}


def cover(center: UnitVector, chord: float) -> Cover:
    """All cubes that hold a point of the sphere within `chord` of the centre.

    Never misses a point of the cap, its edge included; may hold a few cubes that the cap only
    nearly touches. Raises ValueError for a chord above that of MAX_RADIUS_KM.
    """
    if not 0 <= chord <= _MAX_CHORD:
        raise ValueError(f"a search radius must be between 0 and {MAX_RADIUS_KM} km")
    size = _size_for(chord)
    slabs = [_slabs(value, chord, size) for value in center]
    return Cover(size, tuple(_touched(slabs, chord, size)))


def _axis_index(value: float, size: VoxelSize) -> int:
    """Monotone in `value` even under rounding, which is what makes `cover` safe."""
    cubes = size.cubes_per_axis
    return min(max(math.floor((value + 1.0) * (cubes / 2)), 0), cubes - 1)


def _size_for(chord: float) -> VoxelSize:
    """The finest size whose cubes are not many times smaller than the cap."""
    for size in VoxelSize:
        if chord <= _EDGES_PER_RADIUS * size.edge:
            return size
    return VoxelSize.CELL_400KM


def _slabs(center: float, chord: float, size: VoxelSize) -> list[_Slab]:
    """The layers of one axis that the ball around the centre reaches."""
    first = _axis_index(center - chord - _SLACK, size)
    last = _axis_index(center + chord + _SLACK, size)
    return [_slab(index, center, size.edge) for index in range(first, last + 1)]


def _slab(index: int, center: float, edge: float) -> _Slab:
    """Squares of: its gap to the centre, and the least and the most |coordinate| in it."""
    low = index * edge - 1.0
    high = low + edge
    gap = max(low - center, center - high, 0.0)
    nearest = max(low, -high, 0.0)
    farthest = max(-low, high)
    return _Slab(index, gap * gap, nearest * nearest, farthest * farthest)


def _touched(slabs: list[list[_Slab]], chord: float, size: VoxelSize) -> list[int]:
    """Numbers of the cubes within the chord of the centre through which the sphere passes."""
    bits = size.value
    reach = chord * chord + _SLACK
    cells = []
    for x, y in product(slabs[0], slabs[1]):
        gap = x.gap_squared + y.gap_squared
        nearest = x.nearest_squared + y.nearest_squared
        farthest = x.farthest_squared + y.farthest_squared
        if gap > reach or nearest > 1.0 + _SLACK:
            continue
        column = (x.index << 2 * bits) | (y.index << bits)
        cells += [
            column | z.index
            for z in slabs[2]
            if gap + z.gap_squared <= reach
            and nearest + z.nearest_squared <= 1.0 + _SLACK
            and farthest + z.farthest_squared >= 1.0 - _SLACK
        ]
    return cells
