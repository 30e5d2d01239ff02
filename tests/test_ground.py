"""The libraries are the ones that were locked, may be passed on, and do not bring the interpreter down."""

import os
import re
import socket
import subprocess
import sys
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
LETTERS = "ӘҒҚҢӨҰҮҺІәғқңөұүһіЁёЩщЫыЭэÄäǴǵĞğIıÑñŃńÓóÖöŞşÚúŪūÜüÝý№§«»„“”’–—…†‡"


def lock(name: str) -> str:
    return (ROOT / "packaging" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_library_has_hashes(name):
    entries = re.split(r"^(?=\w)", lock(name), flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_library_has_one_version(name):
    requirements = re.findall(r"^\w.*$", lock(name), flags=re.MULTILINE)
    assert [line for line in requirements if not re.fullmatch(r"[\w.-]+==[\w.]+ \\", line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_registry(name):
    assert re.findall(r"https?:|file:|--index|--extra-index|--find-links|--trusted", lock(name)) == []


def test_a_library_in_both_locks_has_one_version():
    program, tools = (dict(re.findall(r"^([\w.-]+)==(\S+)", lock(name), re.MULTILINE)) for name in LOCKS)
    assert [name for name in program.keys() & tools.keys() if program[name] != tools[name]] == []


def test_every_licence_is_known_and_allowed():
    table = subprocess.run(
        [sys.executable, ROOT / "packaging" / "licences.py"], capture_output=True, text=True, check=False
    )
    assert table.returncode == 0, table.stdout


def test_every_library_of_the_program_has_its_notice():
    noticed = re.findall(r"^\| ([\w.-]+) \| ", lock("NOTICES.md"), flags=re.MULTILINE)[1:]
    assert noticed == re.findall(r"^([\w.-]+)==", lock("requirements.txt"), flags=re.MULTILINE)


def test_qt_is_below_the_release_that_loses_references_to_none():
    assert (6, 8) <= tuple(map(int, version("PySide6-Essentials").split(".")[:2])) < (6, 12)


def test_a_call_to_qt_keeps_the_references_to_none():
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < 500


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_serif_face_has_every_letter(style):
    import fontpkg_pt_serif
    from reportlab.pdfbase.ttfonts import TTFontFile

    face = TTFontFile(str(fontpkg_pt_serif.ROOT / "files" / f"PT_Serif-Web-{style}.ttf"))
    assert [letter for letter in LETTERS if ord(letter) not in face.charToGlyph] == []


@pytest.mark.parametrize("style", ["notos", "notosbo", "notosit", "notosbi"])
def test_the_sans_face_has_every_letter(style):
    import pymupdf_fonts
    from reportlab.pdfbase.ttfonts import TTFontFile

    face = TTFontFile(BytesIO(pymupdf_fonts.myfont(style)))
    assert [letter for letter in LETTERS + "₸′″" if ord(letter) not in face.charToGlyph] == []


def test_nothing_that_runs_here_is_written_for_one_machine():
    scripts = ["run", "test", "Makefile", ".ci/run", "packaging/setup.sh", "pyproject.toml"]
    text = "".join((ROOT / script).read_text(encoding="utf-8") for script in scripts)
    assert re.findall(r"https?://\S+|/(?:home|root|work)/\S*", text) == []


@pytest.mark.parametrize("script", ["run", "test", "packaging/setup.sh"])
def test_a_script_is_plain_shell(script):
    checked = subprocess.run(["sh", "-n", ROOT / script], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_what_the_system_lacks_is_named_in_one_apt_line(tmp_path):
    for name, says in (("ldconfig", ""), ("id", "echo 1000")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    ended = subprocess.run(
        ["sh", "-c", ". packaging/setup.sh; see_to_the_system"],
        cwd=ROOT, env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = [line for line in ended.stderr.splitlines() if line.startswith("apt-get install ")]
    assert (ended.returncode, len(lines)) == (2, 1)
    assert {"libgl1", "libegl1", "libfontconfig1", "libxcb-cursor0"} <= set(lines[0].split())


def test_a_test_that_reaches_for_the_network_fails() -> None:
    with pytest.raises(AssertionError, match="never uses the network"):
        socket.create_connection(("127.0.0.1", 9), timeout=0.1)
