"""Backups in a second place, and the way back from them.

    NAME.backups/
      files/ab/…              evidence, each file once for all backups; encrypted as in the archive
      2026-01-31T08-15-00Z/   header and archive.db as they were; written as .part, opened, checked, renamed

A locked archive has no key to open a copy with. It is copied as `….unproved`, which no rule counts as a backup, and
proved when the archive is next opened.

Ten are kept, and besides the last of each day for a month. A backup opens with the passphrase it had then.
"""

from __future__ import annotations

import contextlib
import filecmp
import functools
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from desktop.archive import connect, header, journal
from desktop.archive.clock import utc_now
from desktop.archive.errors import ArchiveError, BackupFailed, Closed, explain_os
from desktop.archive.new_folder import new_folder
from desktop.platform import sync_file, sync_folder

Progress = Callable[[int, int], None]
Hold = Callable[[connect.Database], AbstractContextManager[connect.Database]]
"""Lends a connection for long work that may be broken off, and tells so by Closed."""
UNPROVED = ".unproved"
_PIECE = 1 << 20
KEPT = 10
DAYS = 31


def place_for(place: Path, archive: Path) -> Path:
    """The folder of an archive's backups at a place."""
    return place / f"{archive.stem}.backups"


def backup(key: bytes, archive: Path, place: Path, progress: Progress, hold: Hold = nullcontext) -> Path:
    """Make one backup at a place and return its folder. Raises BackupFailed; earlier backups stay as they are.

    `key` opens the archive's database; writing may go on meanwhile. The copy is opened and checked before it
    gets its name.
    """
    if not place.is_dir():
        raise BackupFailed(reason=f"“{place}” is not there")
    folder = own_folder(place, archive, key)
    final = folder / (utc_now()[:19].replace(":", "-") + "Z")
    part = folder / f"{final.name}.part"
    try:
        _clear(folder)
        part.mkdir(parents=True)
        _copy_database(archive / "archive.db", part / "archive.db", key, hold)
        _copy_file(archive / "header", part / "header")
        header.read(part / "header")
        copy_files(archive / "files", folder / "files", progress)
        _sync_database(part / "archive.db")
        sync_folder(part)
        final = _free(final)
        part.rename(final)
        sync_folder(folder)
    except connect.DatabaseError as error:
        raise BackupFailed(reason=str(connect.explain(error, part))) from error
    except OSError as error:
        raise BackupFailed(reason=str(explain_os(error, part))) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    with contextlib.suppress(OSError):  # the backup is made; what is too much now goes next time
        _thin_out(folder, final)
    return final


def own_folder(place: Path, archive: Path, key: bytes) -> Path:
    """The folder of this archive's backups; another archive of the same name has one of its own."""
    folder, number = place_for(place, archive), 2
    while (have := backups(folder)) and not any(_opens(one / "archive.db", key) for one in reversed(have)):
        folder = place / f"{archive.stem}-{number}.backups"
        number += 1
    return folder


def take(archive: Path, folder: Path, progress: Progress) -> Path:
    """Copy a closed archive, without its key, into its folder of backups; its lock must be held. Raises BackupFailed.

    The copy is compared with the archive byte for byte, and waits to be opened and checked (`prove_taken`).
    `progress` may raise to stop it; then nothing of it stays but evidence files, which are whole.
    """
    log = archive / "archive.db-wal"
    if log.exists() and log.stat().st_size:
        raise BackupFailed(reason="the archive was not closed as it should be")
    final = folder / (utc_now()[:19].replace(":", "-") + "Z" + UNPROVED)
    part = final.with_suffix(".part")
    try:
        _clear(folder)
        part.mkdir(parents=True)
        for name in ("header", "archive.db"):
            progress(0, 0)
            _copy_file(archive / name, part / name, lambda: progress(0, 0))
        copy_files(archive / "files", folder / "files", progress)
        sync_folder(part)
        part.rename(final)
        sync_folder(folder)
        for earlier in folder.glob(f"*{UNPROVED}"):
            if earlier != final:
                shutil.rmtree(earlier)
    except OSError as error:
        raise BackupFailed(reason=str(explain_os(error, part))) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return final


