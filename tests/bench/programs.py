"""Programs of their own, with the processor time and the memory they took."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import machine

COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of a program that is measured: Python keeps what it compiled, as it does where one is installed."""
OFTEN = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True)
class Ran:
    """What a program told as JSON in its last line, and what it took.

    cpu and wall: seconds, cpu with the programs it started; memory: the most that it and they held at one moment, in
    bytes, pages shared by several counted once.
    """

    told: Any
    cpu: float
    wall: float
    memory: int


def run(module: str, *arguments: object) -> Ran:
    """Run `python -m MODULE ARGUMENTS`; raises RuntimeError when it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", module, *map(str, arguments)], cwd=machine.ROOT, env=COMPILED,
                               stdout=subprocess.PIPE, text=True)
    most, used = 0, None
    while used is None:
        most = max(most, sum(map(_memory, _family(process.pid))))
        time.sleep(OFTEN)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        used = usage if ended else None
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    assert process.stdout is not None
    lines = process.stdout.read().splitlines()
    process.stdout.close()
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return Ran(json.loads(lines[-1]) if lines else None, used.ru_utime + used.ru_stime, wall, most)


def own_memory() -> int:
    """The most this program has held, in bytes. Not ru_maxrss: what its parent held would count too."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def _family(pid: int) -> list[int]:
    """A process and those it started."""
    found = [pid]
    for one in found:
        try:
            for thread in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
        except OSError:  # it ended meanwhile
            continue
    return found


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
