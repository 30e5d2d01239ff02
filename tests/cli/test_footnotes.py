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
