"""Which evidence goes along in a sealed copy: the files that its steps speak of, each once."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import BinaryIO

from desktop.archive import Archive, Reader
from desktop.archive.errors import MissingFile, explain_os
from desktop.archive.files import is_name
from desktop.archive.joining.carried import CarriedFile
from desktop.archive.joining.outgoing import Abridged
from desktop.exchange.sealed.choosing import Choice

_SPOKEN_OF = """
    select s.origin, s.place, c.record, p.after ->> '$.values.sha256', p.after ->> '$.values.kept_as'
    from change c join step s on s.number = c.step join payload p on p.step = c.step and p.place = c.place
    where c.kind = 'file' and p.after is not null order by s.number, c.place
"""


def evidence(
    archive: Archive, reader: Reader, chosen: set[str] | None, choice: Choice
) -> tuple[list[CarriedFile], int]:
    """The files that go along, and how many there are in all, those that are only named among them.

    A file that is named and was never here stays so; of one that should be here and is not, MissingFile tells.
    """
    found: dict[str, CarriedFile | None] = {}
    here = {row[0] for row in reader.db.execute("select kept_as from file where kept_as is not null")}
    abridged = Abridged(reader) if choice.travel else None
    for origin, place, record, sha256, kept_as in reader.db.execute(_SPOKEN_OF):
        if place <= choice.after.get(origin, 0) or chosen is not None and record not in chosen:
            continue
        if abridged and not abridged.may_tell(record, "sha256", sha256):
            continue
        if sha256 and sha256 not in found:
            found[sha256] = _plain(archive, sha256, here) if choice.evidence else None
        elif not sha256 and kept_as and kept_as not in found and not choice.travel:
            found[kept_as] = _sealed(archive, kept_as, here) if choice.evidence else None
    return [file for file in found.values() if file], len(found)


def _plain(archive: Archive, sha256: str, here: set[str]) -> CarriedFile | None:
    if not is_name(sha256):
        return None
    if not archive.files.has(sha256):
        if (name := archive.files.name_of(sha256)) in here:
            raise MissingFile(name=name)
        return None
    return CarriedFile(archive.files.size(sha256), functools.partial(archive.files.open, sha256), sha256=sha256)


def _sealed(archive: Archive, name: str, here: set[str]) -> CarriedFile | None:
    if not is_name(name):
        return None
    path = archive.files.path_of(name)
    if not path.exists():
        if name in here:
            raise MissingFile(name=name)
        return None
    return CarriedFile(path.stat().st_size, functools.partial(_as_it_lies, path), name=name)


def _as_it_lies(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise explain_os(error, path) from error
