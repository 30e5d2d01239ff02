"""A place that the source does not have is told; what the text here does not show is left alone."""

import pytest

from tests.briefs.checks.conftest import told
from tests.briefs.conftest import Desk

PAGES = ["Page one.", "Page two.", "Page three."]
NOTES = "Text.\n" + "\n".join(f"{number} A note of some words." for number in range(1, 9))
LAW = "Статья 1. Цели\nСтатья 2. Понятия\nСтатья 41-1. Порядок\nСтатья 42. Иное"


def outside(desk: Desk, locator: str, **source: object) -> list[tuple[str, str]]:
    desk.add("source", **({"title": "Report"} | source))
    desk.block("text", f"So [@SRC-0001, {locator}].")
    return [(one.detail, one.beside) for code in ("beyond_pages", "no_such_place") for one in told(desk, code)]


def test_a_page_beyond_the_last_is_told(desk: Desk) -> None:
    assert outside(desk, "p. 4", text="\f".join(PAGES), pages=PAGES) == [("4", "3")]


@pytest.mark.parametrize("locator", ["p. 3", "pp. 1–3", "p. iv", "§ 9", "с. 2", "3-б."])
def test_a_page_that_is_there_or_cannot_be_known_is_not_told(desk: Desk, locator: str) -> None:
    assert outside(desk, locator, text="\f".join(PAGES), pages=PAGES) == []


def test_a_journal_is_paged_by_its_volume(desk: Desk) -> None:
    assert outside(desk, "p. 345", text="\f".join(PAGES), pages=PAGES, csl_type="article-journal") == []


def test_a_page_number_that_the_page_bears_is_not_told(desk: Desk) -> None:
    assert outside(desk, "p. 345", text="345\nWords\f346\nWords") == []


def test_a_source_without_text_is_not_guessed_at(desk: Desk) -> None:
    assert outside(desk, "p. 4000") == []


def test_a_note_beyond_the_last_is_told(desk: Desk) -> None:
    assert outside(desk, "note 9", text=NOTES) == [("note 9", "8")]


def test_a_note_that_is_there_is_not_told(desk: Desk) -> None:
    assert outside(desk, "note 8", text=NOTES) == []


def test_an_article_that_the_law_does_not_have_is_told(desk: Desk) -> None:
    assert outside(desk, "art. 41-2", text=LAW) == [("art. 41-2", "")]


@pytest.mark.parametrize("locator", ["art. 41-1", "ст. 2", "42-бап"])
def test_an_article_that_the_law_has_is_not_told(desk: Desk, locator: str) -> None:
    assert outside(desk, locator, text=LAW) == []


def test_a_heading_that_is_not_in_the_text_is_told(desk: Desk) -> None:
    source = desk.add("source", title="Report", text="Legal environment\nWords.")
    case = desk.add("prosecution", title="C")
    desk.add("citation", source=source.id, about=case.id, section="Violations of user rights")
    desk.block("text", "So [@CIT-0001].")
    assert [one.detail for one in told(desk, "no_such_place")] == ["section “Violations of user rights”"]


def test_a_heading_in_other_letters_is_the_same(desk: Desk) -> None:
    source = desk.add("source", title="Report", text="LEGAL\nENVIRONMENT\nWords.")
    case = desk.add("prosecution", title="C")
    desk.add("citation", source=source.id, about=case.id, section="Legal Environment")
    desk.block("text", "So [@CIT-0001].")
    assert told(desk, "no_such_place") == []
