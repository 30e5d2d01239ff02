"""What a part of the acceptance gives."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """`figures`: what was done, in numbers; `wrong`: what did not hold, in words, empty when all did."""

    figures: str
    wrong: tuple[str, ...] = ()


Part = Callable[[Path, bool], Outcome]
"""Takes an empty folder, and whether only to try it quickly."""
