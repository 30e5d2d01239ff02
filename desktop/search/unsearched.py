"""What a search did not look into: scans, pictures, recordings, files that could not be read, sealed values.

It is told from the tables, never from the index. After the first time only what changed since is looked at again.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass

from archive_schema.labels import Label
from archive_schema.vocabularies import UNREAD
from desktop.archive import Reader
from desktop.archive.unread import UnreadFile, sealed_records, touched_after, unread_files
from desktop.search.results import Note

SEALED = "sealed"
REASONS: dict[str, Label] = {
    **UNREAD.terms,
    SEALED: Label.of("Sealed, and the vault is closed | Запечатано, хранилище закрыто | Мөрленген, қойма жабық"),
}
"""Why something was not searched, in the order it is told."""

_FAMILIES = {"image": "image", "audio": "recording", "video": "recording"}
_READ = ("text/", "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml")


@dataclass(frozen=True)
class Unsearched:
    """How many records were not searched, or not whole, and why: each record once, reasons in the order of
    REASONS. sealed: records that hold sealed values among them, which an open vault would have let be searched."""

    count: int = 0
    by_reason: tuple[tuple[str, int], ...] = ()

    @property
    def note(self) -> Note | None:
        """One line; None when everything was searched."""
        return Note("{count} records were not searched, or not whole.", count=self.count) if self.count else None


@dataclass(frozen=True)
class Item:
    """A record that was not searched; reason: one of REASONS; pages: those not read, when only some were not."""

    id: str
    ref: str
    title: str
    reason: str
    pages: str = ""


class NotSearched:
    """What of one archive is not searched. Any thread may ask, each with a reader of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._head: tuple[int, bytes] | None = None
        self._files: dict[str, tuple[str, tuple[str, str]]] = {}  # of a file what it is about, and the reason
        self._sealed: set[str] = set()
        self._told: dict[bool, Unsearched] = {}  # by whether the vault is closed
        self._changed = False

    def summary(self, reader: Reader) -> Unsearched:
        """How much was not searched, as the archive is now."""
        closed = reader.vault is None
        with self._lock:
            self._follow(reader)
            if closed not in self._told:
                reasons = self._reasons(closed)
                counts = Counter(reason for reason, _ in reasons.values())
                by_reason = tuple((reason, counts[reason]) for reason in REASONS if counts[reason])
                self._told[closed] = Unsearched(len(reasons), by_reason)
            return self._told[closed]

    def known(self, closed: bool) -> Unsearched | None:
        """The same without a look at the archive, whether its vault is closed being told; None when it changed since,
        or was never looked at."""
        with self._lock:
            return None if self._changed else self._told.get(closed)

    def changed(self) -> None:
        """The archive was changed; any thread may tell."""
        self._changed = True

    def items(self, reader: Reader, reason: str = "", limit: int = 100, offset: int = 0) -> list[Item]:
        """A page of what was not searched, in the order it was added; reason: of that one alone."""
        with self._lock:
            self._follow(reader)
            found = self._reasons(reader.vault is None)
        ids = sorted(one for one, (why, _) in found.items() if not reason or why == reason)
        return [Item(head.id, head.ref, head.title, *found[head.id])
                for head in reader.heads(ids[offset : offset + limit])]

    def _reasons(self, closed: bool) -> dict[str, tuple[str, str]]:
        """Of each record not searched the reason, and its pages."""
        sealed = dict.fromkeys(self._sealed, (SEALED, "")) if closed else {}
        return sealed | dict(self._files.values())

    def _follow(self, reader: Reader) -> None:
        """Look again at what changed since the last time."""
        self._changed = False  # before looking: what is changed meanwhile is looked at again
        with reader.at_one_moment():
            head = reader.head()
            if self._head == head:
                return
            touched = None if self._head is None else touched_after(reader, self._head[0])
            self._forget(set(touched or ()))
            for file in unread_files(reader, touched):
                if not file.sealed:
                    self._files[file.id] = file.about, (_why(file), file.pages)
            for kind in (kind.name for kind in reader.schema if kind.name != "file"):
                self._sealed.update(sealed_records(reader, kind, touched))
        self._head = head
        self._told.clear()

    def _forget(self, gone: set[str]) -> None:
        self._files = {id: told for id, told in self._files.items() if id not in gone and told[0] not in gone}
        self._sealed -= gone


def _why(file: UnreadFile) -> str:
    """The reason for a file; where its taking in told none, its media type tells."""
    family = _FAMILIES.get(file.media_type.partition("/")[0], "")
    if file.why or family:
        return file.why or family
    if file.media_type.endswith("-encrypted"):
        return "password"
    return "no_text" if file.media_type.startswith(_READ) or not file.media_type else "unknown_kind"
