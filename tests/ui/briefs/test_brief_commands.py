"""What is done with a brief beside writing it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import Writer
from desktop.briefs.exporting import Wanted
from desktop.ui.briefs.asking import AskAnswer, AskFiling
from desktop.ui.briefs.brief_view import BriefView, open_brief
from desktop.ui.briefs.brief_windows import ExhibitsWindow, QuestionsWindow, SinceWindow
from desktop.ui.briefs.export_window import ExportWindow
from desktop.ui.briefs.template_window import TemplateWindow
from desktop.ui.session import Session
from tests.briefs.exhibits.conftest import paper


@pytest.fixture
def view(open_session: Session, a_brief: str, qtbot: QtBot) -> BriefView:
    """A brief that cites a source with a file."""
    session = open_session
    kept = session.archive.files.keep(io.BytesIO(paper("One page")))

    def work(writer: Writer) -> str:
        brief = writer.add(Record("brief", {"title": "A brief", "date": {"edtf": "2026-11-20"},
                                            "language_of_brief": "en"}))
        source = writer.add(Record("source", {"title": "A ruling", "text": "The site was blocked."}))
        writer.add(Record("file", {"name": "ruling.pdf", "source": source.id, "role": "original", "size": kept.size,
                                   "sha256": kept.sha256, "media_type": "application/pdf", "kept_as": kept.name}))
        writer.add(Record("brief_block", {"brief": brief.id, "place": 1, "block_type": "text",
                                          "text": f"The site was blocked [@{source.ref}]."}))
        return brief.id

    made = open_brief(session, session.archive.write("Make a brief", work).result())
    qtbot.waitUntil(lambda: made.preview.shown is not None, timeout=20000)
    return made


def test_exhibits_are_made_of_the_sources_cited_and_listed(view: BriefView, qtbot: QtBot) -> None:
    view.commands.choose_exhibits()
    qtbot.waitUntil(lambda: "1 exhibit was made" in view.notice.text(), timeout=20000)
    view.commands.show_exhibits()
    window = next(one for one in view.session.windows if isinstance(one, ExhibitsWindow))
    assert window.texts[0][1] == "A ruling"


def test_an_exhibit_that_is_taken_out_is_gone_from_the_list(view: BriefView, qtbot: QtBot) -> None:
    view.commands.choose_exhibits()
    view.commands.show_exhibits()
    window = next(one for one in view.session.windows if isinstance(one, ExhibitsWindow))
    qtbot.waitUntil(lambda: len(window.texts) == 1, timeout=20000)
    window.take_out()
    qtbot.waitUntil(lambda: window.texts == [], timeout=20000)


def test_a_brief_that_is_filed_tells_later_what_has_changed(view: BriefView, qtbot: QtBot) -> None:
    view.commands._in_background("x", lambda step: view.commands._file("The Court", "2026-11-20", False, step), "Filed")
    qtbot.waitUntil(lambda: view.notice.text() == "Filed", timeout=30000)
    source = view.session.reader.by_ref(re.search(r"SRC-\d+", next(iter(view.writing.texts().values())))[0])
    view.session.archive.write("Edit", lambda writer: writer.edit(source.id, {"title": "Another"})).result()
    view.commands.show_changes()
    window = next(one for one in view.session.windows if isinstance(one, SinceWindow))
    assert [line[3:] for line in window.texts if "Another" in line] == [["Title", "A ruling", "Another"]]


def test_a_brief_is_begun_from_a_template_and_its_questions_are_listed(open_session: Session, qtbot: QtBot) -> None:
    session = open_session
    asked = TemplateWindow(None, session)
    asked.list.setCurrentRow(next(row for row, one in enumerate(asked.offers) if one.code == "wgad"))
    asked.accept()
    brief = session.archive.write("Begin a brief", asked.work).result()
    window = QuestionsWindow(session, brief, lambda: None)
    assert session.reader.get(brief)["template"] == "wgad" and len(window.texts) > 5
    assert "must be answered" in window.texts[0][2]
    window.close()


def test_a_filing_needs_a_body_and_a_day(open_session: Session, qtbot: QtBot) -> None:
    session = open_session
    ask = AskFiling(None, session, "2026-11-22", 2)
    assert not ask.go.isEnabled()
    ask.body.setText("The Court")
    assert ask.go.isEnabled() and ask.day() == "2026-11-22"
    ask.date.setText("no day at all")
    assert not ask.go.isEnabled()


def test_an_answer_needs_who_and_why(qtbot: QtBot, english: None) -> None:
    ask = AskAnswer(None, "A name is printed.", "")
    assert not ask.go.isEnabled()
    ask.why.setText("she agreed")
    ask.by.setText("A1")
    assert ask.go.isEnabled()


def test_only_what_goes_together_can_be_asked_for(qtbot: QtBot, english: None) -> None:
    window = ExportWindow(None, 2, 3)
    window.proof.setCurrentIndex(window.proof.findData("attached"))
    window.key.setCurrentIndex(window.key.findData("copy"))
    window.exhibits.setCurrentIndex(window.exhibits.findData("joined"))
    window.safe.setChecked(True)
    assert window.wanted() == Wanted(("pdf",), "safe", None, True, "joined", "attached", "brief")
    window.papers["docx"].setChecked(True)
    window.papers["pdf"].setChecked(False)
    assert window.wanted() == Wanted(("docx",), "safe", None, True, "none", "none", "brief")


def test_what_stops_an_export_stands_first_and_nothing_is_written(
    view: BriefView, tmp_path: Path, qtbot: QtBot
) -> None:
    def work(writer: Writer) -> None:
        writer.add(Record("person", {"name": "Aigerim Sadykova", "protection": "withheld"}))
        writer.add(Record("brief_block", {"brief": view.brief_id, "place": 2, "block_type": "text",
                                          "text": "Aigerim Sadykova was there in 2015."}))

    view.session.archive.write("Name her", work).result()
    qtbot.waitUntil(lambda: bool(view.problems.open) and view.problems.open[0].stops, timeout=20000)
    view.exporting.export(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: view.notice.words.property("tone") == "danger", timeout=20000)
    assert list(tmp_path.glob("out*")) == []
