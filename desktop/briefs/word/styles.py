"""The styles of a Word file: a court's plain black on white, with names every Word knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from desktop.briefs.word.runs import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

_FACE = "Times New Roman"  # has Kazakh letters, and stands on every desk the file may be opened at
_SIZES = {"Title": 24, "Subtitle": 14, "Heading 1": 16, "Heading 2": 13, "Heading 3": 12, "Caption": 11,
          "TOC Heading": 16}
_TABLES = frozenset({"Normal Table", "Table Grid"})
_LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ"}


def set_styles(word: WordDocument, language: str) -> None:
    """Make the file's styles ours; `language` is that of the paper, for spelling and hyphens."""
    styles = word.styles
    normal = styles["Normal"]
    _face(normal, 12)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True
    _language(normal, _LANGUAGES.get(language[:2], language))
    for name, size in _SIZES.items():
        style = styles[name]
        _face(style, size, bold=name != "Subtitle")
        style.font.italic = False
        if name.startswith("Heading"):
            style.paragraph_format.space_before = Pt(18 if name.endswith("1") else 12)
            style.paragraph_format.space_after = Pt(6)
            style.paragraph_format.keep_with_next = True
    _without(styles["Title"], "w:pBdr")  # Word's title has a blue line below it
    _without(styles["Header"], "w:tabs")  # and its running head a stop in the middle
    for style in [one for one in styles if one.type == WD_STYLE_TYPE.TABLE and one.name not in _TABLES]:
        style.delete()
    quote = styles["Quote"]
    _face(quote, 11)
    quote.font.italic = False
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Pt(28)
    styles["Caption"].paragraph_format.keep_with_next = True
    note = _new(word, "footnote text", 10)
    note.paragraph_format.space_after = Pt(2)
    note.paragraph_format.line_spacing = 1.0
    entry = _new(word, "Bibliography", 12)
    entry.paragraph_format.left_indent, entry.paragraph_format.first_line_indent = Pt(28), Pt(-28)
    numbered = _new(word, "Numbered Paragraph", 12)
    numbered.paragraph_format.left_indent, numbered.paragraph_format.first_line_indent = Pt(28), Pt(-28)
    numbered.paragraph_format.tab_stops.add_tab_stop(Pt(28))
    _new(word, "Table Text", 10).paragraph_format.space_after = Pt(2)
    for level in (1, 2, 3):
        toc = _new(word, f"toc {level}", 12)
        toc.paragraph_format.left_indent = Pt(14 * (level - 1))
        toc.paragraph_format.space_after = Pt(3)
    raised = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    raised.font.superscript = True


def _new(word: WordDocument, name: str, size: int) -> ParagraphStyle:
    """A paragraph style; the names Word itself knows are told to be its own."""
    own = name in ("Numbered Paragraph", "Table Text")
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not own)
    style.base_style = word.styles["Normal"]
    style.quick_style = own
    _face(style, size)
    return style  # type: ignore[no-any-return]


def _face(style: ParagraphStyle, size: int, *, bold: bool = False) -> None:
    font = style.font
    font.name, font.size, font.bold = _FACE, Pt(size), bold
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FACE)


def _language(style: ParagraphStyle, code: str) -> None:
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", val=code))


def _without(style: ParagraphStyle, name: str) -> None:
    properties = style.element.get_or_add_pPr()
    for one in properties.findall(qn(name)):
        properties.remove(one)
