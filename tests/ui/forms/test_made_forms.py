"""Forms made for their kind, and rows by the keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import open_archive
from desktop.ui.forms.by_kind import FORMS, form_for
from desktop.ui.forms.forms import RecordForm
from desktop.ui.forms.prosecution_form import ChargesEditor
from desktop.ui.forms.rows import RowsEditor
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE, prosecution


@pytest.fixture(scope="module")
def shared(kept_archive: Path, tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Session]:
    """One small archive for all of these: nothing is saved in them."""
    folder = shutil.copytree(kept_archive, tmp_path_factory.mktemp("forms") / "Small.muragat")
    made = Session(open_archive(folder, PASSPHRASE))
    yield made
    made.close()


@pytest.fixture
def session(shared: Session) -> Session:
    return shared


def opened(session: Session, qtbot: QtBot, record: Record) -> RecordForm:
    form = form_for(session, record)
    qtbot.addWidget(form)
    form.resize(440, 700)
    form.show()
    return form


def charged(session: Session, qtbot: QtBot) -> ChargesEditor:
    record = prosecution(session)
    first = record.rows("defendants")[0]["id"]
    made = record.with_values(charges=[{"id": "c1", "defendant": first, "words": "inciting hatred"}])
    return opened(session, qtbot, made).lines["charges"].editor


def test_every_kind_opens_with_its_source_where_it_needs_one(session: Session, qtbot: QtBot) -> None:
    for kind in SCHEMA:
        form = form_for(session, Record(kind.name))
        assert (form.source is not None) == kind.needs_source, kind.name
        form.leave()
        delete(form)
    assert set(FORMS) <= {kind.name for kind in SCHEMA}


def test_a_charge_is_brought_against_another_by_a_cell(session: Session, qtbot: QtBot) -> None:
    editor = charged(session, qtbot)
    editor.table.setCurrentCell(0, 1)
    qtbot.keyClick(editor.table, Qt.Key.Key_Space)
    second = prosecution(session).rows("defendants")[1]["id"]
    assert [(row["words"], row["defendant"]) for row in editor.value()][1] == ("inciting hatred", second)


def test_a_cell_says_in_words_whether_a_charge_is_brought(session: Session, qtbot: QtBot) -> None:
    item = charged(session, qtbot).table.item(0, 1)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "inciting hatred, Ermek Narymbayev: not brought"


def test_the_type_of_a_source_decides_which_fields_come_first(session: Session, qtbot: QtBot) -> None:
    form = opened(session, qtbot, Record("source"))
    form.lines["title"].editor.line.setText("A ruling")
    box = form.lines["csl_type"].editor.box
    box.setCurrentIndex(box.findData("legal_case"))
    shown = [line.field.name for line in form.fields_in_order()]
    assert shown[:4] == ["csl_type", "title", "authority", "number"] and "publisher" not in shown
    assert form.lines["title"].editor.value() == "A ruling"


def rows(session: Session, qtbot: QtBot) -> RowsEditor:
    record = prosecution(session).with_values(steps=[
        {"id": "1", "step": "verdict", "when": {"edtf": "2016-01-22"}},
        {"id": "2", "step": "arrest", "when": {"edtf": "2015-10-12"}}])
    return opened(session, qtbot, record).lines["steps"].editor


def test_steps_are_put_in_the_order_of_time(session: Session, qtbot: QtBot) -> None:
    editor = rows(session, qtbot)
    editor.sorter.click()
    assert [row["step"] for row in editor.value()] == ["arrest", "verdict"] and not editor.sorter.isVisible()


def test_rows_are_moved_added_and_taken_away_by_keys(session: Session, qtbot: QtBot) -> None:
    editor, control = rows(session, qtbot), Qt.KeyboardModifier.ControlModifier
    editor.window().activateWindow()
    qtbot.waitUntil(editor.window().isActiveWindow)
    editor.cards[1].summary.setFocus()
    qtbot.keyClick(editor.cards[1].summary, Qt.Key.Key_Up, control)
    assert [card.id for card in editor.cards] == ["2", "1"]
    qtbot.keyClick(editor.cards[0].summary, Qt.Key.Key_Plus, control)
    assert len(editor.cards) == 3
    editor.cards[0].summary.setFocus()
    qtbot.keyClick(editor.cards[0].summary, Qt.Key.Key_Minus, control)
    assert [card.id for card in editor.cards][0] == "1"


def test_a_row_led_by_a_list_is_made_by_letters_of_its_term(session: Session, qtbot: QtBot) -> None:
    editor = rows(session, qtbot)
    qtbot.keyClicks(editor.lead, "custody o")
    qtbot.keyClick(editor.lead, Qt.Key.Key_Return)
    assert editor.value()[-1]["step"] == "custody_order"
