"""Cases handed over: on an image of FAT32, searched for protected names, killed and run out of room."""

from __future__ import annotations

import io
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, Writer, open_archive
from desktop.briefs.handing import CourtPapers
from desktop.exchange.handover import Done, Wanted, plan, write
from desktop.exchange.sample import make_sample
from desktop.paths import resources
from tests.acceptance.leak_check import FORMS
from tests.acceptance.outcome import Outcome
from tests.exchange.handover.conftest import files_of, keep, paper
from tests.leaks import contents, forms

DAY = "2026-11-20"
_EMPTY = re.compile(b"\0{17,}")  # what of an image nothing was written to
IMAGE_BYTES = 48_000_000
ORIGINALS = ("along", "sealed", "none")
PAGE = 4096
ROOT = Path(__file__).parents[2]
_ENVIRONMENT = {"MTOOLS_SKIP_CHECK": "1", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}
# Hands the first case over, again and again; the line it says tells that a folder is whole.
HANDING = """
import sys
from pathlib import Path
from desktop.archive import open_archive
from desktop.briefs.handing import CourtPapers
from desktop.exchange.handover import Wanted, plan, write, writing
writing._ROOM = -10**15  # the disk itself shall say that it is full
place, originals, times = Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
with open_archive(Path(sys.argv[1]), "sample") as archive, archive.reader() as reader:
    papers = CourtPapers(reader, archive.files, "ru", safe=False)
    wanted = Wanted(language="ru", date="2026-11-20", clean_copies=True, originals=originals, passphrase="x",
                    name="Case")
    told = plan(archive, reader, reader.id_of("CAS-0003"), wanted, papers)
    print("begun", flush=True)
    for number in range(times):
        write(archive, reader, told, place, papers)
        (place / "Case").rename(place / f"Case {number}")
"""


def handover(folder: Path, quick: bool) -> Outcome:
    """A safe hand-over of a case of the sample in which every form of every protected name was planted, in three
    languages: complete on an image of FAT32, checked with sha256sum alone, no name on it; killed at random and on full
    disks it leaves a whole folder or none, and the archive as it was."""
    if not (shutil.which("mkfs.vfat") and shutil.which("mcopy")):
        return Outcome("not run", ("mkfs.vfat and mcopy (packages dosfstools, mtools) are not installed",))
    wrong: list[str] = []
    make_sample(folder / "sample", resources() / "sample").close()
    shutil.copytree(folder / "sample", folder / "planted")
    told = []
    with open_archive(folder / "planted", "sample") as archive:
        case, planted = _plant(archive)
        for language in ("kk",) if quick else ("en", "ru", "kk"):
            done = _handed(archive, case, folder / language, language)
            checked, size = _on_fat32(folder / language, Path(done.folder), wrong)
            told.append(f"{language}: {len(done.files)} files, {size / 1e6:.1f} MB, {checked} of {len(done.files) - 1} "
                        "right by sha256sum")
    known = {originals: _once(folder, originals, wrong) for originals in ORIGINALS}
    kills, whole = _kills(folder, 3 if quick else 100, known, wrong)
    full = _full(folder, 3 if quick else 30, known, wrong)
    forms_told = sum(map(len, FORMS.values()))
    return Outcome(f"{len(FORMS)} people, {forms_told} forms in {planted} documents, records and names; "
                   f"{'; '.join(told)}; {kills} kills, {whole} folders whole, {full} full disks "
                   "with 1 to 98 in a hundred of the room needed", tuple(wrong))


def _plant(archive: Archive) -> tuple[str, int]:
    """A case file with every form of every name: in a text, a PDF, titles, names of files, quotations, sentences."""
    def work(writer: Writer) -> tuple[str, int]:
        case = writer.add(Record("case_file", {
            "title": f"The case of {FORMS['PER-0044'][0]}", "summary": "\n".join(map("About {}.".format, _forms()))}))
        count = 0
        ruling = keep(archive, writer, case.id, "Ruling", "ruling.pdf", paper(), "application/pdf")
        for at, form in enumerate(_forms()):
            keep(archive, writer, case.id, f"Letter {at}", f"{at}.txt", f"I saw {form} there.".encode(), "text/plain")
            keep(archive, writer, case.id, f"Note on {form}", f"{form}.txt", f"Nothing {at}.".encode(), "text/plain")
            keep(archive, writer, case.id, f"Scan {at}", f"{at}.pdf", _pdf(form), "application/pdf")
            event = writer.add(Record("context_event", {"title": f"{form} was seen", "cases": [case.id]}))
            writer.add(Record("citation", {
                "source": ruling.id, "about": event.id, "locator_kind": "page", "locator": "1",
                "quote": f"and then {form} said", "speaker": form}))
            count += 5
        return case.id, count

    return archive.write("Plant names", work).result()


def _forms() -> Iterator[str]:
    return (form for told in FORMS.values() for form in told)