def prove_taken(key: bytes, archive: Path, place: Path, hold: Hold = nullcontext) -> list[Path]:
    """Open and check what `take` copied, and give what is whole the name of a backup; the rest is taken away."""
    proved: list[Path] = []
    if not place.is_dir():
        return proved
    folder = own_folder(place, archive, key)
    for taken in sorted(folder.glob(f"*{UNPROVED}")):
        try:
            header.read(taken / "header")
            prove(taken / "archive.db", key, hold)
        except Closed:
            raise  # it was not looked at to its end: the next time
        except (ArchiveError, connect.DatabaseError):
            shutil.rmtree(taken)
            continue
        _sync_database(taken / "archive.db")
        proved.append(taken.rename(_free(taken.with_suffix(""))))
        sync_folder(folder)
    if proved:
        _thin_out(folder, proved[-1])
    return proved


def _opens(database: Path, key: bytes) -> bool:
    try:
        connect.open_reader(database, key).close()
    except ArchiveError:
        return False
    finally:
        _drop_log(database)
    return True


def _copy_database(source: Path, target: Path, key: bytes, hold: Hold) -> None:
    # Only a connection that may write can copy itself out; this one does nothing else.
    opened = connect.open_writer(source, key)
    try:
        with hold(opened) as db:
            before = journal.head(db)
            db.execute("vacuum into ?", [str(target)])
            head = prove(target, key, hold)
            there = journal.step(db, head[0])
            if head[0] < before[0] or (there.hash if there else b"") != head[1]:
                raise BackupFailed(reason="the copy is not the archive as it now is")
    finally:
        opened.close()


def prove(database: Path, key: bytes, hold: Hold = nullcontext) -> tuple[int, bytes]:
    """Open a copied database and check it whole, pages and chain; returns number and hash of its last step."""
    opened = connect.open_writer(database, key)
    try:
        with hold(opened) as copy:
            if wrong := connect.damage(copy) or list(journal.broken(copy)):
                raise BackupFailed(reason=f"the copy did not come out whole ({wrong[0]})")
            return journal.head(copy)
    finally:
        connect.close_writer(opened)


def _drop_log(path: Path) -> None:
    for left in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        left.unlink(missing_ok=True)


def _sync_database(path: Path) -> None:
    _drop_log(path)
    with path.open("rb+") as file:
        sync_file(file)


def _clear(folder: Path) -> None:
    for left in folder.glob("*.part"):
        shutil.rmtree(left)


def _free(final: Path) -> Path:
    """The name, or the next one of that second: after the highest, never one that was thinned out."""
    last = max((number for time, number in map(_age, backups(final.parent)) if f"{time}Z" == final.name), default=0)
    return final.with_name(f"{final.name}-{last + 1}") if last else final


def copy_files(source: Path, target: Path, progress: Progress) -> None:
    """Copy the evidence files that are not there yet, each under its own name once it is whole.

    A file never changes, so a copy that is longer than the file is the good one of the two.
    """
    names = [path for path in sorted(source.glob("??/*")) if not path.name.endswith(".part")]
    for done, path in enumerate(names, 1):
        copy = target / path.parent.name / path.name
        if not (copy.exists() and copy.stat().st_size >= path.stat().st_size):
            copy.parent.mkdir(parents=True, exist_ok=True)
            _copy_file(path, copy, functools.partial(progress, done - 1, len(names)))
        progress(done, len(names))
    for folder in {path.parent for path in target.glob("??/*")}:
        sync_folder(folder)


def _copy_file(source: Path, target: Path, on: Callable[[], None] = lambda: None) -> None:
    part = target.with_name(target.name + ".part")
    try:
        with source.open("rb") as read, part.open("wb") as write:
            while piece := read.read(_PIECE):
                write.write(piece)
                on()
            write.flush()
            sync_file(write)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if not filecmp.cmp(source, part, shallow=False):
        raise BackupFailed(reason=f"“{target.name}” did not come out as it is in the archive")
    part.replace(target)
    sync_folder(target.parent)


