"""A Word file read back: does it hold every note, with its mark and its words?"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator

from defusedxml.ElementTree import fromstring

from desktop.briefs.errors import NotVerified
from desktop.briefs.values import Document, Written, plain_text
from desktop.briefs.word.runs import xml_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def verified(data: bytes, document: Document) -> Written:
    """What the file holds. Raises NotVerified unless it has all notes of the document, in order, word for word."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        marked = [int(one.get(f"{_W}id", "0"))
                  for one in fromstring(file.read("word/document.xml")).iter(f"{_W}footnoteReference")]
        notes = dict(_notes(file.read("word/footnotes.xml")))
    wanted = [note.number for note in document.notes]
    if marked != wanted:
        raise NotVerified(f"its text marks {len(marked)} notes instead of {len(wanted)}, or in another order")
    for note in document.notes:
        if notes.get(note.number) != " " + xml_text(plain_text(note.spans)):
            raise NotVerified(f"note {note.number} does not hold its words")
    return Written(None, len(marked), hashlib.sha256(data).hexdigest())


def _notes(xml: bytes) -> Iterator[tuple[int, str]]:
    """The number and the words of every note in the file."""
    for note in fromstring(xml).iter(f"{_W}footnote"):
        if note.get(f"{_W}type") is None:
            yield int(note.get(f"{_W}id", "0")), "".join(words.text or "" for words in note.iter(f"{_W}t"))
