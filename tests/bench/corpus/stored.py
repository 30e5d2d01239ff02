"""Documents in a file, read as search reads an archive: each was added by a step of its own."""

import dataclasses
import hashlib
import json
import os
import uuid
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.archive.texts import Mark, RecordText, TextPart
from tests.bench.corpus import made
from tests.bench.corpus.documents import Corpus, document_id
from tests.search.journal import NoAddresses

MORE = 2_000  # documents that are imported at most


class Documents:
    """So many documents of a file; more can be added to them while the program runs.

    texts() gives what search asks of an archive, for one thread.
    """

    def __init__(self, path: Path, number: int) -> None:
        self.path = path
        self.number = number
        with _offsets(path).open("rb") as file:
            self.offsets = array("Q", file.read())

    def texts(self) -> "Texts":
        """The documents, for the thread that calls it; closed by `with`, or let go."""
        return Texts(self)


class Texts:
    """See desktop.search.texts."""

    addresses = NoAddresses()

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._file = documents.path.open("rb")

    def __enter__(self) -> "Texts":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def head(self) -> Mark:
        """As many steps as documents."""
        number = self._documents.number
        return Mark(number, _hash(number))

    def mark_at(self, number: int) -> bytes | None:
        """The hash of a step."""
        return _hash(number) if 0 < number <= self._documents.number else None

    def touched_after(self, number: int, upto: int | None = None) -> list[str]:
        """The documents from that one on."""
        return [document_id(at) for at in range(number, min(upto or self._documents.number, self._documents.number))]

    def search_text(self, id: str) -> RecordText | None:
        """A document; None for one that is not added yet."""
        number = uuid.UUID(id).int >> 64
        return self.at(number) if number < self._documents.number else None

    def every_id(self) -> Iterator[str]:
        """All ids, in order."""
        return map(document_id, range(self._documents.number))

    def in_title_order(self, ids: Sequence[str]) -> list[str]:
        """Read from the file: an archive does it faster, by its database."""
        return sorted(ids, key=lambda id: self.at(uuid.UUID(id).int >> 64).title.casefold())

    def at(self, number: int) -> RecordText:
        """A document by number."""
        self._file.seek(self._documents.offsets[number])
        return from_json(json.loads(self._file.readline()))


def stored(number: int, folder: Path) -> Documents:
    """So many documents, written once; as many more as a bench may import lie behind them.

    Without the texts of MURAGAT_OUTSIDE they are made.
    """
    path = folder / f"{'real' if is_real() else 'made'}-{number}.jsonl"
    if not _offsets(path).exists():
        at = array("Q")
        with path.open("wb") as file:
            every = number + min(number, MORE)
            for document in Corpus().documents(every) if is_real() else made.texts(every):
                at.append(file.tell())
                file.write(json.dumps(dataclasses.asdict(document), ensure_ascii=False).encode() + b"\n")
        _offsets(path).write_bytes(at.tobytes())
    return Documents(path, number)


def drawn(number: int, folder: Path) -> str:
    """What the documents are made of, and how often."""
    path = folder / f"real-{number}.txt"
    if not path.exists():
        path.write_text(Corpus().told(number), "utf-8")
    return path.read_text("utf-8")


def is_real() -> bool:
    """Whether the texts of public repositories are at hand."""
    return "MURAGAT_OUTSIDE" in os.environ


def from_json(told: dict[str, Any]) -> RecordText:
    """A document as `python -m tests.bench.corpus` writes it."""
    return RecordText(**told | {"tags": tuple(told["tags"]), "parts": tuple(TextPart(**part) for part in told["parts"]),
                                "facts": tuple(map(tuple, told["facts"])), "spans": tuple(map(tuple, told["spans"]))})


def _offsets(path: Path) -> Path:
    return path.with_suffix(".at")


def _hash(number: int) -> bytes:
    return hashlib.sha256(str(number).encode()).digest()
