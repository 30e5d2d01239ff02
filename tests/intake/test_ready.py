"""Readers that are started ahead: each for one document, without rights while it waits, gone when it is over."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from desktop import platform
from desktop.intake import Limits, take_in
from desktop.intake.reader import reader_command
from desktop.intake.ready import READY, Ready, readers_ready


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """The readers that were started, in their order."""
    made: list[subprocess.Popen[bytes]] = []
    start = platform.confine_start
    monkeypatch.setattr(platform, "confine_start", lambda *words: made.append(start(*words)) or made[-1])
    return made


def text_file(folder, number: int) -> str:
    path = folder / f"{number}.txt"
    path.write_text(f"Letter {number}")
    return str(path)


def test_each_reader_reads_one_document_and_none_is_left(tmp_path, started):
    with readers_ready():
        read = [take_in(text_file(tmp_path, number)).text for number in range(3)]
        assert sum(process.poll() is None for process in started) == 1  # the one that waits
    assert read == ["Letter 0", "Letter 1", "Letter 2"] and len(started) == 4
    assert all(process.poll() is not None for process in started) and READY.get() is None


def test_a_file_is_read_as_it_would_be_by_a_reader_of_its_own(tmp_path):
    path = text_file(tmp_path, 1)
    alone = take_in(path)
    with readers_ready():
        assert take_in(path) == alone and take_in(path) == alone


def test_one_that_died_while_it_waited_is_started_anew(tmp_path, started):
    with readers_ready():
        take_in(text_file(tmp_path, 0))
        os.kill(started[-1].pid, signal.SIGKILL)
        started[-1].wait()
        assert take_in(text_file(tmp_path, 1)).text == "Letter 1"


def test_a_large_file_goes_to_a_reader_of_its_own(tmp_path, started, monkeypatch):
    monkeypatch.setattr("desktop.intake.reader._CARRIED", 3)
    with readers_ready():
        assert take_in(text_file(tmp_path, 0)).text == "Letter 0" and len(started) == 1


def test_what_waits_has_given_up_its_rights_already():
    ready = Ready()
    ready.prepare(reader_command("text", Limits(), piped=True))
    (process, _), = ready._waiting.values()
    granted = process.stdout.readline()  # it says so before it is given anything
    status = Path(f"/proc/{process.pid}/status")
    told = status.read_text("ascii") if status.exists() else ""
    ready.end()
    assert b"tier" in granted
    assert "Seccomp:\t2" in told and "NoNewPrivs:\t1" in told or b"seccomp" not in granted
