"""The notes of a report at a terminal."""

from __future__ import annotations

import jsonschema

from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES
from tests.intake.test_footnotes import AT_THE_FOOT


def test_the_notes_of_a_report_are_told_without_an_archive(bare: CommandLine) -> None:
    path = bare.folder / "report.txt"
    path.write_text(AT_THE_FOOT, "utf-8")
    answer = bare.raw("footnotes", path, "--json")
    for told in answer.objects:
        jsonschema.validate(told, SHAPES["footnotes"])
    assert (answer.status, [told["number"] for told in answer.objects]) == (0, [1, 2, 3])


def test_a_file_that_is_not_there_is_told(bare: CommandLine) -> None:
    answer = bare.raw("footnotes", bare.folder / "none.txt")
    assert answer.status == 2 and "none.txt" in answer.err


def test_sources_are_taken_from_a_report_once(muragat: CommandLine) -> None:
    path = muragat.folder / "report.txt"
    path.write_text(AT_THE_FOOT, "utf-8")
    muragat("add", path)
    taken = muragat("footnotes-accept", "SRC-0001").objects
    for told in taken:
        jsonschema.validate(told, SHAPES["footnotes-accept"])
    assert [(told["note"], told["was_here"]) for told in taken] == [(1, False), (2, True), (3, False), (3, False)]
    assert muragat("footnotes-accept", "SRC-0001").objects == []
