"""`python -m desktop`: with a verb the command line; with nothing, or one archive's folder, the window."""

from __future__ import annotations

import sys
from pathlib import Path


def wants_window(arguments: list[str]) -> bool:
    """Whether these arguments open the window: none, a lone folder that is there, or --window and a folder."""
    return not arguments or arguments[0] == "--window" or (len(arguments) == 1 and Path(arguments[0]).is_dir())


def main() -> int:
    """Choose the command line or the window; returns the exit status."""
    arguments = sys.argv[1:]
    if not wants_window(arguments):
        from desktop.cli import run

        return run(arguments)
    from desktop.app import start

    return start([argument for argument in arguments if argument != "--window"])


if __name__ == "__main__":
    sys.exit(main())
