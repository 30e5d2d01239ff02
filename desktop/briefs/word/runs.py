"""Words and note marks as runs of a Word paragraph, in the body and in the footnotes alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from desktop.briefs import marks
from desktop.briefs.values import NoteMark, Span, Spans

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement

_NO_XML = re.compile("[\ufffe\uffff]")


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element such as "w:jc", with attributes of the same namespace."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def xml_text(text: str) -> str:
    """Text that XML may hold: what it may not is told by its number."""
    return _NO_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", marks.clean(text).replace("\n", " "))


def add_spans(paragraph: BaseOxmlElement, spans: Spans, part: Part, **style: bool) -> None:
    """Append spans to a paragraph that stands in `part`; `style` (bold, italic) holds for all of them."""
    for span in spans:
        if isinstance(span, NoteMark):
            paragraph.append(_reference(span.number))
        elif address := marks.address_of(span.link):
            paragraph.append(_link(span, address, part))
        else:
            paragraph.append(run(span.text, bold=span.bold or style.get("bold", False),
                                 italic=span.italic or style.get("italic", False)))


def run(text: str, *, bold: bool = False, italic: bool = False, style: str = "") -> BaseOxmlElement:
    """A run of words."""
    made = element("w:r")
    wanted: Mapping[str, bool] = {"w:b": bold, "w:i": italic}
    if style or any(wanted.values()):
        properties = element("w:rPr")
        if style:
            properties.append(element("w:rStyle", val=style))
        for name, is_wanted in wanted.items():
            if is_wanted:
                properties.append(element(name))
        made.append(properties)
    words = element("w:t")
    words.text = xml_text(text)
    words.set(qn("xml:space"), "preserve")
    made.append(words)
    return made


def field(instruction: str, shown: str) -> list[BaseOxmlElement]:
    """The runs of a field that Word fills in, such as PAGE; `shown` stands there until it does."""
    pieces = []
    for kind in ("begin", "", "separate", "shown", "end"):
        made = element("w:r")
        if kind == "":
            said = element("w:instrText")
            said.text = f" {instruction} "
            said.set(qn("xml:space"), "preserve")
            made.append(said)
        elif kind == "shown":
            words = element("w:t")
            words.text = xml_text(shown)
            made.append(words)
        else:
            made.append(element("w:fldChar", fldCharType=kind))
        pieces.append(made)
    return pieces


def _reference(number: int) -> BaseOxmlElement:
    """The mark of a footnote, whose id is its number."""
    made = element("w:r")
    properties = element("w:rPr")
    properties.append(element("w:rStyle", val="FootnoteReference"))
    made.append(properties)
    made.append(element("w:footnoteReference", id=str(number)))
    return made


def _link(span: Span, address: str, part: Part) -> BaseOxmlElement:
    made = element("w:hyperlink")
    made.set(qn("r:id"), part.relate_to(address, REL.HYPERLINK, is_external=True))
    made.append(run(span.text, bold=span.bold, italic=span.italic))
    return made
