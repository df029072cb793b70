"""Lines with fewer points: Douglas and Peucker's algorithm."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


def thin_out(line: Sequence[Point], tolerance: float) -> tuple[Point, ...]:
    """The line without the points that lie within `tolerance` degrees of what is left.

    Ends stay, so that lines which met still meet. A degree of longitude counts as on the ground.
    """
    shrink = math.cos(math.radians(line[0][1]))
    flat = [(x * shrink, y) for x, y in line]
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, distance = farthest(flat, first, last)
        if distance > tolerance:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return tuple(line[number] for number in sorted(kept))


def farthest(line: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two others that is farthest from the line between them."""
    distances = (
        (distance_to(line[number], line[first], line[last]), number)
        for number in range(first + 1, last)
    )
    distance, number = max(distances, default=(0.0, first))
    return number, distance


def distance_to(point: Point, start: Point, end: Point) -> float:
    """From a point to the segment between two others; they may be the same."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    away_x, away_y = point[0] - start[0], point[1] - start[1]
    length = along_x * along_x + along_y * along_y
    share = (away_x * along_x + away_y * along_y) / length if length else 0.0
    share = max(0.0, min(1.0, share))
    return math.hypot(away_x - share * along_x, away_y - share * along_y)
