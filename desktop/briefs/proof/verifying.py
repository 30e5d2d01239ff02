"""A brief is verified: its bytes against its signature, its notes against its manifest, its evidence against both.

Nothing here parses a PDF: what is in the file is told by `Reading`, which a process without rights does for us.
"""

from __future__ import annotations

import hashlib
import mmap
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from archive_schema.text import quotation
from desktop.briefs.proof import manifest as manifests
from desktop.briefs.proof import signing
from desktop.briefs.proof.canonical import MOST_BYTES, NotRead
from desktop.briefs.proof.evidence import Evidence, Held, Progress
from desktop.briefs.proof.manifest import Manifest, Note, Source
from desktop.briefs.proof.opening import Opened, Place, opens
from desktop.briefs.proof.signing import Signature
from desktop.briefs.proof.standing import Pages, TooMuch
from desktop.briefs.proof.words import Finding, NotVerifiable

_MOST_TRIALS = 30_000_000  # commitments times files; a second takes about a million
_PRINTED = re.compile(r"(?:[0-9A-F]{4}\s+){7}[0-9A-F]{4}(?:\s+(?:[0-9A-F]{4}\s+){7}[0-9A-F]{4})?")

NOTE_STATES = ("changed", "missing", "proven", "not_opened", "no_evidence")
"""What can be said of a note and its evidence; the first that is true of any of its files."""


class Reading(Protocol):
    """How files from outside are read, where nothing they hold can do harm."""

    def pages(self, path: Path) -> tuple[str, ...] | None:
        """The text of each page of a PDF; None if it cannot be read."""

    def attached(self, path: Path) -> tuple[tuple[str, bytes], ...] | None:
        """Name and content of the JSON files within a PDF; None if it cannot be read."""


@dataclass(frozen=True)
class FileReport:
    """One committed file: proven, missing, changed, or not_opened. `name` is that of the file found, or looked for."""

    state: str
    name: str = ""


@dataclass(frozen=True)
class SourceReport:
    """One source of a note, with its files. `quotation` tells whether its words stand in the text of a proven file:

    stands · not_there (with `nearest`, the passage most like it) · no_text · "" where there is none, or no proven file.
    """

    words: str
    files: tuple[FileReport, ...] = ()
    quotation: str = ""
    nearest: str = ""


@dataclass(frozen=True)
class NoteReport:
    """One note. `stands` says whether the paper's own text has it as the manifest does, None if that is not known."""

    number: int
    text: str
    stands: bool | None
    sources: tuple[SourceReport, ...] = ()

    @property
    def state(self) -> str:
        """One of NOTE_STATES."""
        states = {file.state for source in self.sources for file in source.files}
        return next((state for state in NOTE_STATES if state in states), "no_evidence")

    @property
    def holds(self) -> bool:
        """Whether nothing of it is missing or changed."""
        quoted = all(source.quotation != "not_there" for source in self.sources)
        return self.state not in ("changed", "missing") and self.stands is not False and quoted


