"""Facts written by hand in TOML files, as they stand there: the sample's form (resources/sample/README.md)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from archive_schema.ids import make_ref
from desktop.archive import ArchiveError

JSON = Any


class FactError(ArchiveError):
    """A file of facts cannot be read; `where` is file, kind and key."""

    happened = "{where}: {what}"
    do = "Correct the file and try again; nothing was made."


@dataclass(frozen=True)
class Entry:
    """One table of a file of facts: its kind and key, where it stands, and all that it tells."""

    kind: str
    key: str
    where: str
    told: dict[str, JSON]

    def error(self, what: str) -> FactError:
        """What is wrong with this entry, for the person who wrote it."""
        return FactError(where=self.where, what=what)


@dataclass(frozen=True)
class Facts:
    """All entries of a folder. `same_notes` says which sources a note of a report stands for, by note number;
    a note that is its report's own source nNNN need not be named."""

    entries: tuple[Entry, ...]
    same_notes: dict[str, tuple[str, ...]]

    def and_more(self, entries: Iterable[Entry]) -> Facts:
        """These facts and further entries. Raises FactError for a key or reference that is taken."""
        return _checked(Facts((*self.entries, *entries), self.same_notes))

    @cached_property
    def told(self) -> tuple[Entry, ...]:
        """Every entry, each followed by its citations; these have the keys KEY/NAME and references of their own."""
        found: list[Entry] = []
        number = 0
        for entry in self.entries:
            found.append(entry)
            for citation in _citations(self, entry):
                number += 1
                found.append(Entry("citation", citation.key, citation.where,
                                   {"ref": make_ref("CIT", "", number), **citation.told}))
        return tuple(found)

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """Every entry and citation by its key."""
        return {entry.key: entry for entry in self.told}


def read_facts(folder: Path) -> Facts:
    """Read every *.toml of a folder, in order of their names. Raises FactError."""
    entries: list[Entry] = []
    same: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.toml")):
        tables = read_toml(path)
        same |= {note: tuple(keys) for note, keys in tables.pop("same_notes", {}).items()}
        for kind, several in tables.items():
            entries += _entries(path.name, kind, several)
    return _checked(Facts(tuple(entries), same))


def read_toml(path: Path) -> dict[str, JSON]:
    """The tables of a file. Raises FactError."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactError(where=path.name, what=str(error)) from error


def _entries(file: str, kind: str, several: JSON) -> Iterator[Entry]:
    if not isinstance(several, list) or not all(isinstance(told, dict) for told in several):
        raise FactError(where=file, what=f"entries are written under [[{kind}]], in two pairs of brackets.")
    for told in several:
        if "key" not in told:
            raise FactError(where=f"{file}, {kind} {told.get('ref', '?')}", what="an entry has no key.")
        yield Entry(kind, told["key"], f"{file}, {kind} {told['key']}", told)


def _checked(facts: Facts) -> Facts:
    keys = Counter(entry.key for entry in facts.told)
    refs = Counter(ref for entry in facts.told if (ref := entry.told.get("ref")))
    for what, counted in (("key", keys), ("reference", refs)):
        if doubled := sorted(one for one, count in counted.items() if count > 1):
            first = next(entry for entry in reversed(facts.told) if doubled[0] in (entry.key, entry.told.get("ref")))
            raise first.error(f"the {what} {doubled[0]} is used twice.")
    return facts


def _citations(facts: Facts, entry: Entry) -> Iterator[Entry]:
    """The citations an entry implies (report, section, notes) and those it spells out (cite)."""
    spelt = ((str(one.get("key", number)), one) for number, one in enumerate(entry.told.get("cite", ()), 1))
    for name, one in (*_implied(facts, entry.told), *spelt):
        told = {"about": entry.key, **{n: v for n, v in one.items() if v != "" and n != "key"}}
        yield Entry("citation", f"{entry.key}/{name}", f"{entry.where}, citation {name}", told)


def _implied(facts: Facts, told: dict[str, JSON]) -> Iterator[tuple[str, dict[str, JSON]]]:
    """Names and contents: "report" or "report-86" for the report, the key of a note's source for the source."""
    if "report" not in told:
        return
    section = told.get("section", "")
    place = {"source": told["report"], "stance": "supports", "section": section}
    notes = [str(note) for note in told.get("notes", ())]
    if not notes:
        yield "report", place | {"scope": "unclear"}
    for note in notes:
        sources = facts.same_notes.get(note, (f"n{int(note):03d}",))
        empty = {} if sources else {"note": "The note is printed empty.",
                                    "unknown": {"quote": {"reason": "not_stated", "note": "an empty note"}}}
        yield f"report-{note}", place | {"locator_kind": "note", "locator": note} | empty
        for source in sources:
            # A source that two notes stand for is cited once for each of them.
            name = source if facts.same_notes.get(note) != (source,) else f"{source}-{note}"
            yield name, {"source": source, "cited_in": told["report"], "cited_in_note": note, "stance": "supports",
                         "cited_in_section": section}
