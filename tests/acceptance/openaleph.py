"""The folder of entities with files against the parts of OpenAleph that load it."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from desktop.archive import open_archive
from desktop.exchange.ftm.with_files import ENTITIES, Sent, write_folder
from desktop.exchange.sample import PASSPHRASE, make_sample
from desktop.paths import resources
from tests.acceptance.outcome import Outcome

PYTHON = "MURAGAT_OPENALEPH_PYTHON"
"""Names a Python that has the packages of which OpenAleph's loader is made (packaging/README.md)."""
CHECKOUT = "MURAGAT_OPENALEPH"
"""Names OpenAleph's own sources; without them its steps are gone through with the same packages."""
_HERE = Path(__file__).parent


def ftm_files(folder: Path, quick: bool) -> Outcome:
    """The sample exported with its files: OpenAleph's loader and archive of files take all of it, no value is lost,
    each document finds its file, the counts are those that were told; without `--unsafe` no document keeps its file.
    """
    python, checkout = os.environ.get(PYTHON, ""), os.environ.get(CHECKOUT, "")
    if not python:
        return Outcome(f"not shown: {PYTHON} names no Python that has OpenAleph's parts (packaging/README.md)")
    make_sample(folder / "sample", resources() / "sample").close()
    (folder / "server").mkdir()
    with open_archive(folder / "sample", PASSPHRASE) as archive, archive.reader() as reader:
        every = (reader.get(one) for kind in reader.schema for one in reader.in_order(kind.name))
        sent = write_folder(every, archive, reader, folder / "team")
    valid = _run(python, "ftm_program.py", str(folder / "team" / ENTITIES))
    found = _run(python, "ftm_files_program.py", *map(str, (folder / "team", folder / "server", checkout)))
    schemata = ", ".join(f"{count} {name}" for name, count in sent.entities.most_common())
    by = "OpenAleph's own bulk_write" if checkout else "its steps"
    return Outcome(
        f"{by}, followthemoney {found['version']}: {found['entities']:,} entities ({schemata}) and {found['files']} "
        f"files of {sent.size:,} bytes, as many as were told; {found['values_lost']} values lost, {found['whole']} "
        f"documents with their file, {found['when_safe']} of them without --unsafe; {sent.left.total():,} values "
        "without a property of their own or that stay are told", tuple(_wrong(sent, valid, found)))


def _wrong(sent: Sent, valid: dict[str, Any], found: dict[str, Any]) -> list[str]:
    faults = list(valid["wrong"])
    faults += ["entities: not as many"] if found["schemata"] != dict(sent.entities) else []
    faults += ["files: not as many"] if not sent.files == found["files"] <= found["with_file"] == found["whole"] else []
    faults += [f"{found['values_lost']} values lost"] if found["values_lost"] else []
    faults += ["hashes stand without --unsafe"] if found["when_safe"] else []
    return faults


def _run(python: str, program: str, *words: str) -> dict[str, Any]:
    run = subprocess.run([python, str(_HERE / program), *words], capture_output=True, text=True, check=False,
                         env=os.environ | {"PYTHONPATH": ""})
    if run.returncode:
        raise RuntimeError(run.stderr.strip().splitlines()[-1])
    return json.loads(run.stdout.splitlines()[-1])
