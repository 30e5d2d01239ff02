"""A brief leaves the archive: composed, looked through, written, signed, looked through again, and put in its places.

The order matters. What stops an export is told before anything is written. The page that proves the brief is part of
what is signed, and the signature comes last, for it is over every byte. What is safe to publish is searched for
protected names as it will be handed over, the signed file included. Files are renamed into their places together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from archive_schema.labels import Label
from desktop.briefs.errors import BriefError, NotArchival
from desktop.briefs.placing import Planned, put_all
from desktop.briefs.problems import Problem
from desktop.briefs.values import Composed, Document, Written

if TYPE_CHECKING:
    from archive_schema.records import Record
    from desktop.archive import Archive, Reader
    from desktop.briefs.exhibits.bound import Volume
    from desktop.briefs.proof import Proof
    from desktop.briefs.safe.leaks import Leak

FORMATS = ("pdf", "docx", "html", "md")
"""The papers a brief is written as."""
EXHIBITS = ("none", "joined", "volume", "new")
"""Where its exhibits go: nowhere, behind the brief in its PDF, into a PDF of their own, all or those not yet filed."""
PROOFS = ("none", "attached", "beside")
"""Where the manifest goes: nowhere, into the PDF, beside it."""
Progress = Callable[[int, int], None]
_LARGE = 50_000_000  # bytes of evidence; a volume of more is streamed to its place


@dataclass(frozen=True)
class Wanted:
    """What is asked for. `key` signs a PDF that has a manifest: "brief", "copy" or "none"."""

    formats: tuple[str, ...] = ("pdf",)
    edition: str = "full"
    language: str | None = None
    open_points: bool = True
    exhibits: str = "none"
    proof: str = "none"
    key: str = "brief"
    opening: bool = False


USUAL = Wanted()
"""The full edition as PDF/A, with its open points, and nothing with it."""


@dataclass(frozen=True)
class Exported:
    """What was written: each file by what it is, what the author should know, what somebody had looked at."""

    files: dict[str, tuple[Path, Written]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    looked_at: tuple[Leak, ...] = ()


class NotAnswered(BriefError):
    """Something stops the export until somebody answers it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            f"{len(problems)} of what was found must be answered before this brief leaves the archive: "
            + " ".join(map(str, problems[:3])) + (" …" if len(problems) > 3 else ""),
            "Nothing was written. Mend it, or answer it in the brief with a reason.",
        )
        self.problems = problems

    def in_(self, language: str) -> str:
        """What stops the export, in a person's language."""
        head = Label.of("Nothing was written. First answer, or mend: | Ничего не записано. Сначала ответьте или "
                        "исправьте: | Ештеңе жазылған жоқ. Алдымен жауап беріңіз немесе түзетіңіз:")
        return " ".join([head.in_(language), *(problem.say(language) for problem in self.problems)])


class WouldLeak(BriefError):
    """The finished files of a safe edition hold a protected name, or something no machine can read."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        super().__init__(
            "The finished files would betray somebody, or hold what no machine can read: "
            + " ".join(leak.say("en") for leak in leaks[:3]) + (" …" if len(leaks) > 3 else ""),
            "Nothing was written. Redact it, leave it out, or look at it and say so in the exhibit.",
        )
        self.leaks = leaks

    def in_(self, language: str) -> str:
        """What would be betrayed, in a person's language."""
        head = Label.of("Nothing was written. The finished files were searched for names: | Ничего не записано. "
                        "Готовые файлы проверены на имена: | Ештеңе жазылған жоқ. Дайын файлдардан есімдер ізделді:")
        return " ".join([head.in_(language), *(leak.say(language) for leak in self.leaks)])


