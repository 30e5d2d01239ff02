"""Web pages."""

import pytest

from desktop.intake import Limits, take_in, to_source_values
from tests.intake.making import ENGLISH, KAZAKH, PAGE, RUSSIAN


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return take_in(path)


def test_visible_text_comes_by_blocks(page):
    assert page.text == f"Сот үкімі\n{ENGLISH}\n{RUSSIAN}\none\ttwo\n{KAZAKH}"


@pytest.mark.parametrize("hidden", ["never shown", "color", "fallback"])
def test_what_is_not_seen_is_left_out(page, hidden):
    assert hidden not in page.text


@pytest.mark.parametrize(
    ("field", "value", "found_in"),
    [
        ("title", "Сот үкімі", "meta og:title"),
        ("authors", "Айгүл Сейітқызы", "meta author"),
        ("issued", "2016-05-19", "meta article:published_time"),
        ("publisher", "Vlast", "meta og:site_name"),
        ("url", "https://vlast.example/news/17", "link canonical"),
    ],
)
def test_each_proposal_says_where_it_was_found(page, field, value, found_in):
    best = page.proposed(field)[0]
    assert (best.value, best.found_in) == (value, found_in)


def test_a_stated_date_becomes_a_moment(page):
    issued = to_source_values(page)["issued"]
    assert issued == {"edtf": "2016-05-19", "printed": "2016-05-19", "basis": "stated"}


def test_a_declared_encoding_is_followed(taken):
    page = f'<html><head><meta charset="koi8-r"></head><body><p>{RUSSIAN}</p></body></html>'
    draft = taken(page.encode("koi8-r"))
    assert (draft.text, draft.encoding) == (RUSSIAN, "KOI8-R")


def test_a_wrongly_declared_encoding_is_told(taken):
    draft = taken(PAGE.replace('charset="utf-8"', 'charset="windows-1251"').encode())
    assert KAZAKH in draft.text and [p.code for p in draft.problems] == ["encoding_wrong"]


def test_a_page_saved_by_a_browser_tells_its_address(taken):
    page = "<!DOCTYPE html>\n<!-- saved from url=(0026)https://site.example/a?b=c -->\n<html><p>Words</p></html>"
    assert taken(page.encode()).proposed("url")[0].value == "https://site.example/a?b=c"


def test_json_ld_is_read_for_authors_and_date(taken):
    page = """<html><script type="application/ld+json">{"@type": "NewsArticle", "headline": "A ruling",
    "datePublished": "2016-05-19", "author": [{"name": "A. B."}, {"name": "C. D."}]}</script><p>Words</p></html>"""
    values = to_source_values(taken(page.encode()))
    assert [row["name"] for row in values["authors"]] == ["A. B.", "C. D."]
    assert values["issued"]["edtf"] == "2016-05-19"


def test_a_page_nested_deeply_is_read(taken):
    assert "deep" in taken(b"<html><body>" + b"<div>" * 3_000 + b"deep").text


def test_a_page_made_to_be_slow_is_stopped_in_time_and_told(taken):
    draft = taken(b"<html><body>" + b"<div>" * 200_000 + b"deep", limits=Limits(seconds=1))
    assert str(draft.problems[0]) == "took longer than 1 s and was stopped (reading its markup)"
