from __future__ import annotations

from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui.forms.cite import CitationForm
from desktop.ui.line_button import LineButton
from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session
from tests.ui.making import prosecution


def citing(pane: RecordPane, session: Session, **given: str) -> CitationForm:
    pane.show_record(prosecution(session).id)
    pane.cite(**given)
    assert isinstance(pane.form, CitationForm)
    return pane.form


def choose(form: CitationForm, name: str, words: str) -> None:
    box = form.lines[name].editor.box
    box.setCurrentIndex(next(i for i in range(box.count()) if words in box.itemText(i)))


def saved(form: CitationForm, session: Session, qtbot: QtBot) -> Record:
    with qtbot.waitSignal(form.saved) as done:
        form.save()
    return session.reader.get(done.args[0])


def source(session: Session) -> str:
    return next(session.reader.ids("source"))


def test_a_source_is_cited_for_a_record(pane: RecordPane, session: Session, qtbot: QtBot):
    form = citing(pane, session)
    form.lines["source"].editor.add(source(session))
    form.lines["locator"].editor.line.insert("12")
    made = saved(form, session, qtbot)
    assert (made["about"], made["source"], made["locator"], made["stance"]) == (
        prosecution(session).id, source(session), "12", "supports")


def test_a_source_is_cited_for_a_field_with_a_rival_value(pane: RecordPane, session: Session, qtbot: QtBot):
    form = citing(pane, session)
    form.lines["source"].editor.add(source(session))
    choose(form, "field", "Where")
    choose(form, "stance", "Contradicts")
    form.lines["value"].editor.line.insert("Astana")
    made = saved(form, session, qtbot)
    assert (made["field"], made["value"]) == ("place", "Astana")
    assert pane.view.counts["", "place"].text() == "1 ≠"


def test_a_source_is_cited_for_a_field_of_a_row(pane: RecordPane, session: Session, qtbot: QtBot):
    form = citing(pane, session)
    form.lines["source"].editor.add(source(session))
    choose(form, "row", "Narymbayev")
    choose(form, "field", "Role")
    made = saved(form, session, qtbot)
    assert (made["row"], made["field"]) == (prosecution(session).rows("defendants")[1]["id"], "role")


def test_the_fields_offered_are_those_of_the_row(pane: RecordPane, session: Session):
    form = citing(pane, session)
    choose(form, "row", "Narymbayev")
    box = form.lines["field"].editor.box
    offered = [box.itemText(i) for i in range(box.count())]
    assert "Role" in offered and "Outcome" not in offered


def test_a_citation_needs_its_source(pane: RecordPane, session: Session):
    form = citing(pane, session)
    before = session.reader.head()
    form.save()
    assert session.reader.head() == before


def test_after_citing_the_record_is_there_again(pane: RecordPane, session: Session, qtbot: QtBot):
    form = citing(pane, session)
    form.lines["source"].editor.add(source(session))
    saved(form, session, qtbot)
    assert pane.view and pane.view.record.id == prosecution(session).id


def test_a_citation_that_was_begun_is_kept_whole(pane: RecordPane, session: Session, qtbot: QtBot):
    form = citing(pane, session, field="began")
    form.lines["quote"].editor.text.setPlainText("a passage")
    pane.keep_typed()
    key = form.key
    pane.clear()
    pane.go_on(key)
    lines = pane.form.lines
    assert (lines["about"].editor.value(), lines["field"].editor.value(), lines["quote"].editor.value()) == (
        prosecution(session).id, "began", "a passage")


def test_a_passage_that_is_read_is_cited(pane: RecordPane, session: Session, qtbot: QtBot):
    made = session.archive.write("Add a record", lambda w: w.add(
        Record("source", {"title": "A text", "text": "The order was signed in May."}))).result()
    pane.show_record(made.id)
    pane.read()
    pane.reading.shown.select(4, 9)
    pane.reading.bar.cite_button.click()
    assert pane.form.lines["quote"].editor.value() == "order"
    assert pane.form.lines["source"].editor.value() == made.id


def test_one_more_source_is_cited_for_a_field_from_its_accounts(pane: RecordPane, session: Session):
    pane.show_record(prosecution(session).id)
    pane.view.counts["", "began"].click()
    next(one for one in pane.findChildren(LineButton) if one.words.startswith("Cite another")).click()
    assert pane._bar._field == "began"


def test_a_long_title_makes_the_form_no_wider(pane: RecordPane, session: Session, qtbot: QtBot):
    session.write("Add", lambda w: w.add(Record("source", {"title": "One very long title " * 12})))
    qtbot.waitUntil(lambda: session.reader.count("source") == 3)
    form = citing(pane, session)
    form.lines["source"].editor.add(next(h.id for h in session.reader.page("source") if "One very" in h.title))
    assert form.minimumSizeHint().width() < 400


def test_a_row_that_belongs_to_another_is_told_with_it(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    rows = [{"defendant": one["id"], "words": "inciting hatred"} for one in record.rows("defendants")]
    session.write("Charge", lambda w: w.edit(record.id, {"charges": rows}))
    qtbot.waitUntil(lambda: len(prosecution(session).rows("charges")) == 2)
    box = citing(pane, session).lines["row"].editor.box
    charges = [words for i in range(box.count()) if "inciting" in (words := box.itemText(i))]
    assert "Mambetalin" in charges[0] and "Narymbayev" in charges[1]


def test_no_row_in_particular_needs_no_reason(pane: RecordPane, session: Session):
    assert not citing(pane, session).lines["row"].editor.may_be_unknown()
