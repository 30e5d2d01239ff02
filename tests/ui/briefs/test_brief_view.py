"""A brief is written, looked at and exported in its window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from archive_schema.ids import new_id
from archive_schema.records import Record
from desktop.archive import Writer, open_archive
from desktop.briefs.exporting import Wanted
from desktop.briefs.marks import Cite, Mark
from desktop.briefs.writing.finding import Looked
from desktop.ui.briefs.brief_view import BriefView, open_brief
from desktop.ui.briefs.mark_window import MarkWindow
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE


@pytest.fixture
def view(open_session: Session, a_brief: str, qtbot: QtBot) -> BriefView:
    made = open_brief(open_session, a_brief)
    made.preview._timer.setInterval(0)
    return made


@pytest.fixture
def laid_out(view: BriefView, qtbot: QtBot) -> BriefView:
    qtbot.waitUntil(lambda: view.preview.shown is not None, timeout=15000)
    return view


def ids(view: BriefView) -> list[str]:
    return [one.id for one in view.page.brief.shown]


def kept(view: BriefView) -> list[str]:
    return [str(block["text"] or "") for block in view.session.reader.blocks_of(view.brief_id)]


# Typing

def test_what_is_typed_is_one_step_when_the_block_is_left(view: BriefView, qtbot: QtBot):
    steps = view.session.reader.head()[0]
    view.page.go_to(ids(view)[1], 0)
    qtbot.keyClicks(view.page, "In 2016, ")
    view.page.go_to(ids(view)[0], 0)
    qtbot.waitUntil(lambda: kept(view)[1].startswith("In 2016, Two people were tried [@SRC-"))
    assert view.session.reader.head()[0] == steps + 1 and view.session.archive.undo_name() == "Edit a brief"


def test_undo_is_in_the_text_first_and_then_of_steps(view: BriefView, qtbot: QtBot):
    before = kept(view)
    view.page.go_to(ids(view)[0])
    qtbot.keyClicks(view.page, "!")
    view.page.undo_typing()
    assert view.page.brief.text_of(ids(view)[0]) == before[0]
    qtbot.keyClicks(view.page, "?")
    view.writing.save()
    qtbot.waitUntil(lambda: kept(view)[0].endswith("?"))
    view.page.undo_typing()
    qtbot.waitUntil(lambda: view.page.brief.text_of(ids(view)[0]) == before[0])


def test_enter_in_a_heading_begins_a_text_that_is_typed_in_at_once(view: BriefView, qtbot: QtBot):
    view.page.go_to(ids(view)[0])
    qtbot.keyClick(view.page, Qt.Key.Key_Return)
    qtbot.keyClicks(view.page, "A lead.")
    view.writing.save()
    qtbot.waitUntil(lambda: kept(view)[:2] == ["Speech on trial", "A lead."])
    assert [block["place"] for block in view.session.reader.blocks_of(view.brief_id)] == [1, 2, 3]


def test_blocks_stay_apart_whatever_is_taken_out(view: BriefView, qtbot: QtBot):
    view.page.selectAll()
    qtbot.keyClick(view.page, Qt.Key.Key_Delete)
    view.writing.save()
    qtbot.waitUntil(lambda: kept(view) == ["", ""])


def test_a_mark_that_is_typed_is_whole_at_once_and_is_deleted_whole(view: BriefView, qtbot: QtBot):
    block = ids(view)[0]
    view.page.go_to(block)
    view.page.wants_mark.disconnect()
    qtbot.keyClicks(view.page, " [@SRC-0002, p. 3]")
    assert len(list(view.page.brief.marks())) == 2 and view.page.brief.text_of(block).endswith(" [@SRC-0002, p. 3]")
    qtbot.keyClick(view.page, Qt.Key.Key_Backspace)
    assert view.page.brief.text_of(block) == "Speech on trial "


def test_a_mark_is_come_upon_before_it_is_passed_and_is_not_typed_over(view: BriefView, qtbot: QtBot):
    block = ids(view)[1]
    view.page.go_to(block, len("Two people were tried "))
    qtbot.keyClick(view.page, Qt.Key.Key_Right)
    assert view.page.chosen_mark() > 0 and "Citation" in view.page.accessibleDescription()
    qtbot.keyClicks(view.page, "x")
    assert view.page.brief.text_of(block).endswith("]x.")


def test_a_mark_is_made_by_typing_a_source_and_its_place(view: BriefView, qtbot: QtBot):
    asked = MarkWindow(view, view.session, "en")
    source = view.session.reader.page("source")[0]
    asked.add(source.id)
    asked.places[0].setText("12")
    asked.signs[0].setEditText("see")
    assert asked.raw() == f"[see @{source.ref}, p. 12]"


def test_a_source_is_taken_out_of_a_mark(view: BriefView, qtbot: QtBot):
    asked = MarkWindow(view, view.session, "en", Mark((Cite("SRC-0001", "see", "p. 2"), Cite("SRC-0002"))))
    asked.take(0)
    assert asked.raw() == "[@SRC-0002]"
    asked.remove()
    assert asked.raw() == ""


def test_marks_are_called_by_their_short_words(view: BriefView, qtbot: QtBot):
    raw = next(raw for _, raw in view.page.brief.marks())
    qtbot.waitUntil(lambda: view.names.words_of(raw) == "A house of reports 2016, p. 3")


# Blocks

def test_a_block_is_moved_as_one_step(view: BriefView, qtbot: QtBot):
    first = ids(view)[0]
    view.page.go_to(first, 0)
    view.writing.order(ids(view)[::-1])
    qtbot.waitUntil(lambda: ids(view)[1] == first)
    assert view.session.archive.undo_name() == "Move a block of a brief"


def test_what_is_dropped_in_the_outline_stands_before_the_next_or_after_a_folded_section(view: BriefView):
    position = QAbstractItemView.DropIndicatorPosition
    assert [view.outline.before(0, where, is_open) for where, is_open in (
        (position.AboveItem, True), (position.BelowItem, False), (position.OnItem, True))] == [0, 2, 1]


def test_a_heading_is_made_deeper(view: BriefView, qtbot: QtBot):
    view.writing.turn(ids(view)[0], 1)
    qtbot.waitUntil(lambda: view.session.reader.blocks_of(view.brief_id)[0]["level"] == 2)


def test_records_become_marks_sentences_or_a_table(view: BriefView, qtbot: QtBot):
    sources, cases = ([head.id for head in view.session.reader.page(kind)] for kind in ("source", "prosecution"))
    view.page.go_to(ids(view)[0])
    view.inserting.put_records("mark", sources[:1])
    assert view.page.brief.text_of(ids(view)[0]).endswith("]")
    view.inserting.put_records("record", cases[:1])
    view.inserting.put_records("table", cases)
    qtbot.waitUntil(lambda: [one.type for one in view.page.brief.shown] == ["heading", "table", "record", "text"])


def test_everything_is_replaced_in_one_step_and_marks_are_left_alone(view: BriefView, qtbot: QtBot):
    marks = [raw for _, raw in view.page.brief.marks()]
    assert view.writing.replace_all(Looked("T", case=True), "SRC-T") == 1
    qtbot.waitUntil(lambda: kept(view)[1].startswith("SRC-Two people"))
    assert [raw for _, raw in view.page.brief.marks()] == marks


def test_finding_goes_around_the_end(view: BriefView, qtbot: QtBot):
    view.find.words.setText("tri")
    found = []
    for _ in range(3):
        view.find.step(1)
        found.append(view.page.block_id)
    assert found == [ids(view)[0], ids(view)[1], ids(view)[0]]


# Drafts

def test_what_is_typed_is_kept_when_the_archive_is_locked(session: Session, archive_folder: Path, qtbot: QtBot):
    view = open_brief(session, next(session.reader.ids("brief")))
    view.page.go_to(ids(view)[1], 0)
    qtbot.keyClicks(view.page, "More. ")
    brief = view.brief_id
    view.session.close()
    with open_archive(archive_folder, PASSPHRASE) as archive, archive.reader() as reader:
        assert str(reader.blocks_of(brief)[1]["text"]).startswith("More. Two people")


def test_a_draft_that_was_left_by_a_kill_is_back(open_session: Session, a_brief: str, qtbot: QtBot):
    session, brief = open_session, a_brief
    block = session.reader.blocks_of(brief)[1].id
    session.archive.write_aside(lambda writer: writer.keep_draft(block, "brief_block", {"text": "Half a wo"})).result()
    view = open_brief(session, brief)
    assert view.page.brief.text_of(block) == "Half a wo" and "not saved yet" in view.notice.text()
    view.writing.save()
    qtbot.waitUntil(lambda: kept(view)[1] == "Half a wo" and session.reader.draft(block) is None)


# Pages and problems

def test_the_pages_show_what_is_typed_and_not_kept_yet(laid_out: BriefView, qtbot: QtBot):
    laid_out.page.go_to(ids(laid_out)[1], 0)
    qtbot.keyClicks(laid_out.page, "Unsaved ")
    qtbot.waitUntil(lambda: "Unsaved" in str(laid_out.preview.shown.document.blocks), timeout=15000)
    assert not kept(laid_out)[1].startswith("Unsaved")


def test_a_place_on_a_page_leads_to_its_block_and_back(laid_out: BriefView, qtbot: QtBot):
    places = laid_out.preview.shown.places
    for block in ids(laid_out):
        spot = places.of(block)
        assert places.at(spot.page, spot.top + 1) == block


def test_a_page_is_not_blank(laid_out: BriefView, qtbot: QtBot):
    told: list[str] = []
    laid_out.session.tasks.failed.connect(lambda title, advice: told.append(f"{title} {advice}"))
    qtbot.waitUntil(lambda: bool(laid_out.pages.images or told), timeout=60000)
    assert not told
    image = next(iter(laid_out.pages.images.values()))
    assert {image.pixelColor(x, y).lightness() < 128 for x in range(0, image.width(), 2)
            for y in range(0, image.height() // 2, 2)} == {True, False}


def test_a_note_is_gone_to_by_its_number_in_print(laid_out: BriefView):
    laid_out.places.go_to_note(1)
    assert laid_out.page.chosen_mark() >= 0
    laid_out.places.go_to_note(99)
    assert "99" in laid_out.notice.text()


def test_a_problem_that_is_chosen_chooses_its_words(laid_out: BriefView, qtbot: QtBot):
    laid_out.writing.insert(ids(laid_out)[1], new_id(), {"block_type": "text", "text": "As told [@SRC-9999]."})
    qtbot.waitUntil(lambda: any("SRC-9999" in one.say("en") for one in laid_out.problems.open), timeout=15000)
    laid_out.places.go_to_problem(next(one for one in laid_out.problems.open if one.detail == "SRC-9999"))
    assert laid_out.page.chosen_mark() >= 0 and len(laid_out.page.chips.wrong) >= 1


def test_a_problem_that_is_answered_is_listed_apart(laid_out: BriefView, qtbot: QtBot):
    problem = next(one for one in laid_out.problems.open if one.answerable)
    laid_out.answers.keep(problem, "A1", "as agreed")
    qtbot.waitUntil(lambda: laid_out.problems.answered_button.isVisible(), timeout=15000)
    laid_out.problems.answered_button.setChecked(True)
    assert any(one.answer and one.answer.why == "as agreed" for one in laid_out.problems.listed)


def test_the_page_of_open_points_is_shown_if_wanted(laid_out: BriefView, qtbot: QtBot):
    before = laid_out.pages.count
    laid_out.menus.points.setChecked(True)
    qtbot.waitUntil(lambda: laid_out.pages.count > before, timeout=15000)


def test_the_preview_writes_no_file(laid_out: BriefView, tmp_path: Path, qtbot: QtBot):
    def files() -> set[str]:
        return {str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file()}

    before, laid_out.preview.shown = files(), None
    laid_out.preview.again()
    qtbot.waitUntil(lambda: laid_out.preview.shown is not None, timeout=15000)
    assert files() == before


# Leaving the archive

def test_a_brief_is_exported_as_pdf_and_told_with_its_folder(view: BriefView, tmp_path: Path, qtbot: QtBot):
    view.exporting.export(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: view.notice.text().startswith("Exported"), timeout=15000)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF") and str(tmp_path) in view.notice.text()


def test_an_export_that_is_cancelled_leaves_nothing(view: BriefView, tmp_path: Path, qtbot: QtBot):
    view.exporting.export(tmp_path / "out.pdf")
    view.exporting.cancel()
    qtbot.waitUntil(lambda: view.export_button.isEnabled(), timeout=15000)
    assert list(tmp_path.glob("out*")) == []


def test_an_export_that_fails_says_so_in_its_window(view: BriefView, tmp_path: Path, qtbot: QtBot):
    view.exporting.export(tmp_path / "no such folder" / "out.pdf")
    qtbot.waitUntil(lambda: view.notice.words.property("tone") == "danger", timeout=15000)


def test_work_that_outlasts_the_window_of_a_brief_tells_it_nothing(view: BriefView, qtbot: QtBot):
    told = view.while_open(lambda outcome: view.tell("Done"))
    view.close()
    told(None)
    assert view.notice.words.text() == ""


def test_a_safe_export_tells_which_places_to_read_again(
        view: BriefView, tmp_path: Path, qtbot: QtBot):
    brief = view.brief_id

    def work(writer: Writer) -> None:
        writer.add(Record("person", {"name": "Zhanar Testova", "protection": "pseudonym", "pseudonym": "Z."}))
        writer.add(Record("brief_block", {"brief": brief, "place": 3, "block_type": "text",
                                          "text": "Zhanar Testova was heard."}))

    view.session.archive.write("Name somebody", work).result()
    view.exporting.export(tmp_path / "out.pdf", Wanted(edition="safe"))
    qtbot.waitUntil(lambda: bool(view.notice.text()), timeout=30000)
    assert "read again" in view.notice.text() and "name_replaced" in [one.code for one in view.problems.open]


def test_pages_made_meanwhile_leave_listed_what_an_export_found(laid_out: BriefView, tmp_path: Path, qtbot: QtBot):
    laid_out.exporting.export(tmp_path / "out.pdf", Wanted(edition="safe"))
    qtbot.waitUntil(lambda: bool(laid_out.notice.text()), timeout=30000)
    found, laid_out.preview.shown = laid_out.problems._found, None
    laid_out.preview.again()
    qtbot.waitUntil(lambda: laid_out.preview.shown is not None, timeout=15000)
    assert laid_out.problems._found is found
