"""The command line, run as a person runs it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.archive import keys
from desktop.cli import run


@dataclass
class Answer:
    """What a call printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON objects printed, a line each."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def last(self) -> dict[str, Any]:
        """The last object printed."""
        return self.objects[-1]


class CommandLine:
    """Calls verbs on one archive whose passphrases lie in files."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.dir, self._capsys = folder, folder / "a", capsys
        for name in ("first", "second"):
            (folder / name).write_text(f"{name}\n")

    def raw(self, *words: object) -> Answer:
        """Call with exactly these words."""
        self._capsys.readouterr()
        status = run([str(word) for word in words])
        printed = self._capsys.readouterr()
        return Answer(status, printed.out, printed.err)

    def __call__(self, verb: str, *words: object, vault: bool = False, json: bool = True) -> Answer:
        """Call a verb on the archive."""
        return self.raw(verb, self.dir, *words, "--passphrase-file", self.folder / "first",
                        *(["--vault-passphrase-file", self.folder / "second"] if vault else []),
                        *(["--json"] if json else []))


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A command line with no archive yet."""
    return CommandLine(tmp_path, capsys)


@pytest.fixture
def opened_at_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives of work cost the least they may to open: the usual second for each time is left out."""
    monkeypatch.setattr(keys, "USUAL", keys.FLOOR)


@pytest.fixture
def muragat(bare: CommandLine, new_archive_with_vault: Path) -> CommandLine:
    """A command line with an archive that has a vault."""
    shutil.copytree(new_archive_with_vault, bare.dir)
    return bare
