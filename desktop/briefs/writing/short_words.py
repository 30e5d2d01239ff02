"""A citation mark in a few words, for an editor: who or what, when, where in it ("Freedom House 2016, p. 12")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from archive_schema.records import Record
from desktop.archive.reader import NoSuchRecord
from desktop.briefs.marks import Cite, Mark
from desktop.briefs.sources import cited_of, citing_of
from desktop.briefs.styles.cited import Cited
from desktop.briefs.terms import pinpoint

if TYPE_CHECKING:
    from desktop.archive import Reader

_LONGEST = 28  # letters of a title that stands for its source
_NUMBER = re.compile(r"\d+(?:\s*[-–]\s*\d+)?(?:\s*,\s*\d+(?:\s*[-–]\s*\d+)?)*")


def source_words(cited: Cited) -> str:
    """Whose and of when a source is; what it is called where nobody signed it."""
    names = [family or name for family, name in zip(cited.families, cited.authors, strict=False)]
    who = names[0] if names else cited.publisher or cited.authority or _short(cited.title)
    if len(names) > 1:
        who = f"{who}, {names[1]}" if len(names) == 2 else f"{who} +{len(names) - 1}"
    year = re.search(r"\d{4}", cited.issued.edtf) if cited.issued and cited.issued.edtf else None
    return f"{who} {year[0]}" if year else who


def cite_words(reader: Reader, cite: Cite, language: str) -> tuple[str, str]:
    """What one item of a mark says without its signal: the source, and the place in it. ("SRC-0042", …) if unknown."""
    try:
        record = reader.by_ref(cite.ref)
    except NoSuchRecord:
        return cite.ref, cite.locator
    if record.kind == "citation":
        citing = citing_of(reader, record, language, locator=cite.locator)
        return source_words(citing.cited), citing.locator
    source = _source_of(reader, record)
    return (source_words(cited_of(reader, source, language)) if source else cite.ref), cite.locator


def mark_words(reader: Reader, mark: Mark, language: str) -> str:
    """A whole mark in a few words, its items parted by semicolons."""
    said = []
    for cite in mark.cites:
        who, where = cite_words(reader, cite, language)
        said.append(", ".join(filter(None, (" ".join(filter(None, (cite.prefix, who))), where))))
    return "; ".join(said)


def words_of_marks(reader: Reader, marks: Iterable[tuple[str, Mark]], language: str) -> dict[str, str]:
    """The words of many marks by their raw texts."""
    return {raw: mark_words(reader, mark, language) for raw, mark in dict(marks).items()}


def typed_place(words: str, language: str) -> str:
    """A place as typed; a bare number is a page: "12" is "p. 12"."""
    bare = words.strip()
    return pinpoint("page", re.sub(r"\s*[-–]\s*", "–", bare), language) if _NUMBER.fullmatch(bare) else bare


def _source_of(reader: Reader, record: Record) -> Record | None:
    if record.kind == "exhibit":
        return reader.find(record["source"]) if record["source"] else None
    return record if record.kind == "source" else None


def _short(title: str) -> str:
    if len(title) <= _LONGEST:
        return title
    return title[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"