class NoFormat(BriefError):
    """What was asked for cannot be written together."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This cannot be exported: {why}.", "Nothing was written. Choose otherwise.")


def places_beside(path: Path, wanted: Wanted) -> dict[str, Path]:
    """The places of all that is wanted, named after one file: by format, and "volume", "manifest", "opening"."""
    stem = path.with_suffix("") if path.suffix[1:] in FORMATS else path
    named = {one: stem.with_name(f"{stem.name}.{one}") for one in FORMATS if one in wanted.formats}
    more = {"volume": (wanted.exhibits in ("volume", "new"), "-exhibits.pdf"), "manifest": (wanted.proof == "beside",
            ".manifest.json"), "opening": (wanted.opening and wanted.proof != "none", ".opening.json")}
    return named | {one: stem.with_name(stem.name + end) for one, (asked, end) in more.items() if asked}


def export(
    archive: Archive, brief_id: str, places: Mapping[str, Path], wanted: Wanted,
    progress: Progress = lambda done, total: None,
) -> Exported:
    """Write a brief to its `places` (see `places_beside`); the same archive and the same wish give the same bytes.

    `progress(done, total)` may raise to stop; then nothing is left behind. Raises NotAnswered, WouldLeak, NoFormat
    and every other BriefError with what to do.
    """
    with archive.reader() as reader, reader.at_one_moment():
        made = making(archive, reader, brief_id, wanted, progress)
        places = {what: path for what, path in places.items() if what != "volume" or made.volume}
        files = {what: made.writer(what) for what in places}
        looked_at = _without_leaks(reader, archive, brief_id, made, files, places) if wanted.edition == "safe" else ()
        put_all([Planned(places[what], write) for what, write in files.items()])
    written = {what: (path, made.told(what, path)) for what, path in places.items()}
    return Exported(written, made.problems, looked_at)


def making(
    archive: Archive, reader: Reader, brief_id: str, wanted: Wanted, progress: Progress = lambda done, total: None
) -> Making:
    """What makes the files of a brief, once nothing stops it. Raises NotAnswered, NoFormat."""
    _look_at(wanted)
    composed = _composed(archive, reader, brief_id, wanted)
    volume = _volume(archive, reader, brief_id, wanted)
    problems = tuple(dict.fromkeys((*composed.problems, *(volume.problems if volume else ()))))
    if stopping := tuple(problem for problem in problems if problem.stops):
        raise NotAnswered(stopping)
    proof = _proof(archive, reader, composed, volume, brief_id, wanted)
    return Making(composed, volume, proof, wanted, progress, problems)


def _look_at(wanted: Wanted) -> None:
    if not set(wanted.formats) <= set(FORMATS) or not wanted.formats:
        raise NoFormat("no such format")
    if "pdf" not in wanted.formats and (wanted.proof != "none" or wanted.exhibits == "joined"):
        raise NoFormat("a manifest and exhibits behind the brief need the PDF")


def _composed(archive: Archive, reader: Reader, brief_id: str, wanted: Wanted) -> Composed:
    from desktop.briefs import compose
    from desktop.briefs.open_points import with_open_points

    composed = compose(reader, brief_id, language=wanted.language, edition=wanted.edition, files=archive.files)
    return with_open_points(composed) if wanted.open_points else composed


def _volume(archive: Archive, reader: Reader, brief_id: str, wanted: Wanted) -> Volume | None:
    if wanted.exhibits == "none":
        return None
    from desktop.briefs.exhibits import volume

    made = volume(reader, archive.files, brief_id, language=wanted.language, edition=wanted.edition,
                  only_new=wanted.exhibits == "new")
    return made if made.parts else None  # a brief without exhibits has no sheet to sign for them


def _proof(
    archive: Archive, reader: Reader, composed: Composed, volume: Volume | None, brief_id: str, wanted: Wanted
) -> Proof | None:
    if wanted.proof == "none":
        return None
    from desktop.briefs.proof import names_in, secret_of, with_proof

    names = names_in(reader) if wanted.edition == "full" else {}
    return with_proof(composed, brief_id, secret_of(archive), key=wanted.key, attached=wanted.proof == "attached",
                      exhibited=_exhibited(volume), names=names)


def _exhibited(volume: Volume | None) -> dict[str, tuple[str, ...]]:
    """By the reference of each source that is exhibited, the hashes of what is handed out of it."""
    told: dict[str, tuple[str, ...]] = {}
    for part in volume.parts if volume else ():
        if part.sha256 and part.line.source and part.material.how != "apart":
            told[part.line.source] = (*told.get(part.line.source, ()), part.sha256)
    return told


class Making:
    """Makes each file once, in memory; a volume of its own is streamed to its place."""

    def __init__(
        self, composed: Composed, volume: Volume | None, proof: Proof | None, wanted: Wanted, progress: Progress,
        problems: tuple[Problem, ...],
    ) -> None:
        self.composed, self.volume, self.proof, self.wanted, self.progress = composed, volume, proof, wanted, progress
        self.problems = problems
        self._data: dict[str, bytes] = {}
        self._written: dict[str, Written] = {}

    def writer(self, what: str) -> Callable[[BinaryIO], object]:
        """What writes a file."""
        if what == "volume" and self.volume and self.wanted.edition == "full" and not self._kept_whole:
            volume = self.volume
            return lambda file: volume.write(file, self.progress)
        return lambda file: file.write(self.data(what))

    @property
    def _kept_whole(self) -> bool:
        """Can a volume become PDF/A? Not with pages of others in it; a large one is not held in memory for it."""
        return (self.volume is not None and not self.volume.is_foreign
                and sum(line.size or 0 for line in self.volume.lines) <= _LARGE)

    def data(self, what: str) -> bytes:
        """A file's bytes."""
        if what not in self._data:
            made = {"pdf": self._pdf, "docx": self._docx, "html": self._html, "md": self._markdown,
                    "volume": self._volume, "manifest": self._manifest, "opening": self._opening}
            self._data[what] = made[what]()
        return self._data[what]

    def told(self, what: str, path: Path) -> Written:
        """What was written, counted."""
        if what in self._written:
            return self._written[what]
        with open(path, "rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Written(_pages(self.volume) if what == "volume" and self.volume else None, 0, sha256)

    @property
    def _document(self) -> Document:
        """The PDF's document: with the page that proves it, if there is one."""
        return self.proof.composed.document if self.proof else self.composed.document

    def _pdf(self) -> bytes:
        from desktop.briefs.pdf import refuse_right_to_left, render
        from desktop.briefs.verify import verified

        refuse_right_to_left(self._document)
        data = render(self._document, self.progress)
        written = verified(data, self._document, self.progress)
        if self.volume and self.wanted.exhibits == "joined":
            from desktop.briefs.exhibits import joined

            data = joined(data, self.volume.data())
            written = replace(written, pages=(written.pages or 0) + _pages(self.volume))
        data, reached = self._kept(data)
        if self.proof:
            from desktop.briefs.proof import check_written, signed

            data = signed(data, self.proof.key) if self.proof.key else data
            check_written(data, self.proof, attached=self.wanted.proof == "attached")
        self._written["pdf"] = replace(written, sha256=hashlib.sha256(data).hexdigest(), archival=reached)
        return data

    def _kept(self, data: bytes) -> tuple[bytes, str]:
        """The PDF as PDF/A, with its manifest if that is wanted within, and the level it was approved for.

        Pages that others made may not be fit for it; then it is a PDF like any other, and "" says so.
        """
        from desktop.briefs.archival import Attached, pdf_a, with_attachments

        within: list[Attached] = []
        if self.proof and self.wanted.proof == "attached":
            from desktop.briefs.proof import MEDIA_TYPE, NAME

            within = [Attached(NAME, MEDIA_TYPE, self.proof.manifest)]
        level = "3b" if within else "2b"
        try:
            return pdf_a(data, level=level, attachments=within), level
        except NotArchival:
            return with_attachments(data, within) if within else data, ""

    def _docx(self) -> bytes:
        from desktop.briefs import word
        from desktop.briefs.pdf import refuse_right_to_left
        from desktop.briefs.word.checking import verified

        refuse_right_to_left(self.composed.document)
        data = word.render(self.composed.document)
        self._written["docx"] = verified(data, self.composed.document)
        return data

    def _html(self) -> bytes:
        from desktop.briefs import html

        data = html.render(self.composed.document)
        self._written["html"] = html.verified(data, self.composed.document)
        return data

    def _markdown(self) -> bytes:
        from desktop.briefs import markdown

        data = markdown.render(self.composed.document)
        self._written["md"] = markdown.verified(data, self.composed.document)
        return data

    def _volume(self) -> bytes:
        """The volume; as PDF/A if nothing in it was made by others."""
        from desktop.briefs.pdf import archived

        if self.volume is None:
            return b""
        data, reached = archived(self.volume.data(), "2b" if self._kept_whole else "")
        self._written["volume"] = Written(_pages(self.volume), 0, hashlib.sha256(data).hexdigest(), reached)
        return data

    def _manifest(self) -> bytes:
        return self.proof.manifest if self.proof else b""

    def _opening(self) -> bytes:
        from desktop.briefs.proof import opening_bytes

        return opening_bytes(self.proof.opening) if self.proof else b""


def _pages(volume: Volume) -> int:
    return volume.count + len(volume.certificate)


def _day(exhibit: Record) -> str:
    return str((exhibit["looked_at_on"] or {}).get("edtf", ""))


def _without_leaks(
    reader: Reader, archive: Archive, brief_id: str, made: Making, files: Mapping[str, object],
    places: Mapping[str, Path],
) -> tuple[Leak, ...]:
    """What somebody looked at in the finished files. Raises WouldLeak for anything else that was found."""
    from desktop.briefs.naming import SAFE, Naming
    from desktop.briefs.safe.drawn import marks_of
    from desktop.briefs.safe.leaks import LookedAt, leaks

    names = Naming(reader, made.composed.document.brief.language, SAFE)
    answered = {(problem.record, problem.beside) for problem in made.composed.problems
                if problem.code == "maybe_protected" and problem.answer}
    handed_over = {places[what].name: made.data(what) for what in files if what != "opening"}
    looked: dict[str, LookedAt] = {}
    for exhibit in reader.exhibits_of(brief_id):
        sha256 = exhibit["looked_at_sha256"]
        if sha256 and archive.files.has(sha256):
            looked[sha256] = LookedAt(str(exhibit["looked_at_by"] or ""), _day(exhibit))
            with archive.files.open(sha256) as file:  # its pictures are known again where they stand in the volume
                handed_over[exhibit.ref] = file.read()
    found = leaks(handed_over, names, looked_at=looked, answered=answered,
                  drawn=marks_of(made.composed.document))
    if stopping := tuple(leak for leak in found if leak.stops):
        raise WouldLeak(stopping)
    return found
