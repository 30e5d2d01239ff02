"""Papers of our own as files: PDF, Word, HTML and plain text, the same bytes every time.

Nothing in them is compressed, since what a compressor writes differs between its versions.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time a ZIP can tell


@dataclass(frozen=True)
class Paper:
    """A paper as text: paragraphs parted by empty lines, headings begin with "# ". The date is ISO 8601."""

    title: str
    author: str
    date: str
    language: str
    text: str

    @property
    def parts(self) -> list[tuple[bool, str]]:
        """The headings (True) and paragraphs (False) in order, each on one line."""
        parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", self.text) if part.strip())
        return [(part.startswith("# "), part.removeprefix("# ")) for part in parts]


def make(paper: Paper, format: str) -> bytes:
    """The paper as a file of a format: "pdf", "docx", "html" or "txt". Raises KeyError for another."""
    return MAKERS[format](paper)


def _pdf(paper: Paper) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from desktop.fonts import serif

    for style in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"Paper-{style}", io.BytesIO(serif(style))))
    body = ParagraphStyle("body", fontName="Paper-Regular", fontSize=11, leading=15.5, spaceAfter=7)
    head = ParagraphStyle("head", body, fontName="Paper-Bold", fontSize=12.5, spaceBefore=9, keepWithNext=1)
    title = ParagraphStyle("title", body, fontName="Paper-Bold", fontSize=17, leading=22, spaceAfter=4)
    small = ParagraphStyle("small", body, fontSize=9.5, spaceAfter=12)
    flow = [Paragraph(html.escape(paper.title, quote=False), title),
            Paragraph(html.escape(f"{paper.author}, {paper.date}", quote=False), small)]
    flow += [Paragraph(html.escape(part, quote=False), head if heading else body) for heading, part in paper.parts]
    out = io.BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=78, rightMargin=78, topMargin=72, bottomMargin=72, title=paper.title,
        author=paper.author, lang=paper.language, invariant=1, pageCompression=0,
        initialFontName="Paper-Regular",  # else a font is named that is not embedded, and no PDF/A takes the pages
    ).build(flow)
    return out.getvalue()


def _docx(paper: Paper) -> bytes:
    """A Word document of the parts that must be there (ECMA-376 part 1, 11.3.10)."""
    styled = [("Title", paper.title), ("", f"{paper.author}, {paper.date}")]
    styled += [("Heading1" if heading else "", part) for heading, part in paper.parts]
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "docProps/core.xml": _CORE.format(
            title=_xml(paper.title), author=_xml(paper.author), language=paper.language, date=paper.date),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": _STYLES.format(language=paper.language),
        "word/document.xml": _DOCUMENT.format(body="".join(_word_paragraph(*one) for one in styled)),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            archive.writestr(entry, content.encode())
    return out.getvalue()


def _word_paragraph(style: str, text: str) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{_xml(text)}</w:t></w:r></w:p>'


def _xml(text: str) -> str:
    return html.escape(text, quote=False)


def _html(paper: Paper) -> bytes:
    parts = [f"<{'h2' if heading else 'p'}>{_xml(part)}</{'h2' if heading else 'p'}>" for heading, part in paper.parts]
    head = [
        "<!DOCTYPE html>", f'<html lang="{paper.language}">', "<head>", '<meta charset="utf-8">',
        f"<title>{_xml(paper.title)}</title>", f'<meta name="author" content="{html.escape(paper.author)}">',
        f'<meta name="dcterms.issued" content="{paper.date}">', "</head>", "<body>", f"<h1>{_xml(paper.title)}</h1>",
        f"<p>{_xml(paper.author)}, {paper.date}</p>",
    ]
    return "\n".join([*head, *parts, "</body>", "</html>", ""]).encode()


def _txt(paper: Paper) -> bytes:
    parts = [paper.title, f"{paper.author}, {paper.date}", *(part for _, part in paper.parts)]
    return ("\n\n".join(parts) + "\n").encode()


MAKERS: dict[str, Callable[[Paper], bytes]] = {"pdf": _pdf, "docx": _docx, "html": _html, "txt": _txt}

_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_OPC}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_OPC}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_OPC}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_OPC}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_OPC}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator><dc:language>{language}</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created></cp:coreProperties>'
)
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/>'
    '<w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:b/><w:sz w:val="34"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>'
)
_DOCUMENT = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{{body}}<w:sectPr/></w:body></w:document>'
