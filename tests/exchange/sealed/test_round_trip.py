"""From one archive by a sealed copy into another: all that is in it, and what may not go stays."""

from pathlib import Path

from archive_schema import keeping
from archive_schema.kinds import SCHEMA
from desktop.archive import Archive, Reader
from desktop.archive.joining import carry_out, open_as_new, plan
from desktop.archive.joining.foreign import OlderCopy
from desktop.exchange.sealed.choosing import Choice
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import open_sealed
from desktop.exchange.sealed.seal import seal

PASS = Locks("pass")


def records(reader: Reader) -> dict[str, str | None]:
    """Every record as history would keep it, the name of its file left out: that is each copy's own."""
    found = {}
    for kind in SCHEMA:
        for one in reader.ids(kind.name):
            stored = reader.stored(one)
            assert stored
            found[one] = keeping.snapshot(stored.with_values(kept_as=None))
    return found


def test_every_record_and_file_comes_through(source: Archive, stick: Path, tmp_path: Path) -> None:
    with unsealed(source, stick, Choice(), tmp_path / "new") as new, new.reader() as there, source.reader() as here:
        assert records(there) == records(here) and new.check() == []


def unsealed(source: Archive, stick: Path, choice: Choice, folder: Path) -> Archive:
    seal(source, stick / "copy", PASS, choice)
    return open_as_new(folder, "new", open_sealed(stick / "copy", "pass"), purpose="test")


def test_with_the_vault_the_sealed_values_open_there(source: Archive, stick: Path, tmp_path: Path) -> None:
    with unsealed(source, stick, Choice(vault=True), tmp_path / "new") as new:
        new.open_vault("second")
        with new.reader() as reader:
            hidden = next(one["sealed_sha256"] for one in map(reader.get, reader.ids("file")) if one["sealed_sha256"])
            assert reader.get(next(reader.ids("person")))["real_name"] == "The real name"
            assert new.vault_files and new.vault_files.open(hidden).read(12) == b"What nobody "


def test_a_copy_that_travelled_holds_no_token_and_no_sealed_file(source: Archive, stick: Path, tmp_path: Path) -> None:
    with source.reader() as reader:
        case = reader.page("case_file")[0].id
    with unsealed(source, stick, Choice(frozenset({case}), travel=True), tmp_path / "new") as new:
        with new.reader() as reader:
            assert "sealed:" not in repr(records(reader)) and not new.has_vault()
            assert {kind for kind in reader.counts() if reader.count(kind)} == {"case_file", "person", "source", "file"}


def test_an_older_copy_played_again_is_refused(source: Archive, stick: Path, tmp_path: Path) -> None:
    with unsealed(source, stick, Choice(), tmp_path / "new") as new:
        source.write("Add", lambda writer: writer.edit(next(writer.ids("person")), {"note": "More"})).result()
        seal(source, stick / "later", PASS)
        carry_out(new, open_sealed(stick / "later", "pass"))
        with new.reader() as reader:
            before = reader.head()
        try:
            plan(new, open_sealed(stick / "copy", "pass"))
        except OlderCopy:
            with new.reader() as reader:
                assert reader.head() == before
        else:
            raise AssertionError("it was taken in")
