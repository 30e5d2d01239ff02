"""Passphrases and vaults from the command line."""

from pathlib import Path

import pytest

from desktop.archive import create
from tests.cli.conftest import CommandLine


@pytest.fixture
def new_file(muragat: CommandLine) -> Path:
    path = muragat.folder / "third"
    path.write_text("third\n")
    return path


def test_a_changed_passphrase_opens_and_the_old_one_does_not(muragat: CommandLine, new_file: Path) -> None:
    assert muragat("passphrase", "--new-passphrase-file", new_file).status == 0
    assert muragat("check").status == 2
    assert muragat.raw("check", muragat.dir, "--passphrase-file", new_file).status == 0


def test_the_vault_s_passphrase_changes_alone(muragat: CommandLine, new_file: Path) -> None:
    assert muragat("passphrase", "--vault", "--new-passphrase-file", new_file, vault=True).last["vault"]
    assert muragat("check").status == 0 and muragat("check", vault=True).status == 2


def test_a_wrong_old_passphrase_changes_nothing(muragat: CommandLine, new_file: Path) -> None:
    answer = muragat.raw("passphrase", muragat.dir, "--passphrase-file", new_file, "--new-passphrase-file", new_file)
    assert answer.status == 2 and muragat("check").status == 0


def test_an_archive_gets_a_vault_later(bare: CommandLine) -> None:
    create(bare.dir, "first", purpose="test").close()
    assert bare("vault", vault=True).last == {"archive": str(bare.dir), "vault": True}
    assert bare("record", "person", "name=A teacher", "real_name=Xenophon", vault=True).status == 0


def test_an_older_version_comes_back(muragat: CommandLine) -> None:
    case = muragat("record", "prosecution", "title=The case").last["ref"]
    muragat("edit", case, "title=Another")
    first = muragat("show", case).last["history"][-1]["step"]
    assert muragat("revert", case, "--step", first).last["title"] == "The case"


def test_a_version_that_is_not_there_is_told(muragat: CommandLine) -> None:
    case = muragat("record", "prosecution", "title=The case").last["ref"]
    assert "no such version" in muragat("revert", case, "--step", 99).err
