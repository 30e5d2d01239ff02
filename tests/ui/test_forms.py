from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from archive_schema import fields as f
from archive_schema.declare import kind
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import create, open_archive
from desktop.archive.writer import InvalidRecord
from desktop.ui import i18n
from desktop.ui.forms.forms import RecordForm
from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE, VAULT


@pytest.fixture
def make(session: Session, qtbot: QtBot):
    def make(record: Record, **more: object) -> RecordForm:
        form = RecordForm(session, record, **more)
        qtbot.addWidget(form)
        form.resize(440, 700)
        form.show()
        return form

    return make


def first(session: Session, kind: str) -> Record:
    return session.reader.get(session.reader.page(kind)[0].id)


def save(form: RecordForm, qtbot: QtBot) -> str:
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    return str(saved.args[0])


@kind("Interview", "Interviews", ref="INT", group="events", title="{who}[, {when}]")
class Interview:
    """A kind that only this test knows."""

    who = f.name("Who", required=True, first=True)
    when = f.moment("When", first=True)
    answers = f.rows("Answers", first=True, question=f.text("Question"), answer=f.long_text("Answer"))
    asked_by = f.link("Asked by", "person")
    secret = f.text("Where", sealed=True)


def test_a_new_kind_has_a_form_and_a_page_without_any_code(tmp_path: Path, qtbot: QtBot, english: None):
    schema = SCHEMA.with_kind(Interview)
    session = Session(create(tmp_path / "New.muragat", PASSPHRASE, purpose="test", schema=schema))
    pane = RecordPane(session)
    qtbot.addWidget(pane)
    pane.new("interview")
    form = pane.form
    qtbot.keyClicks(form.lines["who"].editor.line, "A witness")
    qtbot.keyClicks(form.lines["when"].editor.line, "May 2016")
    card = form.lines["answers"].editor.add()
    qtbot.keyClicks(card.lines["question"].editor.line, "What did you see?")
    pane.show_record(save(form, qtbot))
    assert pane.view.record.title == "A witness, May 2016"
    session.close()


def test_a_form_opens_with_the_first_fields_and_those_that_hold_something(make, session: Session):
    form = make(first(session, "prosecution"))
    assert set(form.lines) == {f.name for f in form.kind.first_lines} | set(form.record.values)


def test_a_save_is_one_step_that_undo_takes_back(make, session: Session, qtbot: QtBot):
    record = first(session, "blocked_site")
    form = make(record)
    qtbot.keyClicks(form.lines["address"].editor.line, "vimeo.com")
    qtbot.keyClicks(form.lines["began"].editor.line, "May 2016")
    before = session.reader.head()[0]
    save(form, qtbot)
    assert session.reader.head()[0] == before + 1
    session.archive.undo().result()
    assert session.reader.get(record.id).values == record.values


def test_wrong_input_is_told_at_its_field_and_the_rest_stays(make, session: Session, qtbot: QtBot):
    record = first(session, "blocked_site")
    form = make(record)
    qtbot.keyClicks(form.lines["began"].editor.line, "32 May 2016")
    qtbot.keyClicks(form.lines["address"].editor.line, "vimeo.com")
    form.save()
    told = [label.text() for label in form.lines["began"].findChildren(QLabel) if label.property("tone") == "danger"]
    assert told and "2016-05-32" in told[0]
    assert form.lines["address"].editor.line.text() == "vimeo.com"
    assert session.reader.get(record.id) == record


def test_a_date_there_cannot_be_is_refused_in_the_language_of_the_window(make, session: Session, qtbot: QtBot):
    i18n.set_language("ru")
    form = make(first(session, "blocked_site"))
    qtbot.keyClicks(form.lines["began"].editor.line, "32 May 2016")
    form.save()
    told = form.lines["began"].editor.problem()
    assert told.startswith("даты «2016-05-32» не бывает. Напишите одним из этих способов: 2015-05; 19.05.2016;")


