"""The HTML page and the Markdown text, read back."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from desktop.briefs import html, markdown
from desktop.briefs.drawing import png, svg
from desktop.briefs.values import (
    Authorities,
    Authority,
    Box,
    Brief,
    Document,
    Note,
    NoteMark,
    Picture,
    Span,
    Text,
    Words,
    plain_text,
)
from tests.briefs.papers import paper

HOSTILE = (
    '</title></style><script>alert(1)</script><img src=x onerror=y> & " \' ` [x](javascript:y) \\ *a* _b_ # 1. |\u202e'
)


def page(document: Document) -> LexborHTMLParser:
    return LexborHTMLParser(html.render(document).decode())


def hostile() -> Document:
    spans = (Span(HOSTILE, bold=True), Span("x", link='https://a.kz/"><script>'), Span("y", link="javascript:z"))
    picture = Picture(10, 10, (Words(HOSTILE, 0, 5),), spans, HOSTILE, HOSTILE)
    brief = Brief(HOSTILE, HOSTILE, HOSTILE, HOSTILE, language='en"><script>')
    return Document(brief, (Text((*spans, NoteMark(1))), picture), (Note(1, spans),))


def test_every_note_has_its_mark_and_leads_back() -> None:
    read = page(paper(2, 60))
    for number in range(1, 61):
        assert read.css_first(f"#mark-{number} a").attributes["href"] == f"#note-{number}"
        assert read.css_first(f"#note-{number} a[href='#mark-{number}']") is not None


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    read = page(hostile())
    assert not read.css("script, img, link, iframe, object, embed, form, base, [src], [onerror]")
    assert "default-src 'none'" in read.css_first("meta[http-equiv]").attributes["content"]


def test_hostile_words_are_read_as_words() -> None:
    assert page(hostile()).css_first("main p strong").text() == HOSTILE.replace("\u202e", "")


def test_only_addresses_of_the_web_are_links() -> None:
    assert not page(hostile()).css("main a:not([href^='#'])")


def test_the_language_of_the_page_is_said() -> None:
    assert page(Document(Brief("Т", language="kk"))).css_first("html").attributes["lang"] == "kk"


def test_authorities_name_the_notes_that_cite_them() -> None:
    one = Authority("Cases", (Span("A v B"),), (1,))
    document = Document(Brief("T"), (Text((NoteMark(1),)), Authorities()), (Note(1, (Span("n"),)),), (), (one,))
    assert 'A v B: note <a href="#note-1">1</a>' in html.render(document).decode()


def test_a_drawing_is_kept_as_lines_and_as_pixels() -> None:
    picture = Picture(40, 20, (Box(0, 0, 20, 20), Box(20, 0, 20, 20, hatched=True), Words("Қ", 5, 5)), (), "two boxes")
    assert "<title>two boxes</title>" in svg(picture) and png(picture).startswith(b"\x89PNG")


def test_a_kazakh_letter_keeps_its_dot_in_a_drawing() -> None:
    drawn = [png(Picture(20, 20, (Words(letter, 5, 15),), (), letter)) for letter in ("i", "і", "ı")]
    assert drawn[0] == drawn[1] != drawn[2]  # the Latin one, the Kazakh one, one without a dot


def test_the_same_paper_gives_the_same_page_and_text(tmp_path: Path) -> None:
    for writer in (html, markdown):
        first = writer.write(paper(2, 30), tmp_path / "a")
        assert writer.write(paper(2, 30), tmp_path / "b") == first and first.pages is None


def pandoc(document: Document) -> str:
    if not (found := shutil.which("pandoc")):
        pytest.skip("pandoc is not installed")
    run = subprocess.run([found, "-f", "markdown", "-t", "json"], input=markdown.render(document), capture_output=True,
                         check=True)
    return run.stdout.decode()


def said(json_text: str) -> str:
    def words(node: object) -> str:
        if isinstance(node, list):
            return "".join(map(words, node))
        if isinstance(node, dict):
            if node.get("t") == "Str":
                return str(node["c"])
            return " " if node.get("t") in ("Space", "SoftBreak") else words(node.get("c", ""))
        return ""
    return words(json.loads(json_text)["blocks"])


def test_markdown_keeps_every_note_for_pandoc() -> None:
    assert pandoc(paper(2, 60)).count('"t":"Note"') == 60


def test_markdown_is_read_back_as_the_words_that_were_written() -> None:
    text = "1\\. a * b_c [d](e) <f> & #g |h| `i` $x$ ~y~ ^z^ @cite \"q\" it's ... -- https://a.kz/?b=c"
    read = said(pandoc(Document(Brief("T"), (Text((Span(text),)),))))
    assert re.sub(r"\s+", " ", text) in read


def test_markdown_sets_bold_words_with_spaces_around_them() -> None:
    document = Document(Brief("T"), (Text((Span("a"), Span(" bold ", bold=True), Span("c"))),))
    assert "a **bold** c" in markdown.render(document).decode() and plain_text(document.blocks[0].spans)  # type: ignore[union-attr]
