"""What a file from outside says, and no more: for whoever checks it without taking it in."""

from __future__ import annotations

import base64
import dataclasses
import json
import os
import stat
import time
from pathlib import Path

from desktop.intake.draft import MEGABYTE, STANDARD, Limits
from desktop.intake.reader import run_reader
from desktop.intake.take import take_in
from desktop.intake.words import IntakeError

_FILE = 700 * MEGABYTE  # a brief may bear all its exhibits
LIMITS = dataclasses.replace(STANDARD, seconds=60.0, memory=2 * STANDARD.memory, file=_FILE)


class Reading:
    """Reads by processes that have no rights; what cannot be read is None, never an error."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def pages(self, path: Path) -> tuple[str, ...] | None:
        """The text of each page of a PDF, as far as it could be read."""
        try:
            return take_in(path, limits=self._limits).pages or None
        except IntakeError:
            return None

    def text(self, path: Path, sha256: str) -> str | None:
        """The text of a file that still has this SHA-256."""
        try:
            draft = take_in(path, limits=self._limits)
        except IntakeError:
            return None
        return draft.text if draft.sha256 == sha256 else None

    def attached(self, path: Path) -> tuple[tuple[str, bytes], ...] | None:
        """Name and content of the JSON files within a PDF."""
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        except OSError:
            return None
        try:
            known = os.fstat(descriptor)
            if not stat.S_ISREG(known.st_mode) or known.st_size > self._limits.file:
                return None
            deadline = time.monotonic() + self._limits.seconds
            heard = run_reader("attached", descriptor, self._limits, deadline, lambda hearing: None)
        finally:
            os.close(descriptor)
        if not heard.ended or heard.why_again or heard.problems:
            return None
        try:
            return tuple((str(name), base64.b64decode(content, validate=True))
                         for name, content in map(json.loads, heard.pages))
        except (ValueError, TypeError):
            return None
