"""The golden items as citings, and the notes a style makes of them."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from archive_schema.moments import Moment
from archive_schema.text.collate import sort_key
from desktop.briefs.notes import NoteBook
from desktop.briefs.styles import style_named
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.values import Span, Spans

FOLDER = Path(__file__).parent / "goldens"
ITEMS: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "items.toml").read_text("utf-8"))
OTHER = Cited("other", "Another", csl_type="book")
_NOT_CITED = frozenset({"place", "place_then", "place_of", "citing", "seen_in", "seen_at"})


def cited(name: str) -> Cited:
    """The source of an item."""
    item = ITEMS[name]
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}
    moments = {key: Moment(values[key]) for key in ("issued", "accessed") if key in values}
    plain = {key: value for key, value in values.items() if key not in _NOT_CITED}
    return Cited(name, ref=name, place=item.get("place_of", ""), **(plain | moments))


def citing(name: str, place: str) -> Citing:
    """The item cited at a place."""
    item = ITEMS[name]
    found = Citing(cited(name), locator=place, **item.get("citing", {}))
    seen = item.get("seen_in")
    return replace(found, cited_in=cited(seen), cited_in_locator=item["seen_at"]) if seen else found


def marked(spans: Spans) -> str:
    """The words, with *stars* around what is in italics."""
    said = "".join(f"*{one.text}*" if one.italic else one.text for one in spans if isinstance(one, Span))
    return said.replace("**", "")


def forms(style: str, name: str) -> dict[str, str]:
    """The four forms of an item: first, the note after that, again after another source, and in the bibliography."""
    item = ITEMS[name]
    book = NoteBook(style_named(style), "en")
    places = citing(name, item["place"]), citing(name, item["place_then"]), Citing(OTHER)
    in_text = [marked(book.add([one])).strip() for one in (*places, places[1])]
    first, then, _, again = (marked(note.spans) for note in book.notes) if book.notes else in_text
    entries = [marked(entry) for entry in book.bibliography(sort_key)]
    mine = next(marked(one) for one in _entry(book, name))
    assert mine in entries
    return {"first": first, "then": then, "again": again, "entry": mine}


def _entry(book: NoteBook, name: str) -> Iterator[Spans]:
    alone = NoteBook(book.style, book.language)
    alone.add([Citing(cited(name))])
    yield from alone.bibliography(sort_key)
