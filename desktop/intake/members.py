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
_ENDED = ("worker_died", "worker_slow", "worker_memory")
LIMITS = dataclasses.replace(STANDARD, members=MOST_TOTAL)
"""All files within one file together come to no more than an archive file may unpack to."""


def hand_on_all(
    document: Path | bytes, holder: str, each: Callable[[Member], None], count: int, *, password: str = "",
    tick: Callable[[], None] | None = None,
) -> tuple[Problem, ...]:
    """Hand on everything. Letters of a mailbox come one by one, however many there are: when reading one ends the
    reader, another goes on behind it."""
    if holder != "mbox_members":
        return hand_on(document, holder, each, password=password, tick=tick)
    told: list[Problem] = []
    last = first = 0

    def one(member: Member) -> None:
        nonlocal last
        last = member.place
        each(member)

    while True:
        limits = dataclasses.replace(LIMITS, members=_MAILBOX, first=first + 1)
        problems = hand_on(document, holder, one, limits=limits, tick=tick)
        if last >= count or not any(problem.code in _ENDED for problem in problems):
            return (*told, *problems)
        if last <= first:  # not one came: it is the next one that cannot be read
            last += 1
            told.append(Problem("members_failed", {"places": str(last)}))
        first = last


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
