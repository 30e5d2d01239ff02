"""A folder that is whole or not there: made as NAME.part/NAME, and renamed when it is finished.

Beside it within ".part" lies a mark, locked while it is made. So the next run clears what a kill left, and never a
folder of a person's own that only bears such a name.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from desktop.archive.errors import ArchiveExists
from desktop.platform import lock_file, sync_folder

_MARK = ".unfinished"


@contextlib.contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Where to make a folder that is empty or not there yet; it gets its name when the block ends well.

    Raises ArchiveExists, OSError.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ArchiveExists(name=target.name)
    part = target.with_name(target.name + ".part")
    made = part / target.name
    _clear_left(part, made)
    part.mkdir(parents=True)
    try:
        with (part / _MARK).open("xb") as mark:
            lock_file(mark)
            yield made
        if target.exists():
            target.rmdir()
        made.rename(target)
        sync_folder(target.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _clear_left(part: Path, made: Path) -> None:
    if not os.path.lexists(part):
        return
    entries = set(os.listdir(part)) if part.is_dir() and not part.is_symlink() else {""}
    if not entries <= {_MARK, made.name} or (entries and _MARK not in entries):
        raise ArchiveExists(name=part.name)
    if entries:
        with (part / _MARK).open("r+b") as mark:
            if not lock_file(mark):
                raise ArchiveExists(name=part.name)
    if made.exists():
        shutil.rmtree(made)  # before the mark, so that this too may be cut short
    shutil.rmtree(part)
