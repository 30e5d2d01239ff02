from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import Head, Writer
from desktop.archive.listing import Listing, Ordered, in_order
from desktop.search.results import UP_TO_DATE
from desktop.search.saved import Search
from desktop.ui import i18n
from desktop.ui.lists.list_model import PAGE, PAGES_KEPT, RecordTable
from desktop.ui.lists.pages import Place, RecordPages, Row
from desktop.ui.lists.record_list import RecordList
from desktop.ui.session import Session
from tests.ui.making import VAULT


@pytest.fixture
def records(session: Session, qtbot: QtBot) -> RecordList:
    made = RecordList(session)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_place(Place(kind="prosecution"))
    return made


def cells(records: RecordList, column: int) -> list[str]:
    model = records.table.records
    return [model.index(row, column).data() for row in range(model.rowCount())]


def shown(records: RecordList) -> list[str]:
    return [name for name, _ in records.table.records.pages.columns]


class CountingPages:
    """A long list that notes how many rows were read of it."""

    columns = [("ref", "Reference"), ("title", "Title")]
    is_open = True

    def __init__(self) -> None:
        self.read = 0

    def number_of(self, record_id: str) -> int:
        return int(record_id)

    def words_of_group(self, key: str | None) -> str:
        return str(key)

    def rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        self.read += len(numbers)
        return {one: Row(Head(str(one), str(one), "note", "", "", "", False, {}), (str(one), f"Record {one}"),
                         ("", "")) for one in numbers}


def long_list(groups: tuple[tuple[str, int], ...] = ()) -> Ordered:
    return Ordered(array("q", range(100_000)), groups)


def test_a_long_list_reads_only_what_is_looked_at(qtbot: QtBot):
    pages = CountingPages()
    model = RecordTable(pages, long_list())
    assert model.index(73_512, 1).data() == "Record 73512" and pages.read == PAGE


def test_a_long_list_keeps_few_pages(qtbot: QtBot):
    model = RecordTable(CountingPages(), long_list())
    for row in range(0, 20_000, PAGE):
        model.row_at(row)
    assert len(model._kept) == PAGES_KEPT * PAGE


def test_only_rows_of_what_was_changed_are_read_anew(records: RecordList, session: Session, qtbot: QtBot):
    one, *others = records.table.first_rows(100)
    session.write("Name anew", lambda w: w.edit(one.head.id, {"title": "Named anew"}))
    qtbot.waitUntil(lambda: "Named anew" in [row.head.title for row in records.table.first_rows(100)])
    assert set(map(id, others)) < set(map(id, records.table.first_rows(100)))


def test_a_kind_shows_the_columns_it_declares(records: RecordList, session: Session):
    shown = [words for _, words in records.table.records.pages.columns]
    assert shown == ["Reference", "Title", *(field.label.en for field in session.kind("prosecution").columns)]


def test_a_date_is_said_in_words_and_told_exactly_when_pointed_at(session: Session):
    pages = RecordPages(session, Place(kind="prosecution"))
    ordered = in_order(session.reader, Listing("prosecution", order=(("ref", False),)))
    row = pages.rows(ordered.numbers)[ordered.numbers[0]]
    place = [name for name, _ in pages.columns].index("began")
    assert (row.cells[place], row.tips[place]) == ("October 2015", "2015-10")


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(records: RecordList):
    records.table._sort(0)
    first = cells(records, 0)
    records.table._sort(0)
    assert first == sorted(first) and cells(records, 0) == first[::-1]


def test_the_order_is_kept_for_each_kind(records: RecordList, session: Session, qtbot: QtBot):
    records.table._sort(0)
    records.table._sort(0)
    qtbot.waitUntil(lambda: session.kept("order.prosecution") == [["ref", True]])
    records.show_place(Place(kind="note"))
    records.show_place(Place(kind="prosecution"))
    assert cells(records, 0) == ["PRO-0002", "PRO-0001"]


def test_a_column_that_was_hidden_stays_hidden(records: RecordList, session: Session, qtbot: QtBot):
    records.table.columns.turn("began", False)
    records.show_place(Place(kind="note"))
    records.show_place(Place(kind="prosecution"))
    assert "began" not in shown(records)


