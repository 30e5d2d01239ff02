"""Sealed values: with the first passphrase alone they are nowhere to be read."""

import io
from pathlib import Path

import pytest

from archive_schema.fields import SEALED
from archive_schema.records import Record
from desktop.archive import Archive, create, open_archive
from desktop.archive.errors import VaultClosed, WrongPassphrase
from tests.archive.making import add
from tests.archive.test_purging import everything


def a_person(archive: Archive) -> Record:
    return add(archive, "person", name="The teacher", real_name="Xenophon Gryllou")


def test_an_open_vault_shows_the_name(sealed_archive: Archive) -> None:
    assert a_person(sealed_archive)["real_name"] == "Xenophon Gryllou"


def test_a_closed_vault_shows_that_it_is_sealed(sealed_archive: Archive) -> None:
    person = a_person(sealed_archive)
    sealed_archive.close_vault()
    with sealed_archive.reader() as reader:
        assert reader.get(person.id)["real_name"] is SEALED


def test_no_table_holds_the_name(sealed_archive: Archive) -> None:
    a_person(sealed_archive)
    assert "Xenophon" not in everything(sealed_archive)


def test_a_sealed_value_survives_edits_made_while_closed(sealed_archive: Archive) -> None:
    person = a_person(sealed_archive)
    sealed_archive.close_vault()
    sealed_archive.write("Edit", lambda writer: writer.edit(person.id, {"occupation": "teacher"})).result()
    sealed_archive.open_vault("second")
    with sealed_archive.reader() as reader:
        assert reader.get(person.id)["real_name"] == "Xenophon Gryllou"


def test_sealing_needs_an_open_vault(archive: Archive) -> None:
    with pytest.raises(VaultClosed):
        a_person(archive)


def test_an_unchanged_sealed_value_is_no_change(sealed_archive: Archive) -> None:
    person = a_person(sealed_archive)
    sealed_archive.write("Edit", lambda writer: writer.change(person)).result()
    with sealed_archive.reader() as reader:
        assert reader.head()[0] == 1


def test_the_first_passphrase_does_not_open_the_vault(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        archive.make_vault("first", "second")
    with pytest.raises(WrongPassphrase):
        open_archive(tmp_path / "a", "first", vault_passphrase="first")


def test_both_passphrases_open_both_depths(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        archive.make_vault("first", "second")
        person = a_person(archive)
    with open_archive(tmp_path / "a", "first", vault_passphrase="second") as archive, archive.reader() as reader:
        assert reader.get(person.id)["real_name"] == "Xenophon Gryllou"


def test_a_draft_keeps_sealed_values_sealed(sealed_archive: Archive) -> None:
    typed = {"name": "The teacher", "real_name": "Xenophon"}
    sealed_archive.write_aside(lambda writer: writer.keep_draft("new:person", "person", typed)).result()
    assert "Xenophon" not in everything(sealed_archive)
    with sealed_archive.reader() as reader:
        assert reader.draft("new:person") == {"kind": "person", "values": typed}


def test_search_is_never_given_a_sealed_word(sealed_archive: Archive) -> None:
    person = a_person(sealed_archive)
    with sealed_archive.texts() as texts:
        assert "Xenophon" not in repr(texts.search_text(person.id))


def test_a_sealed_file_cannot_be_read_with_the_first_passphrase(sealed_archive: Archive) -> None:
    assert sealed_archive.vault_files is not None
    kept = sealed_archive.vault_files.keep(io.BytesIO(b"a testimony"))
    with pytest.raises(Exception, match="missing"):
        sealed_archive.files.open(kept.sha256)
