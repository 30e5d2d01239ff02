"""Real documents, made when a test runs."""

import functools
import io
import struct
import zipfile
import zlib

import docx
import pymupdf_fonts
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

ENGLISH = "The court sentenced the activist to two years for a post he had shared."
RUSSIAN = "Суд приговорил активиста к двум годам за публикацию, которой он поделился."
KAZAKH = "Сот белсендіге бөліскен жазбасы үшін екі жыл мерзімге үкім шығарды, ұлттық қауіпсіздік."
THREE = (ENGLISH, RUSSIAN, KAZAKH)


@functools.cache
def font():
    pdfmetrics.registerFont(TTFont("Noto", io.BytesIO(pymupdf_fonts.myfont("notos"))))
    return "Noto"


def pdf(pages, *, title="", author="", password=None, lang=None):
    """PDF bytes; a page is a list of lines, or None for a page with a picture only."""
    out = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    paper = canvas.Canvas(out, encrypt=lock, lang=lang, invariant=1)
    paper.setTitle(title)
    paper.setAuthor(author)
    for lines in pages:
        paper.setFont(font(), 11)
        if lines is None:
            paper.drawImage(ImageReader(picture()), 50, 50, 300, 300)
        for number, line in enumerate(lines or ()):
            paper.drawString(50, 780 - 16 * number, line)
        paper.showPage()
    paper.save()
    return out.getvalue()


def picture():
    from PIL import Image

    return Image.new("L", (40, 40), 180)


def word(paragraphs, **properties):
    """DOCX bytes."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for key, value in properties.items():
        setattr(document.core_properties, key, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def bare_word(body, footnotes="", **more):
    """DOCX bytes with a body of our own XML; `more` holds further entries by name."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    entries = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        **({"word/footnotes.xml": f"<w:footnotes {space}>{footnotes}</w:footnotes>"} if footnotes else {}),
        **more,
    }
    return archive(entries)


def archive(entries):
    """Zip bytes of {name: content}."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


PAGE = f"""<!doctype html><html lang="kk"><head><meta charset="utf-8">
<title>Сот үкімі | Vlast</title><meta property="og:title" content="Сот үкімі">
<meta name="author" content="Айгүл Сейітқызы"><meta property="article:published_time" content="2016-05-19">
<meta property="og:site_name" content="Vlast"><link rel="canonical" href="https://vlast.example/news/17">
<script>var secret = "never shown";</script><style>p {{ color: red }}</style></head>
<body><h1>Сот үкімі</h1><p>{ENGLISH}<br>{RUSSIAN}</p><table><tr><td>one</td><td>two</td></tr></table>
<div>{KAZAKH}</div><noscript>fallback</noscript></body></html>"""


def arabic_pdf():
    """PDF bytes of one page that says salam: letters A to D mapped to Arabic ones, drawn as they
    stand on paper, the last letter leftmost."""
    table = b"""begincmap 1 begincodespacerange <00> <ff> endcodespacerange
4 beginbfchar <41> <0633> <42> <0644> <43> <0627> <44> <0645> endbfchar endcmap"""
    words = b"BT /F 12 Tf 50 700 Td (DCBA) Tj ET"
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>",
            b"<< /Length %d >> stream\n%s\nendstream" % (len(words), words),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            b"<< /Length %d >> stream\n%s\nendstream" % (len(table), table),
        ]
    )


def raw_pdf(objects):
    """PDF bytes of numbered objects, the first being the catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, rows, count, len(out))
    )


def large_png(width, height):
    """PNG bytes of a white picture, of whose points only a few are there."""
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    points = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + points + chunk(b"IEND", b"")
