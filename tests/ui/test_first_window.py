"""The first window comes soon: what it does not need is loaded while a passphrase is typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOW = "from desktop.app import open_first_window; app, shell = open_first_window({arguments}); import sys; " \
       "print(*sys.modules)"


@pytest.mark.parametrize("arguments", ["[]", "['{folder}']"], ids=["without an archive", "of an archive"])
def test_the_first_window_loads_neither_driver_nor_schema_nor_search(arguments: str, kept_archive: Path) -> None:
    code = SHOW.format(arguments=arguments.format(folder=kept_archive))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
                         env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)})
    loaded = set(run.stdout.split())
    assert "desktop.ui.start.unlock" in loaded, run.stderr
    assert not loaded & {"sqlcipher3", "cryptography", "archive_schema.fields", "desktop.search", "desktop.briefs",
                         "desktop.ui.main_window"}
