"""An archive with a small brief in it, and briefs made at random."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, create, open_archive
from desktop.archive.header import QUICK
from desktop.briefs import compose
from desktop.briefs.values import Composed


class Desk:
    """An open archive in which a test writes a brief, line by line."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.brief = self.add("brief", title="Silenced online", date={"edtf": "2016-06-10"}, language_of_brief="en")
        self._place = 0

    def add(self, kind: str, **values: object) -> Record:
        """A record of any kind; `ref`, `language` and `unknown` may be given too."""
        shared = {name: values.pop(name) for name in ("ref", "language", "unknown") if name in values}
        record = Record(kind, values, **shared)  # type: ignore[arg-type]
        return self.archive.write("Add", lambda writer: writer.add(record)).result()

    def block(self, block_type: str, text: str = "", **values: object) -> Record:
        """The next block of the brief."""
        self._place += 1
        given = {"brief": self.brief.id, "place": self._place, "block_type": block_type} | values
        return self.add("brief_block", **(given | ({"text": text} if text else {})))

    def change_brief(self, **values: object) -> None:
        """Give the brief other values."""
        self.archive.write("Change", lambda writer: writer.edit(self.brief.id, values)).result()

    def trash(self, record: Record) -> None:
        """Put a record into the trash."""
        self.archive.write("Trash", lambda writer: writer.trash(record.id)).result()

    def archive_id(self, ref: str) -> str:
        """The id of a record."""
        with self.archive.reader() as reader:
            return reader.id_of(ref)

    def composed(self, language: str | None = None) -> Composed:
        """The brief as it now is."""
        with self.archive.reader() as reader:
            return compose(reader, self.brief.id, language=language)


@pytest.fixture(scope="session")
def new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty archive to be copied: making one takes longer than opening one."""
    folder = tmp_path_factory.mktemp("briefs") / "new"
    create(folder, "sample", purpose="test", cost=QUICK).close()
    return folder


@pytest.fixture
def desk(tmp_path: Path, new_archive: Path) -> Iterator[Desk]:
    """A new archive with an empty brief in English."""
    folder = shutil.copytree(new_archive, tmp_path / "archive")
    with open_archive(folder, "sample") as archive:
        yield Desk(archive)
