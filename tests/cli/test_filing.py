"""Filing a brief at a terminal."""

import jsonschema
import pytest

from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES


@pytest.fixture
def brief(muragat: CommandLine) -> CommandLine:
    """A command line with a brief that cites a letter, which is an exhibit of it."""
    letter = muragat.folder / "letter.txt"
    letter.write_text("A letter.")
    muragat("add", letter)
    muragat("record", "brief", "title=Silenced", "date=2026-11-20", "language_of_brief=en")
    muragat("record", "brief_block", "brief=BRF-0001", "place=1", "block_type=text", "text=A fact [@SRC-0001].")
    muragat("record", "exhibit", "number=C-1", "brief=BRF-0001", "place=1", "source=SRC-0001")
    return muragat


def test_a_brief_is_filed_and_changes_since_are_told(brief: CommandLine) -> None:
    call = ("BRF-0001", "--body", "The Court", "--date", "2026-11-20")
    answer = brief("file", *call, "--exhibits", "--to", brief.folder)
    jsonschema.validate(answer.last, SHAPES["file"])
    assert answer.last["exhibits"] == [{"ref": "EXH-0001", "number": "C-1", "from": 1, "to": 2}]
    assert (brief.folder / "BRF-0001.pdf").read_bytes().startswith(b"%PDF")
    assert (brief.folder / "BRF-0001-exhibits.pdf").read_bytes().startswith(b"%PDF")
    brief("edit", "SRC-0001", "title=Another letter")
    told = brief("filed", answer.last["submission"])
    for one in told.objects:
        jsonschema.validate(one, SHAPES["filed"])
    assert told.objects[0]["fields"][0]["after"] == "Another letter" and told.last["changed"] == 1


def test_papers_that_went_out_are_kept_as_they_are(brief: CommandLine) -> None:
    paper = brief.folder / "signed.pdf"
    paper.write_bytes(b"%PDF signed by hand")
    answer = brief("file", "BRF-0001", "--body", "The Court", "--date", "2026-11-20", "--pdf", paper)
    assert [one["name"] for one in answer.last["files"]] == ["signed.pdf"]


def test_exhibits_are_filed_once(brief: CommandLine) -> None:
    call = ("file", "BRF-0001", "--body", "The Court", "--date", "2026-11-20", "--exhibits")
    assert (brief(*call).status, brief(*call).status) == (0, 2)


def test_a_day_that_is_none_is_told(brief: CommandLine) -> None:
    answer = brief("file", "BRF-0001", "--body", "The Court", "--date", "some day")
    assert answer.status == 2 and answer.err.count("\n") == 1
