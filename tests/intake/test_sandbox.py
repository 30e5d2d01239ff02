"""What a reader may not do, tried from inside."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.intake import protections

ROOT = Path(__file__).parents[2]

PROBE = """
import json, os, socket, subprocess, sys, ctypes
sys.path.append(sys.argv[1])
from desktop import platform
secret, home = sys.argv[2:4]
listening = socket.create_server(("127.0.0.1", 0))  # somebody who would answer
tier = platform.confine_self(256 << 20, 20)
libc = ctypes.CDLL(None)
done = {"tier": tier}
def attempt(name, work):
    try:
        work()
        done[name] = True
    except BaseException as error:
        done[name] = False
def child():
    if os.fork() == 0: os._exit(0)
attempt("read", lambda: open(secret).read())
attempt("list", lambda: os.listdir("/"))
attempt("write", lambda: open(home + "/planted", "w").write("x"))
attempt("remove", lambda: os.remove(secret))
attempt("inet", lambda: socket.socket(socket.AF_INET).close())
attempt("unix", lambda: socket.socket(socket.AF_UNIX).close())
attempt("connect", lambda: socket.create_connection(listening.getsockname(), 2).close())
attempt("run", lambda: os.execv("/bin/true", ["true"]))
attempt("fork", child)
attempt("memory", lambda: bytearray(2 << 30))
attempt("signal", lambda: os.kill(os.getppid(), 0))
attempt("raise limits", lambda: __import__("resource").setrlimit(0, (99, 99)))
attempt("work", lambda: json.dumps([n * n for n in range(10_000)]))
sys.stdout.write(json.dumps(done)); sys.stdout.flush(); os._exit(0)
"""


@pytest.fixture(scope="module")
def probed(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    (home / "secret").write_text("a real name")
    command = [sys.executable, "-I", "-B", "-c", PROBE, str(ROOT), str(home / "secret"), str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.stdout, done.stderr
    return json.loads(done.stdout) | {"secret kept": (home / "secret").exists()}


def needs(probed, *tiers):
    for tier in tiers:
        if tier not in probed["tier"]:
            pytest.skip(f"this system grants {probed['tier']} only")


@pytest.mark.parametrize("what", ["read", "list", "write", "remove"])
def test_no_file_can_be_touched(probed, what):
    needs(probed, "landlock")
    assert probed[what] is False and probed["secret kept"]


@pytest.mark.parametrize("what", ["inet", "unix", "connect", "fork", "signal", "raise limits"])
def test_the_kernel_refuses(probed, what):
    needs(probed, "seccomp")
    assert probed[what] is False


def test_no_program_can_be_run(probed):
    needs(probed, "landlock")
    assert probed["run"] is False


def test_memory_beyond_the_limit_is_refused(probed):
    needs(probed, "rlimits")
    assert probed["memory"] is False


def test_work_in_memory_goes_on(probed):
    assert probed["work"] is True


def test_a_draft_tells_the_protections_it_was_read_under(taken, probed):
    assert taken(b"words").tier == probed["tier"]


def test_the_protections_are_told_in_words_with_what_is_missing():
    assert "Not granted by this system: landlock, seccomp" in protections.say("rlimits")
    assert protections.is_full("rlimits+landlock+seccomp") and not protections.is_full("none")
