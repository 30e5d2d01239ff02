"""Tags as they are shown, and what a record was merged with."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.archive.order.merging import merge
from desktop.ui import theme
from desktop.ui.lists.pages import Place
from desktop.ui.main_window import MainWindow
from desktop.ui.order.chips import TAGS, head_of
from desktop.ui.session import Session
from tests.ui.making import prosecution


@pytest.mark.parametrize("mode", [theme.LIGHT_MODE, theme.DARK_MODE])
@pytest.mark.parametrize("colour", [*theme.TAG_COLOURS, "#ffff00", "#000000", "", "nonsense"])
def test_a_tags_colour_stands_out_in_light_and_dark(colour: str, mode: str, english: None) -> None:
    theme.apply(mode)
    c, ink = theme.colours(), QColor(theme.tag_ink(colour))
    assert min(theme.contrast(ink, QColor(ground)) for ground in (c.paper, c.window)) >= 3


def test_a_record_shows_its_tags_by_name(session: Session) -> None:
    chips = list(head_of(session, prosecution(session), lambda record: None))
    assert [chip.accessibleName() for chip in chips] == ["Online speech", "Social networks"]


def test_a_record_that_was_merged_says_where_it_went(session: Session) -> None:
    stays, goes = list(session.reader.ids("person"))[:2]
    session.archive.write("Merge 2 records", lambda w: merge(w, stays, goes)).result()
    shown: list[str] = []
    chip, = head_of(session, session.reader.get(goes), shown.append)
    chip.click()
    assert chip.text() == f"Went into {session.reader.ref(stays)}" and shown == [stays]


def test_a_list_tells_the_coloured_tags_of_a_row(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show_place(Place(kind="prosecution"))
    model = window.list.table.model()
    assert [tag.names["en"] for tag in model.index(0, 1).data(TAGS)] == ["Online speech", "Social networks"]
