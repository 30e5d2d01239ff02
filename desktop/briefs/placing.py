"""A finished paper is put in its place: written beside it, checked, and only then renamed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.briefs.errors import NotWritten

T = TypeVar("T")


def put(data: bytes, path: Path, check: Callable[[bytes], T]) -> T:
    """Write `data` to `path`, if what was written passes `check`; what the check gives back.

    What stood there stays until then, and nothing else is left behind. Raises NotWritten when the system would not
    take the file, and what the check raises.
    """
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        checked = check(part.read_bytes())
        os.replace(part, path)
    except OSError as error:
        raise NotWritten(str(path), error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return checked
