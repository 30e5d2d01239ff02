"""A picture's window: marks lead to records, days filter the list, the same stands in a table and in a brief."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from pytestqt.qtbot import QtBot

from desktop.archive import Reader
from desktop.briefs import compose
from desktop.briefs.pictures.wanted import Chosen
from desktop.briefs.values import Picture
from desktop.ui.lists.pages import Place
from desktop.ui.main_window import MainWindow
from desktop.ui.pictures import handing_on
from desktop.ui.pictures.acting import range_words
from desktop.ui.pictures.choices import BLOCKINGS, COUNTS, PHASES, RELATIONS, TIMELINE, Asked
from desktop.ui.pictures.picture_window import PictureWindow
from desktop.ui.session import Session
from tests.ui.making import prosecution

Make = Callable[..., PictureWindow]


@pytest.fixture
def make(session: Session, qtbot: QtBot) -> Make:
    """A window of a picture, drawn."""
    def made(picture: str, chosen: Chosen = Chosen(kinds=("prosecution",)), record: str = "") -> PictureWindow:  # noqa: B008
        def find(reader: Reader) -> Chosen:
            return chosen

        window = PictureWindow(session, Asked(picture, find, record))
        qtbot.addWidget(window)
        window.resize(900, 600)
        window.show()
        qtbot.waitUntil(lambda: window.reading is not None, timeout=10_000)
        return window

    return made


def key(qtbot: QtBot, window: PictureWindow, *keys: Qt.Key) -> None:
    for one in keys:
        qtbot.keyClick(window.canvas, one)


def test_enter_on_a_mark_opens_its_record(make: Make, session: Session, qtbot: QtBot) -> None:
    window = make(TIMELINE)
    with qtbot.waitSignal(window.open_record) as opened:
        key(qtbot, window, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert session.reader.kind_of(opened.args[0]) == "prosecution"


def test_a_click_on_a_mark_opens_its_record(make: Make, session: Session, qtbot: QtBot) -> None:
    window = make(TIMELINE)
    at, spot = next((at, one) for at, one in enumerate(window.canvas.spots) if one.exact == "2015-10")
    middle = QPoint(round((spot.x + spot.width / 2) * window.canvas.scale) + 8,
                    round((spot.y + spot.height / 2) * window.canvas.scale) + 8)
    with qtbot.waitSignal(window.open_record) as opened:
        qtbot.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert (window.canvas.current, opened.args) == (at, [prosecution(session).id])


def test_a_mark_says_its_dates_exactly(make: Make, qtbot: QtBot) -> None:
    window = make(TIMELINE)
    key(qtbot, window, Qt.Key.Key_Home, Qt.Key.Key_Down)
    assert "2015-10" in window.says.text() == window.canvas.accessibleDescription().replace("\n", "  ·  ")


def test_keys_enlarge_the_days_go_along_them_and_show_all(make: Make, qtbot: QtBot) -> None:
    canvas = make(TIMELINE).canvas
    whole = canvas.days
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    near = canvas.days
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    later = canvas.days
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert whole and near and later and whole[0] < near[0] < later[0] and near[1] < whole[1] and canvas.days == whole


def test_the_wheel_enlarges_around_the_day_below_it(make: Make) -> None:
    canvas = make(TIMELINE).canvas
    before = canvas.days
    axis = canvas.seen.axis  # type: ignore[union-attr]
    where = QPointF(axis.left * canvas.scale + 10, 60)  # type: ignore[union-attr]
    none = Qt.MouseButton.NoButton
    canvas.wheelEvent(QWheelEvent(where, canvas.mapToGlobal(where), QPoint(), QPoint(0, 240), none,
                                  Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False))
    assert before and canvas.days and abs((canvas.days[0] - before[0]).days) < 10 and canvas.days[1] < before[1]


def test_the_days_in_sight_filter_the_list(make: Make, qtbot: QtBot) -> None:
    window = make(TIMELINE)
    window.canvas.show_days(date(2015, 10, 1), date(2015, 12, 31))
    with qtbot.waitSignal(window.narrow) as narrowed:
        window.acting.filter_list()
    assert narrowed.args == ["date:2015-10-01..2015-12-31"] == [range_words(date(2015, 10, 1), date(2015, 12, 31))]


def test_the_table_tells_the_same(make: Make, qtbot: QtBot) -> None:
    window = make(TIMELINE)
    window.as_table.click()
    assert window.stack.currentWidget() is window.table and window.table.count == 2
    with qtbot.waitSignal(window.open_record):
        qtbot.keyClick(window.table, Qt.Key.Key_Return)


def test_a_bar_of_several_records_lists_them(make: Make, session: Session, qtbot: QtBot) -> None:
    window = make(COUNTS)
    window.options.counted_by = "outcome"
    window.read()
    qtbot.waitUntil(lambda: len(window.canvas.spots) == 1)
    key(qtbot, window, Qt.Key.Key_Home, Qt.Key.Key_Return)
    listed = session.windows[-1]
    qtbot.addWidget(listed)
    assert len(listed.texts) == 2  # type: ignore[attr-defined]


def test_records_without_dates_are_counted_by_what_they_have(make: Make, qtbot: QtBot) -> None:
    window = make(COUNTS, Chosen(kinds=("organisation",)))
    qtbot.waitUntil(lambda: bool(window.reading and window.reading.block["counted_by"] not in (None, "year")))
    assert window.choices.counted and window.choices.counted.currentData() == window.options.counted_by


def test_the_graph_is_walked_by_keys_and_grows(make: Make, session: Session, qtbot: QtBot) -> None:
    window = make(RELATIONS, Chosen(), prosecution(session).id)
    count = len(window.canvas.spots)
    key(qtbot, window, Qt.Key.Key_Right)
    assert window.canvas.spot and window.canvas.spot.x > 0
    at = next(at for at, spot in enumerate(window.canvas.spots) if spot.icon == "case_file")
    window.canvas.stand(at)
    window.options.hidden.add("tag")
    key(qtbot, window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(window.reading and window.reading.block["table_records"]))
    assert len(window.canvas.spots) >= count and window.canvas.spot.icon == "case_file"


def test_h_hides_a_kind(make: Make, session: Session, qtbot: QtBot) -> None:
    window = make(RELATIONS, Chosen(), prosecution(session).id)
    window.canvas.stand(next(at for at, spot in enumerate(window.canvas.spots) if spot.icon == "person"))
    key(qtbot, window, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: all(spot.icon != "person" for spot in window.canvas.spots))


@pytest.mark.parametrize("picture", [PHASES, BLOCKINGS, RELATIONS])
def test_where_there_is_nothing_it_is_said_what_to_do(make: Make, picture: str) -> None:
    window = make(picture, Chosen())
    assert window.stack.currentWidget() is window.empty and window.empty.advice.text()


def test_what_is_seen_becomes_a_block_of_a_brief_with_its_days(make: Make, session: Session, qtbot: QtBot) -> None:
    window = make(TIMELINE)
    window.canvas.show_days(date(2015, 10, 1), date(2016, 5, 31))
    brief, block = next(session.reader.ids("brief")), window.block()
    assert block
    with qtbot.waitSignal(window.open_brief):
        window.handing_on.put(brief, block)
    last = session.reader.blocks_of(brief)[-1]
    assert (last["block_type"], last["lanes"], last["from_"], last["place"]) == (
        "timeline", "record", {"edtf": "2015-10-01"}, 3)
    assert any(isinstance(one, Picture) for one in compose(session.reader, brief).document.blocks)


@pytest.mark.parametrize("form, begins", [("pdf", b"%PDF"), ("svg", b"<svg"), ("png", b"\x89PNG")])
def test_a_picture_is_saved_by_the_ending_of_its_name(
    make: Make, qtbot: QtBot, tmp_path: Path, form: str, begins: bytes
) -> None:
    path = tmp_path / f"picture.{form}"
    make(COUNTS).handing_on.save_to(path)
    qtbot.waitUntil(path.exists, timeout=10_000)
    assert path.read_bytes().startswith(begins)


def test_a_copied_picture_is_marked_as_secret(make: Make, qtbot: QtBot) -> None:
    make(COUNTS).handing_on.copy()
    board = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: bool(board.mimeData()) and board.mimeData().hasFormat("image/svg+xml"), timeout=10_000)
    assert board.mimeData().hasImage() and board.mimeData().hasFormat("x-kde-passwordManagerHint")
    board.clear()


def test_a_protected_name_stops_what_is_handed_on_until_it_is_replaced(
    make: Make, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = next(one for one in session.reader.ids("person") if session.reader.title(one).endswith("Mambetalin"))
    session.archive.write("Protect", lambda writer: writer.edit(person, {"protection": "withheld"})).result()
    asked: list[list[str]] = []
    monkeypatch.setattr(handing_on.AskNames, "exec", lambda self: asked.append(self.names) or True)
    make(TIMELINE).handing_on.save_to(tmp_path / "a.svg")
    qtbot.waitUntil((tmp_path / "a.svg").exists, timeout=10_000)
    assert asked and "Mambetalin" not in (tmp_path / "a.svg").read_text()


def test_every_picture_opens_by_its_command(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show_place(Place(kind="prosecution"))
    window.show_record(prosecution(session).id)
    pictures = window.pictures
    opened = [act() for act in (pictures.timeline, pictures.timeline_of_record, pictures.counts, pictures.relations,
                                pictures.blockings, pictures.phases)]
    for one in opened:
        assert one is not None
        qtbot.addWidget(one)
        qtbot.waitUntil(lambda one=one: one.reading is not None, timeout=10_000)  # type: ignore[misc]
    assert [one.asked.picture for one in opened if one] == [TIMELINE, TIMELINE, COUNTS, RELATIONS, BLOCKINGS, PHASES]
    opened[0].narrow.emit("date:2015")  # type: ignore[union-attr]
    window.list.look_for("Mambetalin date:2014")
    opened[0].narrow.emit("date:2015")  # type: ignore[union-attr]
    assert window.list.query == "Mambetalin date:2015"


def test_what_was_found_is_drawn(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.list.look_for("Mambetalin", everywhere=True)
    qtbot.waitUntil(lambda: window.list.question is not None and window.list.found.model.rowCount() > 0)
    picture = window.pictures.timeline()
    qtbot.addWidget(picture)
    qtbot.waitUntil(lambda: picture.reading is not None, timeout=10_000)
    assert picture.reading and prosecution(session).id in picture.reading.records


def test_locking_closes_every_picture(make: Make, session: Session) -> None:
    window = make(TIMELINE)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is looked at below
    session.close()
    assert session.windows == [] and not window.isVisible()
