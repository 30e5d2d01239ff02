"""Sealed copies on the command line: seal, look, unseal, arrived."""

import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from archive_schema.records import Record
from desktop.archive import Writer, colleagues, open_archive, signing
from desktop.archive.joining import open_as_new
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import open_sealed
from desktop.exchange.sealed.seal import seal as seal_copy
from tests.cli.conftest import Answer, CommandLine
from tests.cli.test_documented import SHAPES
from tests.exchange.sealed.making import PLAIN, made_of


@pytest.fixture(scope="session")
def case_archive(new_archive_with_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that holds a case, a note and a person in it, a long note outside it, and a saved search."""
    folder = Path(shutil.copytree(new_archive_with_vault, tmp_path_factory.mktemp("case") / "a"))

    def work(writer: Writer) -> None:
        case = writer.add(Record("case_file", {"title": "The case"}))
        writer.add(Record("note", {"title": "Inside", "cases": [case.id]}))
        writer.add(Record("person", {"name": "Someone", "real_name": "The name", "cases": [case.id]}))
        writer.add(Record("note", {"title": "Outside", "text": "много слов " * 30_000}))
        writer.add(Record("saved_search", {"title": "Far", "query": "Outside"}))

    with open_archive(folder, "first", vault_passphrase="second") as archive:
        archive.write("Begin", work).result()
    return folder


@pytest.fixture
def sealing(bare: CommandLine, case_archive: Path) -> CommandLine:
    """A command line with that archive."""
    shutil.copytree(case_archive, bare.dir)
    (bare.folder / "third").write_text("third\n")
    return bare


def by_passphrase(muragat: CommandLine) -> tuple[object, ...]:
    return "--copy-passphrase-file", muragat.folder / "third"


def seal(muragat: CommandLine, *words: object, name: str = "copy") -> Answer:
    answer = muragat("seal", "--to", muragat.folder / name, *by_passphrase(muragat), *words)
    for told in answer.objects:
        jsonschema.validate(told, SHAPES["seal"])
    return answer


def look(muragat: CommandLine, *words: object, name: str = "copy") -> Answer:
    return muragat.raw("look", muragat.folder / name, "--json", *by_passphrase(muragat), *words)


def unsealed(muragat: CommandLine, name: str = "copy") -> CommandLine:
    """The archive that unseal makes."""
    answer = muragat.raw("unseal", muragat.folder / name, *by_passphrase(muragat), "--to", muragat.folder / "b",
                         "--new-passphrase-file", muragat.folder / "first", "--who", "B", "--json")
    assert answer.status == 0, answer.err
    jsonschema.validate(answer.last, SHAPES["unseal"])
    other = CommandLine(muragat.folder, muragat._capsys)
    other.dir = muragat.folder / "b"
    return other


def titles(muragat: CommandLine, kind: str) -> list[str]:
    return [one["title"] for one in muragat("list", "--kind", kind).objects]


def test_what_was_sealed_is_an_archive_again_with_letters_of_its_own(sealing: CommandLine) -> None:
    seal(sealing)
    other = unsealed(sealing)
    assert titles(other, "note") == ["Inside", "Outside"]
    assert len(other("record", "note", "title=New").last["ref"]) == len("NOT-AB0001")


def test_a_case_goes_without_the_rest(sealing: CommandLine) -> None:
    assert seal(sealing, "--case", "CAS-0001").last["whole"] is False
    assert titles(unsealed(sealing), "note") == ["Inside"]


def test_what_a_saved_search_finds_goes(sealing: CommandLine) -> None:
    seal(sealing, "--search", "Far")
    assert titles(unsealed(sealing), "note") == ["Outside"]


def test_look_tells_from_whom_it_is_and_takes_nothing_in(sealing: CommandLine) -> None:
    made = seal(sealing, "--record", "NOT-0001").last
    told = look(sealing).last
    jsonschema.validate(told, SHAPES["look"])
    assert (told["who"], told["chosen"], told["steps"]) == ("tester", ["NOT-0001"], made["steps"])
    assert len(told["words"].split()) == 8 and told["signature"] == "signed, key not compared"


def test_look_in_an_archive_compares_the_key(sealing: CommandLine) -> None:
    seal(sealing)
    told = look(sealing, "--in", sealing.dir, "--passphrase-file", sealing.folder / "first").last
    assert told["same_archive"] and told["signature"] == "signed by a compared key"


def test_a_changed_copy_is_one_clear_line_and_status_2(sealing: CommandLine) -> None:
    seal(sealing)
    data = bytearray((sealing.folder / "copy").read_bytes())
    data[-5] ^= 1
    (sealing.folder / "copy").write_bytes(data)
    answer = look(sealing)
    assert answer.status == 2 and "is not as it was made" in answer.err and answer.err.count("\n") == 1


def test_a_wrong_passphrase_is_told(sealing: CommandLine) -> None:
    seal(sealing)
    answer = sealing.raw("look", sealing.folder / "copy", "--copy-passphrase-file", sealing.folder / "second")
    assert answer.status == 2 and "does not open the sealed copy" in answer.err


def test_volumes_are_as_large_as_asked_for(sealing: CommandLine) -> None:
    told = seal(sealing, "--volume", "300KB").last
    assert len(told["volumes"]) > 2 and look(sealing).status == 0


@pytest.mark.parametrize("words, problem", [
    (["--travel"], "give --case"), (["--travel", "--vault", "--case", "CAS-0001"], "cannot go with it"),
    (["--volume", "a lot"], "is no size"), (["--volume", "10"], "at least"), (["--case", "NOT-0001"], "no case file"),
    (["--case", "CAS-0099"], "There is no record"), (["--search", "none"], "no saved search"),
    (["--for", "Nobody"], "is no copy of this archive"), (["--since", "Nobody"], "is no copy of this archive")])
def test_what_cannot_be_sealed_is_told_and_nothing_is_written(
    sealing: CommandLine, words: list[str], problem: str
) -> None:
    answer = seal(sealing, *words)
    assert answer.status == 2 and problem in answer.err and not (sealing.folder / "copy").exists()


def test_a_copy_to_travel_with_has_no_vault(sealing: CommandLine) -> None:
    seal(sealing, "--travel", "--case", "CAS-0001")
    person = unsealed(sealing)("show", "PER-0001").out
    assert "Someone" in person and "real_name" not in person and not look(sealing).last["vault"]


@pytest.fixture(scope="session")
def pair(case_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two copies of the archive, a and b; a knows the keys of b."""
    folder = tmp_path_factory.mktemp("pair")
    shutil.copytree(case_archive, folder / "a")
    with open_archive(folder / "a", "first") as here:
        seal_copy(here, folder / "copy", Locks("third"))
        carried = open_sealed(folder / "copy", "third")
        with open_as_new(folder / "b", "first", carried, "B", purpose="test") as there:
            card = signing.public_card(there)
        here.write("Add a colleague", lambda writer: colleagues.keep(writer, card)).result()
    return folder


@pytest.fixture
def two(sealing: CommandLine, pair: Path) -> CommandLine:
    """A command line with both."""
    shutil.rmtree(sealing.dir)
    for name in "ab":
        shutil.copytree(pair / name, sealing.folder / name)
    return sealing


def for_b(muragat: CommandLine, *words: object, name: str = "copy") -> Answer:
    return muragat("seal", "--to", muragat.folder / name, "--for", "B", *words)


def test_a_colleague_opens_it_with_the_key_of_their_copy(two: CommandLine) -> None:
    assert for_b(two).objects[0]["for"][0]["name"] == "B"
    assert two.raw("look", two.folder / "copy", "--in", two.folder / "b", "--passphrase-file", two.folder / "first",
                   "--json").status == 0


def test_since_last_time_is_what_has_not_arrived(two: CommandLine) -> None:
    assert "not known" in for_b(two, "--since", "B").err
    sent = for_b(two).objects[0]
    told = two("arrived", "B").last
    jsonschema.validate(told, SHAPES["arrived"])
    two("record", "note", "title=Later")
    assert sum(told["has"].values()) == sent["steps"]
    assert for_b(two, "--since", "B", name="later").objects[0]["steps"] == 1


def test_the_vault_goes_to_nobody_whose_key_was_not_compared(two: CommandLine) -> None:
    assert "keepers of names" in for_b(two, "--vault").err


def test_nothing_arrived_that_was_not_sent(two: CommandLine) -> None:
    assert "could have arrived" in two("arrived", "B").err


def test_a_copy_without_its_files_is_not_what_has_arrived(two: CommandLine) -> None:
    assert for_b(two, "--no-evidence").status == 0 and two("arrived", "B").status == 2


def test_a_copy_that_nobody_signed_is_not_called_signed(sealing: CommandLine) -> None:
    (sealing.folder / "pass").write_text("pass\n")
    copy = made_of(sealing.folder / "made", lambda contents: None)
    answer = sealing.raw("look", copy, "--copy-passphrase-file", sealing.folder / "pass", "--json")
    assert answer.last["signature"] == "not signed"
    (sealing.folder / "new").write_text("new\n")
    refused = sealing.raw("unseal", copy, "--to", sealing.folder / "b", "--new-passphrase-file", sealing.folder / "new",
                          "--copy-passphrase-file", sealing.folder / "pass")
    assert refused.status == 2 and "--unsigned" in refused.err and not (sealing.folder / "b").exists()


def test_a_made_up_copy_cannot_command_the_terminal(sealing: CommandLine) -> None:
    (sealing.folder / "pass").write_text("pass\n")
    copy = made_of(sealing.folder / "made", lambda contents: None, replace(PLAIN, letter="\x1b[2J\x9b2J"))
    told = sealing.raw("look", copy, "--copy-passphrase-file", sealing.folder / "pass").out
    assert "[2J" in told and not {"\x1b", "\x9b"} & set(told)
