"""The verb for templates, run as a person runs it, and documented as it prints."""

import jsonschema
import pytest

from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES


def test_what_it_prints_has_the_shape_documented(muragat: CommandLine) -> None:
    muragat("record", "prosecution", "title=Case")
    calls = [["list"], ["start", "wgad", "--language", "kk", "--record", "PRO-0001"], ["state", "BRF-0001"],
             ["sheet", "BRF-0001", muragat.folder / "s.pdf", "--language", "kk"], ["save", "BRF-0001", "Ours"],
             ["start", "Ours"], ["drop", "Ours"]]
    for words in calls:
        answer = muragat("template", *words)
        assert answer.objects, (words, answer.err)
        for told in answer.objects:
            jsonschema.validate(told, SHAPES["template"])


def test_a_brief_that_lacks_an_answer_is_told_by_the_status(muragat: CommandLine) -> None:
    muragat("template", "start", "wgad")
    answer = muragat("template", "state", "BRF-0001")
    assert answer.status == 1 and answer.last["complete"] is False


def test_a_sheet_is_written(muragat: CommandLine) -> None:
    muragat("template", "start", "wgad")
    answer = muragat("template", "sheet", "BRF-0001", muragat.folder / "s.pdf", "--language", "ru", "--whom", "family")
    assert answer.status == 0 and (muragat.folder / "s.pdf").read_bytes().startswith(b"%PDF")


def test_a_period_is_that_of_the_tables(muragat: CommandLine) -> None:
    assert muragat("template", "start", "prosecutions_report", "--from", "2015", "--until", "May 2016").status == 0
    blocks = [one for one in muragat("list", "--kind", "brief_block").objects if one["fields"]["block_type"] == "chart"]
    assert muragat("show", blocks[0]["ref"]).last["fields"]["from_"]["edtf"] == "2015"


@pytest.mark.parametrize("words", [
    ["start"], ["start", "wgad", "--from", "some day"], ["start", "none"], ["state", "PRO-0001"], ["drop", "none"],
    ["sheet"]])
def test_a_wrong_call_is_told_in_one_line(muragat: CommandLine, words: list[str]) -> None:
    muragat("record", "prosecution", "title=Case")
    answer = muragat("template", *words)
    assert answer.status == 2 and len(answer.err.splitlines()) == 1
