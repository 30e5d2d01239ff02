"""Whose steps are taken in: all but those of readers.

What a reader's copy wrote is left out, unless a copy that may write had taken it in before it knew better: its own
steps rest on it then, and all copies would not come to the same without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive_schema.messages import Message
from desktop.archive.joining.carried import Carried, CarriedStep
from desktop.archive.reader import Reader
from desktop.archive.roles import steps_accepted_from


@dataclass(frozen=True)
class Accepted:
    """`ends`: for each copy of a reader, the last of its steps that is taken in; `left_out`: how many are not."""

    ends: dict[str, int]
    left_out: int

    def among(self, steps: Iterable[CarriedStep]) -> Iterator[CarriedStep]:
        """Of all steps those to be taken in, causes before effects."""
        return (step for step in steps
                if step.origin not in self.ends or step.place <= self.ends[step.origin])

    def told(self) -> tuple[Message, ...]:
        """That something was left out, for whoever takes the rest in."""
        return (Message("Steps of readers' copies, which are not taken in: {count}.", count=self.left_out),) \
            if self.left_out else ()


def accepted(reader: Reader, carried: Carried) -> Accepted:
    """What of a copy that came is taken in here, by the roles known here before."""
    ends = {origin: 0 for origin in carried.heads if not steps_accepted_from(reader, origin)}
    for step in carried.steps() if ends else ():
        if step.origin not in ends and step.seen:
            for origin, place in _had(step.seen).items():
                if origin in ends:
                    ends[origin] = max(ends[origin], place)
    left_out = 0
    for origin, end in ends.items():
        known = reader.db.execute("select coalesce(max(place), 0) from step where origin = ?", [origin]).fetchone()[0]
        left_out += max(0, carried.heads[origin][0] - max(known, end))
    return Accepted(ends, left_out)


def _had(seen: str) -> dict[str, int]:
    """What a step says its copy had; nothing where it says it in no way that is known. It is proved later."""
    try:
        told = json.loads(seen)
    except (ValueError, RecursionError):
        return {}
    return {origin: place for origin, place in told.items() if type(place) is int} if isinstance(told, dict) else {}
