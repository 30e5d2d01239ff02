"""A record's text as it was indexed, kept beside the rows; a long one in pieces, a unit each.

What is shown of a hit and what is taken out when a record goes are both read from here, so neither can differ from
what was indexed. A piece ends where a page, else a paragraph, else a word ends. A piece that begins within a field
begins with a form feed for each page of it that went before, so that pages are counted as in the whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import starmap
from typing import Any, NamedTuple

from desktop.search.texts import RecordText, TextPart

PLACES = 50_000  # places that a piece's words may take at most
LETTERS = 100_000  # of one field in one piece
GAP = 8  # places left between two parts, so that no phrase runs from one into the other

_ENDS = (re.compile(r"\f"), re.compile(r"\n[ \t\r]*\n"), re.compile(r"\s"))


@dataclass(frozen=True)
class Piece:
    """What one unit is made of: the record with the parts that stand in it. number: which of the record's pieces;
    goes_on: its first part goes on from the last one of the piece before; pages: form feeds added before it."""

    text: RecordText
    number: int = 0
    goes_on: bool = False
    pages: int = 0


def pieces(record: RecordText) -> Iterator[Piece]:
    """The record in pieces, nearly always one."""
    parts: list[TextPart] = []
    room = PLACES - _places(record.title)
    number, goes_on, pages = 0, False, 0
    for part in record.parts:
        before = 0
        for at, text in enumerate(_stretches(part.text)):
            taken = _places(text)
            if parts and (at or taken > room):
                yield Piece(replace(record, parts=tuple(parts)), number, goes_on, pages)
                parts, room, number = [], PLACES, number + 1
                goes_on, pages = at > 0, before
            parts.append(replace(part, text="\f" * before + text) if at else replace(part, text=text))
            room -= taken
            before += text.count("\f")
    yield Piece(replace(record, parts=tuple(parts)), number, goes_on, pages)


def _places(text: str) -> int:
    """No text has more words than this; with the gap behind it."""
    return (len(text) + 1) // 2 + GAP


def _stretches(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > LETTERS:
        end = _end(text, start)
        yield text[start:end]
        start = end
    yield text[start:]


def _end(text: str, start: int) -> int:
    for ending in _ENDS:
        found = [match.end() for match in ending.finditer(text, start + LETTERS // 2, start + LETTERS)]
        if found:
            return found[-1]
    return start + LETTERS


class Head(NamedTuple):
    """What a list of hits shows of a record."""

    id: str
    ref: str
    kind: str
    title: str


_read = json.JSONDecoder().raw_decode

Plain = tuple[Any, ...]
"""A record's text as plain values."""


def plain(text: RecordText) -> Plain:
    """A record's text as plain values, to be kept or sent."""
    parts = [(part.field, part.label, part.text, part.weight, part.is_name, part.page) for part in text.parts]
    return (text.id, text.ref, text.kind, text.title, text.language, text.tags, parts, text.facts, text.spans,
            text.date, text.added)


def from_plain(told: Plain) -> RecordText:
    """A record's text from plain values, whether they went as tuples or as lists."""
    id, ref, kind, title, language, tags, parts, facts, spans, date, added = told
    return RecordText(id, ref, kind, title, language, tuple(tags), tuple(TextPart(*part) for part in parts),
                      tuple(map(tuple, facts)), tuple(map(tuple, spans)), date, added)


def pack(piece: Piece) -> bytes:
    """A piece as it is stored: a line with what a list of hits shows, a line with the rest but the texts, and these one
    after the other. They are not packed: a passage takes longer to unpack than to find."""
    text = piece.text
    parts = [(part.field, part.label, len(part.text), part.weight, part.is_name, part.page) for part in text.parts]
    told = [piece.number, piece.goes_on, piece.pages, text.language, text.tags, parts, text.facts, text.spans,
            text.date, text.added]
    return b"\n".join((_json([text.id, text.ref, text.kind, text.title]), _json(told),
                       "".join(part.text for part in text.parts).encode()))


def _json(told: list[object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(stored: bytes) -> Piece:
    """A piece as it is read."""
    head, rest, texts = stored.split(b"\n", 2)
    number, goes_on, pages, language, tags, lengths, facts, spans, date, added = _read(rest.decode())[0]
    letters, at, parts = texts.decode(), 0, []
    for field, label, length, weight, is_name, page in lengths:
        parts.append(TextPart(field, label, letters[at : at + length], weight, is_name, page))
        at += length
    text = RecordText(*_read(head.decode())[0], language, tuple(tags), tuple(parts), tuple(map(tuple, facts)),
                      tuple(map(tuple, spans)), date, added)
    return Piece(text, number, goes_on, pages)


def unpack_heads(lines: Iterable[bytes]) -> list[Head]:
    """What a list of hits shows, from the first lines of what is stored."""
    return list(starmap(Head, _read(f"[{b','.join(lines).decode()}]")[0]))


def joined(found: Iterable[Piece]) -> RecordText | None:
    """The whole record from its pieces in order; None from none."""
    whole: RecordText | None = None
    for piece in found:
        if whole is None:
            whole = piece.text
            continue
        parts, more = list(whole.parts), list(piece.text.parts)
        if piece.goes_on:
            more[0] = replace(parts[-1], text=parts.pop().text + more[0].text[piece.pages :])
        whole = replace(whole, parts=(*parts, *more))
    return whole