def test_what_the_archive_refuses_is_said_in_the_language_of_the_window(session: Session, qapp: object):
    i18n.set_language("ru")
    with pytest.raises(InvalidRecord) as refused:
        session.archive.write("Add a record", lambda writer: writer.add(Record("note"))).result()
    assert i18n.said(refused.value)[0] == (
        "Запись (заметка) нельзя сохранить: Нужно заполнить: Название.")
    assert "saved: Title is needed." in str(refused.value)


def test_a_field_that_is_needed_says_so(make, qtbot: QtBot):
    form = make(Record("note"))
    form.save()
    assert "This is needed." in [label.text() for label in form.lines["title"].findChildren(QLabel)]


def test_what_is_typed_is_a_draft_within_two_seconds(make, session: Session, qtbot: QtBot):
    form = make(first(session, "note"))
    qtbot.keyClicks(form.lines["title"].editor.line, "!")
    qtbot.waitUntil(lambda: session.reader.draft(form.key) is not None, timeout=2000)


def test_what_was_typed_is_there_after_the_archive_was_closed(archive_folder: Path, qtbot: QtBot, english: None):
    session = Session(open_archive(archive_folder, PASSPHRASE))
    pane = RecordPane(session)
    pane.new("prosecution")
    qtbot.keyClicks(pane.form.lines["title"].editor.line, "A new case")
    qtbot.keyClicks(pane.form.lines["began"].editor.line, "some 32")
    card = pane.form.lines["defendants"].editor.add()
    qtbot.keyClicks(card.lines["age"].editor.line, "about 30 years")
    pane.keep_typed()
    key = pane.form.key
    session.close()
    session = Session(open_archive(archive_folder, PASSPHRASE))
    pane = RecordPane(session)
    qtbot.addWidget(pane)
    pane.go_on(key)
    lines = pane.form.lines
    typed = [lines["title"].editor.line.text(), lines["began"].editor.line.text(),
             lines["defendants"].editor.cards[0].lines["age"].editor.line.text()]
    session.close()
    assert typed == ["A new case", "some 32", "about 30 years"]


def test_a_form_with_a_draft_says_so(make, session: Session, qtbot: QtBot):
    record = first(session, "note")
    session.archive.write_aside(lambda w: w.keep_draft(record.id, "note", {"title": "Half a"})).result()
    form = make(record)
    assert form.lines["title"].editor.line.text() == "Half a" and form.notice.isVisible()


def test_saving_drops_the_draft(make, session: Session, qtbot: QtBot):
    form = make(first(session, "note"))
    qtbot.keyClicks(form.lines["title"].editor.line, "!")
    form.keep_draft()
    save(form, qtbot)
    assert session.reader.drafts() == []


def test_discarding_drops_the_draft_and_changes_nothing(make, session: Session, qtbot: QtBot):
    record = first(session, "note")
    form = make(record)
    qtbot.keyClicks(form.lines["title"].editor.line, "!")
    form.keep_draft()
    form.give_up()
    session.archive.write_aside(lambda w: None).result()
    assert session.reader.drafts() == [] and session.reader.get(record.id) == record


def test_a_value_taken_away_stays_away_in_the_draft(make, session: Session, qtbot: QtBot):
    record = first(session, "note")
    form = make(record)
    form.lines["text"].editor.text.clear()
    form.keep_draft()
    session.archive.write_aside(lambda w: None).result()
    assert make(record).lines["text"].editor.value() is None


def test_a_save_leaves_alone_what_was_changed_meanwhile(make, session: Session, qtbot: QtBot):
    record = first(session, "blocked_site")
    form = make(record)
    qtbot.keyClicks(form.lines["address"].editor.line, "vimeo.com")
    session.archive.write("Edit a record", lambda w: w.edit(record.id, {"summary": "Another"})).result()
    save(form, qtbot)
    kept = session.reader.get(record.id)
    assert (kept["address"], kept["summary"]) == ("vimeo.com", "Another")


