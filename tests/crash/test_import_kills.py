"""kill -9 while many files come in."""

import os
import subprocess
import sys
from pathlib import Path

from desktop.archive import create, open_archive
from desktop.exchange.coming_in import unfinished
from desktop.exchange.documents import Way
from desktop.exchange.many import add_all, files_under


def test_a_killed_import_leaves_nothing_half_in_and_goes_on(tmp_path: Path) -> None:
    papers, secret = tmp_path / "papers", tmp_path / "secret"
    papers.mkdir()
    secret.write_text("first")
    for number in range(3):
        (papers / f"{number}.txt").write_text(f"Paper {number} of the court")
    create(tmp_path / "a", "first", purpose="test").close()
    process = subprocess.Popen(
        [sys.executable, "-m", "desktop", "add", str(tmp_path / "a"), str(papers), "--passphrase-file", str(secret)],
        stdout=subprocess.PIPE, env=os.environ | {"HOME": str(tmp_path)})
    assert process.stdout and process.stdout.readline()
    process.kill()
    process.communicate()
    with open_archive(tmp_path / "a", "first") as archive, archive.reader() as reader:
        assert archive.check() == []
        (left,) = unfinished(reader)
        add_all(archive, list(left.files), Way(), lambda place, outcome: None)
    with open_archive(tmp_path / "a", "first") as archive, archive.reader() as reader:
        files = [reader.files_of(source) for source in reader.ids("source")]
        assert sorted(file["name"] for (file,) in files) == [path.name for path in files_of(papers)]


def files_of(folder: Path) -> list[Path]:
    return [one.path for one in files_under([folder])]
