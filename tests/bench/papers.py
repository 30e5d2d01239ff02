"""The sample archive: making it, backing it up, and its brief as a PDF."""

import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from desktop.archive import Archive
from desktop.briefs import compose, write_pdf
from desktop.briefs.pdf import render
from desktop.briefs.values import Document
from desktop.briefs.walk import texts_of
from desktop.exchange.sample import PASSPHRASE, make_sample
from desktop.paths import resources
from desktop.platform import sync_file
from tests import machine
from tests.bench.harness import Comparison, Fact, Part, Sizes, Way, compare

EXPORT = """
import sys
from desktop.cli import run
code = run(["brief", sys.argv[1], sys.argv[2], "--pdf", sys.argv[3], "--passphrase-file", sys.argv[4]])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
sys.exit(code)
"""


def sample(folder: Path, sizes: Sizes) -> Part:
    """Everything that is measured on the sample."""
    begun = time.perf_counter()
    with make_sample(folder / "sample", resources() / "sample") as archive:
        taken = time.perf_counter() - begun
        with archive.reader() as reader:
            records = sum(reader.counts().values())
            brief = reader.page("brief")[0]
        yield Fact("Making the sample", f"{records:,} records in {taken:.1f} s, once")
        yield _backup(archive, folder, sizes)
        yield from _brief(archive, brief.id, folder, sizes)
    yield _memory(folder, brief.ref)


def _backup(archive: Archive, folder: Path, sizes: Sizes) -> Comparison:
    place = folder / "place"

    def ready() -> None:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()

    return compare("Backing up the sample", [
        Way("its files copied, fsync", lambda: _copy(archive.folder, place), before=ready),
        Way("a backup: copied, opened, pages and chain checked", lambda: archive.backup(place), before=ready),
    ], sizes.rounds)


def _copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            with path.open("rb") as read, copy.open("wb") as write:
                shutil.copyfileobj(read, write)
                sync_file(write)


def _brief(archive: Archive, brief: str, folder: Path, sizes: Sizes) -> Part:
    def whole() -> None:
        with archive.reader() as reader:
            write_pdf(compose(reader, brief).document, folder / "brief.pdf")

    with archive.reader() as reader:
        document = compose(reader, brief).document
        written = write_pdf(document, folder / "brief.pdf")
        result = compare("The sample's brief", [
            Way("ReportLab, the same words as plain paragraphs", lambda: _paragraphs(document)),
            Way("composed from the records", lambda: compose(reader, brief)),
            Way("laid out and painted", lambda: render(document)),
            Way("the whole export: composed, painted, written, read back", whole),
        ], sizes.rounds)
    yield result
    layout = result.ways[2].median / written.pages
    yield Fact("The sample's brief", f"{written.pages} pages, {written.notes} notes; "
               f"{layout * 1000:.0f} ms a page to lay out and paint")


def _paragraphs(document: Document) -> bytes:
    """What ReportLab alone does with the words: no notes at the foot, no tables, no links."""
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from desktop.briefs.fonts import family

    style = ParagraphStyle("plain", fontName=family().text[False, False].name, fontSize=10.5, leading=14)
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build([Paragraph(escape(text), style) for text in texts_of(document) if text])
    return out.getvalue()


def _memory(folder: Path, ref: str) -> Fact:
    # Not ru_maxrss: what the parent needed before it started the program would count too.
    secret = folder / "passphrase"
    secret.write_text(PASSPHRASE)
    command = [sys.executable, "-c", EXPORT, str(folder / "sample"), ref, str(folder / "again.pdf"), str(secret)]
    run = subprocess.run(command, check=True, cwd=machine.ROOT, capture_output=True, text=True, env=dict(os.environ))
    return Fact("Memory of a program that opens the sample and exports its brief",
                f"{int(run.stdout.split()[-1]) / 1024:.0f} MB at most", "150 MB")