def test_what_is_added_appears_and_the_current_record_stays(records: RecordList, session: Session, qtbot: QtBot):
    records.table.selectRow(1)
    before = records.current
    with qtbot.assertNotEmitted(records.picked):
        session.write("Add", lambda w: w.add(Record("prosecution", {"title": "A first one"})))
        qtbot.waitUntil(lambda: records.table.records.rowCount() == 3)
    assert records.current == before


def test_a_tag_gathers_records_of_every_kind(records: RecordList, session: Session):
    records.show_place(Place(tag=session.reader.id_of("TAG-0002")))
    assert cells(records, 0) == ["PRO-0001", "PRO-0002"]


def test_a_case_shows_what_belongs_to_it(records: RecordList, session: Session):
    records.show_place(Place(case=session.reader.id_of("CAS-0001")))
    assert cells(records, 2) == ["Prosecution"]


def test_the_trash_shows_what_was_thrown_away(records: RecordList, session: Session):
    session.archive.write("Trash", lambda w: w.trash(w.id_of("NOT-0001"))).result()
    records.show_place(Place(trash=True))
    assert cells(records, 1) == ["To ask in Almaty"]


def test_typing_searches(records: RecordList, qtbot: QtBot):
    records.show_place(Place(kind="person"))
    qtbot.keyClicks(records.field, "mambetalin")
    qtbot.waitUntil(lambda: [hit.title for hit in records.found.model.hits] == ["Serikzhan Mambetalin"])


def test_a_name_is_found_in_another_script_and_it_says_so(records: RecordList, qtbot: QtBot):
    records.look_for("Narymbaev", everywhere=True)
    qtbot.waitUntil(lambda: any(hit.why == "other script" for hit in records.found.model.hits))


def test_the_search_leaves_its_place_by_a_chip(records: RecordList, qtbot: QtBot):
    records.show_place(Place(kind="note"))
    records.look_for("vimeo")
    qtbot.waitUntil(lambda: records.stack.currentWidget() is records.empty)
    records.empty.button.click()
    qtbot.waitUntil(lambda: [hit.ref for hit in records.found.model.hits] == ["BLK-0001"])


def test_an_older_answer_is_not_shown(records: RecordList, qtbot: QtBot):
    records.look_for("vimeo", everywhere=True)
    records.look_for("mambetalin", everywhere=True)
    with qtbot.waitSignal(records.search.answered) as told:
        pass
    assert told.args[0].search.query == "mambetalin"


def test_escape_leaves_the_search_and_shows_the_list(records: RecordList, qtbot: QtBot):
    records.look_for("mambetalin", everywhere=True)
    qtbot.waitUntil(lambda: records.stack.currentWidget() is records.found)
    qtbot.keyClick(records.field, Qt.Key.Key_Escape)
    assert records.stack.currentWidget() is records.table and not records.query


def test_a_saved_search_is_asked_again(records: RecordList, session: Session, qtbot: QtBot):
    records.show_place(Place(search=session.reader.id_of("SSR-0001")))
    assert records.query == "kind:blocked_site may"


def test_an_empty_kind_says_how_to_begin(records: RecordList, qtbot: QtBot):
    records.show_place(Place(kind="shutdown"))
    with qtbot.waitSignal(records.wants_new) as told:
        records.empty.button.click()
    assert told.args == ["shutdown"]


def test_enter_in_the_list_opens_the_record(records: RecordList, qtbot: QtBot):
    with qtbot.waitSignal(records.activated) as told:
        qtbot.keyClick(records.table, Qt.Key.Key_Return)
    assert told.args == [records.current]


def test_a_found_record_is_told_once_it_is_changed(records: RecordList, session: Session, qtbot: QtBot):
    records.look_for("vimeo", everywhere=True)
    qtbot.waitUntil(lambda: len(records.found.model.hits) == 1)

    def work(writer: Writer) -> None:
        writer.edit(writer.id_of("NOT-0001"), {"text": "Vimeo, once more"})

    session.write("Edit", work)
    qtbot.waitUntil(lambda: len(records.found.model.hits) == 2)


