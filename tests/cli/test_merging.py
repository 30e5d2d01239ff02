"""Two laptops, a stick, and the command line."""

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from desktop.archive import Archive, open_archive
from desktop.archive.joining import open_as_new
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import open_sealed
from desktop.exchange.sealed.seal import seal
from tests.cli.conftest import Answer, CommandLine
from tests.cli.test_documented import SHAPES


@pytest.fixture
def other(muragat: CommandLine) -> Iterator[Archive]:
    """A copy of the archive, with one note in both, at work elsewhere."""
    muragat("record", "note", "title=Shared")
    with open_archive(muragat.dir, "first") as archive:
        seal(archive, muragat.folder / "there", Locks("first"))
    copy = open_sealed(muragat.folder / "there", "first")
    with open_as_new(muragat.folder / "b", "first", copy, "Aigerim", purpose="test") as made:
        yield made


def edit(archive: Archive, **values: str) -> None:
    with archive.reader() as reader:
        note = next(reader.ids("note"))
    archive.write("Edit note", lambda w: w.edit(note, values)).result()


def merge(muragat: CommandLine, other: Archive, *words: str, name: str = "back") -> Answer:
    path = Path(muragat.folder / name)
    if not path.exists():
        seal(other, path, Locks("first"))
    return muragat("merge", path, "--copy-passphrase-file", muragat.folder / "first", *words)


def test_a_merge_tells_what_came_and_takes_it_in(muragat: CommandLine, other: Archive) -> None:
    edit(other, title="Edited there")
    answer = merge(muragat, other)
    assert answer.status == 0 and answer.last["counts"] == {"changed": 1}, answer.err
    assert muragat("show", "NOT-0001").last["title"] == "Edited there"


def test_what_a_merge_prints_has_the_shape_documented(muragat: CommandLine, other: Archive) -> None:
    edit(other, title="There")
    muragat("edit", "NOT-0001", "title=Here")
    answers = merge(muragat, other), muragat("settle", "DIF-0001", "1"), muragat("own-copy")
    for told in (told for answer in answers for told in answer.objects):
        jsonschema.validate(told, {"anyOf": [SHAPES[verb] for verb in ("merge", "settle", "own-copy")]})


def test_a_dry_run_changes_nothing(muragat: CommandLine, other: Archive) -> None:
    edit(other, title="There")
    merge(muragat, other, "--dry-run")
    assert muragat("show", "NOT-0001").last["title"] == "Shared"


def test_where_people_differ_ours_can_be_let_stand(muragat: CommandLine, other: Archive) -> None:
    muragat("edit", "NOT-0001", "title=Here")
    edit(other, title="There")
    answer = merge(muragat, other, "--ours")
    assert (answer.status, answer.last["open"]) == (0, 0)
    assert muragat("show", "NOT-0001").last["title"] == "Here"


def test_a_difference_left_open_is_told_and_settled(muragat: CommandLine, other: Archive) -> None:
    muragat("edit", "NOT-0001", "title=Here")
    edit(other, title="There")
    answer = merge(muragat, other)
    assert (answer.status, answer.last["open"]) == (1, 1)
    sides = next(one for one in answer.objects if "difference" in one)["sides"]
    ours = next(number for number, side in enumerate(sides, 1) if side["ours"])
    muragat("settle", "DIF-0001", str(ours))
    assert muragat("show", "NOT-0001").last["title"] == "Here"


def test_a_merge_is_undone_as_one_step(muragat: CommandLine, other: Archive) -> None:
    edit(other, title="There")
    merge(muragat, other)
    muragat("undo")
    assert muragat("show", "NOT-0001").last["title"] == "Shared"


def test_an_older_copy_is_refused_in_one_line(muragat: CommandLine, other: Archive) -> None:
    edit(other, title="One")
    merge(muragat, other, "--dry-run", name="old")
    edit(other, title="Two")
    merge(muragat, other)
    answer = merge(muragat, other, name="old")
    assert answer.status == 2 and "older" in answer.err and len(answer.err.splitlines()) == 1


def test_a_copy_sealed_for_the_key_of_this_one_needs_no_passphrase(muragat: CommandLine, other: Archive) -> None:
    from desktop.archive import signing

    edit(other, title="There")
    with open_archive(muragat.dir, "first") as archive:
        public = signing.public_card(archive).sealing
    seal(other, muragat.folder / "mine", Locks(keys=(public,)))
    assert muragat("merge", muragat.folder / "mine").last["counts"] == {"changed": 1}


def test_what_purges_a_record_here_is_refused_until_that_is_allowed(muragat: CommandLine, other: Archive) -> None:
    with other.reader() as reader:
        note = next(reader.ids("note"))
    other.purge(note, "the witness withdrew")
    refused = merge(muragat, other)
    assert refused.status == 2 and "NOT-0001" in refused.err and "--allow-purges" in refused.err
    assert merge(muragat, other, "--allow-purges").last["counts"] == {"purged": 1}
