"""A volume of exhibits: what will stand on which page, then every page written, one after the other."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO

from archive_schema.records import Record
from archive_schema.sentences import words_of
from archive_schema.vocabularies import LANGUAGE
from desktop.briefs.checks.answers import with_answers
from desktop.briefs.exhibits import numbers, sheets
from desktop.briefs.exhibits.binding import Binding
from desktop.briefs.exhibits.listed import file_of, language_of, line_of, may_be_shown, naming_for, source_of
from desktop.briefs.exhibits.material import Material, apart, material_of
from desktop.briefs.exhibits.sheets import Desk, Told
from desktop.briefs.exhibits.table import hash_words, table_of
from desktop.briefs.exhibits.values import ExhibitLine
from desktop.briefs.frame import Page
from desktop.briefs.guarded import GuardedNames
from desktop.briefs.people import withheld
from desktop.briefs.problems import Problem
from desktop.briefs.terms import term
from desktop.briefs.values import Span, Spans, plain, plain_text

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.archive.files import FileStore
    from desktop.briefs.naming import Naming

Progress = Callable[[int, int], None]
_LINKS = 32  # files made one from another; more is a ring


@dataclass(frozen=True)
class Part:
    """One exhibit in a volume: its line, what it is printed from, and its sheets of our own."""

    line: ExhibitLine
    material: Material
    sha256: str
    cover: list[Page]
    text: list[Page]

    @property
    def count(self) -> int:
        """How many pages of the volume it has, with its cover."""
        return len(self.cover) + len(self.text) + len(self.material.pages)


@dataclass(frozen=True)
class Volume:
    """The volume of a brief's exhibits. `lines` tell each with its stamped pages, `problems` what is to be known.

    `is_foreign` says whether pages of others' PDF files are in it, which may not be fit for PDF/A.
    """

    parts: tuple[Part, ...]
    title: str
    desk: Desk
    edition: str
    files: FileStore
    metadata: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[ExhibitLine, ...]:
        """The exhibits in their order, with the pages they have here."""
        return tuple(part.line for part in self.parts)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the author should know of the exhibits."""
        return tuple(problem for line in self.lines for problem in line.problems)

    @property
    def is_foreign(self) -> bool:
        """Are pages in it that others made?"""
        return any(part.material.how == "pages" for part in self.parts)

    @property
    def count(self) -> int:
        """How many pages are stamped; the sheet to be signed comes behind them."""
        return sum(part.count for part in self.parts)

    @cached_property
    def certificate(self) -> list[Page]:
        """The sheet to be signed."""
        return _certificate(self)

    def write(self, out: BinaryIO, progress: Progress = lambda done, total: None) -> None:
        """Write the volume as a PDF. Nothing of a file is kept longer than it takes to write it.

        Each file is read whole first, and its hash compared; raises MissingFile or DamagedFile where it is another.
        """
        Binding(self, out, progress).write()

    def data(self) -> bytes:
        """The volume as bytes, for one that is small."""
        out = io.BytesIO()
        self.write(out)
        return out.getvalue()


def bind(
    reader: Reader, files: FileStore, brief_id: str, *, language: str | None = None, edition: str = "full",
    only_new: bool = False, naming: Naming | None = None,
) -> Volume:
    """See `desktop.briefs.exhibits.volume`."""
    brief = reader.get(brief_id)
    spoken = language_of(brief, language)
    naming = naming or naming_for(reader, brief_id, spoken, edition)
    desk = Desk(str(brief["page_size"] or "A4"), spoken)
    records = reader.exhibits_of(brief_id)
    guarded = GuardedNames(reader, spoken) if records and not naming.safe else naming
    settled = [one["stamped_to"] for one in records if one["filed_as"] and one["stamped_to"]]
    following = max([int(brief["exhibit_page"] or 1), *(last + 1 for last in settled)])
    parts: list[Part] = []
    for at, record in enumerate(records):
        if only_new and record["filed_as"]:
            continue
        taken = frozenset(str(one["number"] or "") for one in records[:at])
        binder = _Binder(reader, files, brief, record, desk, edition, naming, guarded, taken)
        is_settled = bool(record["filed_as"]) and record["stamped_from"]
        part = binder.part(int(record["stamped_from"]) if is_settled else following)
        if not is_settled:
            following += part.count
        parts.append(part)
    metadata = tuple(brief["file_metadata"] or ("title", "author", "subject"))
    return Volume(tuple(parts), naming.cloaked(str(brief["title"] or "")), desk, edition, files, metadata)


