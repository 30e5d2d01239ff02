from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_schema import fields as f
from archive_schema.fields import SEALED, Field, FieldError
from archive_schema.kinds import SCHEMA
from archive_schema.vocabularies import OUTCOME, PERSON_ROLE
from desktop.archive import open_archive
from desktop.ui import i18n
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.editors import editor_for
from desktop.ui.forms.rows import RowsEditor
from desktop.ui.line_button import LineButton
from desktop.ui.record.field_line import FieldLine
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE, VAULT


@pytest.fixture(scope="module")
def session(kept_archive: Path, tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Session]:
    """One archive for all editors: they write nothing but a record that is added from a line."""
    i18n.set_language("en")
    folder = shutil.copytree(kept_archive, tmp_path_factory.mktemp("editors") / kept_archive.name)
    made = Session(open_archive(Path(folder), PASSPHRASE))
    made.index.settle(20)
    yield made
    made.close()


@pytest.fixture
def make(session: Session, qtbot: QtBot):
    def make(field: Field) -> Editor:
        editor = editor_for(field.named(field.name or "one"), Around(session))
        qtbot.addWidget(editor)
        return editor

    return make


VALUES = [
    (f.text("Name"), "a name"),
    (f.long_text("Note"), "two\nlines with a no-break\u00a0space"),
    (f.url("Address"), "http://example.kz/a?b=c"),
    (f.integer("Note number"), 86),
    (f.flag("Served"), "unknown"),
    (f.choice("Outcome", OUTCOME), "convicted"),
    (f.choices("Roles", PERSON_ROLE), list(PERSON_ROLE.terms)[:2]),
    (f.texts("Network numbers"), ["AS9198", "AS21299"]),
    (f.moment("When"), {"edtf": "2022-01-06", "time_from": "01:00", "zone": "Asia/Almaty", "basis": "stated"}),
    (f.moment("When"), {"printed": "some day"}),
    (f.quantity("How many"), {"least": "24", "about": True, "unit": "persons", "printed": "dozens"}),
    (f.money("Amount"), {"least": "43000", "most": "43000", "currency": "KZT"}),
    (f.path("Place"), [["article", "41-1"], ["clause", "1-2"]]),
]


@pytest.mark.parametrize(("field", "value"), VALUES)
def test_a_value_nobody_touched_comes_back_exactly(make, field: Field, value: object):
    editor = make(field)
    editor.set_value(value)
    assert editor.value() == value and not editor.problem()


@pytest.mark.parametrize("field", {field.type.name: field for field, _ in VALUES}.values())
def test_an_empty_editor_has_no_value(make, field: Field):
    editor = make(field)
    editor.set_value(None)
    assert editor.value() is None


def test_every_field_of_every_kind_has_an_editor(make):
    for kind in SCHEMA:
        for field in kind.fields:
            make(field).set_value(None)


def test_a_typed_date_shows_at_once_what_was_understood(make, qtbot: QtBot):
    editor = make(f.moment("When"))
    editor.line.insert("весной 2016")
    assert editor.hint == "spring 2016 · found under 1 March 2016 – 31 May 2016" and editor.exact == "2016-21"


def test_a_typed_date_keeps_its_words(make, qtbot: QtBot):
    editor = make(f.moment("When"))
    qtbot.keyClicks(editor.line, "early May 2015")
    assert editor.value() == {"edtf": "2015-05", "printed": "early May 2015"}


def test_what_a_date_rests_on_stays_when_its_words_are_changed(make):
    editor = make(f.moment("When"))
    editor.set_value({"edtf": "2022-01-06", "printed": "night", "time_from": "01:00", "zone": "Asia/Almaty",
                      "basis": "inferred"})
    editor.line.setText("6 January 2022")
    assert editor.value() == {"edtf": "2022-01-06", "printed": "6 January 2022", "time_from": "01:00",
                              "zone": "Asia/Almaty", "basis": "inferred"}


def test_what_a_date_rests_on_can_be_said(make):
    editor = make(f.moment("When"))
    editor.line.setText("May 2016")
    editor.set_basis("inferred")
    assert editor.value()["basis"] == editor.state()["basis"] == "inferred"


def test_words_that_are_no_date_are_kept_and_it_is_said_so(make, qtbot: QtBot):
    editor = make(f.moment("When"))
    qtbot.keyClicks(editor.line, "the week after Nauryz")
    assert editor.value() == {"printed": "the week after Nauryz"}
    assert "no date was understood" in editor.hint and editor.tone == "warn"


def test_a_day_and_month_in_doubt_are_asked(make, qtbot: QtBot):
    editor = make(f.moment("When"))
    editor.show()
    qtbot.keyClicks(editor.line, "5/6/2016")
    asked = [one for one in editor.findChildren(LineButton) if one.isVisible()]
    assert editor.problem() and [one.words for one in asked] == ["I mean 5 June 2016", "I mean 6 May 2016"]
    asked[0].click()
    qtbot.waitUntil(lambda: editor.hint == "5 June 2016")
    assert editor.value() == {"edtf": "2016-06-05", "printed": "5/6/2016"}


