"""Words nobody should type: one clear line, the right status, and nothing but objects on the standard output."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.cli.test_verbs import ROOT, a_case, a_source

WEIRD = [
    ["list", "--kind", ""], ["list", "--kind", "%"], ["show", ""], ["show", "PRO-9999"], ["show", "' or 1=1"],
    ["show", "\0"], ["show", "\udcff"], ["search", ""], ["search", "x", "--limit", "-1"],
    ["search", "x", "--limit", "0"], ["search", "x", "--kind", "nothing"], ["search", "x", "--batch", "y"],
    ["search", "--batch", "/absent.csv"], ["search", "--batch", "/"], ["search", "x", "--saved", "PRO-0001"],
    ["search", "x", "--offset", "-1"], ["search", "x", "--save", " "], ["search", "--saved", "PRO-9999"],
    ["search", "x", "--to", "/x.csv"], ["search", "x", "--sort", "colour"], ["search", "--batch", "x", "--year", "1"],
 ["record", "note", "title="],
    ["record", "", "a=b"],
    ["record", "note", "title"], ["record", "note", "=x"], ["record", "note", "title=\udcff"],
    ["record", "note", "title=a\0b"],
    ["record", "list", "title=L", f"entries={9**40}"], ["edit", "", "title=x"], ["cite", "", ""],
    ["trash", ""], ["undo"], ["redo"], ["purge", "", "--reason", "x"], ["purge", "PRO-0001", "--reason", " "],
    ["import", "/absent.csv", "--kind", "note"], ["import", "/", "--kind", "note"], ["add", "/absent"], ["add", ""],
    ["brief", "BRF-0001", "--pdf", "/x.pdf"], ["backup", "--to", "/absent"], ["backup", "--to", ""], ["nonsense"], [],
    ["restore", "/absent"],
]


@pytest.mark.parametrize("words", WEIRD, ids=lambda words: ascii(" ".join(words))[1:-1] or "nothing")
def test_weird_words_are_one_clear_line(muragat: CommandLine, words: list[str]) -> None:
    answer = muragat(*words) if words else muragat.raw()
    problems = answer.objects if words[:1] == ["add"] else []  # each file is told, even one that is not taken
    assert (answer.status, answer.out == "" or bool(problems), answer.err.count("\n")) == (2, True, 1)
    assert answer.err.startswith("muragat: ") and "Traceback" not in answer.err


def test_a_name_of_a_file_that_is_no_text_is_still_taken_in(muragat: CommandLine) -> None:
    path = os.fsencode(muragat.folder) + b"/letter \xff.txt"
    Path(os.fsdecode(path)).write_text("A letter.")
    answer = muragat("add", os.fsdecode(path))
    assert answer.status == 0 and answer.last["ref"] == "SRC-0001"


def test_a_purge_by_reference_reaches_what_was_undone(muragat: CommandLine) -> None:
    ref = a_source(muragat)
    muragat("undo")
    assert muragat("purge", ref, "--reason", "withdrawn").last["purged"] == 1


def test_objects_are_printed_whatever_the_terminal_can_show(muragat: CommandLine) -> None:
    muragat("record", "note", "title=Қазақша")
    call = [sys.executable, "-m", "desktop", "list", str(muragat.dir), "--kind", "note", "--json",
            "--passphrase-file", str(muragat.folder / "first")]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0 and "Қазақша".encode() in done.stdout


def test_a_value_for_a_row_that_is_not_there(muragat: CommandLine) -> None:
    answer = muragat("cite", a_case(muragat), a_source(muragat), "--row", "x")
    assert answer.status == 2 and "row" in answer.err


def test_a_search_for_what_is_no_text_finds_nothing(muragat: CommandLine) -> None:
    assert [one["ref"] for one in muragat("search", "\udcff").objects] == [None]