def test_columns_that_nobody_chose_are_not_kept(records: RecordList, session: Session, qtbot: QtBot):
    records.show_place(Place(kind="note"))
    records.show_place(Place(kind="prosecution"))
    session.archive.write_aside(lambda w: None).result()
    assert session.kept("shown.prosecution") is None


def test_a_search_in_one_kind_says_how_many_there_are_elsewhere(records: RecordList, qtbot: QtBot):
    records.look_for("mambetalin")
    chips = records.narrowing
    qtbot.waitUntil(lambda: any(chip.text().endswith("elsewhere") for chip in chips.findChildren(QToolButton)))


def test_other_words_put_one_on_their_best(records: RecordList, qtbot: QtBot):
    records.look_for("mambetalin", everywhere=True)
    qtbot.waitUntil(lambda: len(records.found.model.hits) > 1)
    records.found.list.setCurrentIndex(records.found.model.index(1, 0))
    records.look_for("mambetalin*", everywhere=True)
    qtbot.waitUntil(lambda: records._answered == "mambetalin*")
    assert records.found.list.currentIndex().row() == 0


def test_another_order_puts_one_on_its_first(records: RecordList, qtbot: QtBot):
    records.look_for("mambetalin", everywhere=True)
    qtbot.waitUntil(lambda: len(records.found.model.hits) > 1)
    records.found.list.setCurrentIndex(records.found.model.index(1, 0))
    records.narrowing.choose(Search(sort="title"))
    records.ask(at_once=True)
    qtbot.waitUntil(lambda: records._order == ("title", None))
    assert records.found.list.currentIndex().row() == 0


def test_a_column_is_as_wide_as_its_words(records: RecordList):
    table = records.table
    column = shown(records).index("began")
    assert table.columnWidth(column) >= table.fontMetrics().horizontalAdvance("October 2015")


