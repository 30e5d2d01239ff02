"""python -m tests.bench [PART…] [--small] [--note TEXT]"""

import argparse
import tempfile
import time
import traceback
from pathlib import Path

from desktop.archive import ArchiveError
from tests import machine
from tests.bench import (
    addresses,
    archives,
    briefs,
    files,
    joining,
    papers,
    registers,
    report,
    sealed,
    searching,
    starting,
    window,
)
from tests.bench.harness import SMALL, Fact, Result, Sizes

PARTS = {
    "start": ("Imports", starting.imports),
    "opening": ("Opening and unlocking", starting.opening),
    "window": ("The window", window.usable),
    "saving": ("Saving a record", archives.saving),
    "lists": ("Lists", archives.lists),
    "files": ("Evidence files", files.keeping),
    "sealed": ("A sealed copy", sealed.sealing),
    "search": ("Search", searching.search),
    "search-100k": ("Search over 100,000 documents", searching.search_100k),
    "addresses": ("Addresses", addresses.measure),
    "registers": ("A register of a million lines", registers.measure),
    "joining": ("Taking in another copy", joining.merging),
    "briefs": ("A brief of 1,000 notes", briefs.layout),
    "papers": ("The sample archive: backup and brief", papers.sample),
}
SEPARATE = ("search-100k",)
"""Parts that are run only when they are asked for."""
TARGET = machine.ROOT / "docs" / "benchmarks.md"


def main() -> None:
    """Measure the parts asked for, or all but SEPARATE; in full size each rewrites its section of the file."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("parts", nargs="*", metavar="PART", help="of: " + ", ".join(PARTS))
    parser.add_argument("--small", action="store_true", help="small sizes, to try the harness; writes nothing")
    parser.add_argument("--note", default="", help="a remark on the machine, for the file")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    before = machine.load()
    sizes = SMALL if asked.small else Sizes()
    order = [heading for heading, _ in PARTS.values()]
    for name in asked.parts or [name for name in PARTS if name not in SEPARATE]:
        results = {PARTS[name][0]: measure(name, sizes)}
        if not asked.small:
            old = TARGET.read_text("utf-8") if TARGET.exists() else ""
            TARGET.write_text(report.put(old, results, order, asked.note, before), "utf-8")
            print(f"wrote {TARGET.relative_to(machine.ROOT)}")


def measure(name: str, sizes: Sizes) -> list[Result]:
    """Run one part in a folder of its own, printing what comes."""
    heading, part = PARTS[name]
    begun = time.perf_counter()
    print(f"{heading}\n")
    results = []
    with tempfile.TemporaryDirectory(prefix="muragat-bench-") as folder:
        try:
            for result in part(Path(folder), sizes):
                results.append(result)
                print("\n".join(report.tables([result])), flush=True)
        except (ArchiveError, AssertionError, OSError, RuntimeError) as error:  # what was measured is told all the same
            traceback.print_exc()
            results.append(Fact("Here it broke off", f"{type(error).__name__}: {error}"))
    print(f"({name}: {time.perf_counter() - begun:.0f} s)\n", flush=True)
    return results


main()
