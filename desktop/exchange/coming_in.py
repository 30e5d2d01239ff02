"""What is still to come in of many files: kept inside the archive, so that an import that was stopped can go on.

The list holds paths of this computer. It is never made for files of the sealed depth, whose names it would tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive_schema.ids import new_id
from desktop.archive import Archive, Reader, Writer

_LISTS, _DONE = "files to come in", "files that came in"
"""Settings: the lists by their ids, written once; and how far each is, written with every source."""


@dataclass(frozen=True)
class Found:
    """A file to be taken in, and its path within the folder that was added, "" for a file chosen by itself."""

    path: Path
    place: str = ""


@dataclass(frozen=True)
class Unfinished:
    """An import that did not come to its end: the files that are left, of how many."""

    id: str
    files: tuple[Found, ...]
    of: int


def unfinished(reader: Reader) -> list[Unfinished]:
    """The imports that were stopped, the oldest first."""
    done = dict(reader.setting(_DONE) or {})
    told = []
    for id, files in dict(reader.setting(_LISTS) or {}).items():
        left = tuple(Found(Path(path), place) for path, place in files[int(done.get(id, 0)):])
        if left:
            told.append(Unfinished(id, left, len(files)))
    return told


def begin(archive: Archive, files: Iterable[Found]) -> tuple[str, int]:
    """Note what is to come in; a list that this one goes on with is forgotten.

    The id of the list, and how many of its first files such a list had done with, whatever lies within them included.
    """
    id, listed = new_id(), [[str(one.path), one.place] for one in files]
    paths = {path for path, _ in listed}

    def work(writer: Writer) -> int:
        lists, done = dict(writer.setting(_LISTS) or {}), dict(writer.setting(_DONE) or {})
        taken_over = {one.id for one in unfinished(writer) if {str(file.path) for file in one.files} <= paths}
        before = max((int(done.get(one, 0)) for one in taken_over if lists[one] == listed), default=0)
        writer.set_setting(_LISTS, {**_without(lists, taken_over), id: listed})
        writer.set_setting(_DONE, {**_without(done, taken_over), id: before})
        return before

    return id, archive.write_aside(work).result()


def reached(id: str, count: int) -> Callable[[Writer], None]:
    """A part of a write: so many files of the list are done with, if not more."""

    def work(writer: Writer) -> None:
        done = dict(writer.setting(_DONE) or {})
        if count > int(done.get(id, 0)):
            writer.set_setting(_DONE, {**done, id: count})

    return work


def forget(archive: Archive, id: str) -> None:
    """The import is at its end, or nobody wants to go on with it."""

    def work(writer: Writer) -> None:
        writer.set_setting(_LISTS, _without(writer.setting(_LISTS), {id}) or None)
        writer.set_setting(_DONE, _without(writer.setting(_DONE), {id}) or None)

    archive.write_aside(work).result()


def _without(setting: Any, ids: set[str]) -> dict[str, Any]:
    return {name: value for name, value in dict(setting or {}).items() if name not in ids}