@dataclass(frozen=True)
class _Binder:
    """Makes the part of one exhibit."""

    reader: Reader
    files: FileStore
    brief: Record
    exhibit: Record
    desk: Desk
    edition: str
    naming: Naming
    guarded: GuardedNames | Naming
    taken: frozenset[str] = frozenset()

    def part(self, first: int) -> Part:
        """The exhibit from the stamped page `first` on."""
        language = self.desk.language
        line = line_of(self.reader, self.brief, self.exhibit, language, self.naming)
        file = file_of(self.reader, self.exhibit, self.edition)
        source = source_of(self.reader, self.exhibit)
        if self.edition == "safe" and not may_be_shown(self.exhibit, file):
            material = apart("unlooked")
        else:
            material = material_of(file, source, line.pages, self.files, language)
        text = sheets.text_sheets(self.desk, material.text) if material.how == "text" else []
        covers, last = 1, 0
        while True:  # what is told of the pages takes room itself, though hardly ever a page more
            last = first + covers + len(text) + len(material.pages) - 1
            cover = self._cover(line, file, material, first, last)
            if len(cover) == covers:
                break
            covers = len(cover)
        found = dict.fromkeys(self._problems(line, material, file, last - first + 1))
        problems = with_answers(found, self.brief, language)
        line = dataclasses.replace(line, first=first, last=last, apart=material.reason, problems=problems)
        kept = str(file["sha256"]) if file is not None and isinstance(file["sha256"], str) else ""
        return Part(line, material, kept, cover, text)

    def _problems(self, line: ExhibitLine, material: Material, file: Record | None, count: int) -> Iterator[Problem]:
        called = line.name or line.file or line.title  # a safe edition has no name of a file
        if material.how == "apart":
            yield Problem(f"exhibit_{material.reason}", line.exhibit, called)
        source = source_of(self.reader, self.exhibit)
        yield from (Problem("in_trash", line.exhibit, one.ref) for one in (source, file) if one and one.trashed)
        if line.number in self.taken:
            yield Problem("exhibit_number_twice", line.exhibit, line.number)
        for words in () if self.naming.safe else (line.title, plain_text(line.said)):
            for hit in self.guarded.hits(words):
                code = "protected_name" if hit.sure else "maybe_protected"
                yield Problem(code, line.exhibit, hit.name, record=hit.whose, beside=hit.words)
        if line.is_filed and line.first and line.last and line.last - line.first + 1 != count:
            yield Problem("exhibit_not_as_filed", line.exhibit, line.filed_as)

    def _cover(
        self, line: ExhibitLine, file: Record | None, material: Material, first: int, last: int
    ) -> list[Page]:
        language = self.desk.language
        told = [Told(term("exhibit_source", language), (line.said,))] if line.said else []
        if line.language:
            told.append(Told(term("exhibit_language", language), (plain(LANGUAGE.say(line.language, language)),)))
        if file is not None and self.edition != "safe":
            told += self._file(line, file)
            told += self._custody(file)
        told.append(Told(term("exhibit_printed", language), tuple(
            plain(words) for words in _printed(material, language) if words)))
        told.append(Told(term("exhibit_stamped", language), (
            plain(numbers.stamps(line.number, first, last, language)),)))
        return sheets.cover(
            self.desk, numbers.called(line.number, language), line.title,
            term("exhibits_to", language).format(title=self.naming.cloaked(str(self.brief["title"] or ""))), told)

    def _file(self, line: ExhibitLine, file: Record) -> Iterator[Told]:
        language = self.desk.language
        said = [self._withheld(line.name) or line.media_type]
        if line.size is not None:
            said.append(term("exhibit_size", language).format(size=_grouped(line.size)))
        yield Told(term("exhibit_file", language), (plain(", ".join(filter(None, said))),))
        if line.sha256:
            yield Told("SHA-256", (plain(line.sha256),), exact=True)

    def _custody(self, file: Record) -> Iterator[Told]:
        """How a file was come by, then, step by step, what it was made from."""
        language = self.desk.language
        if rows := self._rows(file, "acquisition"):
            yield Told(term("exhibit_taken_in", language), rows)
        seen, one = {file.id}, file
        while len(seen) < _LINKS:
            made = self._rows(one, "derivation")
            parent = self.reader.find(one["derived_from"]) if one["derived_from"] else None
            origin = self._origin(parent) if parent is not None else ()
            if made or origin:
                yield Told(term("exhibit_made_from", language), (*origin, *made))
            if parent is None or parent.id in seen:
                return
            if rows := self._rows(parent, "acquisition"):
                yield Told(term("exhibit_taken_in", language), rows)
            seen.add(parent.id)
            one = parent

    def _origin(self, file: Record) -> tuple[Spans, ...]:
        hashed = file["sha256"]
        told = [plain(self._withheld(str(file["name"] or file.ref)))]
        if isinstance(hashed, str):
            told.append((Span(f"SHA-256 {hash_words(hashed)}"),))
        return tuple(told)

    def _withheld(self, words: str) -> str:
        """Words of custody with no name in them that may not be printed: who handed a thing over is often a witness."""
        for hit in self.guarded.hits(words):
            words = words.replace(hit.words, withheld(self.desk.language))
        return words

    def _rows(self, file: Record, name: str) -> tuple[Spans, ...]:
        """Each row of a file in words: every field that is filled, with its name."""
        rows = self.reader.schema["file"].field(name)
        language = self.desk.language
        found = []
        for row in file.rows(name):
            said = [f"{inner.label.in_(language)}: {words}" for inner in rows.fields
                    if (words := words_of(inner, row.get(inner.name), language, self.reader.title))
                    and inner.name != "parent_sha256"]
            if said:
                found.append(plain(self._withheld("; ".join(said))))
        return tuple(found)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\xa0")


