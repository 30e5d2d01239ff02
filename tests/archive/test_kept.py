"""What was written by the first format is read for ever: `kept` is never made anew, only added to.

Its passphrase is "kept for ever", its vault's "the names"; both lock cheaply, for they guard nothing.
"""

import shutil
from pathlib import Path

import pytest

from desktop.archive.connect import open_reader
from desktop.archive.files import FileStore
from desktop.archive.keys import Keys, open_keys, open_vault
from desktop.archive.vault import Vault

KEPT = Path(__file__).parent / "kept" / "1"
CODE = "W83X-PR77-EHXQ-VKTC-3AP3-Y9BY-1JCJ"
SHA256 = "bbdd247aa2bbd42bb57cc9f2f39072aeb9aba3fab368a5d0da305a19fa0fabea"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy, because opening may mend."""
    return Path(shutil.copytree(KEPT, tmp_path / "kept"))


@pytest.fixture
def keys(folder: Path) -> Keys:
    return open_keys(folder / "header", "kept for ever")


def test_the_recovery_code_still_opens(folder: Path, keys: Keys) -> None:
    assert open_keys(folder / "header", CODE).database == keys.database


def test_the_database_still_opens(folder: Path, keys: Keys) -> None:
    rows = open_reader(folder / "archive.db", keys.database).execute("SELECT text FROM note").fetchall()
    assert rows[0] == ("Мұрағат: kept since the first format",)


def test_the_evidence_still_opens(folder: Path, keys: Keys) -> None:
    store = FileStore(folder / "files", keys.files, keys.file_names)
    store.verify(SHA256)
    with store.open(SHA256) as file:
        assert file.read() == b"evidence " * 30


def test_the_sealed_value_still_opens(folder: Path, keys: Keys) -> None:
    rows = open_reader(folder / "archive.db", keys.database).execute("SELECT text FROM note").fetchall()
    assert Vault(open_vault(folder / "header", "the names")).open(rows[1][0], "note/2/text") == "Гүлнар"
