"""A file is taken in: its bytes first, then a source that says only what the file says."""

from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.archive.errors import MissingFile, VaultClosed
from desktop.exchange.documents import add_document
from desktop.intake.words import IntakeError
from tests.intake.making import pdf
from tests.leaks import found


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Письмо в прокуратуру\n\nСайт был заблокирован без решения суда.\n", "utf-8")
    return path


def the_file(archive: Archive, source: str) -> Record:
    with archive.reader() as reader:
        (file,) = reader.files_of(source)
    return file


def test_the_original_is_kept_as_it_came(archive: Archive, letter: Path) -> None:
    taken = add_document(archive, letter)
    with archive.files.open(taken.sha256) as kept:
        assert kept.read() == letter.read_bytes()


def test_the_source_proposed_says_what_the_file_says(archive: Archive, letter: Path) -> None:
    taken = add_document(archive, letter)
    with archive.reader() as reader:
        source = reader.get(taken.source)
    assert "без решения суда" in source["text"] and source.language == "ru" and source["issued"] is None


def test_a_value_that_no_source_may_have_is_left_out_and_the_file_is_in(archive: Archive, letter: Path) -> None:
    taken = add_document(archive, letter, correct=lambda source: source.with_values(csl_type="nonsense"))
    assert taken.ref and "left out: csl_type" in taken.problems[-1]


def test_the_acquisition_is_told_with_a_code(archive: Archive, letter: Path) -> None:
    taken = add_document(archive, letter, how="by courier", by="K1")
    row = the_file(archive, taken.source).rows("acquisition")[0]
    assert (row["how"], row["by"]) == ("by courier", "K1")


def test_the_same_bytes_again_add_nothing(archive: Archive, letter: Path, tmp_path: Path) -> None:
    first = add_document(archive, letter)
    (tmp_path / "copy.txt").write_bytes(letter.read_bytes())
    again = add_document(archive, tmp_path / "copy.txt")
    with archive.reader() as reader:
        assert (again.duplicate_of, reader.count("source")) == (first.ref, 1)


def test_a_person_may_correct_the_source_before_it_is_saved(archive: Archive, letter: Path) -> None:
    taken = add_document(archive, letter, correct=lambda source: source.with_values(title="A better title"))
    assert taken.title == "A better title"


def test_one_file_is_one_step(archive: Archive, letter: Path) -> None:
    add_document(archive, letter)
    archive.undo().result()
    with archive.reader() as reader:
        assert (reader.count("source"), reader.count("file")) == (0, 0)


def test_stopping_keeps_nothing(archive: Archive, letter: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        add_document(archive, letter, progress=stop)
    with archive.reader() as reader:
        assert reader.head()[0] == 0 and list(archive.files.names()) == []


def test_a_folder_is_refused_with_a_reason(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="folder"):
        add_document(archive, tmp_path)


def test_a_sealed_file_tells_nothing_with_the_first_passphrase(sealed_archive: Archive, letter: Path) -> None:
    taken = add_document(sealed_archive, letter, sealed=True)
    sealed_archive.close_vault()
    with sealed_archive.reader() as reader:
        told = repr([reader.get(taken.source), the_file(sealed_archive, taken.source)])
    assert "суда" not in told and "letter" not in told and taken.sha256 not in told


def test_a_sealed_file_is_whole_with_the_vault(sealed_archive: Archive, letter: Path) -> None:
    add_document(sealed_archive, letter, sealed=True)
    assert sealed_archive.check() == []


def test_sealing_a_file_needs_the_vault(archive: Archive, letter: Path) -> None:
    with pytest.raises(VaultClosed):
        add_document(archive, letter, sealed=True)


def test_no_word_of_a_file_is_readable_in_the_archive(archive: Archive, letter: Path) -> None:
    add_document(archive, letter)
    assert found("заблокирован", archive.folder) == []


def test_a_file_purged_meanwhile_makes_no_source_without_its_bytes(archive: Archive, letter: Path) -> None:
    first = add_document(archive, letter)
    archive.undo().result()

    def late(proposed: Record) -> Record:
        archive.purge(first.source, "withdrawn")
        return proposed

    with pytest.raises(MissingFile):
        add_document(archive, letter, correct=late)
    assert archive.check() == []


def _unread(archive: Archive, name: Path, data: bytes) -> tuple[str | None, str | None]:
    name.write_bytes(data)
    file = the_file(archive, add_document(archive, name).source)
    return file["unread"], file["unread_pages"]


@pytest.mark.parametrize(("data", "why"), [
    (pdf([None, None]), ("scan", None)),
    (pdf([["Words"], None, None]), ("part", "2–3")),
    (pdf([["Words"]], password="secret"), ("password", None)),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, ("image", None)),
    (b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 20, ("recording", None)),
    (b"\0\1\2\3" * 20, ("unknown_kind", None)),
    (b"PK\x03\x04" + b"\0" * 40, ("failed", None)),
    (b"  \n", ("no_text", None)),
    (b"", (None, None)),
    (b"Words", (None, None)),
], ids=lambda one: one[0] if isinstance(one, tuple) else "")
def test_a_file_says_what_search_does_not_read(
    archive: Archive, tmp_path: Path, data: bytes, why: tuple[str | None, str | None],
) -> None:
    assert _unread(archive, tmp_path / "evidence", data) == why