def _printed(material: Material, language: str) -> Iterator[str]:
    """What of a file is printed, in words."""
    if material.how == "apart":
        reason = term(f"exhibit_apart_{material.reason}", language)
        yield f"{term('exhibit_apart', language)}: {reason}"
        return
    yield term({"pages": "exhibit_as_pages", "images": "exhibit_as_images", "text": "exhibit_as_text"}[material.how],
               language).format(count=len(material.pages))
    yield from material.remarks


def _certificate(volume: Volume) -> list[Page]:
    language = volume.desk.language
    first = min((line.first or 0 for line in volume.lines), default=0)
    last = max((line.last or 0 for line in volume.lines), default=0)
    counts = term("certificate_counts", language).format(
        exhibits=len(volume.parts), pages=volume.count, first=f"{first:06d}", last=f"{last:06d}")
    # Only a hash that is worked out anew is told here.
    lines = tuple(dataclasses.replace(line, sha256="") if line.apart == "missing" else line for line in volume.lines)
    after = [term("certificate_reduced", language)] if volume.is_foreign else []
    if volume.edition != "safe" and any(line.sha256 for line in lines):
        after.append(term("certificate_hashes", language))
    after += [term("certificate_limits", language),
              term("certificate_signed", language).format(title=volume.title)]
    blanks = [term(f"certificate_{one}", language) for one in ("name", "capacity", "date", "signature")]
    return sheets.certificate(volume.desk, term("certificate", language), [counts],
                              table_of(lines, language, volume.edition), after, blanks)
