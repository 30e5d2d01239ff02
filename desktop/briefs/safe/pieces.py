"""What a file holds, piece by piece: texts, bytes that could be texts, files within, and what no machine can read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A text of a file, and where it stands: "page 3", "annotation", "docProps/core.xml"."""

    where: str
    text: str


@dataclass(frozen=True)
class Raw:
    """Bytes of a file that are looked through in every encoding."""

    where: str
    data: bytes


@dataclass(frozen=True)
class Within:
    """A file inside the file."""

    where: str
    data: bytes


@dataclass(frozen=True)
class Unseen:
    """Something no machine can read: a picture, a drawing, a locked part.

    `mark` is the SHA-256 of what is seen (a picture's pixels), by which it is known again in another file.
    """

    where: str
    mark: str


Found = Piece | Raw | Within | Unseen
