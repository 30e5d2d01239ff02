"""A program that saves without end, to be killed; it tells of each save once it is safe.

    python -m tests.crash.child FOLDER            each line on stdin starts a saver, "pid N" tells which
    python -m tests.crash.child FOLDER COUNT      saves so often and ends

A line on stdout is `saved ID WORD` or `draft WORD`.
"""

import io
import os
import secrets
import sys
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, open_archive
from desktop.archive.files import Kept
from desktop.archive.writer import Writer
from desktop.search.opening import open_index


def save(archive: Archive, word: str) -> None:
    """A record with a file, then a draft: what a person does in a minute."""
    kept = archive.files.keep(io.BytesIO(word.encode() * 400))
    made = archive.write("Save", lambda writer: _records(writer, word, kept)).result()
    tell(f"saved {made.id} {word}")
    archive.write_aside(lambda writer: writer.keep_draft("new:note", "note", {"title": word})).result()
    tell(f"draft {word}")


def _records(writer: Writer, word: str, kept: Kept) -> Record:
    source = writer.add(Record("source", {"title": f"Report {word}", "text": f"{word} was detained. " * 40}))
    writer.add(Record("file", {"name": "f", "source": source.id, "sha256": kept.sha256, "kept_as": kept.name}))
    return source


def tell(line: str) -> None:
    """One line in one write, so that a kill never cuts it."""
    os.write(1, line.encode() + b"\n")


def run(folder: Path, count: int) -> None:
    """Save so often; 0 is without end."""
    with open_archive(folder, "first") as archive:
        index = open_index(archive)
        done = 0
        while not count or done < count:
            save(archive, "w" + secrets.token_hex(6))
            done += 1
        index.settle()
        index.close()


def fork_savers(folder: Path) -> None:
    """Everything is loaded once; each saver is a fork, so that a kill costs no start."""
    for _ in sys.stdin:
        if (pid := os.fork()) == 0:
            run(folder, 0)
            os._exit(0)
        tell(f"pid {pid}")
        os.waitpid(pid, 0)
        tell("dead")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        fork_savers(Path(sys.argv[1]))
    else:
        run(Path(sys.argv[1]), int(sys.argv[2]))
