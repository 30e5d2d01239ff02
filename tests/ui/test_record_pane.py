from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui.record.accounts import Accounts, CitationCard, Prefer
from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session
from desktop.ui.words import Words
from tests.ui.making import VAULT, prosecution


def words(pane: RecordPane) -> str:
    return "\n".join(one.toPlainText() for one in pane.findChildren(Words) if one.isVisible())


def settled(session: Session) -> None:
    session.archive.write_aside(lambda w: None).result()


def test_a_date_is_said_as_people_say_it(pane: RecordPane, session: Session):
    pane.show_record(prosecution(session).id)
    assert "October 2015" in words(pane)


def test_a_field_with_rival_accounts_carries_the_sign_of_it(pane: RecordPane, session: Session):
    pane.show_record(prosecution(session).id)
    assert pane.view.counts["", "began"].text() == "2 ≠"


def test_rival_accounts_stand_beside_each_other_with_who_says_them_and_where(pane: RecordPane, session: Session):
    pane.show_record(prosecution(session).id)
    pane.view.counts["", "began"].click()
    shown = words(pane)
    for told in ("October 2015", "November 2015", "A house of reports", "Note 86", "Суд вынес приговор", "Paragraph 2"):
        assert told in shown


def test_a_rival_is_preferred_with_its_reason_in_one_step(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    pane.show_record(record.id)
    pane.view.counts["", "began"].click()
    (prefer,) = pane.findChildren(Prefer)
    prefer.reason.setText("the court says so")
    prefer.prefer()
    qtbot.waitUntil(lambda: "the court says so" in words(pane))
    assert session.reader.get(record.id)["began"]["edtf"] == "2015-11"


def test_a_rival_is_not_preferred_without_a_reason(pane: RecordPane, session: Session):
    pane.show_record(prosecution(session).id)
    pane.view.counts["", "began"].click()
    (prefer,) = pane.findChildren(Prefer)
    prefer.prefer()
    assert prefer.problem.isVisible()


def test_a_rival_of_a_row_is_shown_and_preferred(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    row = record.rows("defendants")[1]["id"]
    source = next(session.reader.ids("source"))
    rival = Record("citation", {"about": record.id, "row": row, "field": "name", "source": source,
                                "stance": "contradicts", "value": "E. Narymbaev"})
    session.archive.write("Cite a source", lambda w: w.add(rival)).result()
    pane.show_record(record.id)
    pane.view.counts[row, ""].click()
    (prefer,) = pane.findChildren(Prefer)
    prefer.reason.setText("his passport")
    prefer.prefer()
    qtbot.waitUntil(lambda: session.reader.get(record.id).rows("defendants")[1]["name"] == "E. Narymbaev")


def test_a_change_made_elsewhere_is_shown(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    pane.show_record(record.id)
    session.archive.write("Edit a record", lambda w: w.edit(record.id, {"place": "Astana"})).result()
    qtbot.waitUntil(lambda: "Astana" in words(pane))


def test_a_reason_being_typed_is_not_lost_to_a_change_elsewhere(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    pane.show_record(record.id)
    pane.view.counts["", "began"].click()
    pane.findChildren(Prefer)[0].reason.setText("the court s")
    session.archive.write("Edit a record", lambda w: w.edit(record.id, {"place": "Astana"})).result()
    qtbot.wait(200)
    assert pane.findChildren(Prefer)[0].reason.text() == "the court s"


def test_a_citation_says_which_field_it_speaks_of(pane: RecordPane, session: Session):
    pane.show_record(session.reader.citations_of(prosecution(session).id)[0].id)
    assert "When" in words(pane).splitlines()


def test_a_sealed_text_being_read_goes_when_the_vault_closes(pane: RecordPane, session: Session, qtbot: QtBot):
    session.archive.open_vault(VAULT)
    session._renew_reader()
    made = session.archive.write("Add a record", lambda w: w.add(
        Record("source", {"title": "Sealed source", "sealed_text": "planted words"}))).result()
    pane.show_record(made.id)
    pane.read()
    session.close_vault()
    assert pane.reading is not None and "planted" not in pane.reading.raw


def test_a_sealed_value_is_said_to_be_sealed_with_a_closed_vault(pane: RecordPane, session: Session):
    session.archive.open_vault(VAULT)
    made = session.archive.write("Add a record", lambda w: w.add(
        Record("person", {"name": "Witness 4", "real_name": "A planted name"}))).result()
    session.close_vault()
    pane.show_record(made.id)
    assert "sealed" in words(pane) and "planted" not in words(pane)


def test_a_sealed_value_goes_out_of_sight_when_the_vault_closes(pane: RecordPane, session: Session, qtbot: QtBot):
    session.archive.open_vault(VAULT)
    session._renew_reader()
    made = session.archive.write("Add a record", lambda w: w.add(
        Record("person", {"name": "Witness 4", "real_name": "A planted name"}))).result()
    pane.show_record(made.id)
    assert "A planted name" in words(pane)
    session.close_vault()
    assert "planted" not in words(pane)


def test_following_a_link_asks_for_that_record(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    pane.show_record(record.id)
    court = next(one for one in pane.findChildren(Words) if record["court"] in one.toHtml())
    with qtbot.waitSignal(pane.open_record) as asked:
        court.followed.emit(record["court"])
    assert asked.args == [record["court"]]


def test_trash_is_a_step_and_can_be_taken_back(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    pane.show_record(record.id)
    pane.view.findChild(QPushButton, "trash").click()
    qtbot.waitUntil(lambda: pane.view.findChild(QPushButton, "restore") is not None)
    assert session.reader.get(record.id).trashed


def test_history_tells_from_what_to_what(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    session.archive.write("Edit a record", lambda w: w.edit(record.id, {"place": "Astana"})).result()
    pane.show_record(record.id)
    pane.view.findChild(QPushButton, "history").click()
    assert "Where: Almaty → Astana" in words(pane)


def test_history_does_not_tell_a_sealed_value(pane: RecordPane, session: Session):
    session.archive.open_vault(VAULT)
    session._renew_reader()
    made = session.archive.write("Add a record", lambda w: w.add(Record("person", {"name": "Witness 4"}))).result()
    session.archive.write("Edit a record", lambda w: w.edit(made.id, {"real_name": "A planted name"})).result()
    session.close_vault()
    pane.show_record(made.id)
    pane.view.findChild(QPushButton, "history").click()
    assert "nothing → sealed" in words(pane)


def test_what_was_begun_and_not_saved_is_offered(pane: RecordPane, session: Session, qtbot: QtBot):
    pane.new("note")
    qtbot.keyClicks(pane.form.lines["title"].editor.line, "Half a thought")
    pane.clear()
    settled(session)
    pane.clear()
    offered = next(one for one in pane.findChildren(QPushButton) if "Half a thought" in one.text())
    offered.click()
    assert pane.form.lines["title"].editor.line.text() == "Half a thought"


def test_no_record_is_meant_while_a_new_one_is_entered(pane: RecordPane, session: Session):
    record = prosecution(session)
    pane.show_record(record.id)
    pane.new("note")
    assert pane.record_id == ""
    pane.form.give_up()
    assert pane.record_id == record.id


def test_going_to_another_record_keeps_what_was_typed(pane: RecordPane, session: Session, qtbot: QtBot):
    one, other = list(session.reader.ids("prosecution"))
    pane.show_record(one)
    pane.edit("place")
    qtbot.keyClicks(pane.form.lines["place"].editor.line, " city")
    pane.show_record(other)
    settled(session)
    pane.show_record(one)
    assert pane.form.lines["place"].editor.line.text() == " cityAlmaty"


def test_every_button_has_a_name(pane: RecordPane, session: Session):
    pane.show_record(prosecution(session).id)
    pane.view.counts["", "began"].click()
    buttons = [*pane.findChildren(QPushButton), *pane.findChildren(QToolButton)]
    assert all(one.accessibleName() or one.text() for one in buttons)


def test_a_page_is_never_wider_than_the_pane(pane: RecordPane, session: Session, qtbot: QtBot):
    record, address = prosecution(session), "http://" + "x" * 400
    session.archive.write("Edit a record", lambda w: w.edit(record.id, {"expression_url": address})).result()
    pane.show_record(record.id)
    qtbot.wait(20)
    assert pane.view.widget().width() <= pane.view.viewport().width()


def test_all_parts_of_a_page_come_from_citations(pane: RecordPane, session: Session):
    pane.show_record(prosecution(session).id)
    pane.view.counts["", "began"].click()
    assert len(pane.findChildren(Accounts)) == 1 and len(pane.findChildren(CitationCard)) == 2


def test_the_text_of_a_source_is_shown_once_though_it_is_kept_by_page_too(pane: RecordPane, session: Session):
    made = session.archive.write("Add a record", lambda w: w.add(
        Record("source", {"title": "A ruling", "text": "Three years.", "pages": ["Three years."]}))).result()
    pane.show_record(made.id)
    assert words(pane).count("Three years.") == 1


def test_a_title_made_of_several_fields_is_shortened_since_they_stand_below(pane: RecordPane, session: Session):
    brief = next(iter(session.reader.ids("brief")))
    block = Record("brief_block", {"brief": brief, "place": 9, "block_type": "text", "text": "Long words. " * 60})
    pane.show_record(session.archive.write("Add", lambda writer: writer.add(block)).result().id)
    titles = [label.text() for label in pane.findChildren(QLabel) if label.text().startswith("Text 9")]
    assert titles and all(len(title) <= 140 for title in titles)
