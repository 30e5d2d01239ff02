"""The same paper for other programs: as Typst and as HTML for WeasyPrint, on the same page, in the same faces."""

from html import escape
from pathlib import Path

from desktop.briefs.plan import FOOT, SIDE, SIZES, TOP
from desktop.briefs.values import (
    Bibliography,
    Block,
    Document,
    Heading,
    ListBlock,
    NoteMark,
    PageBreak,
    Quotation,
    Spans,
    TableBlock,
    Text,
    plain_text,
)
from desktop.fonts import serif

_FACES = {"Regular": ("400", "normal"), "Bold": ("700", "normal"), "Italic": ("400", "italic"),
          "BoldItalic": ("700", "italic")}


def write_faces(folder: Path) -> None:
    """The four styles of the text face as files, for programs that want a folder of them."""
    folder.mkdir()
    for style in _FACES:
        (folder / f"{style}.ttf").write_bytes(serif(style))


def typst(document: Document) -> str:
    """The document in Typst's language; every text is a string of it, so that no letter is markup."""
    width, height = SIZES[document.brief.page_size]
    head = f"""
#set page(width: {width}pt, height: {height}pt, margin: (x: {SIDE}pt, top: {TOP}pt, bottom: {FOOT}pt),
  header: {_string(document.brief.title)},
  footer: context align(right)[Page #counter(page).display("1 of 1", both: true)])
#set text(font: "PT Serif", size: 10.8pt, lang: "{document.brief.language}")
#set par(justify: true, leading: 0.62em, spacing: 1.1em)
#show footnote.entry: set text(size: 8.6pt)
#set footnote.entry(gap: 0.3em)
#text(size: 25pt, weight: "bold", {_string(document.brief.title)})
#pagebreak()
#outline()
#pagebreak()
"""
    return head + "\n\n".join(_typst(block, document) for block in document.blocks)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typst(block: Block, document: Document) -> str:
    def said(spans: Spans) -> str:
        out = ""
        for span in spans:
            if isinstance(span, NoteMark):
                out += f"#footnote[{said(document.notes[span.number - 1].spans)}]"
                continue
            words = f"#{_string(span.text)};"
            words = f"#strong[{words}]" if span.bold else words
            out += f"#emph[{words}]" if span.italic else words
        return out

    match block:
        case Heading(level, spans):
            return f"#heading(level: {level})[{said(spans)}]"
        case Quotation(spans, attribution):
            return f"#quote(block: true, attribution: [{said(attribution)}])[{said(spans)}]"
        case ListBlock(items, ordered):
            return f"#{'enum' if ordered else 'list'}({', '.join(f'[{said(item)}]' for item in items)})"
        case TableBlock():
            head = ", ".join(f"[{_string(column)}]".replace('["', '[#"').replace('"]', '";]')
                             for column in block.columns)
            cells = ",\n".join(f"[{said(cell)}]" for row in block.rows for cell in row)
            return (f"{said(block.caption)}\n\n#text(size: 9pt)[#table(columns: (1fr, 1fr, 2fr), stroke: 0.4pt, "
                    f"table.header({head}),\n{cells})]")
        case PageBreak():
            return "#pagebreak(weak: true)"
        case Bibliography():
            return "\n\n".join(said(entry) for entry in document.bibliography)
        case Text(spans):
            return said(spans)
    raise AssertionError(f"no such block in this paper: {block}")


def html(document: Document, faces: Path) -> str:
    """The document as HTML with the style WeasyPrint reads; `faces` is the folder of write_faces."""
    width, height = SIZES[document.brief.page_size]
    faced = "".join(
        f"@font-face{{font-family:'Text';src:url('{(faces / f'{style}.ttf').as_uri()}');font-weight:{weight};"
        f"font-style:{slant}}}" for style, (weight, slant) in _FACES.items())
    style = faced + f"""
@page{{size:{width}pt {height}pt;margin:{TOP}pt {SIDE}pt {FOOT}pt;
 @top-left{{content:"{document.brief.title}"}}
 @bottom-right{{content:"Page " counter(page) " of " counter(pages)}}
 @footnote{{border-top:0.5pt solid;padding-top:6pt}}}}
body{{font:10.8pt/15.2pt Text;text-align:justify;hyphens:auto;margin:0}} p{{margin:0 0 7pt;widows:2;orphans:2}}
h1,h2,h3{{break-after:avoid}} table{{border-collapse:collapse;width:100%;font-size:9pt;line-height:12.2pt}}
td,th{{border-bottom:0.4pt solid;vertical-align:top;text-align:left}} .toc,.new{{break-before:page}}
.toc a::after{{content:leader('.') target-counter(attr(href),page)}} .toc a{{display:block}}
.note{{float:footnote;font-size:8.6pt;line-height:11.2pt;text-align:left;font-weight:400;font-style:normal}}
"""
    heads = [block for block in document.blocks if isinstance(block, Heading)]
    toc = "".join(f'<a href="#h{id(one)}">{escape(one.text)}</a>' for one in heads)
    body = "".join(_html(block, document) for block in document.blocks)
    head = f'<html lang="{document.brief.language}"><head><meta charset="utf-8"><style>{style}</style></head>'
    title = f"<h1>{escape(document.brief.title)}</h1>"
    return f'{head}<body>{title}<div class="toc">{toc}</div><div class="new">{body}</div></body></html>'


def _html(block: Block, document: Document) -> str:
    def said(spans: Spans) -> str:
        out = ""
        for span in spans:
            if isinstance(span, NoteMark):
                out += f'<span class="note">{said(document.notes[span.number - 1].spans)}</span>'
                continue
            words = escape(span.text)
            words = f"<b>{words}</b>" if span.bold else words
            out += f"<i>{words}</i>" if span.italic else words
        return out

    match block:
        case Heading(level, spans):
            return f'<h{level} id="h{id(block)}">{said(spans)}</h{level}>'
        case Quotation(spans, attribution):
            return f"<blockquote><p>{said(spans)}</p><p>— {said(attribution)}</p></blockquote>"
        case ListBlock(items, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{said(item)}</li>' for item in items)}</{tag}>"
        case TableBlock():
            head = "".join(f"<th>{escape(column)}</th>" for column in block.columns)
            rows = "".join(f"<tr>{''.join(f'<td>{said(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
            return f"<p>{escape(plain_text(block.caption))}</p><table><thead><tr>{head}</tr></thead>{rows}</table>"
        case PageBreak():
            return '<div class="new"></div>'
        case Bibliography():
            return "".join(f"<p>{said(entry)}</p>" for entry in document.bibliography)
        case Text(spans):
            return f"<p>{said(spans)}</p>"
    raise AssertionError(f"no such block in this paper: {block}")
