"""What it costs to load the program, and to open and unlock an archive."""

import os
import subprocess
import sys
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.archive import connect, create, header, keys, open_archive
from desktop.archive.header import USUAL
from tests import machine
from tests.bench import programs
from tests.bench.harness import Comparison, Part, Sizes, Way, compare
from tests.bench.plain import plain_database

IMPORTS = {
    "the archive": "import desktop.archive",
    "search": "import desktop.search.opening",
    "search, with Whoosh for patterns": "import desktop.search.opening, desktop.search.finding.whoosh_reader",
    "briefs": "import desktop.briefs.composing, desktop.briefs.pdf",
    "the command line": "import desktop.cli",
}
WINDOW = {
    "PySide6.QtWidgets alone": "import PySide6.QtWidgets",
    "the window": "import desktop.app, desktop.ui.shell, desktop.ui.main_window",
}


def imports(folder: Path, sizes: Sizes) -> Part:
    """Each in a process of its own, so that nothing is loaded already."""
    yield _compare("Importing", {"Python alone": "pass", **IMPORTS}, sizes)
    yield _compare("Importing the window", WINDOW, sizes)


def _compare(name: str, codes: dict[str, str], sizes: Sizes) -> Comparison:
    ways = [Way(what, lambda code=code: _python(code)) for what, code in codes.items()]
    return compare(name, ways, sizes.rounds, cpu=True)


def _python(code: str) -> None:
    environment = programs.COMPILED | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=machine.ROOT, env=environment)


def opening(folder: Path, sizes: Sizes) -> Part:
    """Opening without the passphrase's cost, and that cost alone."""
    create(folder / "a", "first", purpose="test").close()
    database, key = plain_database(folder / "plain.db", 0)
    database.close()

    def plain() -> None:
        reader = connect.open_reader(folder / "plain.db", key)
        reader.execute("select count(*) from record").fetchall()
        reader.close()

    def ours() -> None:
        with open_archive(folder / "a", "first") as archive, archive.reader() as reader:
            reader.counts()

    yield compare("Opening an archive and closing it, its passphrase cheap as in tests",
                  [Way("SQLCipher with its key, opened to read", plain), Way("the archive", ours)], sizes.rounds * 3)
    cost = header.QUICK if sizes.small else USUAL
    keys.create_keys(folder / "header", "six words", "test", cost).forget()
    salt = os.urandom(16)

    def argon() -> None:
        Argon2id(salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes,
                 memory_cost=cost.memory_kib).derive(b"six words")

    yield compare(f"Unlocking at the usual cost ({cost.iterations} rounds, {cost.memory_kib // 1024} MiB)",
                  [Way("Argon2id alone", argon),
                   Way("the archive's keys", lambda: keys.open_keys(folder / "header", "six words").forget())],
                  sizes.rounds)
