"""A file is taken in: first its bytes are safe, then it is a source that can be cited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive_schema.records import Record
from desktop.archive import Archive, Reader, Writer
from desktop.archive.clock import utc_now
from desktop.archive.errors import MissingFile, VaultClosed
from desktop.archive.files import Kept
from desktop.intake import Draft, take_in
from desktop.intake.source import to_source, unread

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Taken:
    """What became of one file: the source made of it, or the one that already held the same bytes."""

    name: str
    sha256: str
    ref: str
    source: str
    title: str
    language: str
    duplicate_of: str = ""
    problems: tuple[str, ...] = ()


def add_document(
    archive: Archive, path: Path, *, how: str = "", by: str = "", sealed: bool = False,
    progress: Progress | None = None, correct: Callable[[Record], Record] | None = None,
) -> Taken:
    """Keep a file and make a draft source of it. The bytes are on the disk before the source is.

    `how` and `by` go into the acquisition (a code, never a person's name). `correct` may change the proposed
    source before it is saved. With `sealed` title, text and file are of the sealed depth. A file that is here
    already adds nothing. Raises IntakeError, ArchiveError, VaultClosed.
    """
    if sealed and archive.vault_files is None:
        raise VaultClosed
    draft = take_in(path, progress=progress)
    with archive.reader() as reader:
        if (there := _same(reader, draft, sealed)) is not None:
            return _told(draft, there, duplicate_of=there.ref)
    store = archive.vault_files if sealed and archive.vault_files else archive.files
    kept = store.keep(path, expected=draft.sha256)
    proposed = to_source(draft)
    proposed = correct(proposed) if correct else proposed
    source = _sealed_source(proposed) if sealed else proposed

    def work(writer: Writer) -> Record:
        if not store.has(kept.sha256):  # purged since: what erases files runs on this same thread
            raise MissingFile(name=kept.name)
        made = writer.add(source)
        writer.add(_file_record(draft, kept, made, how=how, by=by, sealed=sealed))
        return made

    return _told(draft, archive.write("Add a file as a source", work).result())


def _same(reader: Reader, draft: Draft, sealed: bool) -> Record | None:
    """The source that already has a file with this content."""
    held = [] if sealed else reader.files_with(draft.sha256)
    found = (reader.find(file["source"]) for file in held if file["source"])
    return next((source for source in found if source is not None), None)


def _sealed_source(source: Record) -> Record:
    """Nothing readable is left outside the sealed values."""
    sealed = {"sealed_title": source["title"], "sealed_text": source["text"], "handling": ["protected_source"],
              "csl_type": source["csl_type"], "title": "Sealed source"}
    return Record("source", {name: value for name, value in sealed.items() if value}, confidentiality="secret")


def _file_record(draft: Draft, kept: Kept, source: Record, *, how: str, by: str, sealed: bool) -> Record:
    acquired = {"by": by, "when": {"edtf": utc_now()[:10]}, "how": how or "added from a file"}
    values: dict[str, Any] = {
        "source": source.id, "role": "original", "kept_as": kept.name, "media_type": draft.media_type,
        "acquisition": [{name: value for name, value in acquired.items() if value}], **unread(draft),
    }
    if sealed:
        values |= {"name": "Sealed file", "sealed_name": draft.name, "sealed_sha256": kept.sha256}
        return Record("file", values, confidentiality="secret")
    return Record("file", values | {"name": draft.name or "file", "sha256": kept.sha256, "size": kept.size})


def _told(draft: Draft, source: Record, duplicate_of: str = "") -> Taken:
    problems = tuple(str(problem) for problem in draft.problems)
    return Taken(draft.name, draft.sha256, source.ref, source.id, source.title or source["title"],
                 draft.language, duplicate_of, problems)


