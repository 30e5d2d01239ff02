"""PDF: pages, metadata, what is missing."""

import pytest

from desktop.intake import Limits, to_source_values
from tests.intake.making import ENGLISH, KAZAKH, RUSSIAN, THREE, arabic_pdf, pdf


def said(draft):
    return [str(problem) for problem in draft.problems]


@pytest.mark.parametrize("text", THREE)
def test_text_in_each_language_comes_back_whole(taken, text):
    assert taken(pdf([[text]])).pages == (text,)


def test_pages_stay_apart_so_that_they_can_be_cited(taken):
    draft = taken(pdf([[ENGLISH], [RUSSIAN], [KAZAKH]]))
    assert draft.pages == THREE and draft.text == "\f".join(THREE)


def test_title_and_author_are_proposed_with_their_place(taken):
    draft = taken(pdf([["Above all", ENGLISH]], title="Ұлттық есеп", author="А. Қасымов", lang="kk-KZ"))
    told = [(p.field, p.value, p.found_in) for p in draft.proposals if p.field in ("title", "authors")]
    assert told == [
        ("title", "Ұлттық есеп", "PDF metadata"),
        ("authors", "А. Қасымов", "PDF metadata"),
        ("title", "Above all", "first line"),
        ("title", "document", "file name"),
    ]


def test_the_language_a_file_states_is_proposed(taken):
    assert taken(pdf([["17"]], lang="kk-KZ")).proposed("language")[0].value == "kk-KZ"


def test_the_day_a_file_was_made_is_not_the_day_of_publication(taken):
    draft = taken(pdf([[ENGLISH]]))
    assert draft.proposed("created")[0].value.startswith("2000-01-01T")
    assert "issued" not in to_source_values(draft)


def test_a_title_left_by_a_program_is_not_a_title(taken):
    assert taken(pdf([[ENGLISH]], title="Microsoft Word - ruling.doc")).proposed("title")[0].value == ENGLISH


def test_hidden_characters_in_a_title_are_removed_and_told(taken):
    draft = taken(pdf([[ENGLISH]], title="Report \u202egnp.exe"))
    assert draft.proposed("title")[0].value == "Report gnp.exe"
    assert "hidden or direction-changing characters were removed from: title" in said(draft)


def test_an_encrypted_file_asks_for_its_password(taken):
    assert said(taken(pdf([[ENGLISH]], password="secret"))) == ["needs its password"]


def test_a_file_encrypted_without_a_password_is_read(taken):
    assert taken(pdf([[ENGLISH]], password="")).pages == (ENGLISH,)


def test_a_scan_is_told(taken):
    assert said(taken(pdf([None, None]))) == ["no text: a scan"]


def test_scanned_pages_among_others_are_told(taken):
    draft = taken(pdf([[ENGLISH], None, None, [ENGLISH], None]))
    assert said(draft) == ["pages without text (pictures only): 2–3, 5"] and len(draft.pages) == 5


def test_arabic_comes_in_reading_order_by_the_second_reader(taken):
    draft = taken(arabic_pdf())
    assert draft.tool == "pypdf" and "\u0633\u0644\u0627\u0645" in draft.text


def test_only_so_many_pages_are_read_and_it_is_told(taken):
    draft = taken(pdf([[str(n)] for n in range(5)]), limits=Limits(pages=3))
    assert draft.pages == ("0", "1", "2") and said(draft) == ["only the first 3 of 5 pages were read"]


def test_text_beyond_the_limit_is_left_out_and_told(taken):
    draft = taken(pdf([[ENGLISH], [RUSSIAN], [ENGLISH]]), limits=Limits(text=100))
    assert draft.pages[0] == ENGLISH and len(draft.text.encode()) <= 101 and len(said(draft)) == 1


def test_a_damaged_file_is_told_and_kept(taken):
    draft = taken(b"%PDF-1.7\n" + b"nothing of the kind " * 50)
    assert draft.size > 0 and any("damaged" in words for words in said(draft))


def test_progress_counts_pages(taken):
    seen = []
    taken(pdf([[str(n)] for n in range(5)]), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][1] == 5
