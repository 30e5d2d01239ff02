"""Where the program's own data lies: beside the code, in the source tree and in a package alike."""

from __future__ import annotations

from pathlib import Path


def resources() -> Path:
    """The folder of data that comes with the program: sample, icons, translations."""
    return Path(__file__).resolve().parent.parent / "resources"
