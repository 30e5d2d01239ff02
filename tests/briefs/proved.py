"""A small brief that proves itself, with its evidence in a folder, made without an archive."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.briefs.archival import Attached, pdf_a
from desktop.briefs.pdf import render
from desktop.briefs.proof import Folder, Opening, Proof, Report, Salting, read_manifest, signed, verify, with_proof
from desktop.briefs.proof.manifest import MEDIA_TYPE, NAME
from desktop.briefs.values import Brief, Composed, Document, Evidence, Heading, Note, NoteMark, Span, Text
from desktop.intake.reading import Reading

SECRET = bytes(range(32))
WORDS = (
    "The order of 6 January was signed by nobody.",
    "В реестре такого предписания нет.",
    "Тізілімде мұндай нұсқама жоқ.",
    "Forty-one addresses could not be reached.",
)


def composed(files: list[bytes], *, edition: str = "full", language: str = "en") -> Composed:
    """A document with a note and an evidence file for each of WORDS."""
    notes, evidence, spans = [], [], []
    for number, (words, file) in enumerate(zip(WORDS, files, strict=True), 1):
        said = f"Source {number}, p. {number} (“{words}”)"
        notes.append(Note(number, (Span(said + "."),)))
        evidence.append(Evidence(number, f"SRC-{number:04d}", f"CIT-{number:04d}", f"p. {number}", words,
                                 files=(hashlib.sha256(file).hexdigest(),), words=said))
        spans += [Span(f"Finding {number}"), NoteMark(number), Span(". ")]
    brief = Brief("Cut off", date="10 June 2016", language=language)
    document = Document(brief, (Heading(1, (Span("Findings"),)), Text(tuple(spans))), tuple(notes))
    return Composed(document, (), tuple(evidence), edition)


class Remembering(Reading):
    """Reads the same content once: a process is started for each reading."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, bytes], Any] = {}

    def pages(self, path: Path) -> tuple[str, ...] | None:
        """The text of each page of a PDF."""
        return self._once("pages", path, super().pages)

    def attached(self, path: Path) -> tuple[tuple[str, bytes], ...] | None:
        """What lies within a PDF."""
        return self._once("attached", path, super().attached)

    def text(self, path: Path, sha256: str) -> str | None:
        """The text of a file."""
        read = super().text
        return self._once("text", path, lambda path: read(path, sha256))

    def _once(self, what: str, path: Path, read: Callable[[Path], Any]) -> Any:
        key = (what, path.read_bytes())
        if key not in self._known:
            self._known[key] = read(path)
        return self._known[key]


@dataclass
class Paper:
    """A brief as it was written, with all that goes with it."""

    pdf: bytes
    proof: Proof
    files: list[bytes]
    folder: Path
    reading: Reading = field(default_factory=lambda: Remembering())

    @property
    def path(self) -> Path:
        """Where the brief lies."""
        return self.folder / "brief.pdf"

    @property
    def evidence(self) -> Path:
        """Where the evidence lies."""
        return self.folder / "evidence"

    def put(self, pdf: bytes | None = None, files: dict[str, bytes] | None = None) -> None:
        """Write the brief and the evidence, as they are or changed."""
        self.path.write_bytes(self.pdf if pdf is None else pdf)
        self.evidence.mkdir(exist_ok=True)
        for old in self.evidence.iterdir():
            old.unlink()
        for name, data in (self.named if files is None else files).items():
            (self.evidence / name).write_bytes(data)

    @property
    def named(self) -> dict[str, bytes]:
        """The evidence by name."""
        return {f"{number}.txt": data for number, data in enumerate(self.files, 1)}

    def verified(
        self, opening: Opening | None = None, manifest: Path | None = None, *, reads_evidence: bool = True
    ) -> Report:
        """The brief and the evidence as they lie there, verified with all salts or with these."""
        reading = self.reading
        text = reading.text if reads_evidence else lambda path, sha256: None
        return verify(self.path, reading, manifest=manifest, evidence=Folder(self.evidence, text),
                      salting=salting(opening or self.proof.opening))


def salting(opening: Opening) -> Salting:
    """The salts of an opening, if it is of this manifest."""
    return lambda manifest: opening.files if opening.manifest == manifest.sha256 else {}


def paper(folder: Path, *, edition: str = "full", key: str = "brief", language: str = "en",
          exported: Composed | None = None) -> Paper:
    """A brief, exported and signed, with its evidence beside it."""
    files = [f"A paper. {words} And more.\n".encode() for words in WORDS]
    names = {hashlib.sha256(data).hexdigest(): f"{number}.txt" for number, data in enumerate(files, 1)}
    proof = with_proof(exported or composed(files, edition=edition, language=language), "brief-1", SECRET, key=key,
                       names=names)
    pdf = pdf_a(render(proof.composed.document), level="3b",
                attachments=[Attached(NAME, MEDIA_TYPE, proof.manifest, "Manifest")])
    made = Paper(signed(pdf, proof.key) if proof.key else pdf, proof, files, folder)
    made.put()
    assert read_manifest(proof.manifest).commitments() == sum(len(one.files) for one in proof.composed.evidence)
    return made
