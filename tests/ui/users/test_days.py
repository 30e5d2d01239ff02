"""The day of each user of the program, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.archive import open_archive
from desktop.archive.reader import Reader
from tests.ui.making import PASSPHRASE
from tests.ui.users import days
from tests.ui.users.hand import Act, Hand
from tests.ui.users.spending import begin, prepare


@pytest.fixture
def spend(tmp_path: Path, english: None, qtbot: QtBot) -> Callable[[Callable[[Hand], Act]], Hand]:
    """Spends a day with a small archive, which is locked at its end."""
    def spent(day: Callable[[Hand], Act]) -> Hand:
        hand = begin(day, prepare(tmp_path))
        qtbot.waitUntil(lambda: hand.is_over, timeout=120_000)
        hand.shell.quit()
        if hand.error:
            raise hand.error
        assert hand.shell.closing.wait(60)
        return hand

    return spent


def left(tmp_path: Path) -> Reader:
    """What the day left in the archive."""
    return open_archive(tmp_path / "Small.muragat", PASSPHRASE).reader()


def test_the_lawyers_day_by_keyboard_alone(spend: Callable[..., Hand], tmp_path: Path):
    assert spend(days.lawyer).clicks == 0
    reader = left(tmp_path)
    cited = [one for one in map(reader.get, reader.ids("citation")) if one["quote"]]
    assert [(one["quote"], one["locator"], bool(one["row"]), bool(one["rectangles"])) for one in cited] == [
        ("three years of restricted freedom", "2", True, True)]
    assert "2015-11-05" in [one["value"] for one in map(reader.get, reader.ids("citation"))]


def test_the_archivists_day(spend: Callable[..., Hand], tmp_path: Path):
    spend(days.archivist)
    reader = left(tmp_path)
    sources = [one for one in map(reader.get, reader.ids("source")) if not one.trashed]
    assert len(sources) == 12 and all(one["tags"] for one in sources)
    assert sorted(len(reader.files_of(one.id)) for one in sources)[-1] == 2  # the merged letter has both files


def test_the_advocates_day(spend: Callable[..., Hand], tmp_path: Path):
    spend(days.advocate)
    assert (tmp_path / "files" / "brief.pdf").read_bytes().startswith(b"%PDF")
    reader = left(tmp_path)
    blocks = [one["text"] for one in map(reader.get, reader.ids("brief_block"))]
    assert any("restricted freedom" in block and "[@SRC-0003, p. 2]" in block for block in blocks)
