"""What every part of composing needs: the archive, the language, the notes so far, and the problems found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from archive_schema.records import Record
from archive_schema.sentences import sentence
from desktop.archive.reader import NoSuchRecord
from desktop.archive.titles import record_title
from desktop.briefs import court_file, people
from desktop.briefs.naming import Naming
from desktop.briefs.notes import NoteBook
from desktop.briefs.problems import Problem
from desktop.briefs.sources import cited_of, citing_of, is_evidence, is_rival
from desktop.briefs.styles.cited import Citing
from desktop.briefs.terms import pinpoint, term
from desktop.briefs.values import Evidence, Spans, plain

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.archive.files import FileStore
    from desktop.briefs.marks import Cite, Mark

# Sheets of these are their own, not those of the case.
_ELSEWHERE = frozenset({"manuscript", "book", "chapter", "article-journal", "article-newspaper", "thesis"})


@dataclass(frozen=True)
class Use:
    """A citing as a note prints it: where, in which note, and by which citation ("" where the mark names a source)."""

    about: str
    note: int
    citing: Citing
    citation: str = ""


@dataclass
class Context:
    """The state of one composition; `about` is the place composed now ("block 4"), `block` its block's reference.

    `exhibits` has the number of each source that is an exhibit of this brief; `files` are there to count its pages.
    `uses` are the citings printed, `printed` the records that each place tells of, by reference. `named` are those of
    which it says only the name.
    """

    reader: Reader
    language: str
    book: NoteBook
    naming: Naming
    edition: str = "full"
    file_references: str = ""
    about: str = ""
    exhibits: Mapping[str, str] = field(default_factory=dict)
    files: FileStore | None = None
    block: str = ""
    problems: list[Problem] = field(default_factory=list)
    rests_on: list[tuple[Citing, Evidence]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    printed: dict[str, dict[str, Record]] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)

    def tell(self, code: str, detail: str = "", about: str = "", record: str = "", beside: str = "") -> None:
        """Note a problem once."""
        problem = Problem(code, about or self.about, detail, record, beside, self.block)
        if problem not in self.problems:
            self.problems.append(problem)

    # Records

    def find_ref(self, ref: str) -> Record | None:
        """A record by reference, told as a problem when it is in the trash; None when it is not there."""
        try:
            record = self.reader.by_ref(ref)
        except NoSuchRecord:
            return None
        if record.trashed:
            self.tell("in_trash", record.ref)
        return record

    def printable(self, record: Record) -> Record:
        """The record without what may not be printed."""
        self.printed.setdefault(self.about, {})[record.ref] = record
        return self.nameable(record)

    def nameable(self, record: Record) -> Record:
        """The same of a record that is only counted, so that nothing it says is printed."""
        return people.printable(
            self.reader.schema[record.kind], record, self.language, self.reader.find,
            lambda person: (self.naming.name(person), not self.naming.may_be_named(person)))

    def title(self, record_id: str) -> str:
        """How a linked record is called in print."""
        record = self.reader.find(record_id)
        return self.title_of(record) if record else ""

    def title_of(self, record: Record) -> str:
        """How a record is called in print."""
        self.named[record.ref] = None
        if record.kind == "person":
            return self.naming.name(record)
        return record_title(self.reader.schema, record, self.language) or record.ref

    def sentence(self, record: Record) -> str:
        """The record's sentence, with what is missing said."""
        return sentence(self.reader.schema[record.kind], self.printable(record), self.language, self.title)

    # Notes

    def mark(self, mark: Mark) -> Spans:
        """The note of a citation mark, or what stands for it in the text; what cannot be found is said and told."""
        number = self._next_note
        return self._set([self._cite(cite, number) for cite in mark.cites])

    def _set(self, items: list[Citing | str]) -> Spans:
        """The mark of these citings: places in the court file as the brief has them, all else in a note."""
        here: list[str] = []
        rest: list[Citing | str] = []
        for item in items:
            place = self._file_place(item)
            if place is None or isinstance(item, str):
                rest.append(item)
                continue
            words = court_file.say(place, self.language)
            if self._in_text(item):
                here.append(f"{item.prefix} {words}".strip())
            else:
                rest.append(replace(item, locator=words, places=(("", words),)))
        return (*plain(f" ({'; '.join(here)})" if here else ""), *(self.book.add(rest) if rest else ()))

    def _file_place(self, item: Citing | str) -> court_file.FilePlace | None:
        """The place in the court file that a citing names, where the brief treats the file apart."""
        if not self.file_references or isinstance(item, str) or item.cited.csl_type in _ELSEWHERE:
            return None
        return court_file.of_places(item.places) if item.places else court_file.read(item.locator)

    def _in_text(self, item: Citing) -> bool:
        """Does this citing stand in the text itself? What differs from the record is always told in a note."""
        return self.file_references == "in_text" and not item.value and self._file_place(item) is not None

    @property
    def _next_note(self) -> int:
        return self.book.marks + 1

    def _cite(self, cite: Cite, note: int) -> Citing | str:
        record = self.find_ref(cite.ref)
        if record is None:
            self.tell("unknown_reference", cite.ref)
        elif record.kind == "citation":
            self._look_at_source(record)
            citing = self._numbered(
                self._citing(record, prefix=cite.prefix, locator=cite.locator))
            self._rests(note, citing, record.ref)
            return citing
        elif record.kind == "source":
            return self._source(record, cite, note)
        elif record.kind == "exhibit":
            source = self.reader.find(record["source"]) if record["source"] else None
            if source is not None:
                if source.id not in self.exhibits:
                    self.tell("exhibit_of_other_brief", record.ref)
                return self._source(source, cite, note)
            self.tell("exhibit_without_source", record.ref)
        else:
            self.tell("not_citable", cite.ref)
        return f"[{term('no_reference', self.book.words).format(ref=cite.ref)}]"

    def _source(self, record: Record, cite: Cite, note: int) -> Citing:
        cited = cited_of(self.reader, record, self.book.words, self.naming)
        citing = self._numbered(self.naming.citing(Citing(cited, cite.prefix, cite.locator)))
        self._rests(note, citing)
        return citing

    def _citing(self, citation: Record, *, prefix: str = "", locator: str = "") -> Citing:
        """A citation as this paper may say it."""
        return self.naming.citing(citing_of(
            self.reader, citation, self.book.words, self.naming, prefix=prefix, locator=locator))

    def _numbered(self, citing: Citing) -> Citing:
        """The citing with the number under which what we hold of it is an exhibit."""
        held = citing.cited_in or citing.cited
        if not (number := self.exhibits.get(held.source, "")):
            return citing
        held = replace(held, on_file=False)  # an exhibit is handed over
        return replace(citing, exhibit=number, **{"cited_in" if citing.cited_in else "cited": held})

    def _look_at_source(self, citation: Record) -> None:
        source = self.reader.find(citation["source"])
        if source is not None and source.trashed:
            self.tell("in_trash", source.ref)

    def evidence(self, citations: list[Record]) -> Spans:
        """A mark whose note holds these citations, other accounts last; nothing for none.

        A source that only mentions a thing is no evidence of it.
        """
        items: list[Citing | str] = []
        for citation in sorted(filter(is_evidence, citations), key=is_rival):
            self._look_at_source(citation)
            prefix = term("but", self.book.words) if is_rival(citation) else ""
            item = self._numbered(self._citing(citation, prefix=prefix))
            if item not in items:
                items.append(item)
                self._rests(self._next_note, item, citation.ref)
        return self._set(_without_echo(items)) if items else ()

    def places(self, citations: list[Record]) -> Spans:
        """A mark whose note holds only where these citations stand, places in one source together and in order."""
        items: dict[tuple[object, ...], list[tuple[Citing, str]]] = {}
        for citation in citations:
            self._look_at_source(citation)
            item = self._citing(citation)
            bare = replace(item, quote="", quote_translation="", speaker="", value="")
            self._rests(self._next_note, item, citation.ref)
            way = (item.cited.source, item.cited_in.source if item.cited_in else "", item.places[:-1],
                   item.places[-1:] and item.places[-1][0], item.cited_in_locator)
            items.setdefault(way, []).append((bare, item.places[-1][1] if item.places else ""))
        return self._set([_together(found, self.book.words) for found in items.values()]) if items else ()

    def _rests(self, note: int, citing: Citing, citation: str = "") -> None:
        """Keep what a note rests on, with the files of the source that we hold."""
        held = citing.cited_in or citing.cited
        self.uses.append(Use(self.about, note, citing, citation))
        files = self.reader.files_of(held.source)
        # What was made from another file proves no more than that does.
        hashes = (file["sha256"] for file in [one for one in files if not one["derived_from"]] or files)
        self.rests_on.append((citing, Evidence(
            0 if self._in_text(citing) else note, citing.cited.ref, citation, citing.locator, citing.quote,
            citing.cited_in.ref if citing.cited_in else "", tuple(one for one in hashes if isinstance(one, str)),
        )))

    def told_evidence(self) -> tuple[Evidence, ...]:
        """What each note rests on, with what it prints for it."""
        by_note: dict[int, list[tuple[Citing, str]]] = {}
        for note, said, words in self.book.said:
            by_note.setdefault(note, []).append((said, words))
        for citing, one in self.rests_on:
            if one.note == 0 and (place := self._file_place(citing)):  # in the text, under no note
                by_note.setdefault(0, []).append((citing, court_file.say(place, self.language)))
        return tuple(
            replace(one, words=next((words for said, words in by_note.get(one.note, ()) if said == citing), ""))
            for citing, one in self.rests_on
        )

    def other_accounts(self, citations: list[Record]) -> str:
        """ " (2 other accounts)", or nothing."""
        count = sum(map(is_rival, citations))
        if not count:
            return ""
        words = term("one_other" if count == 1 else "other_accounts", self.language).format(count=count)
        return f" ({words})"

    def gap(self, ref: str) -> Spans:
        """What is printed where a record should stand that is not there."""
        self.tell("missing_record", ref)
        return plain(f"[{term('missing_record', self.language).format(ref=ref)}]")


def _together(found: list[tuple[Citing, str]], language: str) -> Citing:
    """One citing for several of the same source that differ in the last label of their place only."""
    first = found[0][0]
    labels = sorted({label for _, label in found if label}, key=lambda label: (not label.isdigit(), len(label), label))
    if len(labels) < 2 or not first.places or any(sign in label for label in labels for sign in ",;–"):
        return first
    kind, together = first.places[-1][0], ", ".join(labels)
    places = (*first.places[:-1], (kind, together))
    words = [pinpoint(one, at, language) for one, at in places]
    return replace(first, places=places, locator=", ".join(filter(None, words)))


def _without_echo(items: list[Citing | str]) -> list[Citing | str]:
    """What a note says already is not said again: a place named as where another source was seen, a bare source."""
    seen = {(item.cited_in.source, item.cited_in_locator) for item in items
            if isinstance(item, Citing) and item.cited_in}
    kept: list[Citing | str] = []
    for item in items:
        if isinstance(item, str):
            kept.append(item)
            continue
        says_more = item.quote or item.value or item.speaker or item.prefix
        if says_more or (item.cited.source, item.locator) not in seen:
            kept.append(item)
        if not item.locator:
            seen.add((item.cited.source, ""))
    return kept
