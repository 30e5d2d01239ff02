"""Finished papers are put in their places: written beside them, checked, and only then renamed, all or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from desktop.briefs.errors import NotWritten

T = TypeVar("T")


@dataclass(frozen=True)
class Planned:
    """A file to be written: its place, and what writes it."""

    path: Path
    write: Callable[[BinaryIO], object]


def put(data: bytes, path: Path, check: Callable[[bytes], T]) -> T:
    """Write `data` to `path`, if what was written passes `check`; what the check gives back.

    What stood there stays until then, and nothing else is left behind. Raises NotWritten when the system would not
    take the file, and what the check raises.
    """
    checked: list[T] = []
    put_all([Planned(path, lambda file: file.write(data))], lambda parts: checked.append(check(parts[0].read_bytes())))
    return checked[0]


def put_all(planned: Iterable[Planned], check: Callable[[list[Path]], object] = lambda parts: None) -> None:
    """Write all files beside their places, call `check` with what was written, then rename them all.

    Until the check has passed, what stood in the places stays. Raises NotWritten, and what a writer or the check
    raises; then nothing is left behind.
    """
    planned = list(planned)
    for one in planned:
        if one.path.is_dir():
            raise NotWritten(str(one.path), "a folder has this name")
    parts = [one.path.with_name(one.path.name + ".part") for one in planned]
    with ExitStack() as behind:
        for one, part in zip(planned, parts, strict=True):
            behind.callback(_take_away, part)
            with _told(one.path), open(part, "wb") as file:
                one.write(file)
                file.flush()
                os.fsync(file.fileno())
        check(parts)
        for one, part in zip(planned, parts, strict=True):
            with _told(one.path):
                os.replace(part, one.path)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritten(str(path), error.strerror or str(error)) from error


def _take_away(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
