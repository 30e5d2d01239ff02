"""kill -9 in the middle of saves."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive import create
from tests.crash.looking import Told, wrong

KILLS = 60 * int(os.environ.get("MURAGAT_CRASH_ROUNDS", "1"))
ROUND = 10  # kills of one archive, so that it does not grow


class Savers:
    """Savers on one archive, one after another."""

    def __init__(self, folder: Path) -> None:
        self.told = Told()
        self._process = subprocess.Popen([sys.executable, "-m", "tests.crash.child", str(folder)], text=True,
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin and self._process.stdout
        self._tell, self._hear = self._process.stdin, self._process.stdout

    def kill_one(self, after: float) -> None:
        """Start a saver, let it save for a while, kill it, and hear what it told."""
        self._tell.write("go\n")
        self._tell.flush()
        pid = 0
        for line in self._hear:
            if line.startswith("pid"):
                pid = int(line.split()[1])
            elif line == "dead\n":
                return
            else:
                self.told.hear(line)
                if pid and self.told.saved:
                    time.sleep(after)
                    os.kill(pid, signal.SIGKILL)
                    pid = 0

    def close(self) -> None:
        """No more savers."""
        self._tell.close()
        self._process.wait()
        self._hear.close()


@pytest.fixture
def savers(tmp_path: Path) -> Iterator[Savers]:
    create(tmp_path / "a", "first", purpose="test").close()
    running = Savers(tmp_path / "a")
    yield running
    running.close()


@pytest.mark.parametrize("round", range(KILLS // ROUND))
def test_nothing_acknowledged_is_lost_by_a_kill(round: int, savers: Savers, tmp_path: Path) -> None:
    chance = random.Random(round)
    for _ in range(ROUND):
        savers.kill_one(after=chance.uniform(0, 0.06))
        assert wrong(tmp_path / "a", savers.told) == []
