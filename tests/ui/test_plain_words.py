"""What records say is shown as it is: no markup of theirs is obeyed, and nothing they name is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import Writer
from desktop.ui.importing import files_in
from desktop.ui.lists.pages import Place
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.words import Words, tip

EVIL = '<img src="/etc/passwd"><a href="https://example.org">b</a> &amp; \\\\host\\share'


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    """The window on a prosecution of which everything is hostile, all of its page open."""
    def fill(w: Writer) -> str:
        tag = w.add(Record("tag", {"name": EVIL}))
        person = w.add(Record("person", {"name": EVIL}))
        source = w.add(Record("source", {"title": EVIL}))
        record = w.add(Record("prosecution", {
            "title": EVIL, "began": {"edtf": "2015", "printed": EVIL}, "summary": EVIL, "tags": [tag.id],
            "defendants": [{"person": person.id, "name": EVIL}]}))
        row = w.get(record.id).rows("defendants")[0]["id"]
        told = {"about": record.id, "source": source.id, "quote": EVIL, "speaker": EVIL, "locator": EVIL}
        w.add(Record("citation", {**told, "row": row}))
        w.add(Record("citation", {**told, "field": "place", "value": EVIL}))
        w.edit(record.id, {"summary": EVIL + EVIL})
        return record.id

    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    record_id = session.archive.write("Fill", fill).result()
    shown.show_place(Place(kind="prosecution"))
    shown.show_record(record_id)
    for button in shown.pane.view.findChildren(QPushButton):
        if button.isCheckable():
            button.setChecked(True)
    for count in shown.pane.view.counts.values():
        count.setChecked(True)
    return shown


def tips(window: MainWindow) -> Iterator[str]:
    """Every tooltip of widgets, of lines in trees and of cells in the list."""
    widgets = window.findChildren(QWidget)
    yield from (widget.toolTip() for widget in widgets)
    for tree in (widget for widget in widgets if isinstance(widget, QTreeWidget)):
        lines = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        yield from (line.toolTip(column) for line in lines for column in (0, 1))
    table = window.list.table.model()
    yield from (str(table.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
                for row in range(table.rowCount()) for column in range(table.columnCount()))


def obeyed(window: MainWindow) -> list[str]:
    """The tooltips and labels that take words of a record for markup."""
    labels = [one.text() for one in window.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText]
    return [text for text in (*tips(window), *labels) if "<img" in text and Gui.mightBeRichText(text)]


def pictures(window: MainWindow) -> list[str]:
    return [one.toPlainText() for one in window.findChildren(QTextEdit) if "\ufffc" in one.toPlainText()]


def test_no_tooltip_or_label_of_the_page_obeys_a_record(window: MainWindow):
    assert obeyed(window) == []


def test_no_text_of_the_page_holds_a_picture(window: MainWindow):
    assert pictures(window) == []


def test_no_tooltip_or_label_of_the_form_obeys_a_record(window: MainWindow):
    window.records.edit()
    assert obeyed(window) == [] and pictures(window) == []


def test_no_tooltip_of_the_tasks_obeys_the_name_of_a_file(window: MainWindow, tmp_path: Path, qtbot: QtBot):
    (tmp_path / "<img src=x>.txt").write_text("Words.")
    task = window.add_files([tmp_path / "<img src=x>.txt"])
    window.status.show_tasks()
    qtbot.waitUntil(lambda: task.state != "running", timeout=20_000)
    assert obeyed(window) == []


@pytest.mark.parametrize("text", [EVIL, "<b>x", "a\n<i>b</i>", "&lt;b>", "plain & <small"])
def test_a_tip_is_read_as_it_was_written(text: str, qapp: QApplication):
    told = tip(text)
    assert not Gui.mightBeRichText(told) or QTextEdit(told).toPlainText() == text


def test_a_picture_named_in_markup_is_not_loaded(tmp_path: Path, qtbot: QtBot):
    large = QPixmap(300, 300)
    large.fill(QColor("red"))
    large.save(str(tmp_path / "large.png"))
    words = Words(markup=f'<img src="{tmp_path}/large.png"><img src="file://{tmp_path}/large.png">')
    qtbot.addWidget(words)
    assert words.document().size().height() < 100


def test_a_file_of_another_computer_is_not_taken_in():
    data = QMimeData()
    data.setUrls([QUrl("file://host/share/a.pdf"), QUrl("https://example.org/a.pdf"), QUrl("file:///here/b.pdf")])
    assert files_in(data) == [Path("/here/b.pdf")]
