"""The files of a conversation that lie beside its export: found by the names that messages give, hashed, taken in.

A name leads to a file in the folder of the export or to nothing: no way up, no link, no other disk.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from archive_schema.records import Record
from desktop.intake import conversation
from desktop.intake.take import hash_of
from desktop.intake.words import IntakeError

_DEEPEST = 6
_NOT_IN_NAMES = re.compile(r"[\\:\x00-\x1f]")


def media_at(folder: Path, name: str) -> Path | None:
    """The file of that name below the folder, or None: a name that leads elsewhere leads nowhere."""
    parts = name.split("/")
    if len(parts) > _DEEPEST or _NOT_IN_NAMES.search(name) or any(part in ("", ".", "..") for part in parts):
        return None
    path, mode = folder, stat.S_IFDIR
    for part in parts:
        if not stat.S_ISDIR(mode):
            return None
        path = path / part
        try:
            mode = os.lstat(path).st_mode
        except (OSError, ValueError):
            return None
    return path if stat.S_ISREG(mode) else None


def with_hashes(folder: Path, tick: Callable[[], object] = lambda: None) -> Callable[[Record], Record]:
    """Puts the SHA-256 of each file at hand into the text of a conversation; any other source stays as it is."""
    known: dict[str, str] = {}

    def hash_named(name: str) -> str:
        if name not in known:
            tick()
            path = media_at(folder, name)
            try:
                known[name] = hash_of(path) if path else ""
            except IntakeError:
                known[name] = ""
        return known[name]

    def correct(source: Record) -> Record:
        if not conversation.is_conversation(str(source["text_method"] or "")):
            return source
        return source.with_values(text=conversation.with_hashes(str(source["text"] or ""), hash_named))

    return correct


def media_of(source: Record, folder: Path) -> Iterator[tuple[str, Path]]:
    """Each file of a conversation that is at hand, once, with the number of the first message that names it."""
    if not conversation.is_conversation(str(source["text_method"] or "")):
        return
    seen: set[Path] = set()
    for number, name in conversation.files_named(str(source["text"] or "")):
        path = media_at(folder, name)
        if path is not None and path not in seen:
            seen.add(path)
            yield number, path
