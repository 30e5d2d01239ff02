"""One open archive for all tests of a module, and a brief of its own for each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Writer, open_archive
from desktop.ui import i18n, theme
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE


@pytest.fixture(scope="module")
def open_session(qapp: object, kept_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The small archive, open for all tests of a module: opening it takes longer than a test."""
    i18n.set_language("en")
    theme.apply(theme.LIGHT_MODE)
    folder = shutil.copytree(kept_archive, tmp_path_factory.mktemp("open") / kept_archive.name)
    made = Session(open_archive(folder, PASSPHRASE))
    yield made
    made.close()


@pytest.fixture
def a_brief(open_session: Session, english: None) -> Iterator[str]:
    """A brief of a heading and a text with a mark, as the small archive has it; windows are closed after the test."""
    report = next(head for head in open_session.reader.page("source") if head.title.startswith("A report"))

    def work(writer: Writer) -> str:
        brief = writer.add(Record("brief", {"title": "Speech on trial", "author": "The office",
                                            "date": {"edtf": "2016-06-01"}, "language_of_brief": "en"})).id
        for place, values in enumerate((
                {"block_type": "heading", "level": 1, "text": "Speech on trial"},
                {"block_type": "text", "text": f"Two people were tried [@{report.ref}, p. 3]."}), 1):
            writer.add(Record("brief_block", {"brief": brief, "place": place, **values}))
        return brief

    yield open_session.archive.write("Make a brief", work).result()
    for window in list(open_session.windows):
        window.close()
