"""`python -m desktop`: with arguments the command line, without any the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Choose the command line or the window; returns the exit status."""
    if len(sys.argv) > 1 and sys.argv[1] != "--window":
        from desktop.cli import run

        return run(sys.argv[1:])
    from desktop.app import start

    return start(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
