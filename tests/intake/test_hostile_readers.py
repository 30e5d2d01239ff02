"""A reader that has been taken over, or dies, harms nothing."""

import os
import sys
import time

import pytest

from desktop.intake import Limits
from desktop.intake.reader import run_reader

LIMITS = Limits(seconds=60, text=10_000, pages=10)
SOON = Limits(seconds=1)


def hearing_of(program, limits=LIMITS):
    with open("/dev/null", "rb") as document:
        command = [sys.executable, "-I", "-c", "import os, sys, time, json\n" + program]
        return run_reader(command, document.fileno(), limits, time.monotonic() + limits.seconds, lambda hearing: None)


def codes(hearing):
    return [problem.code for problem in hearing.problems]


def test_a_reader_that_hangs_is_ended_and_the_step_is_named():
    hearing = hearing_of("""print('{"step": ["page", {"page": "7"}]}', flush=True); time.sleep(60)""", SOON)
    assert str(hearing.problems[0]) == "took longer than 1 s and was stopped (reading page 7)"


def test_a_reader_that_dies_leaves_what_it_had_said():
    hearing = hearing_of("""print('{"page": "first"}', flush=True); os.kill(os.getpid(), 11)""")
    assert hearing.pages == ["first"] and codes(hearing) == ["worker_died"]


def test_whatever_a_reader_started_is_ended_with_it(tmp_path):
    mark = tmp_path / "pid"
    hearing_of(f"""
child = os.fork()
if not child: time.sleep(60)
open({str(mark)!r}, 'w').write(str(child))
print('{{"step": ["open", {{}}]}}', flush=True); time.sleep(60)""", SOON)
    child = int(mark.read_text())
    for _ in range(1_000):
        try:
            if open(f"/proc/{child}/stat").read().split(")")[1].split()[0] == "Z":
                return
        except FileNotFoundError:
            return
        time.sleep(0.05)
    pytest.fail("the child of the reader still runs")


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '{"page": 7}',
        '{"page": "a", "text": "b"}',
        '{"fact": {"sha256": "0"}}',
        '{"problem": ["x", {}]}',
        '{"propose": ["id", "1", "x"]}',
        "[" * 100_000,
        '{"tier": 1}',
        '{"total": -1}',
        '{"note": ["1", "x", "at", "f"]}',
    ],
)
def test_words_that_are_no_message_end_it(line):
    hearing = hearing_of(f"print({line!r}, flush=True); time.sleep(60)")
    assert codes(hearing) == ["said_too_much"] and not hearing.pages


def test_a_reader_that_never_stops_talking_is_cut_short():
    hearing = hearing_of("""while True: print(json.dumps({"text": "x" * 500}))""")
    assert codes(hearing) == ["text_cut"] and hearing.amount <= 10_500


def test_a_line_without_end_is_cut_short():
    hearing = hearing_of("""while True: os.write(1, b"x" * 65536)""")
    assert codes(hearing) == ["said_too_much"]


def test_words_after_the_end_are_not_heard():
    hearing = hearing_of("""print('{"end": true}'); print('{"page": "more"}', flush=True); time.sleep(60)""")
    assert hearing.ended and not hearing.pages


def test_nothing_of_our_environment_is_inherited(monkeypatch):
    monkeypatch.setenv("MURAGAT_SECRET", "passphrase")
    hearing = hearing_of("""print(json.dumps({"text": " ".join(os.environ)}), flush=True)""")
    assert hearing.parts and "MURAGAT_SECRET" not in hearing.parts[0]


def test_no_other_open_file_is_inherited(tmp_path):
    descriptor = os.open(tmp_path, os.O_RDONLY)
    os.set_inheritable(descriptor, True)
    hearing = hearing_of("""print(json.dumps({"text": " ".join(os.listdir("/proc/self/fd"))}), flush=True)""")
    os.close(descriptor)
    assert set(hearing.parts[0].split()) <= {"0", "1", "2", "3"}
