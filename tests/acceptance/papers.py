"""Long papers and many papers: every rule of their pages looked for, and their PDF/A approved."""

import hashlib
import random
import time
from pathlib import Path

from desktop.briefs.archival import LEVELS, Attached, attachments_of, check_archival, pdf_a
from desktop.briefs.errors import NotArchival
from desktop.briefs.pdf import archived, render
from desktop.briefs.plan import plan_of
from desktop.briefs.values import Document
from desktop.briefs.verify import verified
from tests.acceptance.outcome import Outcome
from tests.briefs.hostile import FIELDS, HOSTILE
from tests.briefs.papers import paper
from tests.briefs.rules import looked_at


def footnotes(folder: Path, quick: bool) -> Outcome:
    """Notes begin on the page of their mark, in order, no word is lost, and pages end where they may: in a brief of
    1,000 notes in three languages, and in 40 random ones with notes in tables, headings, lists, quotations, captions.
    """
    wrong: list[str] = []
    pages = notes = forced = 0
    big = 0
    slowest = 0.0
    for seed, count in [(2016, 100 if quick else 1000), *((seed, 20 + seed * 4) for seed in range(4 if quick else 40))]:
        document = _paper(seed, count)
        begun = time.perf_counter()
        plan, data = plan_of(document), render(document)
        slowest = max(slowest, time.perf_counter() - begun)
        found, parted = looked_at(document, plan, data)
        wrong += (f"paper {seed}: {line}" for line in found)
        pages, notes, forced, big = pages + plan.count, notes + len(document.notes), forced + parted, big or plan.count
    if not quick and big < 100:
        wrong.append(f"the long brief has {big} pages only")
    return Outcome(
        f"{notes:,} notes on {pages:,} pages, {big} of them in the long brief: {len(wrong)} rules broken; {forced} "
        f"times a page ended between lines that belong together because they and their notes were more than a page; "
        f"the slowest took {slowest:.1f} s to lay out twice and paint", tuple(wrong))


def hostile(folder: Path, quick: bool) -> Outcome:
    """Markup, a word of 200,000 letters, 10,000 combining marks and their like in every field of a brief: set as text,
    each within 2 s of the processor, laid out and painted, and fit for PDF/A."""
    wrong: list[str] = []
    slowest, count = (0.0, ""), 0
    for field, make in FIELDS.items():
        for name, text in HOSTILE.items():
            if quick and len(text) > 200:
                continue
            begun = time.process_time()
            data = render(make(text))
            slowest, count = max(slowest, (time.process_time() - begun, f"{name} in {field}")), count + 1
            if not archived(data, "2b")[1]:
                wrong.append(f"{name} in {field}: not approved as PDF/A")
    if slowest[0] > 2:
        wrong.append(f"{slowest[1]} took {slowest[0]:.1f} s")
    return Outcome(f"{len(HOSTILE)} texts in {len(FIELDS)} fields, {count} files; the slowest, {slowest[1]}, took "
                   f"{slowest[0]:.1f} s", tuple(wrong))


def archival(folder: Path, quick: bool) -> Outcome:
    """Random briefs are approved as PDF/A-2b and 3b, read back, and the same bytes twice; attachments come out as they
    went in."""
    wrong: list[str] = []
    briefs, size = (2 if quick else 24), 0
    for seed in range(briefs):
        document, dice = _paper(seed, 30 + seed), random.Random(seed)
        attached = tuple(
            Attached(f"file-{at}.json", "application/json", dice.randbytes(dice.choice((0, 40, 90_000))), f"Файл {at}")
            for at in range(dice.choice((1, 2, 5)))
        )
        data = render(document)
        for level in LEVELS:
            files = attached if level == "3b" else ()
            try:
                made = pdf_a(data, level=level, attachments=files)
                check_archival(made, level)
            except NotArchival as error:
                wrong.append(f"paper {seed}: {error.title}")
                continue
            size += len(made)
            verified(made, document, lambda done, total: None)
            if attachments_of(made) != files:
                wrong.append(f"paper {seed}: an attachment is not what it was")
            again = pdf_a(render(document), level=level, attachments=files)
            if hashlib.sha256(again).digest() != hashlib.sha256(made).digest():
                wrong.append(f"paper {seed}: PDF/A-{level} has other bytes the second time")
    return Outcome(f"{briefs} briefs at {len(LEVELS)} levels, {size / 1e6:.1f} MB, each approved by pikepdf and its "
                   "notes found where they belong", tuple(wrong))


def _paper(seed: int, count: int) -> Document:
    return paper(seed, count, everything=True, language=("en", "ru", "kk")[seed % 3], size=("A4", "Letter")[seed % 2])