def test_a_sealed_draft_outlives_the_closing_of_the_vault(make, session: Session, qtbot: QtBot):
    session.archive.open_vault(VAULT)
    session._renew_reader()
    form = make(first(session, "person"))
    qtbot.keyClicks(form.show_field("real_name").editor.inner.line, "Someone")
    qtbot.wait(20)
    session.close_vault()
    assert form.lines["real_name"].editor.locked.text() == "sealed"
    qtbot.keyClicks(form.lines["occupation"].editor.line, "x")
    form.keep_draft()
    session.archive.open_vault(VAULT)
    session._renew_reader()
    assert form.lines["real_name"].editor.inner.line.text() == "Someone"


def test_a_sealed_draft_is_not_saved_away_with_a_closed_vault(make, session: Session, qtbot: QtBot):
    session.archive.open_vault(VAULT)
    session._renew_reader()
    form = make(first(session, "person"))
    qtbot.keyClicks(form.show_field("real_name").editor.inner.line, "Someone")
    qtbot.wait(20)
    session.close_vault()
    form.save()
    session.archive.write_aside(lambda w: None).result()
    assert session.reader.drafts() == [form.key] and "sealed" in form.state.text()


def test_why_nothing_is_known_is_kept(make, session: Session, qtbot: QtBot):
    record = first(session, "blocked_site")
    form = make(record)
    form.lines["began"].set_unknown({"reason": "not_stated"}, edited=True)
    save(form, qtbot)
    assert session.reader.get(record.id).unknown == {"began": {"reason": "not_stated"}}


def test_a_charge_points_at_a_defendant_of_the_same_form(make, session: Session, qtbot: QtBot):
    form = make(first(session, "prosecution"))
    card = form.show_field("charges").editor.add()
    box = card.lines["defendant"].editor.box
    assert [box.itemText(i) for i in range(box.count())] == ["—", "Serikzhan Mambetalin", "Ermek Narymbayev"]


LONG = "Қудалаудың құжаттандырылмаған мән-жайлары мен олардың салдары туралы мәліметтердің толық сипаттамасы"


@kind(f"Long | Длинное | {LONG}", "Longs", ref="LNG", group="events", title="{who}")
class Long:
    """A kind with labels as long as Kazakh ones may be."""

    who = f.name(f"Who | Кто | {LONG}", required=True, first=True)
    when = f.moment(f"When | Когда | {LONG}", first=True)
    served = f.flag(f"Served | Отбыто | {LONG}", first=True)
    parts = f.rows(f"Parts | Части | {LONG}", first=True, what=f.text(f"What | Что | {LONG}"))


def test_long_labels_are_whole_in_form_and_page(tmp_path: Path, qtbot: QtBot, english: None):
    session = Session(create(tmp_path / "New.muragat", PASSPHRASE, purpose="test", schema=SCHEMA.with_kind(Long)))
    i18n.set_language("kk")
    pane = RecordPane(session)
    qtbot.addWidget(pane)
    pane.resize(360, 700)
    pane.show()
    made = session.archive.write("Add a record", lambda w: w.add(Record("long", {
        "who": "A", "when": {"edtf": "2016"}, "served": "no", "parts": [{"what": "x"}]}))).result()
    pane.show_record(made.id)
    qtbot.wait(30)
    whole(pane, pane.view.viewport().width(), pane.view.widget().width())
    pane.edit()
    qtbot.wait(30)
    whole(pane, pane.form._scroll.viewport().width(), pane.form._scroll.widget().width())
    session.close()


def whole(widget: QWidget, room: int, width: int) -> None:
    assert width <= room
    for label in (one for one in widget.findChildren(QLabel) if one.isVisible() and one.text()):
        assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_everything_in_a_form_has_a_name_for_those_who_cannot_see_it(make, session: Session):
    form = make(first(session, "prosecution"))
    form.show_all()
    for card in form.lines["defendants"].editor.cards:
        card.open()
    controls = [one for kind in (QLineEdit, QPlainTextEdit, QComboBox, QPushButton, QToolButton)
                for one in form.findChildren(kind) if one.isVisible() and not isinstance(one.parent(), QLineEdit)]
    nameless = [one for one in controls if not (one.accessibleName() or getattr(one, "text", str)())]
    assert not nameless
