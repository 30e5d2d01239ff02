"""Boxes and matrices of a page, in points; a matrix is (a, b, c, d, e, f) as PDF writes it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FURTHEST = 1e6


@dataclass(frozen=True)
class Box:
    """A rectangle from its lower left to its upper right corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.y1 - self.y0

    @property
    def is_sound(self) -> bool:
        """Has it a place and a size that paper can have?"""
        sides = (self.x0, self.y0, self.x1, self.y1)
        return all(math.isfinite(one) and abs(one) < _FURTHEST for one in sides) and min(self.width, self.height) > 0.5

    def within(self, other: Box) -> Box | None:
        """The part of this box in another; None if there is none."""
        box = Box(max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1))
        return box if box.is_sound else None

    def meets(self, other: Box) -> bool:
        """Do the two boxes share a place?"""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does what `first` does, and after it `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    """A point under a matrix."""
    a, b, c, d, e, f = matrix
    return point[0] * a + point[1] * c + e, point[0] * b + point[1] * d + f


def around(points: Iterable[tuple[float, float]], room: float = 0.0) -> Box:
    """The smallest box with these points in it, and `room` more on every side."""
    found = list(points)
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return Box(min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room)


def corners(box: Box) -> tuple[tuple[float, float], ...]:
    """The four corners of a box."""
    return (box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)
