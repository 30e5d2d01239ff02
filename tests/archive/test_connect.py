"""The door to the databases: always encrypted, always with the settings that keep what was saved."""

import ast
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from desktop.archive import create
from desktop.archive.connect import (
    Database,
    DatabaseError,
    close_writer,
    damage,
    explain,
    open_reader,
    open_writer,
)
from desktop.archive.errors import (
    ArchiveError,
    Busy,
    DamagedDatabase,
    DiskFull,
    PlainDatabase,
    ReadOnlyMedium,
)
from tests.archive.conftest import Disk

KEY = bytes(range(32))
ROOT = Path(__file__).parents[2]
DRIVERS = {"sqlite3", "sqlcipher3", "pysqlite3"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed database that holds 2,000 notes."""
    path = tmp_path / "archive.db"
    writer = open_writer(path, KEY, create=True)
    writer.utils["note"].insert_all(
        ({"id": n, "text": f"the marker word {n} " * 9} for n in range(2000)), pk="id"
    )
    close_writer(writer)
    return path


def value(database: Database, pragma: str) -> object:
    return database.execute(f"PRAGMA {pragma}").fetchone()[0]


def test_what_is_written_is_read_again(path: Path) -> None:
    assert open_reader(path, KEY).utils["note"].get(7)["text"].startswith("the marker word 7 ")


def test_the_file_is_encrypted_from_its_first_byte(path: Path) -> None:
    data = path.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    assert b"marker" not in data


def test_the_log_beside_it_is_encrypted_too(tmp_path: Path) -> None:
    writer = open_writer(tmp_path / "archive.db", KEY, create=True)
    writer.utils["note"].insert({"text": "the marker word"})
    assert b"marker" not in (tmp_path / "archive.db-wal").read_bytes()
    writer.close()


def test_another_key_opens_nothing(path: Path) -> None:
    with pytest.raises(DamagedDatabase, match="key"):
        open_reader(path, bytes(32))


def test_a_plain_database_is_refused(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "archive.db")
    plain.execute("CREATE TABLE note (text)")
    plain.close()
    with pytest.raises(PlainDatabase):
        open_writer(tmp_path / "archive.db", KEY)


@pytest.mark.parametrize("opened", [open_writer, open_reader])
def test_a_missing_database_is_not_made_anew(tmp_path: Path, opened: Callable[..., Database]) -> None:
    with pytest.raises(DamagedDatabase, match="missing"):
        opened(tmp_path / "archive.db", KEY)
    assert not (tmp_path / "archive.db").exists()


def test_an_emptied_database_is_not_made_anew(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(DamagedDatabase, match="empty"):
        open_writer(path, KEY)


def test_a_new_database_is_not_made_over_another(path: Path) -> None:
    with pytest.raises(ArchiveError, match="exists"):
        open_writer(path, KEY, create=True)


def test_a_key_of_another_length_is_a_mistake(path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        open_reader(path, b"short")


def test_the_key_is_taken_as_it_is_and_nothing_is_derived_from_it(path: Path) -> None:
    # Were it taken for a passphrase, another number of rounds would make another key.
    connection = sqlcipher3.dbapi2.connect(str(path))
    connection.set_key(bytearray(b"x'" + KEY.hex().encode() + b"'"))
    connection.execute("PRAGMA kdf_iter = 4000")
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (2000,)
    connection.close()


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
    ],
)
def test_the_writer_keeps_what_it_was_told(path: Path, pragma: str, wanted: object) -> None:
    assert value(open_writer(path, KEY), pragma) == wanted


def test_the_index_does_not_wait_for_the_disk(path: Path) -> None:
    assert value(open_writer(path, KEY, derived=True), "synchronous") == 1


def test_a_reader_can_change_nothing(path: Path) -> None:
    with pytest.raises(DatabaseError, match="readonly"):
        open_reader(path, KEY).execute("DELETE FROM note")


def test_a_reader_cannot_be_talked_into_writing(path: Path) -> None:
    reader = open_reader(path, KEY)
    reader.execute("PRAGMA query_only = OFF")
    with pytest.raises(DatabaseError, match="readonly"):
        reader.execute("DELETE FROM note")


def test_no_extension_can_be_loaded(path: Path) -> None:
    with pytest.raises(DatabaseError, match="not authorized"):
        open_reader(path, KEY).execute("SELECT load_extension('anything')")


def test_a_reader_sees_what_was_committed_meanwhile(path: Path) -> None:
    writer, reader = open_writer(path, KEY), open_reader(path, KEY)
    writer.utils["note"].insert({"id": 9999, "text": "later"})
    assert reader.utils["note"].count == 2001
    reader.close()
    close_writer(writer)


def test_a_closed_archive_is_one_file(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == ["archive.db"]


def test_a_folder_with_odd_letters_in_its_name_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "Дело №5 ?mode=memory#%41"
    folder.mkdir()
    close_writer(open_writer(folder / "archive.db", KEY, create=True))
    assert (folder / "archive.db").stat().st_size > 0


def test_a_whole_database_shows_no_damage(path: Path) -> None:
    assert damage(open_writer(path, KEY)) == []


@pytest.mark.parametrize("page", [1, 5, 20])
def test_a_flipped_bit_is_found(path: Path, page: int) -> None:
    flip(path, page * 4096 + 1000)
    assert damage(open_writer(path, KEY))


def test_a_damaged_page_is_told_in_words(path: Path) -> None:
    for page in range(3, 20):
        flip(path, page * 4096 + 1000)
    with pytest.raises(DatabaseError) as raised:
        open_reader(path, KEY).execute("SELECT sum(length(text)) FROM note").fetchall()
    told = explain(raised.value, path)
    assert isinstance(told, DamagedDatabase)
    assert str(told).startswith("“archive.db” is damaged")


def test_a_damaged_first_page_is_told_in_words(path: Path) -> None:
    flip(path, 200)
    with pytest.raises(DamagedDatabase, match="first page"):
        open_reader(path, KEY)


def test_damage_writes_nothing_on_the_error_stream(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    flip(path, 200)
    with pytest.raises(DamagedDatabase):
        open_reader(path, KEY)
    assert capfd.readouterr() == ("", "")


def flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)


def test_a_full_disk_is_told_and_loses_nothing_saved(disk: Disk) -> None:
    path = disk.folder / "archive.db"
    writer = open_writer(path, KEY, create=True)
    writer.utils["note"].insert({"text": "saved"})
    disk.fill(leaving=64 * 1024)
    with pytest.raises(DatabaseError) as raised:
        writer.utils["note"].insert({"text": "x" * 1024 * 1024})
    assert isinstance(explain(raised.value, path), DiskFull)
    disk.make_room()
    assert [row["text"] for row in open_reader(path, KEY).utils["note"].rows] == ["saved"]
    assert damage(writer) == []
    writer.close()


def test_a_full_disk_holds_no_new_database(disk: Disk) -> None:
    disk.fill()
    with pytest.raises(DiskFull):
        open_writer(disk.folder / "archive.db", KEY, create=True)


@pytest.mark.parametrize("opened", [open_writer, open_reader])
def test_a_full_disk_is_told_when_an_archive_opens(disk: Disk, opened: Callable[..., Database]) -> None:
    close_writer(open_writer(disk.folder / "archive.db", KEY, create=True))
    disk.fill()
    with pytest.raises(DiskFull):
        opened(disk.folder / "archive.db", KEY)


@pytest.mark.parametrize("opened", [open_writer, open_reader])
def test_a_read_only_disk_is_told(disk: Disk, opened: Callable[..., Database]) -> None:
    close_writer(open_writer(disk.folder / "archive.db", KEY, create=True))
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        opened(disk.folder / "archive.db", KEY)


def test_errors_of_the_system_are_explained_too(path: Path) -> None:
    assert isinstance(explain(OSError(28, os.strerror(28)), path), DiskFull)


def test_a_database_at_work_elsewhere_is_said_to_be_busy(path: Path) -> None:
    first, second = open_writer(path, KEY), open_writer(path, KEY)
    first.execute("BEGIN")
    first.utils["note"].insert({"id": 5000})
    second.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(DatabaseError) as raised:
        second.utils["note"].insert({"id": 5001})
    assert isinstance(explain(raised.value, path), Busy)


def test_a_mistaken_question_is_not_told_as_damage(path: Path) -> None:
    with pytest.raises(DatabaseError) as raised:
        open_reader(path, KEY).execute("SELECT * FROM nowhere")
    assert "refused this step (no such table: nowhere)" in str(explain(raised.value, path))


def test_what_was_done_inside_is_undone_alone(path: Path) -> None:
    writer = open_writer(path, KEY)
    with writer.atomic():
        writer.execute("DELETE FROM note WHERE id = 1")
        with pytest.raises(DatabaseError), writer.atomic():
            writer.execute("DELETE FROM note WHERE id = 2")
            writer.execute("DELETE FROM nowhere")
    assert writer.execute("SELECT count(*) FROM note").fetchone() == (1999,)


def test_what_fails_leaves_no_transaction_open(path: Path) -> None:
    writer = open_writer(path, KEY)
    with pytest.raises(DatabaseError), writer.atomic():
        writer.execute("DELETE FROM note")
        writer.execute("DELETE FROM nowhere")
    assert not writer.conn.in_transaction
    assert writer.execute("SELECT count(*) FROM note").fetchone() == (2000,)


def test_an_archive_as_this_release_makes_it_opens_without_sqlite_utils(tmp_path: Path) -> None:
    create(tmp_path / "a", "first", purpose="test").close()
    told = run("import sys; from pathlib import Path; from desktop.archive import open_archive; "
               f"open_archive(Path({str(tmp_path / 'a')!r}), 'first').close(); print('sqlite_utils' in sys.modules)")
    assert told.stdout == "False\n"


def test_sqlite_utils_sees_the_encrypting_driver() -> None:
    import sqlite_utils.utils

    assert sqlite_utils.utils.OperationalError is sqlcipher3.dbapi2.OperationalError


def test_the_schema_may_be_imported_before_the_door() -> None:
    assert run("import archive_schema, archive_schema.records, desktop.archive.connect").returncode == 0


def test_sqlite_utils_imported_before_the_door_is_refused() -> None:
    told = run("import sqlite_utils, desktop.archive.connect").stderr
    assert "import desktop.archive.connect before sqlite_utils" in told


@pytest.mark.parametrize("module", ["desktop.archive.reader", "desktop.archive.writer", "desktop.briefs.composing"])
def test_whichever_module_is_loaded_first_finds_the_door(module: str) -> None:
    subprocess.run([sys.executable, "-c", f"import {module}"], cwd=ROOT, check=True)


def naming(*words: str) -> list[tuple[Path, ast.Module]]:
    """The modules of the program in whose source any of these words stands."""
    texts = ((path, path.read_text("utf-8")) for package in ("archive_schema", "desktop")
             for path in (ROOT / package).rglob("*.py"))
    return [(path, ast.parse(text)) for path, text in texts if any(word in text for word in words)]


def test_outside_the_archive_nothing_imports_sqlite_utils_while_loading() -> None:
    # Else the order of imports would decide whether it sees the encrypting driver.
    early = [path for path, module in naming("sqlite_utils") if imports_at_once(module, "sqlite_utils")]
    assert [path for path in early if path.parts[-2] != "archive"] == []


def imports_at_once(module: ast.Module, package: str) -> bool:
    """Whether a module imports a package as it loads, not for types alone or inside a function."""
    return package in [name for node in module.body for name in imported(node)]


def imported(node: ast.AST) -> list[str]:
    """The packages one statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    return [(node.module or "").split(".")[0]] if isinstance(node, ast.ImportFrom) else []


def test_no_other_module_opens_a_connection() -> None:
    door = ROOT / "desktop" / "archive" / "connect.py"
    assert [path for path, module in naming(*DRIVERS, "Database") if opens(module)] == [door]


def opens(module: ast.Module) -> bool:
    """Whether a module imports a driver, or makes a Database of a path."""
    for node in ast.walk(module):
        if DRIVERS & set(imported(node)):
            return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Database":
            return True
    return False


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
