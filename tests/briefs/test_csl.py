"""Any style in the Citation Style Language, by way of citeproc-py."""

from pathlib import Path

import pytest

from archive_schema.moments import Moment
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.styles.csl import CslStyle, NotAStyle, limits, read_style, title_of
from desktop.briefs.styles.kept import keep_style, load_style
from desktop.briefs.values import Span, Spans, plain_text
from tests.briefs.conftest import Desk

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="CLASS">
  <info><title>A style of ours</title><id>ours</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation DISAMBIGUATE><layout prefix="(" suffix=")." delimiter=" / "><choose>
    <if position="ibid"><text value="idem"/></if>
    <else-if position="subsequent"><names variable="author"><name form="short"/></names>
      <text variable="first-reference-note-number" prefix=" in note "/></else-if>
    <else><names variable="author"/><text variable="title" font-style="italic" prefix=", "/>
      <date variable="issued" form="text" prefix=", "/><text variable="locator" prefix=", at "/>
      <text variable="URL" prefix=", &lt;" suffix="&gt;"/></else>
  </choose></layout></citation>
  <bibliography><layout suffix="."><text variable="citation-number"/><names variable="author"/>
    <text variable="title" prefix=": "/></layout></bibliography>
</style>"""
NOTES = STYLE.replace("CLASS", "note").replace("DISAMBIGUATE", "")
SOURCE = Cited("0197A", "Watch <b>what</b> & say", "SRC-0001", authors=("Ksenia Bondal",), families=("Bondal",),
               csl_type="webpage", issued=Moment("2009-11-05"), url="https://a.kz/?a=1&b=<2>")


def style(text: str = NOTES, language: str = "en") -> CslStyle:
    return read_style(text.encode(), language)


def said(spans: Spans) -> str:
    return plain_text(spans)


def test_a_first_citing_is_said_as_the_file_has_it_and_every_sign_of_the_source_stays() -> None:
    citing = Citing(SOURCE, locator="p. 12", places=(("page", "12"),))
    assert said(style().first(citing, "en")) == (
        "Ksenia Bondal, Watch <b>what</b> & say, 5 November 2009, at 12, <https://a.kz/?a=1&b=<2>>")


def test_the_title_stands_in_italics_where_the_file_asks_for_it() -> None:
    spans = style().first(Citing(SOURCE), "en")
    assert [span.text for span in spans if isinstance(span, Span) and span.italic] == [", Watch <b>what</b> & say"] or \
        [span.text for span in spans if isinstance(span, Span) and span.italic] == ["Watch <b>what</b> & say"]


def test_a_later_citing_names_the_note_and_ibid_is_said_in_the_words_of_the_file() -> None:
    assert said(style().short(Citing(SOURCE), Back(4), "en")) == "Bondal in note 4"
    assert said(style().ibid(Citing(SOURCE), "en")) == "idem"


def test_a_date_is_said_in_russian_where_the_paper_is() -> None:
    assert "5 ноября 2009" in said(style(language="ru").first(Citing(SOURCE), "ru"))


def test_a_date_that_is_not_whole_stays_in_words() -> None:
    about = Cited("x", "T", "SRC-2", issued=Moment("2015-05~"), authors=("A",), csl_type="webpage")
    assert "about May 2015" in said(style().first(Citing(about), "en"))


def test_the_list_of_sources_is_that_of_the_file_without_numbers() -> None:
    assert said(style().entry(SOURCE, "en")).startswith("Ksenia Bondal: Watch")


def test_what_the_style_has_no_words_for_stands_behind() -> None:
    held = Cited("y", "T", "SRC-3", csl_type="webpage", url_archived="https://b.org/1", on_file=True, language="ru")
    assert said(style().first(Citing(held), "en")).endswith(
        " [in Russian] [archived: https://b.org/1] (on file with the author)")


def test_its_limits_are_told() -> None:
    text = STYLE.replace("CLASS", "note").replace("DISAMBIGUATE", 'disambiguate-add-names="true"')
    assert any("told apart" in one for one in limits(text.encode(), "en"))
    assert any("English" in one for one in limits(NOTES.encode(), "kk"))


@pytest.mark.parametrize("text, why", [
    ("no style", "well-formed"),
    ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + NOTES.partition("?>")[2], "document type"),
    ("<html/>", "outermost"),
    (NOTES.replace("<citation", "<other").replace("</citation", "</other"), "leans on another"),
    (NOTES.replace("<id>", '<category citation-format="numeric"/><id>'), "numbers"),
])
def test_a_file_that_is_no_style_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(NotAStyle, match=why):
        style(text)


def test_a_brief_is_set_in_a_style_kept_in_the_archive(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "ours.csl").write_text(NOTES)
    name, text = load_style(tmp_path / "ours.csl")
    desk.archive.write_aside(lambda writer: keep_style(writer, name, text)).result()
    source = desk.add("source", title="A page", csl_type="webpage", authors=[{"name": "A. Author"}])
    desk.block("text", f"Said [@{source.ref}].")
    desk.change_brief(style_file=name)
    assert name == title_of(NOTES.encode()) == "A style of ours"
    assert plain_text(desk.composed().document.notes[0].spans) == "A. Author, A page."


def test_a_style_that_is_not_kept_is_told_and_the_brief_is_set_in_a_house_style(desk: Desk) -> None:
    desk.change_brief(style_file="Nowhere")
    assert [problem.code for problem in desk.composed().problems] == ["no_such_style"]
