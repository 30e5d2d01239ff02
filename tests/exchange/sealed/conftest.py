"""An archive with evidence, a sealed depth and some history, and a sealed copy of it."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, Writer, open_archive
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import SealedCopy, open_sealed
from desktop.exchange.sealed.seal import seal

LETTER = b"A letter of many words. " * 20_000
SECRET = "The real name"
HIDDEN = b"What nobody may read without the vault. " * 10_000


def fill(archive: Archive) -> None:
    """A source with its file, one of the sealed depth, a person with a sealed name, lines of a list, an undone step."""
    plain, hidden = archive.files.keep(io.BytesIO(LETTER)), archive.vault_files.keep(io.BytesIO(HIDDEN))  # type: ignore

    def work(writer: Writer) -> None:
        case = writer.add(Record("case_file", {"title": "The case"}))
        writer.add(Record("person", {"name": "Someone", "real_name": SECRET, "cases": [case.id]}))
        source = writer.add(Record("source", {"title": "Letter", "cases": [case.id]}))
        writer.add(Record("file", {"name": "letter.txt", "source": source.id, "sha256": plain.sha256,
                                   "size": plain.size, "kept_as": plain.name}))
        writer.add(Record("file", {"name": "hidden", "source": source.id, "sealed_sha256": hidden.sha256,
                                   "kept_as": hidden.name}))
        listed = writer.add(Record("list", {"title": "Register", "source": source.id}))
        writer.add_entries(listed.id, [{"address": f"http://{n}.example/"} for n in range(450)], "a" * 64)

    archive.write("Begin", work).result()
    archive.write("Add note", lambda writer: writer.add(Record("note", {"title": "Undone"}))).result()
    archive.undo().result()


@pytest.fixture(scope="session")
def filled(new_archive_with_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that archive, closed."""
    folder = Path(shutil.copytree(new_archive_with_vault, tmp_path_factory.mktemp("filled") / "Test.muragat"))
    with open_archive(folder, "first", vault_passphrase="second") as archive:
        fill(archive)
    return folder


@pytest.fixture
def source(filled: Path, tmp_path: Path) -> Iterator[Archive]:
    """That archive, open, its vault too."""
    folder = Path(shutil.copytree(filled, tmp_path / "source.muragat"))
    with open_archive(folder, "first", vault_passphrase="second") as archive:
        yield archive


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder, as on a stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def carried(source: Archive, stick: Path) -> SealedCopy:
    """A sealed copy of all of it, opened; its passphrase is "pass"."""
    seal(source, stick / "copy", Locks("pass"))
    return open_sealed(stick / "copy", "pass")
