"""python -m tests.acceptance [PART…] [--quick] [--note TEXT]"""

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from desktop.archive import ArchiveError
from tests import outside
from tests.acceptance import (
    bags,
    coming,
    coming_in,
    crashes,
    csl,
    engines,
    exhibits,
    handing_over,
    joining,
    leak_check,
    merge_crashes,
    merge_window,
    odd_files,
    openaleph,
    papers,
    properties,
    proving,
    reading,
    references,
    report,
    samples,
    sealed,
    windows,
)
from tests.acceptance.outcome import Outcome, Part
from tests.search.kazakh import measure as kazakh
from tests.search.names import measure as names

PARTS: dict[str, Part] = {
    "crash": crashes.crash,
    "index-crash": crashes.index_crash,
    "engines": engines.engines,
    "undo": properties.undo,
    "header": properties.header,
    "sample": samples.sample,
    "brief": samples.brief,
    "footnotes": papers.footnotes,
    "archival": papers.archival,
    "hostile": papers.hostile,
    "ocr": reading.ocr,
    "import-crash": coming_in.import_crash,
    "odd-files": odd_files.odd_files,
    "bombs": odd_files.bombs,
    "proof": proving.proof,
    "exhibits": exhibits.exhibits,
    "leaks": samples.leaks,
    "flips": samples.flips,
    "leak_check": leak_check.leak_check,
    "kazakh": kazakh.part,
    "names": names.part,
    "csl": csl.csl,
    "references": references.references,
    "ftm": references.ftm,
    "ftm-files": openaleph.ftm_files,
    "web-archives": coming.web_archives,
    "letters": coming.letters,
    "conversations": coming.conversations,
    "bags": bags.bags,
    "sealed-changes": sealed.sealed_changes,
    "sealed-crashes": sealed.sealed_crashes,
    "handover": handing_over.handover,
    "walls": windows.walls,
    "window-undo": windows.window_undo,
    "merge": joining.merge,
    "merge-crash": merge_crashes.merge_crash,
    "merge-window": merge_window.merge_window,
}


def main() -> int:
    """Run the parts asked for, or all; each rewrites its own line of docs/acceptance.md. 1 if something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.acceptance")
    parser.add_argument("parts", nargs="*", metavar="PART", help="of: " + ", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="a little of everything, to try it; writes nothing")
    parser.add_argument("--note", default="", help="a remark, such as that the machine was shared")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    wrong = 0
    for name in asked.parts or PARTS:
        outcome, seconds = _run(PARTS[name], asked.quick)
        wrong += len(outcome.wrong)
        print(f"{name}: {outcome.figures} ({seconds:.0f} s)", flush=True)
        print("".join(f"    WRONG: {line}\n" for line in outcome.wrong), end="", flush=True)
        if not asked.quick:
            report.put(name, PARTS[name].__doc__ or "", outcome, seconds, asked.note)
    print(outside.told())
    return 1 if wrong else 0


def _run(part: Part, quick: bool) -> tuple[Outcome, float]:
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="muragat-acceptance-") as folder:
        try:
            outcome = part(Path(folder), quick)
        except (ArchiveError, AssertionError, OSError, RuntimeError) as error:  # the other parts go on
            traceback.print_exc()
            outcome = Outcome("it broke off", (f"{type(error).__name__}: {error}",))
    return outcome, time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
