"""The limit: the same rows in arrays in memory, found through a dictionary of cells."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from services.geo.sphere import LatLng, chord_of_km
from services.geo.voxels import VoxelSize, cover
from services.models import SearchEntry


class Arrays:
    """All points of the search rows, by cell of every size."""

    def __init__(self) -> None:
        columns = ("x", "y", "z", *(size.column for size in VoxelSize))
        rows = np.array(list(SearchEntry.objects.values_list(*columns)), dtype=np.float64)
        self.points = rows[:, :3]
        self.cells: dict[VoxelSize, dict[int, np.ndarray]] = {}
        for position, size in enumerate(VoxelSize):
            groups: dict[int, list[int]] = defaultdict(list)
            for index, cell in enumerate(rows[:, 3 + position].astype(np.int64)):
                groups[int(cell)].append(index)
            self.cells[size] = {cell: np.array(found) for cell, found in groups.items()}

    def nearest(self, point: LatLng, *, within_km: float, count: int) -> np.ndarray:
        """Squared chords of the nearest points, smallest first."""
        vector, chord = point.unit_vector(), chord_of_km(within_km)
        cubes = cover(vector, chord)
        found = [
            self.cells[cubes.size][cell] for cell in cubes.cells if cell in self.cells[cubes.size]
        ]
        if not found:
            return np.array([])
        shift = self.points[np.concatenate(found)] - np.array(vector)
        squared = np.einsum("ij,ij->i", shift, shift)
        squared = squared[squared <= chord * chord]
        return np.sort(squared)[:count]

    def count(self, point: LatLng, *, within_km: float) -> int:
        """How many points lie within the radius."""
        return len(self.nearest(point, within_km=within_km, count=len(self.points)))