def test_a_place_chosen_by_the_mouse_chooses_no_widths(
        records: RecordList, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    records.show_place(Place(kind="person"))
    records.resize(900, 500)
    records.table.setColumnWidth(2, 199)
    records.show_place(Place(kind="prosecution"))
    assert session.kept("shown.person") is None


def test_a_width_that_was_chosen_outlasts_a_search(
        records: RecordList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    records.table.horizontalHeader().viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    column = shown(records).index("began")
    records.table.setColumnWidth(column, 199)
    records.look_for("mambetalin")
    qtbot.waitUntil(lambda: records.stack.currentWidget() is records.found)
    records.field.clear()
    assert records.table.columnWidth(column) == 199


def test_a_sealed_name_is_found_only_while_the_vault_is_open(records: RecordList, session: Session, qtbot: QtBot):
    person = Record("person", {"name": "The teacher", "real_name": "Xenophon Gryllou"})
    session.open_vault(VAULT)
    qtbot.waitUntil(lambda: session.vault_open, timeout=10_000)
    saved = session.archive.write("Add", lambda writer: writer.add(person)).result()
    records.look_for("Xenophon", everywhere=True)
    qtbot.waitUntil(lambda: records.found.model.id_at(0) == saved.id, timeout=10_000)
    session.close_vault()
    qtbot.waitUntil(lambda: not session.vault_open and not records.found.model.id_at(0), timeout=10_000)


def chip(records: RecordList, words: str) -> QToolButton | None:
    chips = records.narrowing.findChildren(QToolButton)
    return next((one for one in chips if one.text().startswith(words)), None)


def test_a_search_of_everything_leads_back_to_its_place(records: RecordList, qtbot: QtBot):
    records.look_for("mambetalin", everywhere=True)
    qtbot.waitUntil(lambda: chip(records, "everywhere") is not None)
    chip(records, "everywhere").click()
    qtbot.waitUntil(lambda: {hit.kind for hit in records.found.model.hits} == {"prosecution"})


def test_where_no_record_has_a_word_its_addresses_are_offered(records: RecordList, session: Session, qtbot: QtBot):
    register = session.archive.write("Add", lambda writer: writer.add(Record("list", {"title": "Register"}))).result()
    lines = [{"address": "https://vk320.example.org/1", "host": "vk320.example.org"}]
    session.archive.write("Take in", lambda writer: writer.add_entries(register.id, lines, "ab" * 32)).result()
    session.index.settle(20)
    records.look_for("k320", everywhere=True)
    qtbot.waitUntil(lambda: records.stack.currentWidget() is records.empty)
    with qtbot.waitSignal(records.wants_addresses):
        records.empty.button.click()


def test_what_was_found_in_part_is_asked_anew_once_the_index_is_whole(
        records: RecordList, session: Session, qtbot: QtBot):
    records.look_for("mambetalin", everywhere=True)
    qtbot.waitUntil(lambda: records._answered == "mambetalin")
    records._partly = True
    with qtbot.waitSignal(records.search.answered):
        session.index_state.emit(UP_TO_DATE)


def test_further_hits_come_when_the_last_are_in_sight(records: RecordList, session: Session, qtbot: QtBot):
    session.archive.write(
        "Add", lambda w: [w.add(Record("note", {"title": f"Pelican {n}"})) for n in range(60)]).result()
    assert session.index.settle(20)
    records.look_for("pelican", everywhere=True)
    qtbot.waitUntil(lambda: len(records.found.model.hits) == 20)
    records.found.list.scrollToBottom()
    qtbot.waitUntil(lambda: len({hit.id for hit in records.found.model.hits}) == 60)


def test_a_search_within_a_case_leaves_other_records_out(records: RecordList, session: Session, qtbot: QtBot):
    records.show_place(Place(case=session.reader.id_of("CAS-0001")))
    records.look_for("mambetalin")
    qtbot.waitUntil(lambda: [hit.ref for hit in records.found.model.hits] == ["PRO-0001"])


def test_enter_takes_what_was_perhaps_meant(records: RecordList, qtbot: QtBot):
    records.look_for("ьфьиуефдшт", everywhere=True)  # mambetalin on a Russian keyboard
    qtbot.waitUntil(lambda: records.stack.currentWidget() is records.empty)
    qtbot.keyClick(records.empty.focusProxy(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: records.query == "mambetalin" and bool(records.found.model.hits))


def test_tab_goes_from_the_field_over_the_filters_to_what_was_found(records: RecordList, qtbot: QtBot):
    records.look_for("mambetalin", everywhere=True)
    qtbot.waitUntil(lambda: chip(records, "Best first") is not None)
    order, widget = [], records.field
    while widget is not records.found.list:
        widget = widget.nextInFocusChain()
        order.append(widget)
    first, last = chip(records, "everywhere"), chip(records, "word forms")
    assert order.index(records.keep) < order.index(first) < order.index(last)


def test_hits_that_leave_room_are_followed_by_more_at_once(records: RecordList, session: Session, qtbot: QtBot):
    session.archive.write(
        "Add", lambda w: [w.add(Record("note", {"title": f"Pelican {n}"})) for n in range(60)]).result()
    assert session.index.settle(20)
    records.resize(700, 3000)
    records.look_for("pelican", everywhere=True)
    qtbot.waitUntil(lambda: len({hit.id for hit in records.found.model.hits}) == 60)


def test_a_list_says_the_titles_of_citations_in_the_language_of_the_window(session: Session) -> None:
    i18n.set_language("ru")
    pages = RecordPages(session, Place(kind="citation"))
    numbers = in_order(session.reader, Listing(kind="citation")).numbers
    assert {row.cells[1] for row in pages.rows(numbers).values()} == {"Сноска 86", "Пункт 2"}


def test_a_narrowing_under_which_nothing_is_found_is_told_and_taken_away(records: RecordList, qtbot: QtBot):
    records.narrowing.choose(Search(kinds=("note",)))
    records.look_for("vimeo", everywhere=True)
    qtbot.waitUntil(lambda: records.stack.currentWidget() is records.empty)
    assert "Narrowed to: Notes" in records.empty.advice.text()
    records.empty.button.click()
    qtbot.waitUntil(lambda: [hit.ref for hit in records.found.model.hits] == ["BLK-0001"])
