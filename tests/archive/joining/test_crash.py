"""A merge that is killed leaves all of it or nothing; the many are in tests/acceptance."""

import signal
import time
from pathlib import Path

import pytest

from tests.acceptance import merge_crashes


@pytest.mark.parametrize("new", [False, True])
def test_a_kill_leaves_all_of_what_came_or_nothing(new: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge_crashes, "NOTES", 40)
    merge_crashes._two_copies(tmp_path)
    process = merge_crashes._begun(tmp_path, new)
    time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    held, wrong = merge_crashes._held(tmp_path, again=True)
    assert held in ("all", "nothing") and wrong == []
