"""Other programs, run from the project's folder."""

import os
import subprocess
import sys

from tests import machine


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this Python; what it said is in the result, and a bad end is for the caller to tell."""
    return subprocess.run([sys.executable, *arguments], cwd=machine.ROOT, env=os.environ | environment,
                          capture_output=True, text=True, check=False)


def last_line(run: subprocess.CompletedProcess[str]) -> str:
    """What a program said last, on either stream."""
    lines = [line for line in (run.stdout + "\n" + run.stderr).splitlines() if line.strip()]
    return lines[-1].strip(" =") if lines else "it said nothing"