def backups(place: Path) -> list[Path]:
    """The whole backups in a folder of backups, oldest first."""
    whole = (path for path in place.glob("????-??-??T*Z*") if path.suffix not in (".part", UNPROVED) and path.is_dir())
    return sorted(whole, key=_age)


def _age(made: Path) -> tuple[str, int]:
    """The time in a backup's name, and its number among those of one second: …Z, …Z-2, …, …Z-10."""
    time, _, number = made.name.partition("Z")
    digits = number.removeprefix("-")
    return time, int(digits) if digits.isdigit() else 1


def _thin_out(folder: Path, made: Path) -> None:
    """Keep the one just made, the last ten and the last of each day for a month; take the rest away."""
    have = backups(folder)
    last_of_day = {path.name[:10]: path for path in have}
    oldest = (date.fromisoformat(utc_now()[:10]) - timedelta(days=DAYS)).isoformat()
    keep = {made, *have[-KEPT:], *(path for day, path in last_of_day.items() if day >= oldest)}
    for path in have:
        if path not in keep:
            # Under another name first: a backup that is half taken away is none.
            shutil.rmtree(path.rename(path.with_name(path.name + ".part")))


@dataclass(frozen=True)
class Found:
    """A backup that is there: of which archive, of when (as its name tells, UTC), how many bytes of records, and
    whether it was opened and checked."""

    path: Path
    archive: str
    time: str
    size: int
    proved: bool


def found_at(place: Path) -> list[Found]:
    """The backups at a place, newest first: in the folder given, in the folders of backups inside it."""
    folders = [place, place.parent, *sorted(place.glob("*.backups"))]
    found: list[Found] = []
    for folder in (one for one in folders if one.suffix == ".backups"):
        for path in (*backups(folder), *folder.glob(f"????-??-??T*Z{UNPROVED}")):
            database = path / "archive.db"
            if database.exists() and (path / "header").exists() and (size := database.stat().st_size):
                time = path.name.partition("Z")[0]
                at = f"{time[:13]}:{time[14:16]}:{time[17:19]}"
                found.append(Found(path, folder.stem, at, size, path.suffix != UNPROVED))
    return sorted(found, key=lambda one: one.time, reverse=True)


def find(place: Path) -> Path:
    """The newest backup meant by a place: a backup itself, a folder of backups, or a folder that holds one.

    Raises ArchiveError when there is none, or when it holds the backups of more than one archive.
    """
    if (place / "archive.db").exists():
        if place.suffix == ".part" or (place / "lock").exists():
            raise ArchiveError("“{place}” is no finished backup.",
                               "Name the place given when it was made; an archive itself can be copied as a folder.",
                               place=place)
        return place
    folders = [place] if backups(place) else sorted(path for path in place.glob("*.backups") if backups(path))
    if len(folders) > 1:
        names = ", ".join(path.name for path in folders)
        raise ArchiveError("“{place}” holds the backups of several archives: {names}.", "Name one of them.",
                           place=place, names=names)
    if not folders:
        raise ArchiveError("There is no backup in “{place}”.", "Name the place given when it was made.", place=place)
    return backups(folders[0])[-1]


def restore(place: Path, target: Path, progress: Progress) -> Path:
    """Copy a backup back into a new archive folder; returns the backup used. Open and check it afterwards."""
    source = find(place)
    try:
        with new_folder(target) as part:
            part.mkdir()
            for name in ("archive.db", "header"):
                _copy_file(source / name, part / name)
            (part / "files").mkdir()
            copy_files(_files_of(source), part / "files", progress)
            sync_folder(part)
    except OSError as error:
        raise explain_os(error, target) from error
    return source


def _files_of(source: Path) -> Path:
    beside = source.parent / "files"
    return beside if beside.is_dir() else source / "files"


