"""Taking a file in: hashed first, then read by a worker."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable

from desktop.intake.clean import clean_line
from desktop.intake.draft import Draft, Limits
from desktop.intake.words import IntakeError, Problem

Progress = Callable[[int, int], None]
CHUNK = 1 << 20


def take_in(path: str | os.PathLike[str], *, progress: Progress | None = None, limits: Limits = Limits()) -> Draft:
    """Read one file into a Draft. `progress(done, total)` is called often and may raise to stop.

    Raises IntakeError for a folder, a link, a device, an absent, unreadable or changing file.
    """
    name, hidden = clean_line(os.path.basename(os.fspath(path)), 255)
    with open_file(path, name) as file:
        before = os.fstat(file.fileno())
        digest = hashlib.sha256()
        done = 0
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            if progress:
                progress(done, before.st_size)
    problems = (Problem("hidden_characters", {"field": "name"}),) if hidden else ()
    return Draft(digest.hexdigest(), done, name, problems=problems)


def open_file(path, name):
    """The file opened once."""
    mode = os.lstat(path).st_mode
    if not stat.S_ISREG(mode):
        raise IntakeError("folder" if stat.S_ISDIR(mode) else "link" if stat.S_ISLNK(mode) else "device", name=name)
    return open(path, "rb", buffering=0)
