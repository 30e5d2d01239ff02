"""How people are named in one paper: the same person by the same words throughout, and never by more than is allowed.

In an edition that is safe to publish this is also said of every free word: names in what an author typed, in titles,
quotations, captions and addresses are replaced in whatever script and case they stand.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from archive_schema.records import Record
from archive_schema.text.name_finder import Hit, NameFinder
from archive_schema.text.name_places import blank, grown, places_in
from desktop.archive.people import names_of_people
from desktop.briefs.people import (
    FULL,
    INITIALS,
    NOTHING,
    PSEUDONYM,
    initials_of,
    is_undecided,
    use_of_name,
    withheld,
)
from desktop.briefs.problems import NAMING, Problem
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.terms import term
from desktop.briefs.values import NoteMark, Quotation, Span, Spans

if TYPE_CHECKING:
    from desktop.archive import Reader

T = TypeVar("T")
SAFE = "safe"
_LETTERS = {"en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ru": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ",
            "kk": "АӘБВГҒДЕЖЗИКҚЛМНҢОӨПРСТУҰҮФШЫЭЮЯ"}
# Each word is tried from its beginning alone, and never twice: a word may be 200,000 letters long.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>«»“”]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+"
                      r"|(?<![\w.-])(?:[\w-]++\.)++[a-z]{2,}/[^\s<>«»“”]*")
_STRESS = re.compile("[\u0301\u00ad\u200b-\u200f\u2060]")
_HASH = re.compile(r"\b[0-9A-Fa-f]{40,64}\b")
_OPENING, _CLOSING = "“«„", "”»"
# What is no prose: codes and addresses of our own making.
_CODES = frozenset({"link", "align", "language", "page_size", "metadata", "csl_type", "source", "ref", "citation",
                    "files", "cited_in", "contents", "genre", "letter", "exhibit"})


@dataclass(frozen=True)
class Place:
    """Where a name stands in a text, and what is printed instead."""

    start: int
    end: int
    instead: str
    whose: str = ""


class Naming:
    """How the people of an archive are named in a paper for one purpose, in one edition and language.

    A person without a pseudonym is "Person A" in an edition that is safe to publish, in the order in which the paper
    comes to them: two papers need not agree, so that nobody is followed from one to the other.
    """

    def __init__(self, reader: Reader, language: str, edition: str = "full", purpose: str = "") -> None:
        self.reader, self.language, self.edition = reader, language, edition
        self.purpose = "publication" if edition == SAFE else purpose
        self._letters: dict[str, str] = {}
        self._uses: dict[str, str] = {}
        self.unread: list[str] = []
        """Whose real name is sealed and could not be looked for: by reference, once the finder was made."""
        self.undecided: dict[str, str] = {}
        """Who is not named because nobody has decided it: by reference, as they are named instead."""
        self.apart: dict[str, str] = {}
        """The sources that are kept apart: by reference, as they are called."""
        self.replaced: list[tuple[str, str]] = []
        """Whose name in free words was replaced, and by what, since this was last emptied."""

    @property
    def safe(self) -> bool:
        """Is this an edition that may be published?"""
        return self.edition == SAFE

    # A person

    def use(self, person: Record) -> str:
        """How far a person's name may be used here: "full", "initials", "pseudonym", "none"."""
        if person.ref not in self._uses:
            self._uses[person.ref] = use_of_name(self.reader, person, self.purpose, safe=self.safe)
        return self._uses[person.ref]

    def name(self, person: Record, printed: str = "") -> str:
        """The name a person bears in this paper; `printed` is a spelling to prefer where the name may be used."""
        use = self.use(person)
        if use == FULL:
            return printed or str(person["name"] or person.title)
        if use == INITIALS:
            return initials_of(person, self.language)
        if use == NOTHING:
            return withheld(self.language)
        given = str(person["pseudonym"] or "")
        if not given and person["real_name"] is not None:
            given = str(person["name"] or "")  # with the real name sealed apart, the name in use is a pseudonym
        if given and not (self.safe and any(hit.whose == person.ref for hit in self.finder.hits(given))):
            return given
        return self._lettered(person) if self.safe else withheld(self.language)

    def _lettered(self, person: Record) -> str:
        name = self._letter(f"person {person.ref}", "person_letter")
        if is_undecided(person):
            self.undecided[person.ref] = name
        return name

    def _letter(self, key: str, words: str) -> str:
        kind = key.split()[0]
        if key not in self._letters:
            alphabet = _LETTERS.get(self.language, _LETTERS["en"])
            count = sum(1 for one in self._letters if one.split()[0] == kind)
            again = count // len(alphabet)
            self._letters[key] = alphabet[count % len(alphabet)] + (str(again + 1) if again else "")
        return term(words, self.language).format(letter=self._letters[key])

    def may_be_named(self, person: Record) -> bool:
        """May the name be printed as it is?"""
        return self.use(person) == FULL

    # Names in free words

    @cached_property
    def finder(self) -> NameFinder:
        """Finds everyone who may not be named here in full; `whose` is the person's reference."""
        hidden: list[tuple[str, str]] = []
        free: list[str] = []
        for known in names_of_people(self.reader):
            person = self.reader.get(known.id)
            sealed = [person["real_name"]] if isinstance(person["real_name"], str) else []
            if known.sealed and not sealed:
                self.unread.append(known.ref)
            names, use = list(known.names), self.use(person)
            if use == PSEUDONYM and person["real_name"] is not None and not person["pseudonym"]:
                names = []
            if use == FULL:
                free += names
                names = []
            kept = {str(person["pseudonym"] or "").casefold()}
            hidden += [(known.ref, name) for name in (*names, *sealed) if name.casefold() not in kept]
        return NameFinder(hidden, free)

    def hits(self, text: str) -> list[Hit]:
        """The names in a text that may not stand in this paper."""
        return self.finder.hits(text)

    def in_text(self, text: str) -> list[str]:
        """These names as they are kept, each once."""
        return [hit.name for hit in self.hits(text)]

    def cloaked(self, text: str, *, quoted: bool = False) -> str:
        """The text with every such name replaced; in a quotation by "[name withheld]", which says it was changed."""
        if not self.safe or not text:
            return text
        text = _STRESS.sub("", unicodedata.normalize("NFC", text)) if not text.isascii() else text
        for place in reversed(list(self._places(text, quoted))):
            text = text[:place.start] + place.instead + text[place.end:]
        return text

    def spans(self, spans: Spans, *, quoted: bool = False) -> Spans:
        """Spans cloaked, also where a name begins in one style and ends in another; note marks stay."""
        if not self.safe:
            return spans
        made: list[Span | NoteMark] = [
            replace(span, text=_STRESS.sub("", unicodedata.normalize("NFC", span.text)),
                    link="" if span.link and self._names_in_address(span.link) else span.link)
            if isinstance(span, Span) else span for span in spans]
        text = "".join(span.text for span in made if isinstance(span, Span))
        for place in reversed(list(self._places(text, quoted))):
            at = 0
            for index, span in enumerate(made):
                if not isinstance(span, Span):
                    continue
                first, last = max(place.start - at, 0), min(place.end - at, len(span.text))
                begins = at <= place.start < at + len(span.text)
                at += len(span.text)
                if first < last:
                    new = span.text[:first] + (place.instead if begins else "") + span.text[last:]
                    made[index] = replace(span, text=new)
        return tuple(span for span in made if not isinstance(span, Span) or span.text)

    def everywhere(self, value: T, *, quoted: bool = False) -> T:
        """A block, a front page, a document: all its words cloaked, in whatever field they stand."""
        if not self.safe:
            return value
        if isinstance(value, str):
            return self.cloaked(value, quoted=quoted)  # type: ignore[return-value]
        if isinstance(value, tuple):
            if value and all(isinstance(one, (Span, NoteMark)) for one in value):
                return self.spans(value, quoted=quoted)  # type: ignore[return-value]
            return tuple(self.everywhere(one, quoted=quoted) for one in value)  # type: ignore[return-value]
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        changed: dict[str, Any] = {}
        for field in dataclasses.fields(value):
            if field.name not in _CODES:
                inner = getattr(value, field.name)
                is_quoted = quoted or isinstance(value, Quotation) and field.name == "spans"
                made = self.everywhere(inner, quoted=is_quoted)
                if made is not inner and made != inner:
                    changed[field.name] = made
        return replace(value, **changed) if changed else value

    def citing(self, citing: Citing) -> Citing:
        """One citing with nothing in it that may not be published; what it quotes is changed in brackets."""
        if not self.safe:
            return citing
        made: dict[str, Any] = {name: self.cloaked(getattr(citing, name), quoted=True)
                                for name in ("quote", "quote_translation", "value")}
        made |= {name: self.cloaked(getattr(citing, name))
                 for name in ("prefix", "locator", "quote_translator", "speaker", "cited_in_locator")}
        made |= {name: tuple((kind, self.cloaked(label)) for kind, label in getattr(citing, name))
                 for name in ("places", "cited_in_places")}
        cited_in = self.cited(citing.cited_in) if citing.cited_in else None
        return replace(citing, cited=self.cited(citing.cited), cited_in=cited_in, **made)

    def cited(self, cited: Cited) -> Cited:
        """A source with nothing in it that may not be published: one that must be kept apart bears a letter only."""
        if not self.safe:
            return cited
        source = self.reader.find(cited.source)
        if source is not None and self.is_kept_apart(source):
            called = self.apart[source.ref] = self._letter(f"source {source.id}", "source_letter")
            return Cited(cited.source, called, cited.ref, "document")
        # What lies in our archive, and under which number, is nobody's business.
        return replace(self.everywhere(cited), on_file=False, families=tuple(
            "" if self.cloaked(author) != author else family
            for author, family in zip(cited.authors, cited.families, strict=False)))

    def is_kept_apart(self, source: Record) -> bool:
        """Is this a source that no published paper may describe?"""
        if source.confidentiality in ("restricted", "secret") or source["anonymity"] == "known_to_us":
            return True
        return bool({"protected_source", "privileged", "minor"} & set(source["handling"] or ()))

    def problem(self, problem: Problem) -> Problem:
        """A problem as a page of the paper may say it; those about names say none there anyway."""
        if problem.code in NAMING:
            return problem
        return replace(problem, detail=self.cloaked(problem.detail), beside=self.cloaked(problem.beside))

    def _places(self, text: str, quoted: bool) -> Iterator[Place]:
        """Where names, addresses that hold one, internal references and hashes stand, in order."""
        places: list[Place] = []
        left = text
        for match in [*_ADDRESS.finditer(left)]:
            if self._names_in_address(match[0]):
                places.append(Place(match.start(), match.end(), f"[{term('address_withheld', self.language)}]"))
                left = blank(left, match.start(), match.end())
        for pattern in (self._reference, _HASH):
            for match in [*pattern.finditer(left)]:
                places.append(Place(match.start(), match.end(), "…"))
                left = blank(left, match.start(), match.end())
        found = ((*grown(left, start, end, " " in hit.words), hit) for start, end, hit in places_in(self.finder, left)
                 if hit.sure or " " not in hit.words)  # spelt nearly so may be somebody else, whom nobody may rename
        last = 0
        for start, end, hit in sorted(found, key=lambda place: place[:2]):  # letters are given in reading order
            start = max(start, last)
            if start < end:
                places.append(Place(start, end, self._instead(text, start, end, hit, quoted), hit.whose))
                last = end
        self.replaced += [(place.whose, place.instead) for place in places if place.whose]
        yield from sorted(places, key=lambda place: place.start)

    def _instead(self, text: str, start: int, end: int, hit: Hit, quoted: bool) -> str:
        if quoted or _is_quoted(text, start):
            return withheld(self.language)
        owner = re.search("['’]s$", text[start:end])
        return self.name(self.reader.by_ref(hit.whose)) + (owner[0] if owner else "")

    def _names_in_address(self, address: str) -> bool:
        words = re.sub(r"[\W\d_]+", " ", urllib.parse.unquote(address))
        return bool(self.finder.hits(words))

    @cached_property
    def _reference(self) -> re.Pattern[str]:
        prefixes = "|".join(re.escape(kind.ref) for kind in self.reader.schema)
        return re.compile(rf"(?<![\w/])(?:{prefixes})-[A-Z]{{0,3}}\d{{4,}}(?![\w/])")


def _is_quoted(text: str, at: int) -> bool:
    """Does a place lie between quotation marks?"""
    before = text[:at]
    opened = sum(before.count(sign) for sign in _OPENING) - sum(before.count(sign) for sign in _CLOSING)
    return opened > 0 or before.count('"') % 2 == 1