def _pdf(author: str) -> bytes:
    """A page without a name, and metadata with one."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 200), invariant=1)
    canvas.setAuthor(author)
    canvas.drawString(20, 100, "A page")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _handed(archive: Archive, case: str, place: Path, language: str) -> Done:
    place.mkdir()
    wanted = Wanted(language=language, date=DAY, safe=True, clean_copies=True)
    with archive.reader() as reader:
        papers = CourtPapers(reader, archive.files, language, safe=True)
        return write(archive, reader, plan(archive, reader, case, wanted, papers), place, papers)


def _on_fat32(place: Path, folder: Path, wrong: list[str]) -> tuple[int, int]:
    """The folder copied to an image of FAT32 and back; how many files sha256sum finds right, and their size."""
    image, back = place / "stick.img", place / "back"
    back.mkdir()
    with image.open("wb") as file:
        file.truncate(IMAGE_BYTES)
    for line in (["mkfs.vfat", "-F", "32", str(image)], ["mcopy", "-i", str(image), "-s", str(folder), "::/"],
                 ["mcopy", "-i", str(image), "-s", "-n", "::/*", str(back)]):
        run = subprocess.run(line, capture_output=True, env=_ENVIRONMENT, text=True)
        if run.returncode:
            wrong.append(f"{line[0]}: {run.stderr.strip()}")
    if files_of(back / folder.name) != files_of(folder):
        wrong.append(f"{place.name}: what the image gives back is not what was written")
    run = subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS.txt"], cwd=back / folder.name, text=True,
                         capture_output=True)
    if run.returncode:
        wrong.append(f"{place.name}: sha256sum: {run.stderr.strip()}")
    every = {one: form for form in _forms() for one in forms(form)}
    # What stands within a longer one finds that too.
    wanted = {one: form for one, form in every.items() if not any(other in one for other in every if other != one)}
    for path in (image, *(one for one in back.rglob("*") if one.is_file())):
        # The image is looked through as it is; what lies in it packed, in the files read back.
        for data in [_EMPTY.sub(bytes(16), path.read_bytes())] if path is image else contents(path):
            wrong += [f"{place.name}: {form} in {path.name}" for one, form in wanted.items() if one in data]
    return run.stdout.count(": OK"), sum(len(one) for one in files_of(folder).values())


def _child(folder: Path, place: Path, originals: str, times: int) -> subprocess.Popen[str]:
    made = subprocess.Popen([sys.executable, "-c", HANDING, str(folder / "sample"), str(place), originals, str(times)],
                            cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert made.stdout and made.stdout.readline() == "begun\n"
    return made


def _once(folder: Path, originals: str, wrong: list[str]) -> tuple[float, int]:
    """A hand-over that nothing disturbs: the seconds it takes, and its bytes as a disk of whole pages counts them."""
    place = folder / f"once-{originals}"
    place.mkdir()
    process = _child(folder, place, originals, 1)
    begun = time.monotonic()
    process.communicate()
    took = time.monotonic() - begun
    taken = sum(-(-len(data) // PAGE) * PAGE for one in place.iterdir() for data in files_of(one).values())
    if _look(place, wrong) != 1:
        wrong.append(f"{originals}: a hand-over that nothing disturbed left no folder")
    return took, taken


def _kills(folder: Path, count: int, known: Mapping[str, tuple[float, int]], wrong: list[str]) -> tuple[int, int]:
    """Killed at random, then run to its end: every folder is whole, nothing is left, the archive is as it was."""
    place, chance, whole = folder / "killed", random.Random(7), 0
    place.mkdir()
    for at in range(count):
        originals = ORIGINALS[at % 3]
        process = _child(folder, place, originals, 1000)
        time.sleep(chance.uniform(0.0, 1.5 * known[originals][0]))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        whole += _look(place, wrong)
    process = _child(folder, place, "along", 1)
    if process.communicate() and process.returncode:
        wrong.append("the run after the last kill did not end well")
    _look(place, wrong)
    if left := list(place.iterdir()):
        wrong.append(f"left after the last run: {', '.join(one.name for one in left)}")
    with open_archive(folder / "sample", "sample") as archive:
        wrong += [f"the archive: {one.problem}" for one in archive.check()]
    return count, whole


def _look(place: Path, wrong: list[str]) -> int:
    """How many folders are whole; each is taken away."""
    finished = [one for one in place.iterdir() if one.suffix != ".part"]
    for one in finished:
        run = subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS.txt"], cwd=one, capture_output=True)
        listed = len((one / "SHA256SUMS.txt").read_text("utf-8").splitlines())
        if run.returncode or listed != len(files_of(one)) - 1:
            wrong.append(f"a folder under its own name is not whole: {one.name}")
        shutil.rmtree(one)
    return len(finished)


def _full(folder: Path, count: int, known: Mapping[str, tuple[float, int]], wrong: list[str]) -> int:
    """Disks of many sizes, from nearly no room to nearly enough, each too small: nothing stays on them."""
    done = 0
    for at in range(count):
        place = folder / f"full-{at}"
        place.mkdir()
        originals = ORIGINALS[at % 3]
        size = f"size={max(PAGE, int(known[originals][1] * (0.01 + 0.97 * at / (count - 1))) // PAGE * PAGE)}"
        if subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)], capture_output=True).returncode:
            wrong.append("a small disk cannot be made here (tmpfs)")
            return done
        try:
            _, told = _child(folder, place, originals, 1).communicate()
            if "could not be written" not in told or any(place.iterdir()):
                wrong.append(f"{size}: {told.strip().splitlines()[-1:]}, left: {[one.name for one in place.iterdir()]}")
            done += 1
        finally:
            subprocess.run(["umount", str(place)], check=True)
    return done
