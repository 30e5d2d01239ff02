"""The files that lie within a file: handed on one by one, out of the worker, never by way of a disk."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable
from pathlib import Path

from desktop.intake.draft import STANDARD, Limits
from desktop.intake.reader import Document, InMemory, run_reader
from desktop.intake.wire import HOLDERS, Hearing, Member
from desktop.intake.words import IntakeError, Problem
from desktop.intake.zips import MOST_TOTAL

_MAILBOX = 64 << 30
LIMITS = dataclasses.replace(STANDARD, members=MOST_TOTAL)
"""All files within one file together come to no more than an archive file may unpack to."""


def limits_of(holder: str) -> Limits:
    """What is allowed for handing on: letters of a mailbox come one by one, however many there are."""
    return dataclasses.replace(LIMITS, members=_MAILBOX) if holder == "mbox_members" else LIMITS


def hand_on(
    document: Path | bytes, holder: str, each: Callable[[Member], None], *, limits: Limits = LIMITS,
    password: str = "", tick: Callable[[], None] | None = None,
) -> tuple[Problem, ...]:
    """Give `each` the files within a document, in their order there; what went wrong is returned.

    `holder` is what `Draft.within` told. What `each` raises ends it. Raises IntakeError when a path cannot be read.
    """
    if holder not in HOLDERS:
        raise ValueError(holder)

    def look(hearing: Hearing) -> None:
        if tick:
            tick()

    def read(source: Document) -> Hearing:
        return run_reader(holder, source, limits, time.monotonic() + limits.seconds, look, each)

    if isinstance(document, bytes):
        heard = read(InMemory(document, password))
    elif password:
        heard = read(InMemory(document.read_bytes(), password))
    else:
        try:
            descriptor = os.open(document, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise IntakeError("unreadable", name=document.name, reason=error.strerror or str(error)) from error
        try:
            heard = read(descriptor)
        finally:
            os.close(descriptor)
    damaged = [Problem("damaged", heard.step)] if heard.why_again == "failed" else []
    return (*heard.problems, *damaged)
