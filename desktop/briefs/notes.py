"""The notes of a brief as they are written: numbers, first and later forms, ibid, and what was cited at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from desktop.briefs.styles import Style
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.terms import quoted, term
from desktop.briefs.values import Note, NoteMark, Span, Spans, plain

_LONG_QUOTE = 400  # letters; a longer quotation belongs into the text, where the author decides


@dataclass
class NoteBook:
    """Takes the citings of each mark in the order of the text and writes the notes.

    Ibid is said only where the note before cites one source and no other, and in the same way; a source cited
    before is said in short and points back to the note that has it in full.
    """

    style: Style
    language: str
    notes: list[Note] = field(default_factory=list)
    _full: dict[str, int] = field(default_factory=dict)
    _cited: dict[str, Cited] = field(default_factory=dict)
    _before: list[Citing | str] = field(default_factory=list)

    def add(self, items: list[Citing | str]) -> NoteMark:
        """A note with these citings; a text among them is printed as it stands."""
        number = len(self.notes) + 1
        spans: list[Span | NoteMark] = []
        for at, item in enumerate(items):
            if at:
                spans.append(Span("; "))
            if isinstance(item, str):
                spans.append(Span(item))
            else:
                spans.extend(self._said(item, number, items[:at]))
        self._before = items
        self.notes.append(Note(number, _ended(tuple(spans))))
        return NoteMark(number)

    def bibliography(self, sort_key: Callable[[str], object]) -> tuple[Spans, ...]:
        """A line for every source cited, and for those they were cited in, in the order of the language."""
        cited = sorted(self._cited.values(), key=lambda one: (sort_key(self.style.sort_text(one)), one.ref, one.source))
        return tuple(_ended(self.style.entry(one, self.language)) for one in cited)

    def _said(self, item: Citing, number: int, earlier: list[Citing | str]) -> Spans:
        """One citing as it stands in its note, behind the earlier ones."""
        prefix = item.prefix if earlier else item.prefix[:1].upper() + item.prefix[1:]
        parts = [*(plain(f"{prefix} ") if prefix else ())]
        before = None if earlier else self._same_before(item)
        if before:
            # The same place need not be said again; no place at all would be taken for the place before.
            anew = "" if item.locator == before.locator else item.locator
            parts.extend(self.style.ibid(replace(item, locator=anew), self.language))
        else:
            parts.extend(self._form(item, number))
        parts.extend(self._claims(item))
        told = [before] if before else earlier
        if item.cited_in and not any(_seen(item) == _seen(one) for one in told if isinstance(one, Citing)):
            parts.append(Span(f", {term('cited_in', self.language)} "))
            parts.extend(self._form(Citing(item.cited_in, locator=item.cited_in_locator), number))
        return tuple(parts)

    def _same_before(self, item: Citing) -> Citing | None:
        """The last citing of the note before, if that note cites the same source in the same way and nothing else."""
        same = [one for one in self._before if isinstance(one, Citing) and _way(one) == _way(item)]
        if not same or len(same) < len(self._before) or (same[-1].locator and not item.locator):
            return None
        return same[-1]

    def _form(self, item: Citing, number: int) -> Spans:
        source = item.cited.source
        self._cited.setdefault(source, item.cited)
        if source not in self._full:
            self._full[source] = number
            return self.style.first(item, self.language)
        # A note never points at itself.
        back = self._full[source]
        return self.style.short(item, 0 if back == number else back, self.language)

    def _claims(self, item: Citing) -> Spans:
        """What the source says here: who says it, its own words with their translation, a rival value."""
        said = []
        if item.speaker:
            said.append(term("says", self.language).format(who=item.speaker))
        if item.value:
            said.append(term("gives", self.language).format(value=item.value))
        if item.quote and len(item.quote) <= _LONG_QUOTE:
            said.append(quoted(item.quote, self._language_of_quote(item)) + self._translation(item))
        return (Span(f" ({'; '.join(said)})"),) if said else ()

    def _language_of_quote(self, item: Citing) -> str:
        """A quotation stands in the marks of its language; an English one of a Russian text is a translation."""
        if item.quote_language:
            return item.quote_language
        cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in item.quote)
        return (item.cited.language or "ru") if cyrillic else self.language

    def _translation(self, item: Citing) -> str:
        if not item.quote_translation:
            return ""
        whose = (term("translated_by", self.language).format(who=item.quote_translator)
                 if item.quote_translator else term("our_translation", self.language))
        return f" [{quoted(item.quote_translation, self.language)}, {whose}]"


def _way(item: Citing) -> tuple[str, str]:
    """What must be alike for two citings to be the same: the source, and where it was seen."""
    return item.cited.source, item.cited_in.source if item.cited_in else ""


def _seen(item: Citing) -> tuple[str, str, str]:
    """Which source, seen where."""
    return (*_way(item), item.cited_in_locator)


def _ended(spans: Spans) -> Spans:
    """A full stop at the end, unless there is one."""
    last = spans[-1] if spans else None
    if isinstance(last, Span) and last.text.endswith((".", "!", "?", "…")):
        return spans
    return (*spans, Span("."))