def test_figures_with_full_stops_begin_with_the_day_which_is_told(make, qtbot: QtBot):
    editor = make(f.moment("When"))
    qtbot.keyClicks(editor.line, "1.5.2016")
    assert editor.value()["edtf"] == "2016-05-01" and editor.hint == "1 May 2016"


def test_an_impossible_date_comes_back_from_a_draft(make):
    editor = make(f.moment("When"))
    editor.set_value("32 May 2016")
    assert editor.line.text() == "32 May 2016"
    with pytest.raises(FieldError):
        editor.value()


def test_no_break_spaces_survive_typing(make, qtbot: QtBot):
    editor = make(f.long_text("Text"))
    editor.set_value("10\u00a0000 sites")
    editor.text.moveCursor(editor.text.textCursor().MoveOperation.End)
    qtbot.keyClicks(editor.text, ".")
    assert editor.value() == "10\u00a0000 sites."


def test_a_code_that_left_the_list_is_shown_and_kept(make):
    editor = make(f.choice("Outcome", OUTCOME))
    editor.set_value("an_old_code")
    assert editor.value() == "an_old_code"


def test_a_record_is_linked_by_typing_a_few_letters(make, session: Session, qtbot: QtBot):
    editor = make(f.link("Court", "organisation"))
    editor.show()
    qtbot.keyClicks(editor.picker, "Alma")
    qtbot.waitUntil(lambda: any("Almaty district court" in words for words in editor.picker.choices()))
    editor.picker._take(0)
    assert session.reader.title(editor.value()) == "Almaty district court"


def test_what_is_not_there_yet_is_added_from_the_line(make, session: Session, qtbot: QtBot):
    editor = make(f.link("Court", "organisation"))
    qtbot.keyClicks(editor.picker, "Zhambyl court")
    qtbot.waitUntil(lambda: any("Add “Zhambyl court”" in words for words in editor.picker.choices()))
    editor.picker._take(len(editor.picker.choices()) - 1)
    qtbot.waitUntil(lambda: editor.value() is not None)
    assert session.reader.title(editor.value()) == "Zhambyl court"


def test_letters_typed_for_a_link_and_not_chosen_are_told(make, qtbot: QtBot):
    editor = make(f.links("Tags", "tag"))
    qtbot.keyClicks(editor.picker, "spe")
    assert "spe" in editor.problem()


def test_a_sealed_value_cannot_be_typed_with_a_closed_vault(make, qtbot: QtBot):
    editor = make(f.text("Real name", sealed=True))
    editor.set_value(SEALED)
    qtbot.keyClicks(editor.locked, "Someone")
    assert editor.locked.text() == "sealed" and editor.value() is SEALED


def test_a_sealed_value_is_typed_with_an_open_vault(make, session: Session, qtbot: QtBot):
    session.archive.open_vault(VAULT)
    editor = make(f.text("Real name", sealed=True))
    qtbot.keyClicks(editor.inner.line, "Someone")
    session.archive.close_vault()
    assert editor.value() == "Someone"


ROWS = f.rows("Steps", say="{what}[, {when}]", what=f.text("What"), when=f.moment("When"), note=f.text("Note"))


def test_rows_nobody_touched_come_back_exactly(make):
    rows = [{"id": "one", "what": "Arrest", "unknown": {"when": {"reason": "not_stated"}}}, {"id": "two"}]
    editor = make(ROWS)
    editor.set_value(rows)
    for card in editor.cards:
        card.open()
    assert editor.value() == rows


def test_a_row_that_is_typed_has_an_id_and_its_values(make, qtbot: QtBot):
    editor: RowsEditor = make(ROWS)
    card = editor.add()
    qtbot.keyClicks(card.lines["what"].editor.line, "Arrest")
    (row,) = editor.value()
    assert row == {"id": card.id, "what": "Arrest"}


def test_a_row_is_said_in_one_line_as_it_is_typed(make, qtbot: QtBot):
    editor: RowsEditor = make(ROWS)
    card = editor.add()
    qtbot.keyClicks(card.lines["what"].editor.line, "Arrest")
    qtbot.keyClicks(card.lines["when"].editor.line, "May 2016")
    assert "Arrest, May 2016" in card.summary.words


def test_what_is_wrong_in_a_row_opens_the_row(make):
    editor: RowsEditor = make(ROWS)
    editor.set_value([{"id": "one", "what": "Arrest", "when": "32 May 2016"}])
    assert editor.problem() and editor.cards[0].lines["when"].editor.line.text() == "32 May 2016"


def test_an_empty_row_is_not_kept(make):
    editor: RowsEditor = make(ROWS)
    editor.add()
    assert editor.value() is None


def test_a_record_is_picked_by_its_reference_and_not_made_anew(make, qtbot: QtBot):
    editor = make(f.link("Court", "organisation"))
    editor.show()
    qtbot.keyClicks(editor.picker, "org-0001")
    qtbot.waitUntil(lambda: editor.picker.choices() == ["Almaty district court  ·  ORG-0001"])


def test_tab_passes_by_the_reasons_why_nothing_is_known(make):
    line = FieldLine(f.text("Place"), make(f.text("Place")).around)
    assert line._why.focusPolicy() == Qt.FocusPolicy.ClickFocus
