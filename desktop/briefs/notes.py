"""The notes of a brief as they are written: numbers, first and later forms, ibid, and what was cited at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from desktop.briefs.styles import Style
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.styles.parts import enumerated, followed, head_of, sort_of
from desktop.briefs.terms import term
from desktop.briefs.values import Authority, Note, NoteMark, Span, Spans, plain_text

_GROUPS = {"case": "authorities_cases", "treaty": "authorities_treaties", "un": "authorities_treaties",
           "law": "authorities_laws"}
_ORDER = ("authorities_cases", "authorities_treaties", "authorities_laws")
_LONG_QUOTE = 400  # letters; a longer quotation belongs into the text, where the author decides


@dataclass
class NoteBook:
    """Takes the citings of each mark in the order of the text and writes the notes.

    Ibid is said only where the note before cites one source and no other, and in the same way; a source cited
    before is said in short, as the style leans on the note that has it in full. `marks` counts the notes, those in
    the text too; `said` keeps what each of them prints for each citing.
    """

    style: Style
    language: str
    letters: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    marks: int = 0
    said: list[tuple[int, Citing, str]] = field(default_factory=list)
    _full: dict[str, int] = field(default_factory=dict)
    _cited: dict[str, Cited] = field(default_factory=dict)
    _alike: dict[object, list[Cited]] = field(default_factory=dict)
    _before: list[Citing | str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The language the notes are written in: the style's own, else that of the paper."""
        return self.style.WORDS or self.language

    def add(self, items: list[Citing | str]) -> Spans:
        """A note with these citings, or what stands for it in the text; a text among them is printed as it stands."""
        number = len(self.notes) + 1
        self.marks += 1
        spans: Spans = ()
        for at, item in enumerate(items):
            if at:
                spans = self._followed(spans, self.style.BETWEEN)
            if isinstance(item, str):
                spans += (Span(item),)
            else:
                piece = self._said(item, number, items[:at])
                self.said.append((self.marks, item, plain_text(piece)))
                spans += piece
        self._before = items
        if self.style.IN_TEXT:
            return (Span(" ("), *spans, Span(")"))
        self.notes.append(Note(number, self._ended(spans, self.style.END)))
        return (NoteMark(number),)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Every source cited so far, and those they were cited in."""
        return tuple(self._cited.values())

    def bibliography(self, sort_key: Callable[[str], object]) -> tuple[Spans, ...]:
        """A line for every source cited, and for those they were cited in, in the order of the language."""
        cited = sorted(self._cited.values(), key=lambda one: (sort_key(self.style.sort_text(one)), one.ref, one.source))
        return tuple(self._ended(self.style.entry(one, self.words), self.style.ENTRY_END) for one in cited)

    def authorities(self, sort_key: Callable[[str], object]) -> tuple[Authority, ...]:
        """The cases, treaties and laws that were cited, by kind, each with the notes that cite it.

        A style that cites in the text has no notes to name.
        """
        notes: dict[str, dict[int, None]] = {}
        for number, item, _ in [] if self.style.IN_TEXT else self.said:
            for one in filter(None, (item.cited, item.cited_in)):
                notes.setdefault(one.source, {})[number] = None
        cited = [(group, one) for one in self._cited.values() if (group := _GROUPS.get(sort_of(one)))]
        cited.sort(key=lambda pair: (_ORDER.index(pair[0]), sort_key(self.style.sort_text(pair[1])), pair[1].ref))
        return tuple(Authority(term(group, self.language), self.style.entry(one, self.words),
                               tuple(notes.get(one.source, ()))) for group, one in cited)

    def _said(self, item: Citing, number: int, earlier: list[Citing | str]) -> Spans:
        """One citing as it stands in its note, behind the earlier ones."""
        starts = not earlier and not self.style.IN_TEXT
        spans = self.style.signal(item.prefix, starts=starts) if item.prefix else ()
        before = self._same_before(item, earlier)
        if before:
            # The same place need not be said again; no place at all would be taken for the place before.
            same = item.locator == before.locator and item.places == before.places
            anew = replace(item, locator="", places=()) if same and not self.style.PLACE_AGAIN else item
            lettered = replace(anew.cited, letter=self.letters.get(anew.cited.source, ""))
            spans += self.style.ibid(replace(anew, cited=lettered), self.words)
        else:
            spans += self._form(item, number)
        spans += self._claims(item)
        told = [before] if before else earlier
        if item.cited_in and not any(_seen(item) == _seen(one) for one in told if isinstance(one, Citing)):
            sign, words = self.style.cited_in(bool(item.quote), self.words)
            through = Citing(item.cited_in, locator=item.cited_in_locator, places=item.cited_in_places)
            spans = (*self._followed(spans, sign.text), words, *self._form(through, number))
        if item.exhibit and not before:
            opening, closing = "[]" if self.style.IN_TEXT else "()"
            spans += (Span(f" {opening}{term('in_exhibit', self.words).format(number=item.exhibit)}{closing}"),)
        return spans

    def _same_before(self, item: Citing, earlier: list[Citing | str]) -> Citing | None:
        """The last citing before, if it cites the same source in the same way: that of the note before, if that
        note cites nothing else; within a note, that just before, where the style has it so."""
        if self.style.IN_TEXT:
            return None  # what stands in the text is read by itself
        before = (earlier[-1:] if self.style.IBID_IN_NOTE else [None]) if earlier else self._before
        same = [one for one in before if isinstance(one, Citing) and _way(one) == _way(item)]
        if not same or len(same) < len(before) or (same[-1].locator and not item.locator):
            return None
        return same[-1]

    def _form(self, item: Citing, number: int) -> Spans:
        cited = item.cited
        if self.letters:
            cited = replace(cited, letter=self.letters.get(cited.source, ""))
            item = replace(item, cited=cited)
        if cited.source not in self._full:
            self._full[cited.source] = number
            self._cited[cited.source] = cited
            for key in self._keys(cited):
                self._alike.setdefault(key, []).append(cited)
            return self.style.first(item, self.words)
        alike = {one.source: one for key in self._keys(cited) for one in self._alike[key] if one.source != cited.source}
        others = tuple(alike.values())
        # A note never points at itself.
        full = self._full[cited.source]
        beside = tuple(one for one in others if self._full[one.source] == full)
        back = Back(0 if full == number else full, beside, others)
        if not self.style.POINTS_BACK:
            bare = self.style.short(Citing(cited), back, self.words)
            if any(self.style.short(Citing(one), Back(0, (), (cited,)), self.words) == bare for one in others):
                return self.style.first(item, self.words)
        return self.style.short(item, back, self.words)

    def _keys(self, cited: Cited) -> Iterator[object]:
        """By what a source said in short could be taken for another."""
        yield head_of(cited, self.words)
        if cited.authors:
            yield cited.authors[0], "author"

    def _claims(self, item: Citing) -> Spans:
        """What the source says here: who says it, its own words with their translation, a rival value."""
        said = []
        if item.speaker:
            said.append(term("says", self.words).format(who=item.speaker))
        if item.value:
            said.append(term("gives", self.words).format(value=item.value))
        if item.quote and len(item.quote) <= _LONG_QUOTE:
            said.append(self.style.quote(item.quote, self._language_of_quote(item)) + self._translation(item))
        opening, closing = "[]" if self.style.IN_TEXT else "()"
        return (Span(f" {opening}{'; '.join(said)}{closing}"),) if said else ()

    def _language_of_quote(self, item: Citing) -> str:
        """A quotation stands in the marks of its language; an English one of a Russian text is a translation."""
        if item.quote_language:
            return item.quote_language
        cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in item.quote)
        return (item.cited.language or "ru") if cyrillic else self.words

    def _translation(self, item: Citing) -> str:
        if not item.quote_translation:
            return ""
        whose = (term("translated_by", self.words).format(who=item.quote_translator)
                 if item.quote_translator else term("our_translation", self.words))
        translated = self.style.quote(item.quote_translation, self.words)
        opening, closing = "()" if self.style.IN_TEXT else "[]"
        return f" {opening}{enumerated([translated, whose], inside=self.style.INSIDE)}{closing}"

    def _followed(self, spans: Spans, sign: str) -> Spans:
        return followed(spans, sign, inside=self.style.INSIDE)

    def _ended(self, spans: Spans, sign: str) -> Spans:
        """The sign at the end, unless the words have one."""
        return self._followed(spans, sign) if sign else spans


def _way(item: Citing) -> tuple[str, str]:
    """What must be alike for two citings to be the same: the source, and where it was seen."""
    return item.cited.source, item.cited_in.source if item.cited_in else ""


def _seen(item: Citing) -> tuple[str, str, str]:
    """Which source, seen where."""
    return (*_way(item), item.cited_in_locator)
