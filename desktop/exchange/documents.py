"""A file is taken in: first its bytes are safe, then it is a source that can be cited."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive_schema.records import Record
from desktop.archive import Archive, Reader, Writer
from desktop.archive.clock import utc_now
from desktop.archive.errors import MissingFile, VaultClosed
from desktop.archive.files import Kept
from desktop.archive.order.near_texts import NearTexts
from desktop.archive.writer import InvalidRecord
from desktop.intake import Draft, take_in
from desktop.intake.source import stated, to_source, unread
from desktop.intake.take import take_in_bytes
from desktop.intake.wire import Hearing
from desktop.intake.words import Problem

Progress = Callable[[int, int], None]
STEP = "Add a file as a source"


@dataclass(frozen=True)
class Inside:
    """Where a file lies that came out of another: the source of that other, its SHA-256, the place in it, and by what
    it was taken out. Without these it lies in a folder: `place` is its path there."""

    place: str
    source: str = ""
    sha256: str = ""
    tool: str = ""


@dataclass(frozen=True)
class Way:
    """How files are taken in. `by` is a code, never a name. `near` compares texts with those that are here; `also` is
    written together with each source. `language`: of what is told and of what is noted beside a file."""

    how: str = ""
    by: str = ""
    sealed: bool = False
    language: str = "en"
    near: NearTexts | None = None
    also: Callable[[Writer], object] | None = None


@dataclass(frozen=True)
class Taken:
    """What became of one file: the source made of it, or the one that already held the same bytes.

    near: references of sources with nearly the same text, and how many hundredths they share. within: the reader of
    the files that lie in it, and how many there are.
    """

    name: str
    sha256: str
    ref: str
    source: str
    title: str
    language: str
    duplicate_of: str = ""
    problems: tuple[str, ...] = ()
    near: tuple[tuple[str, int], ...] = ()
    within: tuple[str, int] = ("", 0)
    tier: str = ""
    needs_password: bool = False


def add_document(
    archive: Archive, path: Path, *, how: str = "", by: str = "", sealed: bool = False,
    progress: Progress | None = None, correct: Callable[[Record], Record] | None = None,
    password: str = "", way: Way | None = None, inside: Inside | None = None,
) -> Taken:
    """Keep a file and make a draft source of it. The bytes are on the disk before the source is.

    `how` and `by` go into the acquisition (a code, never a person's name); `way` stands for all of these. `correct`
    may change the proposed source before it is saved. With `sealed` title, text and file are of the sealed depth.
    A file that is here already adds nothing and is not read. Raises IntakeError, ArchiveError, VaultClosed.
    """
    way = way or Way(how, by, sealed)
    draft = take_in(path, progress=progress, password=password, known=_known(archive, way))
    return _add(archive, draft, path, way, inside, correct)


def add_bytes(
    archive: Archive, data: bytes, name: str, *, way: Way, inside: Inside | None = None, password: str = "",
    correct: Callable[[Record], Record] | None = None, progress: Progress | None = None, heard: Hearing | None = None,
) -> Taken:
    """The same for a file in memory, such as one that came out of another; `heard` is what was read of it already."""
    draft = take_in_bytes(data, name, progress=progress, password=password, known=_known(archive, way), heard=heard)
    return _add(archive, draft, data, way, inside, correct)


def _known(archive: Archive, way: Way) -> Callable[[str], bool]:
    if way.sealed and archive.vault_files is None:
        raise VaultClosed

    def known(sha256: str) -> bool:
        with archive.reader() as reader:
            return same(archive, reader, sha256, way.sealed) is not None

    return known


def _add(archive: Archive, draft: Draft, content: Path | bytes, way: Way, inside: Inside | None,
         correct: Callable[[Record], Record] | None) -> Taken:
    with archive.reader() as reader:
        if (there := same(archive, reader, draft.sha256, way.sealed)) is not None:
            if way.also:
                archive.write_aside(way.also).result()
            return dataclasses.replace(_told(draft, there, way), duplicate_of=there.ref)
        found = way.near.near(reader, draft.text) if way.near and not way.sealed else ()
        near = tuple((reader.ref(source), percent) for source, percent in found)
    store = archive.vault_files if way.sealed and archive.vault_files else archive.files
    kept = store.keep(io.BytesIO(content) if isinstance(content, bytes) else content, expected=draft.sha256)
    proposed = to_source(draft)
    if inside and inside.source:
        proposed = Record("source", {**proposed.values, "within": inside.source, "within_place": inside.place},
                          language=proposed.language)
    proposed = correct(proposed) if correct else proposed
    source = _sealed_source(proposed) if way.sealed else proposed

    def work(writer: Writer) -> Record:
        if not store.has(kept.sha256):  # purged since: what erases files runs on this same thread
            raise MissingFile(name=kept.name)
        made = writer.add(source)
        writer.add(_file_record(draft, kept, made, way, inside))
        if way.also:
            way.also(writer)
        return made

    try:
        made = archive.write(STEP, work).result()
    except InvalidRecord as error:  # what a file states of itself keeps no file out
        source, left_out = _without(source, {problem.field.split(".")[0] for problem in error.problems})
        draft = dataclasses.replace(draft, problems=(*draft.problems, left_out))
        made = archive.write(STEP, work).result()
    if way.near and not way.sealed:
        way.near.add(made.id, draft.text)
    return dataclasses.replace(_told(draft, made, way), near=near)


def _without(source: Record, fields: set[str]) -> tuple[Record, Problem]:
    """The source without what it may not hold, and a word about it."""
    kept = {name: value for name, value in source.values.items() if name not in fields}
    language = "" if "language" in fields else source.language
    return (dataclasses.replace(source, values=kept, language=language),
            Problem("not_kept", {"field": ", ".join(sorted(fields))}))


def same(archive: Archive, reader: Reader, sha256: str, sealed: bool = False) -> Record | None:
    """The source that already has a file with this content, in the depth that is asked about."""
    if sealed:
        held = reader.files_kept_as(archive.vault_files.name_of(sha256)) if archive.vault_files else []
    else:
        held = reader.files_with(sha256)
    found = (reader.find(file["source"]) for file in held if file["source"])
    return next((source for source in found if source is not None), None)


def _sealed_source(source: Record) -> Record:
    """Nothing readable is left outside the sealed values."""
    sealed = {"sealed_title": source["title"], "sealed_text": source["text"], "handling": ["protected_source"],
              "csl_type": source["csl_type"], "title": "Sealed source", "within": source["within"]}
    return Record("source", {name: value for name, value in sealed.items() if value}, confidentiality="secret")


def _file_record(draft: Draft, kept: Kept, source: Record, way: Way, inside: Inside | None) -> Record:
    acquired = {"by": way.by, "when": {"edtf": utc_now()[:10]}, "how": way.how or "added from a file"}
    values: dict[str, Any] = {
        "source": source.id, "role": "original", "kept_as": kept.name, "media_type": draft.media_type, **unread(draft)}
    if way.sealed:
        values |= {"name": "Sealed file", "sealed_name": draft.name, "sealed_sha256": kept.sha256}
    else:
        values |= {"name": draft.name or "file", "sha256": kept.sha256, "size": kept.size}
        if note := stated(draft, way.language):
            values["note"] = note
        if inside and inside.tool:
            values["derivation"] = [{"tool": inside.tool, "parent_sha256": inside.sha256, "settings": inside.place}]
        elif inside:  # it lay beside, in a folder
            acquired["note"] = inside.place
    values["acquisition"] = [{name: value for name, value in acquired.items() if value}]
    return Record("file", values, confidentiality="secret") if way.sealed else Record("file", values)


def _told(draft: Draft, source: Record, way: Way) -> Taken:
    told = (*draft.problems, *draft.verdicts)
    problems = tuple(one.in_(way.language) for one in told)
    codes = {problem.code for problem in draft.problems}
    locked = draft.media_type == "application/pdf" and bool(codes & {"needs_password", "wrong_password"})
    return Taken(draft.name, draft.sha256, source.ref, source.id, source.title or source["title"], draft.language,
                 problems=problems, within=draft.within, tier=draft.tier, needs_password=locked)
