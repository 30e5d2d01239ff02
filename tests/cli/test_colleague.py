"""Cards and colleagues from a terminal."""

import shutil
from pathlib import Path

import jsonschema
import pytest

from desktop.archive import open_archive
from desktop.archive.colleagues import keep_own
from desktop.archive.signing import own_card_text
from tests.archive.joining.copies import copy_of
from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES


@pytest.fixture
def card(muragat: CommandLine, new_archive: Path, tmp_path: Path) -> Path:
    """The card of a colleague's copy of the archive."""
    with open_archive(muragat.dir, "first") as archive, copy_of(archive, tmp_path / "Other", "Асель") as other:
        keep_own(other)
        (tmp_path / "card.txt").write_text(own_card_text(other))
    shutil.rmtree(tmp_path / "Other")
    return tmp_path / "card.txt"


def test_the_card_of_a_copy_is_shown_and_written(muragat: CommandLine) -> None:
    shown = muragat("card", "--to", muragat.folder / "mine").last
    jsonschema.validate(shown, SHAPES["card"])
    assert (muragat.folder / "mine").read_text().strip() == shown["card"] == muragat("card").last["card"]


def test_a_card_is_never_written_over_a_file(muragat: CommandLine, card: Path) -> None:
    before = card.read_text()
    assert muragat("card", "--to", card).status == 2 and card.read_text() == before


def test_a_colleague_is_added_compared_and_given_a_role(muragat: CommandLine, card: Path) -> None:
    told = muragat("colleague", "--add", card, "--role", "keeper").objects
    for one in told:
        jsonschema.validate(one, SHAPES["colleague"])
    assert [(one["own"], one["name"], one["role"]) for one in told] == [(True, "tester", "editor"),
                                                                        (False, "Асель", "keeper")]
    assert [told[1]["compared"], muragat("colleague", "--compared", "асель").last["compared"]] == [False, True]


@pytest.mark.parametrize("words", [["--role", "reader"], ["--compared", "nobody"], ["--compared", "tester"],
                                   ["--add", "/absent"]])
def test_a_colleague_that_is_not_there_or_oneself_is_told_in_a_line(muragat: CommandLine, words: list[str]) -> None:
    answer = muragat("colleague", *words)
    assert answer.status == 2 and answer.err.count("\n") <= 2


def test_a_card_that_was_changed_is_refused(muragat: CommandLine, card: Path) -> None:
    card.write_text(card.read_text().replace("muragat-card-1:", "muragat-card-1:A"))
    assert muragat("colleague", "--add", card).status == 2 and len(muragat("colleague").objects) == 1
