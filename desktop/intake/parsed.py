"""What a reader makes of a file of rows: JSON values, each as one page of what it says, told again here as values."""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.intake.draft import MEGABYTE, Limits
from desktop.intake.reader import reader_command, run_reader
from desktop.intake.words import IntakeError, Problem

JSON = Any
LIMITS = Limits(seconds=120, text=200 * MEGABYTE, pages=100_000, file=256 * MEGABYTE)


@dataclass(frozen=True)
class Parsed:
    """The values a reader gave, in their order, what it had to say of them, and the protections it worked under."""

    values: tuple[JSON, ...]
    problems: tuple[Problem, ...]
    tier: str


def parsed(path: Path, reader: str, limits: Limits = LIMITS, tick: Callable[[], None] = lambda: None) -> Parsed:
    """Let the reader of that name (worker.py) read a file in a process without rights.

    The reader says each value by `say.page(json.dumps(value))`. `tick` is called every tenth of a second and may raise.
    Raises IntakeError when the file cannot be opened.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise IntakeError("unreadable", name=path.name, reason=error.strerror or "") from error
    try:
        known = os.fstat(descriptor)
        if not stat.S_ISREG(known.st_mode):
            raise IntakeError("device", name=path.name)
        if known.st_size > limits.file:
            size, most = known.st_size // MEGABYTE, limits.file // MEGABYTE
            return Parsed((), (Problem("too_large", {"size": str(size), "limit": str(most)}),), "none")
        heard = run_reader(reader_command(reader, limits), descriptor, limits, time.monotonic() + limits.seconds,
                           lambda hearing: tick())
    finally:
        os.close(descriptor)
    values, problems = [], list(heard.problems)
    for page in heard.pages:
        try:
            values.append(json.loads(page))
        except (ValueError, RecursionError):  # it was cut off, or is no reader of ours
            problems.append(Problem("said_too_much"))
    if heard.why_again:
        problems.append(Problem("damaged", dict(heard.step)))
    return Parsed(tuple(values), tuple(problems), heard.tier)
