"""A purged record leaves no word behind: not in a table, not in a file, not in a posting."""

from pathlib import Path

import pytest

from desktop.archive import Archive, connect
from desktop.exchange.documents import add_document
from desktop.search import Index
from desktop.search.opening import INDEX, open_index
from tests.archive.making import add
from tests.leaks import forms

WORD = "Қыземшіліктер"


@pytest.fixture
def purged(archive: Archive, tmp_path: Path) -> Archive:
    """A source with a file and a citation was indexed, then purged; another record stays."""
    (tmp_path / "letter.txt").write_text(f"{WORD} туралы хат. " * 50, "utf-8")
    index = open_index(archive)
    taken = add_document(archive, tmp_path / "letter.txt")
    case = add(archive, "prosecution", title="A case that stays")
    add(archive, "citation", source=taken.source, about=case.id, quote=f"{WORD} туралы")
    index.settle()
    assert index.search(WORD).total == 2
    archive.purge(taken.source, "the witness withdrew", index.wipe)
    index.close()
    return archive


def rows(path: Path, key: bytes) -> str:
    db = connect.open_reader(path, key)
    told = repr([db.execute(f"select * from [{table}]").fetchall() for table in db.table_names()])
    db.close()
    return told


def test_the_word_is_in_no_table(purged: Archive) -> None:
    with purged.reader() as reader:
        told = repr([reader.db.execute(f"select * from [{t}]").fetchall() for t in reader.db.table_names()])
    spelt = [form.decode("utf-8", "ignore") for form in forms(WORD) if b"\0" not in form]
    assert not any(one in told for one in spelt)


def test_the_word_is_in_no_posting(purged: Archive) -> None:
    told = rows(purged.folder / INDEX, purged.index_key)
    assert WORD.casefold()[:8] not in told.casefold() and "stays" in told


def test_the_file_is_gone(purged: Archive) -> None:
    assert list(purged.files.names()) == []


def test_chain_and_check_are_whole(purged: Archive) -> None:
    assert purged.check() == []


def test_what_stays_is_found_as_before(purged: Archive) -> None:
    index: Index = open_index(purged)
    index.settle()
    assert (index.search("stays").total, index.search(WORD).total) == (1, 0)
    index.close()
