"""Spending a day of a user with a small archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.exchange.documents import add_document
from desktop.search.opening import open_index
from desktop.ui.shell import Shell
from tests.ui.making import make_archive
from tests.ui.users.hand import Act, Hand
from tests.ui.users.papers import ruling


def prepare(folder: Path) -> Path:
    """A closed archive with a ruling in it."""
    place = folder / "Small.muragat"
    with make_archive(place) as archive:
        add_document(archive, ruling(folder / "ruling.pdf"))
        index = open_index(archive)
        index.settle(60)
        index.close()
    return place


def begin(day: Callable[[Hand], Act], archive: Path, pictures: Path | None = None) -> Hand:
    """Begin a day; the event loop spends it. `hand.is_over` tells its end, `hand.error` what went wrong."""
    shell = Shell(archive)
    shell.show()
    files = archive.parent / "files"
    files.mkdir()
    hand = Hand(shell, files, pictures)
    hand.begin(day(hand))
    return hand
