"""One open archive for all of this folder: what is shown here are plain values, and nothing of it is written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.archive import open_archive
from desktop.ui import i18n, theme
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE


@pytest.fixture(scope="package")
def opened(kept_archive: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Session]:
    """The small archive, open for a window."""
    i18n.set_language("en")
    theme.apply(theme.LIGHT_MODE)
    made = Session(open_archive(Path(shutil.copytree(kept_archive, tmp_path_factory.mktemp("joining") / "a.muragat")),
                                PASSPHRASE))
    made.index.settle(20)
    yield made
    made.close()


@pytest.fixture
def session(opened: Session) -> Session:
    """The same, with no choices kept from the test before."""
    opened.keep("merge_choices", {})
    return opened
