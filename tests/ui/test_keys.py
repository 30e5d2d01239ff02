"""The key letters of windows: each opens one thing, in every language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.briefs.pictures.wanted import Chosen
from desktop.ui import i18n
from desktop.ui.briefs.asking import AskAnswer, AskFiling
from desktop.ui.briefs.brief_view import BriefView
from desktop.ui.briefs.brief_windows import ExhibitsWindow, QuestionsWindow, SinceWindow
from desktop.ui.briefs.export_window import ExportWindow
from desktop.ui.briefs.template_window import TemplateWindow
from desktop.ui.main_window import MainWindow
from desktop.ui.pictures.choices import Asked
from desktop.ui.pictures.handing_on import AskBrief, AskNames
from desktop.ui.pictures.picture_window import PictureWindow
from desktop.ui.reading.redact_window import RedactWindow
from desktop.ui.reading.scan_window import ScanWindow
from desktop.ui.session import Session
from tests.ui.making import prosecution


def _file(session: Session) -> str:
    return str(session.archive.write("Add a file", lambda writer: writer.add(
        Record("file", {"name": "a.png", "role": "original", "media_type": "image/png"}))).result().id)


Make = Callable[[Session, str], QWidget]
WINDOWS: dict[str, Make] = {
    "answer": lambda session, brief: AskAnswer(None, "Block 1: a name", "me"),
    "brief": lambda session, brief: BriefView(session, brief),
    "exhibits": lambda session, brief: ExhibitsWindow(session, brief, lambda: None),
    "export": lambda session, brief: ExportWindow(None, 5, 3),
    "filing": lambda session, brief: AskFiling(None, session, "2026-11-20", 2),
    "picture of a record": lambda session, brief: PictureWindow(
        session, Asked("relations", lambda reader: Chosen(), prosecution(session).id)),
    "picture of numbers": lambda session, brief: PictureWindow(
        session, Asked("counts", lambda reader: Chosen(("prosecution",)))),
    "picture of phases": lambda session, brief: PictureWindow(session, Asked("phases", lambda reader: Chosen())),
    "picture of time": lambda session, brief: PictureWindow(
        session, Asked("timeline", lambda reader: Chosen(("prosecution",)))),
    "picture into a brief": lambda session, brief: AskBrief(None, session),
    "picture with names": lambda session, brief: AskNames(None, ["A name"]),
    "questions": lambda session, brief: QuestionsWindow(session, brief, lambda: None),
    "redact": lambda session, brief: RedactWindow(session, _file(session)),
    "scan": lambda session, brief: ScanWindow(session, _file(session)),
    "since": lambda session, brief: SinceWindow(session, brief),
    "template": lambda session, brief: TemplateWindow(None, session),
}


def letters(texts: list[str]) -> Counter[str]:
    """How often each letter stands after a single “&”."""
    return Counter(found.lower() for text in texts for found in re.findall("&([^&])", text.replace("&&", "")))


def of_window(window: QWidget) -> Counter[str]:
    """The key letters of a window; those of its menus are their own."""
    return letters([one.text() for kind in (QAbstractButton, QLabel) for one in window.findChildren(kind)
                    if not (isinstance(one, QLabel) and one.buddy() is None)])


@pytest.fixture(params=["en", "ru", "kk"])
def language(request: pytest.FixtureRequest, session: Session) -> str:
    i18n.set_language(request.param)
    return str(request.param)


@pytest.mark.parametrize("name", WINDOWS)
def test_a_key_is_a_letter_and_means_one_thing(name: str, language: str, session: Session, qtbot: QtBot) -> None:
    window = WINDOWS[name](session, next(session.reader.ids("brief")))
    qtbot.addWidget(window)
    assert [letter for letter, count in of_window(window).items() if count > 1 or not letter.isalpha()] == []


def test_a_key_letter_of_a_menu_means_one_thing(language: str, session: Session, qtbot: QtBot) -> None:
    view = BriefView(session, next(session.reader.ids("brief")))
    qtbot.addWidget(view)
    for menu in view.findChildren(QMenu):
        assert [letter for letter, n in letters([act.text() for act in menu.actions()]).items() if n > 1] == []


def test_a_key_letter_of_the_main_menus_means_one_thing(language: str, session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    for menu in window.menuBar().findChildren(QMenu):
        assert [letter for letter, n in letters([act.text() for act in menu.actions()]).items() if n > 1] == []


def test_a_key_of_the_main_menus_means_one_thing(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    keys = Counter(key.toString() for act in window.findChildren(QAction) for key in act.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []
