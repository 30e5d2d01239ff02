"""Briefs that prove themselves: every change is found, what is proven is told, and without salts nothing is."""

import collections
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

from desktop.briefs.archival import Attached, attachments_of, check_archival, pdf_a
from desktop.briefs.errors import BriefError
from desktop.briefs.pdf import render
from desktop.briefs.proof import (
    MEDIA_TYPE,
    NAME,
    NotVerifiable,
    Report,
    read_manifest,
    signature_of,
    signed,
    with_proof,
)
from desktop.briefs.proof.opening import opens, places
from desktop.briefs.proof.standing import Pages
from desktop.briefs.values import Composed, Document, Evidence, plain_text
from desktop.intake.reading import Reading
from tests.acceptance.outcome import Outcome
from tests.briefs.changing import CHANGES, changed
from tests.briefs.papers import paper as random_paper
from tests.briefs.proved import SECRET, Paper, paper


def proof(folder: Path, quick: bool) -> Outcome:
    """Random changes of brief, manifest and evidence are found; 20 random briefs are proven; no hash without salts."""
    made = paper(folder)
    if not made.verified().holds:
        return Outcome("the brief is not proven", ("nothing was changed, and something is told",))
    changes, missed = _changes(made, 21 if quick else 350)
    bytes_, blind = _each_byte(made.pdf[:2000] if quick else made.pdf, made.pdf)
    missed += blind
    apart = _told_apart(made)
    briefs = [line for seed in range(2 if quick else 20) for line in _brief(folder / "random.pdf", seed)]
    tried, opened = _without_salts(made, 1_000 if quick else 100_000)
    told = ", ".join(f"{number} in the {name}" for name, number in changes.items())
    return Outcome(
        f"{sum(changes.values())} changes ({told}), {len(missed)} missed; "
        f"a bit turned in each of {bytes_:,} bytes of the brief, {len(blind)} missed; "
        f"{2 if quick else 20} random briefs as PDF/A-3b, signed; {tried:,} salts tried with the true hashes, "
        f"{opened} opened", (*missed, *apart, *briefs, *(["a commitment was opened"] if opened else [])))


def _changes(made: Paper, count: int) -> tuple[dict[str, int], list[str]]:
    """Changes by what was changed, and those that were not found."""
    seed = random.SystemRandom().randrange(10**9)
    dice, missed = random.Random(seed), []
    changes: collections.Counter[str] = collections.Counter()
    for number in range(count):
        what = ("brief", "manifest", "evidence", "brief")[number % 4]
        change = CHANGES[number % len(CHANGES)]
        report = _changed(made, what, change, dice)
        changes[what] += 1
        if report is not None and report.holds:
            missed.append(f"{change} of the {what} (number {number} of seed {seed}) is not found")
    made.put()
    return dict(changes), missed


def _changed(made: Paper, what: str, change: str, dice: random.Random) -> Report | None:
    """The report on a brief of which this was changed; None if it was refused as no brief at all."""
    manifest = made.folder / "manifest.json" if what == "manifest" else None
    made.put()
    if manifest:
        manifest.write_bytes(changed(made.proof.manifest, change, dice))
    elif what == "brief":
        made.put(pdf=changed(made.pdf, change, dice))
    else:
        number = dice.randrange(len(made.files))
        made.put(files=made.named | {f"{number + 1}.txt": changed(made.files[number], change, dice)})
    try:
        return made.verified(manifest=manifest, reads_evidence=False)
    except NotVerifiable:
        return None


def _each_byte(some: bytes, pdf: bytes) -> tuple[int, list[str]]:
    """How many bytes of a PDF had a bit turned, each by itself, and those whose change no signature tells."""
    dice, turned = random.Random(3), bytearray(pdf)
    blind = []
    for at in range(len(some)):
        turned[at] ^= (bit := 1 << dice.randrange(8))
        if signature_of(bytes(turned)).state == "unchanged":
            blind.append(f"byte {at} of the brief can be changed")
        turned[at] ^= bit
    return len(some), blind


def _told_apart(made: Paper) -> Iterator[str]:
    """What is said of four notes: one file as it was, one changed, two missing."""
    made.put(files={"1.txt": made.files[0], "2.txt": made.files[1] + b"!"})
    states = [note.state for note in made.verified().notes]
    if states != ["proven", "changed", "missing", "missing"]:
        yield f"proven, changed and missing are told as {', '.join(states)}"


def _brief(path: Path, seed: int) -> Iterator[str]:
    """What is wrong with a random brief that was proved and signed."""
    document = random_paper(seed, 60, language=("en", "ru", "kk")[seed % 3], size=("A4", "Letter")[seed % 2])
    made = with_proof(Composed(document, (), _evidence(document), ("full", "safe")[seed % 2]), str(seed), SECRET)
    assert made.key
    try:
        pdf = signed(pdf_a(render(made.composed.document), level="3b",
                           attachments=[Attached(NAME, MEDIA_TYPE, made.manifest)]), made.key)
        check_archival(pdf, "3b")
    except BriefError as error:
        yield f"brief {seed}: {error}"
        return
    if [one.data for one in attachments_of(pdf)] != [made.manifest]:
        yield f"brief {seed}: another manifest comes out"
    path.write_bytes(pdf)
    pages = Pages(Reading().pages(path) or ())
    lost = [note.number for note in read_manifest(made.manifest).notes if not pages.has(note.text)]
    if lost:
        yield f"brief {seed}: notes {lost} are not found in its text"


def _evidence(document: Document) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(note.number, "SRC-0001", words=plain_text(note.spans),
                 files=(hashlib.sha256(note.number.to_bytes(4, "big")).hexdigest(),)) for note in document.notes)


def _without_salts(made: Paper, count: int) -> tuple[int, int]:
    """How many salts were tried with the true hashes, and how many opened anything."""
    manifest, dice = read_manifest(made.proof.manifest), random.Random(1)
    sealed = [one for _, one in places(manifest)]
    hashes = [hashlib.sha256(file).hexdigest() for file in made.files]
    known = [bytes(32), manifest.nonce, bytes.fromhex(manifest.sha256), *sealed, *map(bytes.fromhex, hashes)]
    salts = [*known, *(dice.randbytes(32) for _ in range(count - len(known)))]
    opened = sum(opens(salt, one, place) for salt in salts for one in hashes for place in sealed)
    return len(salts), opened
