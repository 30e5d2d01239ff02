"""The sample archive: the same each time, whole after a day, and its damage found."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from desktop.archive import ArchiveError, open_archive
from desktop.exchange.sample import PASSPHRASE, make_sample
from desktop.paths import resources
from tests import machine
from tests.acceptance.day import PLANTED
from tests.acceptance.outcome import Outcome
from tests.acceptance.running import last_line, python
from tests.archive.test_history import state
from tests.leaks import found, shared_memory

SEEDS = ("0", "1", "4294967295")
OF_THE_SAMPLE = ("Нарымбаев", "Mambetalin", "Байдалинова", "Қауіпсіздік")
"""Words that stand in the sample, and must be readable nowhere outside what was exported."""


def sample(folder: Path, quick: bool) -> Outcome:
    """Two archives made in two processes with other PYTHONHASHSEED hold the same."""
    told = []
    for seed in SEEDS[:2]:
        run = python("-m", "tests.acceptance.samples", str(folder / seed), PYTHONHASHSEED=seed)
        if run.returncode:
            return Outcome("the sample could not be made", (last_line(run),))
        told.append(json.loads(run.stdout))
    one, other = told
    wrong = [f"{what} differ: {one[what]} and {other[what]}" for what in one if one[what] != other[what]]
    wrong += [f"check found {one['problems']} problems"] if one["problems"] else []
    return Outcome(f"2 archives of {one['records']:,} records, compared by every record, row, file and reference "
                   f"({one['all'][:16]}…)", tuple(wrong))


def tell(folder: Path) -> dict[str, object]:
    """Make the sample and tell what is in it."""
    with make_sample(folder, resources() / "sample") as archive:
        kept = json.dumps(state(archive), sort_keys=True)
        names = list(archive.files.names())
        for name in names:  # made with the archive's own key; the hash of the content stands beside it
            kept = kept.replace(name, "")
        return {"records": len(state(archive)), "all": hashlib.sha256(kept.encode()).hexdigest(),
                "files": len(names), "problems": len(archive.check())}


def brief(folder: Path, quick: bool) -> Outcome:
    """The sample's brief, exported by three processes with other PYTHONHASHSEED."""
    ref = _make(folder / "sample")
    hashes = []
    for seed in SEEDS:
        pdf = folder / f"{seed}.pdf"
        run = python("-m", "desktop", "brief", str(folder / "sample"), ref, "--pdf", str(pdf),
                     "--passphrase-file", str(_secret(folder)), PYTHONHASHSEED=seed)
        if run.returncode:
            return Outcome("the brief could not be exported", (last_line(run),))
        hashes.append(hashlib.sha256(pdf.read_bytes()).hexdigest())
    wrong = [] if len(set(hashes)) == 1 else ["the files differ: " + ", ".join(one[:16] for one in hashes)]
    return Outcome(f"{len(hashes)} processes, {len(set(hashes))} file ({hashes[0][:16]}…)", tuple(wrong))


def _make(folder: Path) -> str:
    with make_sample(folder, resources() / "sample") as archive, archive.reader() as reader:
        return reader.page("brief")[0].ref


def _secret(folder: Path) -> Path:
    path = folder / "passphrase"
    path.write_text(PASSPHRASE)
    return path


def leaks(folder: Path, quick: bool) -> Outcome:
    """A day with the sample, ended by closing and by a kill; then every form of some words is looked for."""
    wrong, looked = [], 0
    for end in ("close", "kill"):
        disk = folder / end
        for name in ("home", "temp", "out", "second"):
            (disk / name).mkdir(parents=True)
        _spend_a_day(disk, end)
        places = [disk / name for name in ("archive", "second", "home", "temp")] + shared_memory()
        looked += sum(path.stat().st_size for place in places for path in place.rglob("*") if path.is_file())
        for word in (PLANTED, *OF_THE_SAMPLE):
            wrong += [f"{word} after {end}: {path}" for path in found(word, *places)]
        if not found(PLANTED, disk / "out"):
            wrong.append("the scan does not find what was exported")
    return Outcome(f"{1 + len(OF_THE_SAMPLE)} words in all their forms, after closing and after a kill, in "
                   f"{looked / 1e6:.0f} MB: {len(wrong)} hits", tuple(wrong))


def _spend_a_day(disk: Path, end: str) -> None:
    home, temp = str(disk / "home"), str(disk / "temp")
    environment = os.environ | {"HOME": home, "TMPDIR": temp, "XDG_RUNTIME_DIR": temp}
    command = [sys.executable, "-m", "tests.acceptance.day", str(disk / "archive"), str(disk / "out")]
    with subprocess.Popen(command, cwd=machine.ROOT, env=environment, text=True, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        if process.stdout.readline() != "done\n":
            raise RuntimeError("the day did not come to its end; run python -m tests.acceptance.day to see why")
        if end == "kill":
            process.send_signal(signal.SIGKILL)
        process.communicate()


def flips(folder: Path, quick: bool) -> Outcome:
    """One bit turned anywhere in the sample's header, database and evidence is found when it is opened or checked."""
    _make(folder / "sample")
    paths = [folder / "sample" / "header", folder / "sample" / "archive.db",
             *sorted(path for path in (folder / "sample" / "files").rglob("*") if path.is_file())]
    chance, missed, count = random.Random(), [], 10 if quick else 200
    by_file: Counter[str] = Counter()
    for number in range(count):
        # Each file once, then most of them in the database.
        path = paths[number] if number < len(paths) else chance.choices(paths, [one.stat().st_size for one in paths])[0]
        place, bit = chance.randrange(path.stat().st_size), chance.randrange(8)
        by_file["evidence" if path.parent.parent.name == "files" else path.name] += 1
        if not _is_found(folder / "sample", path, place, bit):
            missed.append(f"{path.name}, byte {place}, bit {bit}")
    told = ", ".join(f"{number} in {name}" for name, number in by_file.items())
    return Outcome(f"{count} bits turned ({told}), {count - len(missed)} found", tuple(missed))


def _is_found(archive: Path, path: Path, place: int, bit: int) -> bool:
    whole = path.read_bytes()
    spoilt = bytearray(whole)
    spoilt[place] ^= 1 << bit
    path.write_bytes(spoilt)
    try:
        with open_archive(archive, PASSPHRASE) as opened:
            return opened.header_repaired or bool(opened.check())
    except ArchiveError:
        return True
    finally:
        path.write_bytes(whole)


if __name__ == "__main__":
    print(json.dumps(tell(Path(sys.argv[1]))))
