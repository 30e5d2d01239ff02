"""What one entry of a reference list states, ticked off as it is taken; what is left over is told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from archive_schema.fields import canonical
from archive_schema.messages import Message
from archive_schema.text.fold import fold
from desktop.exchange.coming.entry import Doubt, Entry
from desktop.exchange.references import dates, identifiers, languages
from desktop.intake.clean import clean_text

JSON = Any
Answers = Mapping[str, str]
_SAME_AS = ("title", "authors", "issued", "container", "volume", "number", "page_range", "url")
_SHORT = 500


class Gathered:
    """The values of one source while an entry is read. `told` is what the entry states, as (name, words)."""

    def __init__(self, told: Iterable[tuple[str, str]], answers: Answers) -> None:
        plain = ((name, clean_text(words).strip()) for name, words in told)
        self._told = [(name, words) for name, words in plain if words]
        self._answers = answers
        self._doubts: tuple[Doubt, ...] = ()
        self.values: dict[str, JSON] = {}
        self.unknown: dict[str, dict[str, str]] = {}
        self.language = ""

    def take(self, *names: str) -> list[str]:
        """All that stands under these names, in the order of the names; it is taken."""
        found = [words for name in names for told, words in self._told if told == name]
        self._told = [(name, words) for name, words in self._told if name not in names]
        return found

    def take_as_told(self, *names: str) -> list[tuple[str, str]]:
        """All that stands under these names with the name of each, in the order of the entry; it is taken."""
        found = [(told, words) for told, words in self._told if told in names]
        self._told = [(told, words) for told, words in self._told if told not in names]
        return found

    def peek(self, name: str) -> str:
        """The first that stands under a name; it is not taken."""
        return next((words for told, words in self._told if told == name), "")

    def leave(self, name: str, words: str) -> None:
        """Tell that this was not taken in."""
        if words:
            self._told.append((name, words))

    def text(self, field: str, *names: str, clean: Callable[[str], str] = str.strip) -> None:
        """The first that stands under the names, as the value of a field; others that say the same are taken too."""
        for name in names:
            for told, words in self._told:
                if told == name and field not in self.values and clean(words):
                    self.values[field] = clean(words)
        if field in self.values:
            self._told = [(name, words) for name, words in self._told
                          if name not in names or clean(words) != self.values[field]]

    def texts(
        self, field: str, names: Iterable[str], split: Callable[[str], list[str]] = lambda words: [words],
    ) -> None:
        """All that stands under the names, as a field of several texts."""
        found = [one.strip() for words in self.take(*names) for one in split(words) if one.strip()]
        if found:
            self.values[field] = [*self.values.get(field, ()), *dict.fromkeys(found)]

    def lines(self, field: str, *names: str) -> None:
        """All that stands under the names, a line each, as one long text."""
        found = [*([self.values[field]] if field in self.values else []), *dict.fromkeys(self.take(*names))]
        if found:
            self.values[field] = "\n".join(found)

    def people(self, names: Iterable[str], role: str = "") -> None:
        """Authors or others, as printed: the order of a name's parts is nobody's guess."""
        plain = (" ".join(clean_text(name).split()) for name in names)
        rows = [{"name": name, **({"role": role} if role else {})} for name in plain if name]
        if rows:
            self.values["authors"] = [*self.values.get("authors", ()), *rows]

    def moment(self, field: str, names: Iterable[str], read: Callable[[str], JSON]) -> None:
        """A date: the most exact of those stated, the first of these; coarser ones that agree with it are taken too.

        `read` gives a moment, dates.NOT_STATED, or None for what its format does not know; then words are read as such.
        """
        stated = [(name, words, self._read(words, read)) for name in names
                  for told, words in self._told if told == name]
        known = [value for _, _, value in stated if isinstance(value, dict)]
        if not known:
            if any(value is dates.NOT_STATED for _, _, value in stated):
                self.unknown[field] = {"reason": "not_stated"}
                self.take(*names)
            return
        best = max(known, key=lambda value: len(value.get("edtf", "")))
        self.values.setdefault(field, best)
        for name, words, value in stated:
            if value == best or isinstance(value, dict) and dates.holds(value, best):
                self._told.remove((name, words))

    def _read(self, words: str, read: Callable[[str], JSON]) -> JSON:
        value = read(words)
        if value is None:
            value, doubts = dates.words_of(words, self._answers)
            self._doubts += doubts
        return value

    def speak(self, *names: str) -> None:
        """The language of the source, when the words are one we know."""
        for name in names:
            for told, words in list(self._told):
                if told == name and not self.language and (code := languages.code_of(words)):
                    self.language = code
                    self._told.remove((told, words))

    def entry(self, format: str, where: str, printed: str, *, where_kind: str = "line", identity: str = "") -> Entry:
        """The entry, with all that was not taken told as left."""
        if not self.values.get("title"):
            self.values |= {"title": self._described(format), "title_described": "yes"}
        return Entry(where, "source", identity or identity_of(self.values), self.values, self.language,
                     printed=_short(printed), left=tuple(self._told), doubts=self._doubts, where_kind=where_kind,
                     unknown=self.unknown)

    def _described(self, format: str) -> str:
        """What a source without a title is called: by its authors, by what it appeared in, else by its list."""
        names = [row["name"] for row in self.values.get("authors", ())]
        return "; ".join(names) or self.values.get("container") or self.values.get("url") or format


def _short(printed: str) -> str:
    return " ".join(clean_text(printed[:4 * _SHORT]).split())[:_SHORT]


def identity_of(values: Mapping[str, JSON]) -> str:
    """What makes a reference the same in whatever list it stands: its DOI, else all that names it."""
    if doi := values.get("doi"):
        return f"doi:{identifiers.doi(doi).casefold()}"
    told = {name: values[name] for name in _SAME_AS if name in values}
    told["title"] = fold(told.get("title", ""))
    told["issued"] = dates.said(told.get("issued", {}))
    told["authors"] = [row["name"] for row in told.get("authors", ())]
    return "reference:" + hashlib.sha256(canonical(told).encode()).hexdigest()[:24]


def apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries of one list: those that state the same thing otherwise are another, so that none is lost."""
    met: dict[str, list[Mapping[str, JSON]]] = {}
    for entry in entries:
        others = met.setdefault(entry.identity, [])
        if entry.values not in others:
            others.append(entry.values)
        number = others.index(entry.values) + 1
        yield entry if number == 1 else replace(entry, identity=f"{entry.identity}/{number}")


def no_reference(format: str, where: str, words: str, why: Message) -> Entry:
    """A part of a list that is no reference, told as refused."""
    short = _short(words)
    identity = f"{format}:line {where}"
    return Entry(where, "source", identity, {"title": short[:100] or format}, printed=short, wrong=(why,))
