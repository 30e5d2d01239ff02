"""Kills and power cuts, ten times as many as the tests do."""

import xml.dom.minidom  # noqa: TID251  of our own test report
from pathlib import Path

from tests.acceptance.outcome import Outcome
from tests.acceptance.running import last_line, python

ROUNDS = 10
KILLS = "tests/crash/test_kills.py"
POWER = "tests/crash/test_power_loss.py"
QUICK = (f"{KILLS}::test_nothing_acknowledged_is_lost_by_a_kill[0]",
         *(f"{POWER}::test_nothing_acknowledged_is_lost_by_a_power_cut[{n}]" for n in range(5)))


def crash(folder: Path, quick: bool) -> Outcome:
    """The crash tests of the archive; a test that could not run is told as wrong."""
    chosen = QUICK if quick else ("tests/crash",)
    report = folder / "report.xml"
    run = python("-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={folder / 'tests'}",
                 f"--junit-xml={report}", *chosen, MURAGAT_CRASH_ROUNDS=str(ROUNDS))
    cases = xml.dom.minidom.parse(str(report)).getElementsByTagName("testcase") if report.exists() else []
    done = [case.getAttribute("name").split("[")[0] for case in cases if not case.getElementsByTagName("skipped")]
    kills = 10 * done.count("test_nothing_acknowledged_is_lost_by_a_kill")
    states = done.count("test_nothing_acknowledged_is_lost_by_a_power_cut")
    wrong = [case.getAttribute("name") for case in cases if case.getElementsByTagName("failure")]
    if not kills or not states:
        wrong.append("kills or power cuts did not run")
    if run.returncode and not wrong:
        wrong.append(last_line(run))
    return Outcome(f"{kills:,} kills, {states:,} power cuts; tests that failed: {len(wrong)}", tuple(wrong))


def index_crash(folder: Path, quick: bool) -> Outcome:
    """Kills and simulated power cuts while the index is written; after each start it must be level again."""
    kills, cuts = (4, 3) if quick else (300, 200)
    run = python("-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={folder / 'tests'}",
                 "tests/search/test_crash.py", MURAGAT_INDEX_KILLS=str(kills), MURAGAT_INDEX_CUTS=str(cuts))
    return Outcome(f"{kills} kills and {cuts} power cuts while the index was written; {last_line(run)}",
                   () if run.returncode == 0 else (last_line(run),))
