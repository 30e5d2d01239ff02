from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import Writer, open_archive
from desktop.briefs.exporting import Wanted
from desktop.ui.briefs.brief_view import BriefView, open_brief
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> BriefView:
    made = open_brief(session, next(session.reader.ids("brief")))
    qtbot.waitUntil(lambda: made.shown is not None, timeout=15000)
    return made


def test_a_brief_shows_its_blocks_and_its_pages(view: BriefView):
    assert (view.blocks.count(), view.pages.count) == (2, len(view.shown.pages))


def test_a_page_is_not_blank(view: BriefView):
    image = view.shown.pages[0]
    assert {image.pixelColor(x, y).lightness() < 128 for x in range(0, image.width(), 2)
            for y in range(0, image.height() // 2, 2)} == {True, False}


def test_what_is_wrong_with_a_brief_is_told(view: BriefView, session: Session, qtbot: QtBot):
    brief = view.brief_id
    session.write("Add a record", lambda w: w.add(Record("brief_block", {
        "brief": brief, "place": 3, "block_type": "text", "text": "As told [@SRC-9999]."})))
    qtbot.waitUntil(lambda: any("SRC-9999" in one.say("en") for one in view.open), timeout=15000)
    assert view.problems.count() == len(view.open)


def test_a_brief_is_exported_as_pdf(view: BriefView, tmp_path: Path, qtbot: QtBot):
    view.export(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: view.notice.text().startswith("Exported"), timeout=15000)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_an_export_that_is_cancelled_leaves_nothing(view: BriefView, tmp_path: Path, qtbot: QtBot):
    view.export(tmp_path / "out.pdf")
    view.cancel()
    qtbot.waitUntil(lambda: view.export_button.isEnabled(), timeout=15000)
    assert list(tmp_path.glob("out*")) == []


def test_an_export_that_fails_says_so_in_its_window(view: BriefView, tmp_path: Path, qtbot: QtBot):
    view.export(tmp_path / "no such folder" / "out.pdf")
    qtbot.waitUntil(lambda: view.notice.words.property("tone") == "danger", timeout=15000)


def test_the_preview_writes_no_file(view: BriefView, session: Session, tmp_path: Path, qtbot: QtBot):
    def files() -> set[str]:
        return {str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file()}

    before = files()
    view.shown = None
    view.refresh()
    qtbot.waitUntil(lambda: view.shown is not None, timeout=15000)
    assert files() == before


def test_a_block_is_moved_as_one_step(view: BriefView, session: Session, qtbot: QtBot):
    first = view.block_id
    view.move(1)
    qtbot.waitUntil(lambda: session.reader.blocks_of(view.brief_id)[1].id == first)


def test_a_new_block_stands_after_the_chosen_one(view: BriefView, session: Session, qtbot: QtBot):
    view.add_block()
    form = view.side.currentWidget()
    qtbot.keyClicks(form.lines["text"].editor.text, "In between")
    form.save()
    qtbot.waitUntil(lambda: [block["place"] for block in session.reader.blocks_of(view.brief_id)] == [1, 2, 3])
    assert session.reader.blocks_of(view.brief_id)[1]["text"] == "In between"


def test_a_brief_closes_with_the_archive_and_keeps_what_is_typed(
        view: BriefView, session: Session, archive_folder: Path, qtbot: QtBot):
    view.edit_block()
    form = view.side.currentWidget()
    qtbot.keyClicks(form.lines["text"].editor.text, "More. ")
    key = form.key
    session.close()
    with open_archive(archive_folder, PASSPHRASE) as archive, archive.reader() as reader:
        assert reader.draft(key) is not None and not session.windows


def test_what_was_exported_is_told_with_its_folder(view: BriefView, tmp_path: Path, qtbot: QtBot):
    view.export(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: view.notice.text().startswith("Exported"), timeout=15000)
    view.refresh()
    assert str(tmp_path) in view.notice.text()


def test_work_that_outlasts_the_window_of_a_brief_tells_it_nothing(view: BriefView, qtbot: QtBot):
    told = view.while_open(lambda outcome: view.tell("Done"))
    view.close()
    told(None)
    assert view.notice.words.text() == ""


def test_the_page_of_open_points_is_shown_if_wanted(view: BriefView, qtbot: QtBot):
    before = view.pages.count
    view.commands.points.setChecked(True)
    qtbot.waitUntil(lambda: view.pages.count > before, timeout=15000)


def test_a_problem_that_is_chosen_chooses_its_block(view: BriefView, qtbot: QtBot):
    about = [one.about for one in view.open]
    row = about.index("block 2")
    view.problems.itemClicked.emit(view.problems.item(row))
    assert view.blocks.currentRow() == 1


def test_a_safe_export_tells_which_places_to_read_again(
        view: BriefView, session: Session, tmp_path: Path, qtbot: QtBot):
    brief = view.brief_id

    def work(writer: Writer) -> None:
        writer.add(Record("person", {"name": "Zhanar Testova", "protection": "pseudonym", "pseudonym": "Z."}))
        writer.add(Record("brief_block", {"brief": brief, "place": 3, "block_type": "text",
                                          "text": "Zhanar Testova was heard."}))

    session.write("Name somebody", work)
    qtbot.waitUntil(lambda: any(one.code == "protected_name" for one in view.open), timeout=15000)
    view.export(tmp_path / "out.pdf", Wanted(edition="safe"))
    qtbot.waitUntil(lambda: bool(view.notice.text()), timeout=30000)
    assert "read again" in view.notice.text() and "name_replaced" in [one.code for one in view.open]
