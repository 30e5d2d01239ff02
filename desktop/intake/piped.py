"""A document that came through a pipe, and the password that came before it."""

from __future__ import annotations

import io
import struct
from typing import BinaryIO


class Piped(io.BytesIO):
    """The document in memory. `password` opens it; it is never kept and stands in no list of processes."""

    def __init__(self, pipe: BinaryIO) -> None:
        said = io.BufferedReader(pipe)  # type: ignore[type-var]
        (length,) = struct.unpack("<I", said.read(4))
        self.password = said.read(length).decode("utf-8", "replace")
        super().__init__(said.read())


def password_of(document: BinaryIO) -> str:
    """The password that came with a document, or ""."""
    return document.password if isinstance(document, Piped) else ""
