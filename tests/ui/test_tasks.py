from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.session import Session
from desktop.ui.status import StatusLine
from desktop.ui.tasks import CANCELLED, DONE, Board, Step, Task


@pytest.fixture
def board(qtbot: QtBot, english: None):
    made = Board()
    yield made
    made.close()


def test_the_result_of_work_arrives_on_the_thread_of_the_window(board: Board, qtbot: QtBot):
    arrived: list[tuple[int, threading.Thread]] = []
    board.run("Adding", lambda step: 1 + 1, done=lambda result: arrived.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(2, threading.main_thread())]


def test_work_is_done_on_another_thread(board: Board, qtbot: QtBot):
    threads: list[threading.Thread] = []
    board.run("Looking", lambda step: threading.current_thread(), done=threads.append)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()


def test_a_failure_nobody_takes_is_told_by_the_board(board: Board, qtbot: QtBot):
    def work(step: Step) -> None:
        raise OSError(28, "No space left on device", "a.pdf")

    with qtbot.waitSignal(board.failed) as told:
        board.run("Writing", work)
    assert "No space left" in told.args[0]


def test_a_failure_someone_takes_is_told_to_them_alone(board: Board, qtbot: QtBot):
    taken: list[BaseException] = []
    told: list[str] = []
    board.failed.connect(lambda title, advice: told.append(title))
    board.run("Dividing", lambda step: 1 // 0, failed=taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    assert isinstance(taken[0], ZeroDivisionError) and not told


def test_a_cancelled_task_stops_at_its_next_step(board: Board, qtbot: QtBot):
    begun = threading.Event()

    def work(step: Step) -> None:
        begun.set()
        while True:
            step(1, 2)

    task = board.run("Counting", work)
    assert begun.wait(60)
    task.cancel()
    qtbot.waitUntil(lambda: task.state == CANCELLED)


def test_progress_is_kept_with_the_task(board: Board, qtbot: QtBot):
    task = board.run("Counting", lambda step: step(3, 4))
    qtbot.waitUntil(lambda: task.state == DONE)
    assert (task.done, task.total) == (3, 4)


def test_a_quiet_task_is_not_shown(board: Board, qtbot: QtBot):
    go = threading.Event()
    board.run("Searching", lambda step: go.wait(60), quiet=True)
    assert not board.running
    go.set()


def test_each_thing_of_a_long_task_has_a_line_of_its_own(board: Board, qtbot: QtBot):
    task = board.run_with_details("Adding files", lambda task: task.tell("a.pdf", "added"))
    qtbot.waitUntil(lambda: task.state == DONE)
    assert task.details == [("a.pdf", "added", "good")]


def test_closing_tells_nothing_more(board: Board, qtbot: QtBot):
    arrived: list[object] = []
    go = threading.Event()
    board.run("Waiting", lambda step: go.wait(60), done=arrived.append)
    board.close(0)
    go.set()
    qtbot.wait(50)
    assert not arrived


def test_the_line_below_says_what_is_to_be_looked_at_where_the_work_knows(session: Session, qtbot: QtBot):
    line = StatusLine(session)
    qtbot.addWidget(line)

    def work(task: Task) -> None:
        task.tell("Source: Note", "no field for it (3)", "warn")
        task.summary = "3 values could not be carried over"

    task = session.tasks.run_with_details("Exporting records", work)
    qtbot.waitUntil(lambda: task.state == DONE)
    assert line.tasks.text() == "Exporting records: 3 values could not be carried over"
