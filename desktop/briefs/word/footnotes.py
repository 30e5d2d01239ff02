"""The footnotes of a Word file: a part of their own, which python-docx has no words for.

After Office Open XML (ECMA-376, part 1, 17.11): ids -1 and 0 are the lines that separate notes from the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from desktop.briefs.values import Note
from desktop.briefs.word.runs import add_spans, element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
"""How the body of the file names its footnotes."""


def add_footnotes(word: WordDocument, notes: Iterable[Note]) -> None:
    """Give the file its footnotes; each has its number as id."""
    root = OxmlElement("w:footnotes")
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        root.append(_line(number, kind))
    part = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, root, word.part.package)
    word.part.relate_to(part, RELATION)
    for note in notes:
        root.append(_note(note, part))


def _line(number: int, kind: str) -> BaseOxmlElement:
    made = element("w:footnote", type=kind, id=str(number))
    paragraph, run = element("w:p"), element("w:r")
    run.append(element(f"w:{kind}"))
    paragraph.append(run)
    made.append(paragraph)
    return made


def _note(note: Note, part: XmlPart) -> BaseOxmlElement:
    made = element("w:footnote", id=str(note.number))
    paragraph = element("w:p")
    properties = element("w:pPr")
    properties.append(element("w:pStyle", val="FootnoteText"))
    paragraph.append(properties)
    mark = element("w:r")
    style = element("w:rPr")
    style.append(element("w:rStyle", val="FootnoteReference"))
    mark.append(style)
    mark.append(element("w:footnoteRef"))
    paragraph.append(mark)
    gap = element("w:r")
    words = element("w:t")
    words.text = " "
    words.set(qn("xml:space"), "preserve")
    gap.append(words)
    paragraph.append(gap)
    add_spans(paragraph, note.spans, part)
    made.append(paragraph)
    return made
