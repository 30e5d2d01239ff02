from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_schema.labels import LANGUAGES
from desktop.paths import resources
from desktop.ui import i18n
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.start.manual import CHAPTERS, KEYS, PLACES, chapter_of, text_of
from desktop.ui.start.manual_window import ManualWindow

UI = Path(__file__).resolve().parents[3] / "desktop" / "ui"
EVERYWHERE = {"Ctrl+A", "Esc"}
"""Keys of lists and fields as Qt has them; no command of a menu."""
BOTH = pytest.mark.parametrize("language", LANGUAGES)
EVERY = pytest.mark.parametrize("chapter", CHAPTERS)


@pytest.fixture
def manual(qtbot: QtBot, english: None) -> Iterator[ManualWindow]:
    made = ManualWindow([("File", [("Lock", "Ctrl+L")])], "finding")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    yield made


@BOTH
def test_each_language_has_the_same_chapters(language: str):
    assert {path.stem for path in (resources() / "manual" / language).iterdir()} == set(CHAPTERS)


def keys_in(chapter: str, language: str) -> set[str]:
    named = re.findall(r"`([^`]+)`", text_of(chapter, language))
    return {one for one in named if re.fullmatch(r"((Ctrl|Shift|Alt)\+)*(F\d+|[A-Z]\w*|\d)", one)}


@EVERY
def test_each_language_names_the_same_keys_and_links_and_has_as_many_parts(chapter: str):
    told = {(frozenset(keys_in(chapter, one)), tuple(re.findall(r"\]\((\w+)\)", text_of(chapter, one))),
             len(re.findall(r"^(?:- |\d\. |\|)", text_of(chapter, one), re.MULTILINE))) for one in LANGUAGES}
    assert len(told) == 1


@EVERY
def test_every_link_leads_to_a_chapter(chapter: str):
    assert set(re.findall(r"\]\(([^)]*)\)", text_of(chapter, "en"))) <= set(CHAPTERS)


def test_no_key_it_names_is_absent_from_the_menus(session: Session, qtbot: QtBot):
    window = MainWindow(session)
    window._handed_over = True
    qtbot.addWidget(window)
    there = {key for _, lines in window.menus.keys() for _, keys in lines for key in keys.split(", ")} | EVERYWHERE
    assert {chapter: lost for chapter in CHAPTERS if (lost := keys_in(chapter, "en") - there)} == {}


def test_every_place_that_has_a_chapter_exists():
    classes = set(re.findall(r"^class (\w+)", "".join(path.read_text("utf-8") for path in UI.rglob("*.py")), re.M))
    assert set(PLACES) - classes == set() and set(PLACES.values()) <= set(CHAPTERS)


def test_it_opens_at_the_chapter_of_the_place(session: Session, qtbot: QtBot):
    window = MainWindow(session)
    window._handed_over = True
    qtbot.addWidget(window)
    assert [chapter_of(one) for one in (window.list.field, window.navigator, window.list.table, QWidget())] == [
        "finding", "first_steps", "sources", "first_steps"]


def test_the_last_chapter_holds_the_keys_of_the_menus(manual: ManualWindow):
    manual.go_to(KEYS)
    assert "Lock: Ctrl+L" in manual.page.toPlainText()


def test_a_link_inside_is_followed_and_no_other(manual: ManualWindow):
    manual.page.anchorClicked.emit(QUrl("dates"))
    manual.page.anchorClicked.emit(QUrl("https://example.org/"))
    assert manual.chapter == "dates" and "example" not in manual.page.toPlainText()


def test_words_are_found_in_whatever_chapter_they_stand(manual: ManualWindow):
    manual.field.setText("unencrypted swap")
    manual.find_next()
    assert manual.chapter == "protection" and manual.page.textCursor().selectedText().casefold() == "unencrypted swap"


def test_words_that_stand_nowhere_are_told(manual: ManualWindow):
    manual.field.setText("xylophone")
    manual.find_next()
    assert manual.told.text() and manual.chapter == "finding"


@BOTH
def test_it_speaks_the_language_of_the_window(language: str, qtbot: QtBot, english: None):
    i18n.set_language(language)
    made = ManualWindow()
    qtbot.addWidget(made)
    titles = [made.contents.item(row).text() for row in range(made.contents.count())]
    assert len(titles) == len(CHAPTERS) - 1 and titles[0] == text_of("first_steps", language).splitlines()[0][2:]
