"""The manifest of a brief: what each note says and rests on, as docs/manifest.md tells.

It says nothing that the paper does not print, but the commitments, the nonce and the key's fingerprint.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.briefs.proof import canonical, shapes
from desktop.briefs.proof.canonical import NotRead
from desktop.briefs.proof.salts import commitment
from desktop.briefs.proof.standing import letters
from desktop.briefs.values import Composed, Evidence, plain_text

NAME = "muragat-manifest.json"
"""Its name among the attachments of a PDF, and the end of its name beside one."""
MEDIA_TYPE = "application/json"
VERSION = 1
_SCHEME = "HMAC-SHA-256"
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Source:
    """One source of a note: its words, pinpoint and quotation as printed, and a commitment for each file we hold.

    With `cited_in` the files are those of the source in which it was seen.
    """

    words: str
    pinpoint: str = ""
    quotation: str = ""
    cited_in: bool = False
    evidence: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Note:
    """A note as printed; where the paper cites in its text, `text` is empty, and the words of its sources count."""

    number: int
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """A manifest that was read; `key` is the fingerprint of the key that signs the paper, "" for none."""

    title: str
    date: str
    language: str
    edition: str
    key: str
    nonce: bytes
    notes: tuple[Note, ...]
    sha256: str

    def commitments(self) -> int:
        """How many there are in all."""
        return sum(len(source.evidence) for note in self.notes for source in note.sources)


def content_of(
    composed: Composed, exhibited: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, Any], list[list[tuple[str, ...]]]]:
    """What a manifest says before anything is committed to, and the files of each source of each of its notes.

    `exhibited` gives, by the reference of a source, the SHA-256 of what is handed out of it; else it is what we hold.
    """
    brief, printed = composed.document.brief, _Printed(composed)
    texts = {note.number: as_printed(plain_text(note.spans)) for note in composed.document.notes}
    by_note: dict[int, list[Evidence]] = {number: [] for number in texts}
    for one in composed.evidence:
        by_note.setdefault(one.note, []).append(one)
    notes = [
        {"number": number, "text": texts.get(number, ""), "sources": [printed.source(one) for one in rests_on]}
        for number, rests_on in sorted(by_note.items())
    ]
    files = [[tuple(file for file in dict.fromkeys(exhibited.get(one.cited_in or one.source) or one.files)
                    if _HASH.fullmatch(file)) for one in rests_on] for _, rests_on in sorted(by_note.items())]
    content = {
        "muragat_manifest": VERSION, "title": as_printed(brief.title), "date": as_printed(brief.date),
        "language": brief.language, "edition": composed.edition, "notes": notes,
    }
    return content, files


def committed(
    content: dict[str, Any], files: list[list[tuple[str, ...]]], salts: Any, key: str
) -> bytes:
    """The manifest's bytes. `salts.at(note, source, file)` and `salts.nonce` are as of salts.Salts."""
    notes = []
    for note, of_note in zip(content["notes"], files, strict=True):
        sources = [
            told | {"evidence": [commitment(salts.at(note["number"], at, place), file).hex()
                                 for place, file in enumerate(of_source)]}
            for at, (told, of_source) in enumerate(zip(note["sources"], of_note, strict=True))
        ]
        notes.append(note | {"sources": sources})
    return canonical.written(
        content | {"commitment": _SCHEME, "key": key, "nonce": salts.nonce.hex(), "notes": notes})


def read_manifest(data: bytes) -> Manifest:
    """The manifest of these bytes. Raises NotRead."""
    value = canonical.read(data)
    _, _, title, date, language, edition, key, nonce, notes = shapes.entries(
        value, "muragat_manifest", "commitment", "title", "date", "language", "edition", "key", "nonce", "notes")
    if value["muragat_manifest"] != VERSION or value["commitment"] != _SCHEME:
        raise NotRead("newer")
    read = tuple(_note(note) for note in shapes.many(notes))
    if [note.number for note in read] != sorted({note.number for note in read}):
        raise NotRead("not_shaped")
    return Manifest(
        shapes.text(title), shapes.text(date), shapes.text(language), shapes.one_of(edition, "full", "safe"),
        shapes.octets(shapes.text(key).lower(), 16).hex().upper() if key else shapes.text(key),
        shapes.octets(nonce, 32), read, hashlib.sha256(data).hexdigest(),
    )


def _note(value: Any) -> Note:
    number, text, sources = shapes.entries(value, "number", "text", "sources")
    return Note(shapes.number(number), shapes.text(text), tuple(map(_source, shapes.many(sources))))


def _source(value: Any) -> Source:
    words, pinpoint, quotation, cited_in, evidence = shapes.entries(
        value, "words", "pinpoint", "quotation", "cited_in", "evidence")
    return Source(
        shapes.text(words), shapes.text(pinpoint), shapes.text(quotation), shapes.truth(cited_in),
        tuple(shapes.octets(one, 32) for one in shapes.many(evidence)),
    )


def as_printed(text: str) -> str:
    """A text as the paper has it: without invisible characters, and what no font has as its number."""
    from desktop.briefs.fonts import family
    from desktop.briefs.marks import clean

    return " ".join("".join(run for _, run in family().runs(clean(text), False, False)).split())


class _Printed:
    """What the paper prints, to be asked whether something stands in it."""

    def __init__(self, composed: Composed) -> None:
        from desktop.briefs.walk import texts_of

        self._letters = " ".join(letters(as_printed(text)) for text in texts_of(composed.document))

    def source(self, one: Evidence) -> dict[str, Any]:
        """A source as the manifest tells it, with nothing that is not printed."""
        return {
            "words": as_printed(one.words), "pinpoint": self._told(one.locator), "quotation": self._told(one.quote),
            "cited_in": bool(one.cited_in),
        }

    def _told(self, text: str) -> str:
        told = as_printed(text)
        return told if letters(told) in self._letters else ""
