"""Bags: every verdict of the conformance suite of BagIt, and our own bags before another program."""

import subprocess
from collections import Counter
from pathlib import Path

from desktop.archive import open_archive
from desktop.exchange.bag.check import check
from desktop.exchange.bag.making import Asked, make_bag
from desktop.exchange.sample import PASSPHRASE, make_sample
from desktop.paths import resources
from tests import outside
from tests.acceptance.outcome import Outcome
from tests.exchange.bag.making import judged

EXPECTED = {"valid": ("good", "warning"), "warning": ("warning",)}
"""What a bag must be found to be, by the folder it lies in; in every other folder it is not valid, on every system."""


def bags(folder: Path, quick: bool) -> Outcome:
    """Every bag of the BagIt conformance suite is judged as the suite means it, those that are wrong on one system only
    and the case of white space too; the sample as a bag, whole and by cases, is valid for bagit-python and sha256sum.
    """
    found = [path for one in outside.listed() if "bags" in one.used_by for path in one.files()]
    if not found:
        return Outcome("not shown: MURAGAT_OUTSIDE does not hold the conformance suite")
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for place in sorted({path.parent for path in found}):
        category = place.parent.name
        state = check(place).state
        counts[f"{category} ({state})"] += 1
        if state not in EXPECTED.get(category, ("wrong",)):
            wrong.append(f"{place.parent.parent.name}/{category}/{place.name} is found {state}")
    made = _own(folder)
    wrong += [f"{place.name}: {said}" for place in made if (said := judged(place) or _sha256sum(place))]
    told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    return Outcome(f"{counts.total()} bags of the suite: {told}; {len(made)} bags of our own, "
                   f"{sum(1 for place in made for one in place.rglob('*') if one.is_file())} files", tuple(wrong))


def _own(folder: Path) -> list[Path]:
    make_sample(folder / "sample", resources() / "sample").close()
    with open_archive(folder / "sample", PASSPHRASE) as archive:
        with archive.reader() as reader:
            cases = reader.in_order("case_file")
        asked = [Asked((), "kk", sign=True), *(Asked((case,), "ru") for case in cases)]
        return [make_bag(archive, folder / f"bag-{number}", one).place for number, one in enumerate(asked)]


def _sha256sum(place: Path) -> str:
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        run = subprocess.run(["sha256sum", "--strict", "--quiet", "-c", name], cwd=place, capture_output=True,
                             text=True, check=False)
        if run.returncode:
            return run.stdout + run.stderr
    return ""