@dataclass(frozen=True)
class Report:
    """What was found. `findings` speak of the file, its signature and its manifest; `notes` of each note."""

    sha256: str
    signature: Signature
    manifest: Manifest | None
    findings: tuple[Finding, ...]
    notes: tuple[NoteReport, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is missing or changed; what was not opened, or never signed, is only told."""
        return all(finding.good for finding in self.findings) and all(note.holds for note in self.notes)


Salting = Callable[[Manifest], Mapping[Place, Opened]]
"""Gives the salts that are known of a manifest: out of an opening, or made anew by an archive."""


def verify(
    paper: Path, reading: Reading, *, manifest: Path | None = None, evidence: Evidence | None = None,
    salting: Salting | None = None, progress: Progress = lambda done, total: None,
) -> Report:
    """Verify a brief, with the manifest in it or the one beside it.

    Raises NotVerifiable for a file that is neither a PDF nor ever was one of ours, and OSError.
    """
    looked = _Findings()
    sha256, signature = _bytes_of(paper)
    pages, attached = reading.pages(paper), None if manifest else reading.attached(paper)
    looked.signature(signature)
    if pages is None:
        looked.tell("paper_not_read")
    data = looked.only_one(attached) if manifest is None else looked.beside(manifest)
    read = looked.manifest(data) if data is not None else None
    if read is None:
        return Report(sha256, signature, None, tuple(looked.told))
    looked.key(read, signature)
    if pages is not None:
        looked.printed(read, pages)
    salts = salting(read) if salting else {}
    if salting and read.commitments() and not salts:
        looked.tell("opening_of_another")
    held = evidence.held(progress) if evidence is not None else []
    looked.unread(evidence.unread if evidence is not None else [])
    notes = _Notes(pages, salts, held, evidence is not None).all(read, looked)
    return Report(sha256, signature, read, tuple(looked.told), notes)


def _bytes_of(paper: Path) -> tuple[str, Signature]:
    """The SHA-256 of a file and what its signature says."""
    if paper.exists() and not paper.is_file():  # a pipe would be waited for
        raise NotVerifiable("not_a_pdf", paper.name)
    with open(paper, "rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        if not file.tell():
            raise NotVerifiable("empty", paper.name)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            signature = signing.signature_of(data)
            if data[:1024].find(b"%PDF-") < 0 and signature.state == "unsigned":
                raise NotVerifiable("not_a_pdf", paper.name)
    return sha256, signature


@dataclass
class _Findings:
    """What is found of the file as a whole, in the order in which it is told."""

    told: list[Finding] = field(default_factory=list)

    def tell(self, found: str, **values: object) -> None:
        self.told.append(Finding(found, {name: str(value) for name, value in values.items()}))

    def signature(self, signature: Signature) -> None:
        self.tell(signature.state, key=signing.grouped(signature.fingerprint), added=signature.added)

    def only_one(self, attached: tuple[tuple[str, bytes], ...] | None) -> bytes | None:
        """The manifest within the paper."""
        if attached is None:
            self.tell("attachments_not_read")
            return None
        found = [data for name, data in attached if name == manifests.NAME]
        if len(found) != 1:
            self.tell("two_manifests" if found else "no_manifest", count=len(found))
            return None
        return found[0]

    def beside(self, path: Path) -> bytes:
        """The manifest of a file, with the signature that may lie beside it."""
        data = _read(path, MOST_BYTES + 1)
        line = path.with_name(path.name + signing.SUFFIX)
        if line.is_file():
            signature = signing.signature_beside(data, _read(line, 1000))
            self.tell(f"manifest_{signature.state}", key=signing.grouped(signature.fingerprint))
        return data

    def manifest(self, data: bytes) -> Manifest | None:
        try:
            return manifests.read_manifest(data)
        except NotRead as error:
            self.tell("manifest_wrong", code=error.code, **error.values)
            return None

    def key(self, read: Manifest, signature: Signature) -> None:
        """The key the manifest names must be the one that signed."""
        if read.key and signature.state == "unsigned":
            self.tell("signature_gone", key=signing.grouped(read.key))
        elif signature.fingerprint and read.key != signature.fingerprint:
            self.tell("another_key", key=signing.grouped(read.key) or "—")

    def printed(self, read: Manifest, pages: Iterable[str]) -> None:
        """The digits printed in the paper must be those of the manifest and the key."""
        codes = {"".join(found.split()) for page in pages for found in _PRINTED.findall(page)}
        if not any(read.sha256.upper() in code for code in codes):
            self.tell("other_code" if any(len(code) >= 64 for code in codes) else "no_code",
                      sha256=signing.grouped(read.sha256))
        elif read.key and not any(read.key in code for code in codes):
            self.tell("other_key_printed", key=signing.grouped(read.key))
        else:
            self.tell("code_agrees", sha256=signing.grouped(read.sha256))

    def unread(self, names: list[str]) -> None:
        if names:
            self.tell("evidence_not_read", count=len(names), names=", ".join(names[:5]))


class _Notes:
    """Looks at note after note."""

    def __init__(
        self, pages: tuple[str, ...] | None, salts: Mapping[Place, Opened], held: list[Held], compares: bool
    ) -> None:
        self._pages = Pages(pages) if pages is not None else None
        self._salts = salts
        self._held = list({one.sha256: one for one in reversed(held)}.values())
        self._named = {one.name: one for one in held}
        self._compares = compares
        self._texts: dict[str, quotation.Text | None] = {}

    def all(self, read: Manifest, looked: _Findings) -> tuple[NoteReport, ...]:
        if len(self._salts) * len(self._held) > _MOST_TRIALS:
            raise NotVerifiable("too_much")
        if strangers := self._salts.keys() - _places(read):
            looked.tell("strange_salts", count=len(strangers))
        try:
            return tuple(self._note(note) for note in read.notes)
        except TooMuch:
            raise NotVerifiable("too_much") from None

    def _note(self, note: Note) -> NoteReport:
        sources = tuple(self._source(source, (note.number, at)) for at, source in enumerate(note.sources))
        return NoteReport(note.number, note.text, self._stands(note), sources)

    def _stands(self, note: Note) -> bool | None:
        """Does the paper say it? Of a citing in a table's cell that cannot always be told."""
        if self._pages is None:
            return None
        said = [source.words for source in note.sources]
        if note.text:
            return all(map(self._pages.has, [note.text, *said]))
        missed = [words for words in said if not self._pages.has(words)]
        return (None if all(map(self._pages.may_have, missed)) else False) if missed else True

    def _source(self, source: Source, where: tuple[int, int]) -> SourceReport:
        found = [self._file(sealed, (*where, at)) for at, sealed in enumerate(source.evidence)]
        files = tuple(report for report, _ in found)
        proven = [held for _, held in found if held is not None]
        if not source.quotation or not proven:
            return SourceReport(source.words, files)
        return self._quoted(source, files, proven)

    def _file(self, sealed: bytes, place: Place) -> tuple[FileReport, Held | None]:
        opened = self._salts.get(place)
        if opened is None or not self._compares:
            return FileReport("not_opened"), None
        called = self._named.get(opened.name) if opened.name else None
        for held in ([called] if called else []) + self._held:
            if opens(opened.salt, held.sha256, sealed):
                return (FileReport("proven", held.name), held) if held.is_whole() else (
                    FileReport("changed", held.name), None)
        return FileReport("changed" if called else "missing", opened.name), None

    def _quoted(self, source: Source, files: tuple[FileReport, ...], proven: list[Held]) -> SourceReport:
        nearest = quotation.Nearest(0.0, 0, 0, "")
        texts = [text for held in proven if (text := self._text(held)) is not None]
        for text in texts:
            found = text.find(source.quotation)
            if isinstance(found, quotation.Found):
                return SourceReport(source.words, files, "stands")
            nearest = max(nearest, found, key=lambda one: one.score)
        return SourceReport(source.words, files, "not_there" if texts else "no_text", nearest.passage[:400])

    def _text(self, held: Held) -> quotation.Text | None:
        if held.sha256 not in self._texts:
            text = held.text()
            self._texts[held.sha256] = quotation.Text(text) if text and text.strip() else None
        return self._texts[held.sha256]


def _places(read: Manifest) -> set[Place]:
    return {(note.number, at, place) for note in read.notes for at, source in enumerate(note.sources)
            for place in range(len(source.evidence))}


def _read(path: Path, most: int) -> bytes:
    with open(path, "rb") as file:
        return file.read(most)
