"""Which step knew of which: only so is it known whether two copies contradict each other or one followed the other."""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Stamp:
    """Where and when a step was made: origin, place in its chain, reading of the clock."""

    origin: str
    place: int
    clock: str

    @property
    def rank(self) -> tuple[str, str]:
        """Of two that did not know of each other, the higher stands for now; the same on every copy."""
        return self.clock, self.origin


class Causes:
    """What each copy had of the others, and when."""

    def __init__(self, told: Iterable[tuple[str, int, str]] = ()) -> None:
        self._places: dict[str, list[int]] = {}
        self._seen: dict[str, list[dict[str, int]]] = {}
        for origin, place, seen in told:
            self.note(origin, place, seen)

    def note(self, origin: str, place: int, seen: str) -> None:
        """A step told what its copy had: canonical JSON {origin: place}. In the order of its chain."""
        if seen:
            self._places.setdefault(origin, []).append(place)
            self._seen.setdefault(origin, []).append(json.loads(seen))

    def knew(self, later: Stamp, earlier: Stamp) -> bool:
        """Whether the copy that made `later` had `earlier` then."""
        if later.origin == earlier.origin:
            return later.place > earlier.place
        at = bisect.bisect_right(self._places.get(later.origin, ()), later.place)
        return bool(at) and self._seen[later.origin][at - 1].get(earlier.origin, 0) >= earlier.place
