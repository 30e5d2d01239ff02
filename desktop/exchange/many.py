"""Many files are taken in: those of folders, and those that lie within an archive file or a PDF.

One file after the other, each safe before the next is begun. Whoever stops it, or a power cut, leaves no file half in;
the same call again goes on, since what is here is known by its hash.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.archive import Archive, ArchiveError
from desktop.exchange import web_pages
from desktop.exchange.coming_in import Found, begin, forget, reached
from desktop.exchange.conversation_media import media_of, with_hashes
from desktop.exchange.documents import Inside, Taken, Way, add_bytes, add_document
from desktop.intake.members import hand_on_all
from desktop.intake.ready import readers_ready
from desktop.intake.wire import Member
from desktop.intake.words import IntakeError, Problem

Step = Callable[[int, int, str, int, int], None]
"""How many files are done, of how many, the name of the next, and how far that is; it may raise to stop."""
_OF_THE_SYSTEM = re.compile(r"(?i)(?:.*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini)|__MACOSX/.*")
_TOOLS = {"zip_members": "muragat zip 1", "pdf_members": "pdfium", "mail_members": "python email",
          "mbox_members": "muragat mailbox 1", "msg_members": "python-oxmsg", "telegram_members": "muragat telegram 1"}
_HOLDERS = {"application/zip": "zip_members", "application/pdf": "pdf_members", "message/rfc822": "mail_members",
            "application/mbox": "mbox_members", "application/vnd.ms-outlook": "msg_members",
            "application/json": "telegram_members"}
_LETTERS = ("mail_members", "mbox_members", "msg_members")
_DEEPEST = 4  # a letter in a letter in a letter
_SEPARATORS = re.compile(r"[/\\]")


@dataclass(frozen=True)
class Left:
    """A file that was not taken in, and why. `place` as that of what was taken in."""

    place: str
    error: IntakeError | ArchiveError | Problem
    path: Path | None = None

    def in_(self, language: str) -> str:
        """Why, in words."""
        return str(self.error) if isinstance(self.error, ArchiveError) else self.error.in_(language)


Each = Callable[[str, Taken | Left], None]
"""Is told of every file: by what path or place it is known, and what became of it."""


def files_under(roots: Iterable[Path]) -> list[Found]:
    """The files themselves, and those in folders however deep, in the order of their names; links are not followed."""
    found: list[Found] = []
    for root in roots:
        if root.is_dir() and not root.is_symlink():
            found += _files_in(root)
        else:
            found.append(Found(root))
    return found


def _files_in(root: Path) -> Iterator[Found]:
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            yield Found(path, str(Path(root.name, path.relative_to(root))))


def add_all(
    archive: Archive, files: list[Found], way: Way, each: Each, *, step: Step | None = None, password: str = "",
) -> None:
    """Take in files and what lies within them; `each` is told of every one as soon as it is safe.

    What is left of more than one file is noted in the archive until all are done with (coming_in.py).
    """
    listed, done_before = begin(archive, files) if len(files) > 1 and not way.sealed else ("", 0)
    with readers_ready() if len(files) > 1 else contextlib.nullcontext():
        for number, found in enumerate(files):
            def progress(done: int, total: int, number: int = number, name: str = found.path.name) -> None:
                if step:
                    step(number, len(files), name, done, total)

            progress(0, 1)
            also = reached(listed, number) if listed else None
            _add_one(archive, found, dataclasses.replace(way, also=also), each, progress, password,
                     is_whole=number < done_before)
    if listed:
        forget(archive, listed)


def _add_one(archive: Archive, found: Found, way: Way, each: Each, progress: Callable[[int, int], None],
             password: str, *, is_whole: bool = False) -> None:
    known_as = str(found.path)
    if _OF_THE_SYSTEM.fullmatch(found.path.name):
        each(known_as, Left(found.place, Problem("of_the_system"), found.path))
        return
    try:
        inside = Inside(found.place) if found.place else None
        taken = add_document(archive, found.path, way=way, inside=inside, progress=progress, password=password,
                             correct=with_hashes(found.path.parent, lambda: progress(0, 1)))
    except (IntakeError, ArchiveError) as error:
        each(known_as, Left(found.place, error, found.path))
        return
    if taken.duplicate_of and password:
        taken = _unlocked(archive, taken, password, way)
    each(known_as, taken)
    if taken.duplicate_of and is_whole:
        return  # what lies within it was taken in with it
    holder = taken.within[0] or _holds(archive, taken)
    if holder and holder not in web_pages.HOLDERS:
        _add_members(archive, found.path, holder, taken, way, each, progress, password)
    _add_media(archive, found.path.parent, taken, way, each, progress)


def _add_media(archive: Archive, folder: Path, parent: Taken, way: Way, each: Each,
               progress: Callable[[int, int], None]) -> None:
    """Take in what messages of a conversation name and its export has beside it."""
    with archive.reader() as reader:
        source = reader.get(parent.source)
    for number, path in media_of(source, folder):
        progress(0, 1)
        inside = Inside(f"message {number}", parent.source)
        try:
            each(str(path), add_document(archive, path, way=way, inside=inside))
        except (IntakeError, ArchiveError) as error:
            each(str(path), Left("", error, path))


def _unlocked(archive: Archive, taken: Taken, password: str, way: Way) -> Taken:
    """A file that is here already but waits for its password is read with it."""
    from desktop.exchange.unlocking import locked_files, unlock

    for file in locked_files(archive, taken.source):
        if file["sha256"] == taken.sha256:
            problems = unlock(archive, file.id, password)
            return dataclasses.replace(taken, problems=tuple(problem.in_(way.language) for problem in problems))
    return taken


def _holds(archive: Archive, taken: Taken) -> str:
    """The reader of what lies within a file that is here already: its taking in may have been cut short."""
    if not taken.duplicate_of:
        return ""
    with archive.reader() as reader:
        files = reader.files_of(taken.source)
    kinds = {str(file["media_type"]) for file in files if file["sha256"] == taken.sha256}
    return next((holder for media_type, holder in _HOLDERS.items() if media_type in kinds), "")


def _opens(outer: str, inner: str, depth: int) -> bool:
    """Whether what lies within a file that itself lies within another is taken out: of letters and in letters yes,
    of an archive file within an archive file no."""
    return depth < _DEEPEST and inner not in web_pages.HOLDERS and (outer in _LETTERS or inner in _LETTERS)


def _add_members(archive: Archive, path: Path | bytes, holder: str, parent: Taken, way: Way, each: Each,
                 progress: Callable[[int, int], None], password: str, depth: int = 1) -> None:
    count = parent.within[1]

    def take(member: Member) -> None:
        place = f"{member.place}: {member.name}"
        progress(min(member.place, count), max(count, member.place))
        name = _SEPARATORS.split(member.name.rstrip("/\\"))[-1] or place
        if _OF_THE_SYSTEM.fullmatch(member.name):
            each(place, Left(place, Problem("of_the_system")))
            return
        inside = Inside(place, parent.source, parent.sha256, _TOOLS[holder])
        try:
            taken = add_bytes(archive, member.data, name, way=way, inside=inside, heard=member.heard)
        except (IntakeError, ArchiveError) as error:
            each(place, Left(place, error))
            return
        inner = taken.within[0] or _holds(archive, taken)
        opens = bool(inner) and _opens(holder, inner, depth) and (inner in _LETTERS or not taken.duplicate_of)
        if taken.within[1] and not opens and inner not in web_pages.HOLDERS:
            taken = dataclasses.replace(taken, problems=(*taken.problems, Problem("nested_archive").in_(way.language)))
        each(place, taken)
        if opens:
            _add_members(archive, member.data, inner, taken, way, each, progress, "", depth + 1)

    known_as = str(path) if isinstance(path, Path) else parent.name
    try:
        problems = hand_on_all(path, holder, take, count, password=password, tick=lambda: progress(0, 1))
    except IntakeError as error:
        each(known_as, Left("", error, path if isinstance(path, Path) else None))
        return
    for problem in problems:
        each(known_as, Left("", problem, path if isinstance(path, Path) else None))
