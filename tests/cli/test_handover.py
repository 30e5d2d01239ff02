"""A case handed over from a terminal."""

import jsonschema
import pytest

from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES


@pytest.fixture
def case(muragat: CommandLine) -> CommandLine:
    """A case file with a letter and a source without a file."""
    muragat("record", "case_file", "title=The gate")
    (muragat.folder / "letter.txt").write_text("A letter.")
    (muragat.folder / "disk").mkdir()
    muragat("add", muragat.folder / "letter.txt")
    muragat("edit", "SRC-0001", "cases=CAS-0001")
    return muragat


def test_a_hand_over_tells_what_goes_and_where_it_lies(case: CommandLine) -> None:
    answer = case("handover", "CAS-0001", "--to", case.folder / "disk", "--date", "2026-11-20", "--language", "kk")
    for told in answer.objects:
        jsonschema.validate(told, SHAPES["handover"])
    assert answer.status == 0 and answer.last["folder"].endswith("The gate 2026-11-20")


def test_a_dry_run_writes_nothing_and_tells_what_stays(case: CommandLine) -> None:
    case("record", "source", "title=A book", "cases=CAS-0001")
    answer = case("handover", "CAS-0001", "--to", case.folder / "disk", "--dry-run")
    assert answer.status == 1 and answer.last["stays"] == "SRC-0002" and not any((case.folder / "disk").iterdir())


def test_sealed_originals_are_taken_out_again(case: CommandLine) -> None:
    disk = case.folder / "disk"
    case("handover", "CAS-0001", "--to", disk, "--name", "Gate", "--originals", "sealed", "--originals-passphrase-file",
         case.folder / "second", "--clean-copies")
    answer = case.raw("open-originals", disk / "Gate" / "Originals (sealed).sealed", "--to", disk,
                      "--passphrase-file", case.folder / "second", "--json")
    jsonschema.validate(answer.last, SHAPES["open-originals"])
    assert (disk / "Originals" / answer.last["file"]).read_text() == "A letter."


def test_a_date_that_is_none_is_refused(case: CommandLine) -> None:
    assert case("handover", "CAS-0001", "--to", case.folder / "disk", "--date", "soon").status == 2
