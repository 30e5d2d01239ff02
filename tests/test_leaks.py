"""Nothing readable is left on the disk: a planted word is looked for everywhere, in every form."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.leaks import found, shared_memory

ROOT = Path(__file__).parent.parent
WORD = "Қыземшіліктер"

# What a person does in a day; told apart from what it leaves behind.
DAY = f'''
import os, sys
from pathlib import Path
from archive_schema.records import Record
from desktop.archive import create
from desktop.briefs import compose, write_pdf
from desktop.exchange.documents import add_document
from desktop.platform import protect_process
from desktop.search.opening import open_index

protect_process()
word, folder, out = {WORD!r}, Path(sys.argv[1]), Path(sys.argv[2])
archive = create(folder, "first", purpose="test")
archive.make_vault("first", "second")
index = open_index(archive)
(out / "letter.txt").write_text(f"{{word}} туралы хат. " * 200)
taken = add_document(archive, out / "letter.txt")
def work(writer):
    case = writer.add(Record("prosecution", {{"title": f"{{word}} ісі", "summary": word}}))
    brief = writer.add(Record("brief", {{"title": f"{{word}} brief", "date": {{"edtf": "2026-01-01"}}}}))
    text = {{"brief": brief.id, "place": 1, "block_type": "text", "text": f"About {{word}}."}}
    writer.add(Record("brief_block", text))
    writer.add(Record("person", {{"name": "A teacher", "real_name": word}}))
    return case, brief
case, brief = archive.write("Add", work).result()
index.settle()
assert index.search(word).total >= 3, index.search(word)
archive.write("Edit", lambda w: w.edit(case.id, {{"place": word}})).result()
archive.write_aside(lambda w: w.keep_draft("new:1", "note", {{"title": word}})).result()
with archive.reader() as reader:
    write_pdf(compose(reader, brief.id).document, out / "brief.pdf")
(out / "backups").mkdir()
archive.backup(out.parent / "second")
archive.purge(taken.source, "withdrawn", index.wipe)
archive.undo_name()
print("done", flush=True)
if "kill" in sys.argv:
    sys.stdin.read()
index.close()
archive.close()
'''


@dataclass
class Disk:
    """Where a program could leave something: archive, backups, HOME, temp. `out` is where the user exported to."""

    folder: Path
    others: list[Path] = field(default_factory=shared_memory)
    """What other programs had put into shared memory before."""

    def __post_init__(self) -> None:
        for name in ("home", "temp", "out", "second"):
            (self.folder / name).mkdir()

    @property
    def environment(self) -> dict[str, str]:
        home, temp = str(self.folder / "home"), str(self.folder / "temp")
        return {**os.environ, "HOME": home, "TMPDIR": temp, "XDG_RUNTIME_DIR": temp, "PYTHONPATH": str(ROOT)}

    @property
    def places(self) -> list[Path]:
        ours = [path for path in shared_memory() if path not in self.others]
        return [self.folder / name for name in ("archive", "second", "home", "temp")] + ours

    def spend_a_day(self, *more: str) -> subprocess.Popen[str]:
        """Run the day to its last line."""
        command = [sys.executable, "-c", DAY, str(self.folder / "archive"), str(self.folder / "out"), *more]
        process = subprocess.Popen(command, env=self.environment, cwd=self.folder, text=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdout and process.stdout.readline() == "done\n"
        return process


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Disk:
    disk = Disk(tmp_path_factory.mktemp("day"))
    disk.spend_a_day().communicate()
    return disk


def test_nothing_is_left_after_closing(closed: Disk) -> None:
    assert found(WORD, *closed.places) == []


def test_nothing_is_left_after_a_kill(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    process = disk.spend_a_day("kill")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert found(WORD, *disk.places) == []


def test_home_and_temp_are_as_they_were(closed: Disk) -> None:
    assert [path for name in ("home", "temp") for path in (closed.folder / name).rglob("*")] == []


def test_export_leaves_no_half_written_file(closed: Disk) -> None:
    assert sorted(path.name for path in (closed.folder / "out").iterdir()) == ["backups", "brief.pdf", "letter.txt"]


def test_the_scan_finds_what_is_there(closed: Disk) -> None:
    assert sorted(Path(path).name for path in found(WORD, closed.folder / "out")) == ["brief.pdf", "letter.txt"]


def test_the_scan_sees_into_streams(tmp_path: Path) -> None:
    import zlib
    (tmp_path / "x").write_bytes(b"head" + zlib.compress(f"a {WORD.upper()} b".encode("utf-16-le")))
    assert found(WORD, tmp_path)


def test_no_shell_of_the_archive_is_readable_by_others(closed: Disk) -> None:
    assert [path for path in (closed.folder / "archive").rglob("*") if path.stat().st_mode & 0o077] == []
