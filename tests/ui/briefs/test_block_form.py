"""The form of a block shows what its type reads."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from archive_schema.vocabularies import BLOCK_TYPE
from desktop.briefs.block_fields import BLOCK_FIELDS
from desktop.ui.briefs.block_form import BlockForm
from desktop.ui.record.record_pane import form_for
from desktop.ui.session import Session


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> BlockForm:
    brief = next(session.reader.ids("brief"))
    made = form_for(session, Record("brief_block", {"brief": brief, "place": 9, "block_type": "text"}))
    assert isinstance(made, BlockForm)
    qtbot.addWidget(made)
    made.show()
    return made


def seen(form: BlockForm) -> set[str]:
    return {name for name, line in form.lines.items() if not line.isHidden()}


def test_every_type_has_its_fields_and_every_field_is_declared() -> None:
    assert set(BLOCK_FIELDS) == set(BLOCK_TYPE.terms)
    assert {name for names in BLOCK_FIELDS.values() for name in names} <= set(SCHEMA["brief_block"].by_name)


def test_a_text_shows_its_type_and_its_text(form: BlockForm) -> None:
    assert seen(form) == {"block_type", "text"}


def test_another_type_shows_other_fields_and_keeps_what_was_typed(form: BlockForm) -> None:
    form.lines["text"].editor.set_value("Typed before")
    form.lines["block_type"].editor.set_value("table")
    assert seen(form) >= {"table_kind", "table_columns", "text"}
    form.lines["block_type"].editor.set_value("text")
    assert seen(form) == {"block_type", "text"} and form.lines["text"].editor.value() == "Typed before"


def test_columns_are_chosen_among_the_fields_of_the_kind_by_their_labels(form: BlockForm) -> None:
    form.lines["block_type"].editor.set_value("table")
    form.lines["table_kind"].editor.add("blocked_site")
    columns = form.lines["table_columns"].editor
    assert columns.box.itemText(columns.box.findData("address")) == "Address as printed"
    columns.add("address")
    assert form.changes()["table_columns"] == ["address"] and form.changes()["table_kind"] == "blocked_site"


def test_a_table_has_one_kind_and_a_timeline_may_have_several(form: BlockForm) -> None:
    form.lines["block_type"].editor.set_value("timeline")
    kinds = form.lines["table_kind"].editor
    for name in ("shutdown", "blocked_site"):
        kinds._pick(kinds.box.findData(name))
    assert kinds.value() == "shutdown, blocked_site"
    form.lines["block_type"].editor.set_value("table")
    kinds._pick(kinds.box.findData("prosecution"))
    assert kinds.value() == "prosecution"


def test_a_block_is_saved_with_its_place_in_the_brief(form: BlockForm, qtbot: QtBot) -> None:
    form.lines["text"].editor.set_value("New words")
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    assert form.session.reader.get(saved.args[0])["place"] == 9
