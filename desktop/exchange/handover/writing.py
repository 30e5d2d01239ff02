"""The folder of a hand-over is written: evidence, copies, papers about them, and last the list of hashes."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from archive_schema.labels import Label
from archive_schema.messages import Message
from desktop.archive import Archive, Reader
from desktop.exchange.handover import papers as told_in
from desktop.exchange.handover.errors import (
    ChangedSince,
    InTheArchive,
    NoRoom,
    NotAsTakenIn,
    NothingGoes,
    WouldBetray,
)
from desktop.exchange.handover.folder import MOST, Folder
from desktop.exchange.handover.names import numbered
from desktop.exchange.handover.page import example_of, index
from desktop.exchange.handover.papers import Gone
from desktop.exchange.handover.planning import LARGEST_READ, refuse_unread
from desktop.exchange.handover.planning import plan as plan_again
from desktop.exchange.handover.values import (
    ALONG,
    CLEAN,
    GIVEN,
    NONE,
    SEALED,
    Done,
    Item,
    Papers,
    Plan,
    Progress,
    Stays,
    Written,
)
from desktop.exchange.handover.words import say
from desktop.sheets import Copy

SUMS = "SHA256SUMS.txt"
INDEX = "index.html"
_TOO_LARGE = Label.of("the file is too large | файл слишком велик | файл тым үлкен")
_ROOM = 20_000_000  # bytes for papers, folders and what a file system takes for itself
Sealing = Callable[[Plan, "Folder"], tuple[str, ...]]


def write(
    archive: Archive, reader: Reader, plan: Plan, place: Path, papers: Papers,
    progress: Progress = lambda done, total: None, *, most: int = MOST,
) -> Done:
    """Write what was planned to `place`; the source archive is only read.

    The reader and the papers see one moment; what goes has to be the same as when it was planned.
    `progress(done, total)` counts bytes and may raise to stop; then nothing is left. `most` is the largest file.
    Raises NotHandedOver and its kin, MissingFile, DamagedFile.
    """
    if not plan.items:
        raise NothingGoes
    refuse_unread(plan.wanted, papers)
    if reader.head()[0] != plan.head:
        _compare(archive, reader, plan, papers)
    _look_at(archive, plan, place)
    with Folder(place, plan.name, most) as folder:
        return _Writer(archive, reader, plan, papers, folder, progress).write()


def _compare(archive: Archive, reader: Reader, told: Plan, papers: Papers) -> None:
    """Is what would go now what was looked at? Somebody may have become protected since."""
    now = plan_again(archive, reader, told.case, told.wanted, papers)
    if replace(now, head=told.head) != told:
        raise ChangedSince


def _look_at(archive: Archive, plan: Plan, place: Path) -> None:
    """Is there room, and is the place outside the archive?"""
    inside = place.resolve()
    if archive.folder.resolve() in (inside, *inside.parents):
        raise InTheArchive
    needed = plan.size * ((plan.wanted.originals != NONE) + plan.wanted.clean_copies) + _ROOM
    if place.is_dir() and (free := shutil.disk_usage(place).free) < needed:
        raise NoRoom(needed=needed // 10**6, free=free // 10**6)


class _Writer:
    """The writing of one folder."""

    def __init__(self, archive: Archive, reader: Reader, plan: Plan, papers: Papers, folder: Folder,
                 progress: Progress) -> None:
        self.archive, self.reader, self.plan, self.papers, self.folder = archive, reader, plan, papers, folder
        self.language = plan.wanted.language
        self.told: list[Stays] = []
        self.total = 2 * plan.size * ((plan.wanted.originals != NONE) + plan.wanted.clean_copies) or 1
        self._sealed_as: tuple[str, ...] = ()
        self._progress, self._done = progress, 0

    def write(self) -> Done:
        """All of it, in the order in which one tells of the other."""
        sealed = self._sealed_as = self._sealed() if self.plan.wanted.originals == SEALED else ()
        gone = [self._gone(item, sealed) for item in self.plan.items]
        self._papers(gone, sealed)
        self._search()
        listed = "".join(f"{one.sha256}  {one.path}\n" for one in self.folder.written)
        sums = self.folder.put(SUMS, listed.encode())
        self._progress(self.total, self.total)
        target = self.folder.finish(_noon(self.plan.wanted.date))
        return Done(str(target), tuple(self.folder.written), tuple(self.told), sums.sha256)

    def _count(self, size: int) -> None:
        self._done += size
        self._progress(min(self._done, self.total), self.total)

    # Evidence

    def _gone(self, item: Item, sealed: tuple[str, ...]) -> Gone:
        """One item written: the file, its copy without metadata."""
        files: tuple[Written, ...] = ()
        notes = [say("redacted", self.language)] if item.redacted else []
        if self.plan.wanted.originals == ALONG:
            files = self._given(item)
            if len(files) > 1:
                notes.append(say("in_parts", self.language, count=len(files),
                                 join=told_in.paper_name("join", self.language, ".txt")))
        else:
            notes.append(told_in.originals_note(self.plan, sealed[0] if sealed else ""))
        clean, note = self._clean(item) if self.plan.wanted.clean_copies else (None, "")
        return Gone(item, files, item.sha256 if files else "", clean, tuple(filter(None, (*notes, note))))

    def _given(self, item: Item) -> tuple[Written, ...]:
        """The file as it was kept; every byte is proved as it is read."""
        path = f"{told_in.folder_of(GIVEN, self.language)}/{item.name}"
        with self.archive.files.open(item.sha256) as file:
            hashed = _Hashed(file)
            written = self.folder.put_in_parts(path, hashed, item.size, self._count)  # type: ignore[arg-type]
        if hashed.hexdigest() != item.sha256:
            raise NotAsTakenIn(name=item.name)
        return written

    def _clean(self, item: Item) -> tuple[Written | None, str]:
        """The copy without metadata, and what is said of it."""
        file = self.reader.get(item.file)
        source = self.reader.find(item.source) if item.source else None
        made = self._copy(item, file, source)
        if isinstance(made, Label):
            if self.plan.wanted.originals != ALONG:
                self.told.append(Stays(file.ref, item.title, Message(
                    "It has no copy without metadata, so it lies nowhere in the open: {why}.", why=made)))
            return None, say("clean_none", self.language, why=made.in_(self.language))
        name = numbered(item.number, len(self.plan.items), item.title, made.ending)
        written = self.folder.put(f"{told_in.folder_of(CLEAN, self.language)}/{name}", made.data)
        self._count(2 * item.size)
        return written, say(f"clean_{made.how}", self.language, count=made.pages)

    def _copy(self, item: Item, file: object, source: object) -> Copy | Label:
        if item.size > LARGEST_READ:
            return _TOO_LARGE
        with self.archive.files.open(item.sha256) as data:
            return self.papers.copy(file, source, data.read())  # type: ignore[arg-type]

    def _sealed(self) -> tuple[str, ...]:
        """The originals in a file that a passphrase opens; its names."""
        from desktop.exchange.handover.originals import ENDING, seal_originals

        name = told_in.sealed_name(self.language, ENDING)
        return seal_originals(self.archive, self.plan, self.folder, name, self._count)

    # Papers

    def _papers(self, gone: list[Gone], sealed: tuple[str, ...]) -> None:
        """What tells of the evidence. The act comes last: it tells the hashes of the other papers."""
        plan, language, folder = self.plan, self.language, self.folder
        names = {what: told_in.paper_name(what, language) for what in ("inventory", "act", "checking")}
        lying = [one for one in folder.written if one.path in sealed]
        made = [folder.put(names["inventory"], self.papers.pdf(told_in.inventory(plan, gone, lying))),
                folder.put(names["checking"], self.papers.pdf(told_in.checking(plan, example_of(gone))))]
        if joining := told_in.joining(gone, language):
            made.append(folder.put(told_in.paper_name("join", language, ".txt"), b"\xef\xbb\xbf" + joining.encode()))
        listed = [names["inventory"], names["act"], *(one.path for one in made[1:])]
        made.append(folder.put(INDEX, index(plan, gone, listed, sealed[0] if sealed else "")))
        folder.put(names["act"], self.papers.pdf(told_in.act(plan, gone, [*lying, *made])))

    def _search(self) -> None:
        """In a safe hand-over, what was made here is looked through once more, as it lies in the folder."""
        if not self.plan.wanted.safe:
            return
        given = told_in.folder_of(GIVEN, self.language) + "/"
        copies = told_in.folder_of(CLEAN, self.language) + "/"
        for one in self.folder.written:
            # What was given or sealed was searched when it was planned; a copy shows the same pages, as pictures.
            searched = one.path.startswith(given) or one.path in self._sealed_as
            data = b"" if searched else self.folder.place_of(one.path).read_bytes()
            passed = ("unseen", "maybe") if one.path.startswith(copies) else ()
            if why := self.papers.unfit(one.path, data, passed):
                raise WouldBetray(why=why)


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._file.read(size)
        self._digest.update(piece)
        return piece

    def hexdigest(self) -> str:
        """The hash of all that was read."""
        return self._digest.hexdigest()


def _noon(date: str) -> float | None:
    """The time that all files bear: noon (UTC) of the day on the papers, so that no clock tells more."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return None
    return datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC).timestamp()
