"""The blocks of a brief as an outline: headings inside one another, all else beneath the heading before it.

Everything here is about an order of blocks; nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DEEPEST = 3
"""The lowest level of a heading that is set apart in print."""


@dataclass(frozen=True)
class Entry:
    """One block in the outline: `level` of a heading, 0 for any other block."""

    id: str
    level: int = 0


def depths(entries: Sequence[Entry]) -> list[int]:
    """How deep each block stands: under how many headings that are higher than one another."""
    found, open_levels = [], list[int]()
    for entry in entries:
        if entry.level:
            while open_levels and open_levels[-1] >= entry.level:
                open_levels.pop()
        found.append(len(open_levels))
        if entry.level:
            open_levels.append(entry.level)
    return found


def section(entries: Sequence[Entry], at: int) -> range:
    """What moves with a block: a heading with all beneath it, any other block alone."""
    level = entries[at].level
    end = at + 1
    while level and end < len(entries) and not 0 < entries[end].level <= level:
        end += 1
    return range(at, end)


def moved(entries: Sequence[Entry], at: int, before: int) -> list[str]:
    """The order with the block's section put before the block that now stands at `before` (or at the end).

    Put into itself, a section stays where it is.
    """
    part = section(entries, at)
    ids = [entry.id for entry in entries]
    if part.start <= before <= part.stop:
        return ids
    rest = ids[:part.start] + ids[part.stop:]
    to = before - len(part) if before > part.start else before
    return rest[:to] + ids[part.start:part.stop] + rest[to:]


def stepped(entries: Sequence[Entry], at: int, by: int) -> list[str]:
    """The order with the block's section one step up (-1) or down (1): past a section of its level, else one block."""
    part = section(entries, at)
    if by > 0:
        if part.stop >= len(entries):
            return [entry.id for entry in entries]
        same = entries[part.stop].level and entries[part.stop].level == entries[at].level
        return moved(entries, at, section(entries, part.stop).stop if same else part.stop + 1)
    if part.start == 0:
        return [entry.id for entry in entries]
    return moved(entries, at, _before(entries, part.start))


def _before(entries: Sequence[Entry], start: int) -> int:
    """Where what stands before `start` begins: a section of the same level, else one block."""
    level = entries[start].level
    for at in range(start - 1, -1, -1):
        if level and entries[at].level == level:
            return at
        if 0 < entries[at].level < level:
            break
    return start - 1


def turned(level: int, by: int) -> int:
    """The level of a heading made deeper (1) or higher (-1), as far as there are levels."""
    return min(max(level + by, 1), DEEPEST)
