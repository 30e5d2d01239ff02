"""Choices outlive the window: whoever opens the same copy again finds what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.archive.joining.plan import Difference
from desktop.ui.joining.choosing import LEFT_OPEN

JSON = Any


def to_value(differences: Sequence[Difference], chosen: dict[str, int]) -> JSON:
    """Choices as they are kept: by difference whose word it was, never what it said."""
    known = {one.key: one for one in differences}
    return {key: [known[key].sides[side].copy, known[key].sides[side].when] if side != LEFT_OPEN else []
            for key, side in chosen.items() if key in known}


def from_value(differences: Sequence[Difference], kept: JSON) -> dict[str, int]:
    """Of what was kept, the choices that can still be made."""
    found = {}
    for one in differences:
        if not isinstance(word := kept.get(one.key) if isinstance(kept, dict) else None, list):
            continue
        if not word:
            found[one.key] = LEFT_OPEN
        elif (side := next((number for number, side in enumerate(one.sides) if [side.copy, side.when] == word),
                           None)) is not None:
            found[one.key] = side
    return found
