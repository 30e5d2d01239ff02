"""A sealed copy of an archive with much evidence: written and read back, beside copying so many bytes."""

import os
import shutil
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, create
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import open_sealed
from desktop.exchange.sealed.seal import seal
from desktop.platform import forget_pages, sync_file, sync_folder
from tests.bench.harness import Part, Sizes, Way, compare

FILES = 20
PIECE = 1 << 20


def sealing(folder: Path, sizes: Sizes) -> Part:
    """Twenty files of random bytes; each way writes to the same disk it reads from, and what it reads back comes from
    the disk."""
    stick = folder / "stick"
    stick.mkdir()
    with create(folder / "a", "first", purpose="test") as archive:
        for number in range(FILES):
            _add(archive, folder / "scan", number, sizes.file_bytes)
        seal(archive, folder / "whole", Locks("pass"))
        size = f"{FILES * sizes.file_bytes / 1e9:.3g} GB"
        rounds = 2 if sizes.small else 3
        yield compare(f"Sealing {size}", [
            Way("copied, fsync, read back", lambda: _copied(folder / "whole", stick / "copy"),
                before=lambda: _clear(stick)),
            Way("sealed: opened, encrypted, fsync, read back and proved", lambda: seal(
                archive, stick / "sealed", Locks("pass")), before=lambda: _clear(stick), held="≤ ×2"),
        ], rounds)
        yield compare(f"Reading a sealed copy of {size}", [
            Way("read", lambda: _read(folder / "whole")),
            Way("opened, all of it proved", lambda: open_sealed(folder / "whole", "pass")),
        ], rounds)


def _add(archive: Archive, path: Path, number: int, size: int) -> None:
    with path.open("wb") as file:
        for start in range(0, size, PIECE):
            file.write(os.urandom(min(PIECE, size - start)))
    kept = archive.files.keep(path)
    path.unlink()
    record = Record("file", {"name": f"{number}", "sha256": kept.sha256, "size": kept.size, "kept_as": kept.name})
    archive.write("Add", lambda writer: writer.add(record)).result()


def _clear(stick: Path) -> None:
    for path in stick.iterdir():
        path.unlink()


def _copied(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        sync_file(file)
        forget_pages(file)
    sync_folder(target.parent)
    _read(target)


def _read(path: Path) -> None:
    with path.open("rb") as file:
        while file.read(PIECE):
            pass
