"""A thousand mixed files come in while the program is killed again and again."""

import io
import os
import random
import signal
import subprocess
import sys
import time
import wave
from collections import Counter
from pathlib import Path

from desktop.archive import Archive, create, open_archive
from desktop.exchange.coming_in import unfinished
from desktop.exchange.papers import Paper, make
from tests import machine
from tests.acceptance.outcome import Outcome
from tests.intake.making import archive as zipped
from tests.intake.making import large_png

FILES, KILLS = 1000, 15
PASSPHRASE = "import and be killed"
WORDS = ("суд приговор тармақ бап қаулы шешім blocked order police prosecutor сайт оператор article verdict appeal "
         "ұлттық қауіпсіздік комитеті министрлік письмо ответ letter answer").split()


def import_crash(folder: Path, quick: bool) -> Outcome:
    """1,000 mixed files are taken in by a program that is killed at random and called again, until all are in: after
    each kill nothing is half in, and in the end there is what an import without kills makes."""
    files, kills = (40, 3) if quick else (FILES, KILLS)
    chance = random.Random(6)
    made = _make(folder / "papers", files, chance)
    (folder / "passphrase").write_text(PASSPHRASE)
    for name in ("whole", "killed"):
        create(folder / name, PASSPHRASE, purpose="test").close()
    began = time.monotonic()
    _call(folder, "whole").wait()
    took = time.monotonic() - began
    wrong, left = [], []
    for _ in range(kills):
        process = _call(folder, "killed")
        time.sleep(chance.uniform(0.5, 1.6 * took / kills))
        if process.poll() is not None:
            break  # all are in
        process.send_signal(signal.SIGKILL)
        process.wait()
        with open_archive(folder / "killed", PASSPHRASE) as archive:
            wrong += _half_in(archive)
            with archive.reader() as reader:
                left.append(sum(len(one.files) for one in unfinished(reader)))
    _call(folder, "killed").wait()
    whole, killed = _content(folder / "whole"), _content(folder / "killed")
    if whole != killed:
        wrong.append(f"{len((whole - killed) + (killed - whole))} sources differ")
    if any(count > 1 for count in killed.values()):
        wrong.append("a file is in twice")
    with open_archive(folder / "killed", PASSPHRASE) as archive:
        wrong += _half_in(archive)
        with archive.reader() as reader:
            wrong += ["a list of what is left stays"] if unfinished(reader) else []
    return Outcome(f"{made} files, {sum(killed.values()):,} sources; killed {len(left)} times with "
                   f"{', '.join(map(str, left))} files left; without kills it took {took:.0f} s", tuple(wrong))


def _call(folder: Path, name: str) -> subprocess.Popen[bytes]:
    """The command line, as a person would call it."""
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", "add", str(folder / name), str(folder / "papers"), "--passphrase-file",
         str(folder / "passphrase")], cwd=machine.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | {"HOME": str(folder)})


def _half_in(archive: Archive) -> list[str]:
    """What is not whole: bytes, chain, a source without its file, a file without its source."""
    found = [f"check: {trouble.part}: {trouble.problem}" for trouble in archive.check()]
    with archive.reader() as reader:
        found += [f"{reader.ref(one)} has {len(reader.files_of(one))} files" for one in reader.ids("source")
                  if len(reader.files_of(one)) != 1]
        found += [f"{reader.ref(one)} has no source" for one in reader.ids("file") if not reader.get(one)["source"]]
    return found


def _content(folder: Path) -> Counter[tuple[object, ...]]:
    with open_archive(folder, PASSPHRASE) as archive, archive.reader() as reader:
        told: Counter[tuple[object, ...]] = Counter()
        for one in reader.ids("source"):
            source, (file,) = reader.get(one), reader.files_of(one)
            within = reader.find(str(source["within"])) if source["within"] else None
            told[(file["sha256"], file["media_type"], source["title"], source["text"], source["within_place"],
                  within["title"] if within else None, file["unread"])] += 1
        return told


def _make(folder: Path, count: int, chance: random.Random) -> int:
    """So many files of ten kinds, in folders three deep; some are damaged, some are twice there."""
    last = b""
    for number in range(count):
        place = folder / str(number % 7) / str(number % 5)
        place.mkdir(parents=True, exist_ok=True)
        text = " ".join(chance.choices(WORDS, k=chance.randrange(20, 400)))
        paper = Paper(f"Paper {number}", "A. B.", "2016-05-19", "ru", f"# {number}\n\n{text}")
        kind = number % 10
        if kind < 4:
            suffix = ("pdf", "docx", "html", "txt")[kind]
            data = make(paper, suffix)
        elif kind == 4:
            suffix, data = "txt", text.encode("utf-16")
        elif kind == 5:
            suffix, data = "rtf", b"{\\rtf1\\ansi " + str(number).encode() + b" words\\par}"
        elif kind == 6:
            suffix, data = "zip", zipped({f"{n}/{number}.txt": f"{number} {n} {text}" for n in range(3)})
        elif kind == 7:
            suffix, data = "wav", _sound(number)
        elif kind == 8:
            suffix, data = "png", large_png(100 + number, 50)
        else:
            suffix, data = "pdf", last if number % 20 == 9 else make(paper, "pdf")[:600 + number]
        last = data if kind == 0 else last
        (place / f"{number:04}.{suffix}").write_bytes(data)
    return count


def _sound(number: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setparams((1, 1, 100, 0, "NONE", ""))
        made.writeframes(number.to_bytes(4, "big") * 100)
    return out.getvalue()
