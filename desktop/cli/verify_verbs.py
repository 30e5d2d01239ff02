"""Verbs for briefs that prove themselves: verify, opening."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_json, declare_opening, opened

if TYPE_CHECKING:
    from desktop.briefs.proof import NoteReport, Report
    from desktop.briefs.proof.evidence import Evidence
    from desktop.briefs.proof.verifying import Salting
    from desktop.intake.reading import Reading

_SHOWN = 90  # letters of a note's text on a line


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("verify", help="verify a brief's signature, notes and evidence")
    parser.add_argument("pdf", metavar="BRIEF.pdf")
    parser.add_argument("--manifest", metavar="FILE", help="the manifest, where it is not in the PDF")
    parser.add_argument("--evidence", metavar="DIR", help="a folder of files, or an archive")
    parser.add_argument("--opening", metavar="FILE", help="the salts that came with the brief")
    parser.add_argument("--passphrase-file", metavar="FILE", help="for an archive: its first line is the passphrase")
    declare_json(parser)
    parser.set_defaults(verb=verify, vault_passphrase_file=None)
    parser = verbs.add_parser("opening", help="write the salts of a brief's notes, for someone who verifies them")
    declare_opening(parser)
    parser.add_argument("pdf", metavar="BRIEF.pdf")
    parser.add_argument("--manifest", metavar="FILE", help="the manifest, where it is not in the PDF")
    parser.add_argument("--notes", metavar="N,N-N", help="these notes alone, such as 3,5-7")
    parser.add_argument("--names", action="store_true", help="tell what the files are called, too")
    parser.add_argument("--to", metavar="FILE", required=True)
    parser.set_defaults(verb=opening)


def verify(asked: argparse.Namespace, output: Output) -> int:
    """Verify a brief: 1 when something is missing or changed. No archive is opened but one given as evidence."""
    from desktop.briefs import proof
    from desktop.intake.reading import Reading

    paper = Path(asked.pdf).resolve()
    given = Path(asked.manifest).resolve() if asked.manifest else None
    with _evidence(asked) as (evidence, salting):
        report = proof.verify(
            paper, Reading(), manifest=given, evidence=evidence, salting=salting, progress=output.progress("Comparing"))
    for finding in report.findings:
        output.say({"finding": finding.code, "ok": finding.good, "message": str(finding)}, _seen(str(finding)))
    for note in report.notes:
        output.say(_told(note), _said(note))
    output.say(_last(report), _in_short(report))
    return 0 if report.holds else 1


@contextlib.contextmanager
def _evidence(asked: argparse.Namespace) -> Iterator[tuple[Evidence | None, Salting | None]]:
    """The evidence asked for, and the salts: those of the opening, or those an archive makes anew."""
    from desktop.briefs import proof
    from desktop.intake.reading import Reading

    salting = _salting(Path(asked.opening)) if asked.opening else None
    if asked.evidence and _is_archive(Path(asked.evidence)):
        asked.dir = asked.evidence
        with opened(asked) as archive, archive.reader() as reader:
            secret = proof.kept_secret(reader)
            if salting is None and secret is None:
                raise BadInput("no brief was ever proved from this archive; give --opening FILE")
            yield proof.InArchive(archive, reader), salting or (
                lambda manifest: proof.opening_of(manifest, proof.Salts(secret or b"", manifest.nonce)).files)
        return
    if asked.passphrase_file:
        raise BadInput("--passphrase-file is for an archive given as --evidence")
    if bool(asked.evidence) != bool(asked.opening):
        raise BadInput("--evidence FOLDER and --opening FILE go together: without the salts no file can be compared")
    if asked.evidence and not Path(asked.evidence).is_dir():
        raise BadInput(f"there is no folder “{asked.evidence}”")
    yield (proof.Folder(Path(asked.evidence), Reading().text) if asked.evidence else None), salting


def _salting(path: Path) -> Salting:
    from desktop.briefs import proof
    from desktop.briefs.proof.canonical import MOST_BYTES, NotRead

    try:
        with open(path, "rb") as file:
            read = proof.read_opening(file.read(MOST_BYTES + 1))
    except NotRead as error:
        raise proof.NotVerifiable("opening", path.name, str(proof.Finding(error.code, error.values))) from error
    return lambda manifest: read.files if read.manifest == manifest.sha256 else {}


def _is_archive(folder: Path) -> bool:
    return (folder / "header").is_file() and (folder / "archive.db").is_file()


def _told(note: NoteReport) -> dict[str, Any]:
    sources = [
        {"words": source.words, "files": [{"state": file.state, "name": file.name} for file in source.files],
         "quotation": source.quotation or None, "nearest": source.nearest or None}
        for source in note.sources
    ]
    return {"note": note.number, "state": note.state, "in_paper": note.stands, "ok": note.holds, "sources": sources}


_STATES = {"changed": "CHANGED", "missing": "MISSING", "proven": "proven", "not_opened": "not opened",
           "no_evidence": "no evidence named"}
_QUOTED = {"stands": "the quotation stands in it", "not_there": "THE QUOTATION DOES NOT STAND IN IT",
           "no_text": "no text to look for the quotation in"}


def _said(note: NoteReport) -> str:
    """A line for the note, and one for each thing about it that a reader must know."""
    words = note.text or "; ".join(source.words for source in note.sources)
    lines = [f"Note {note.number}: {_STATES[note.state]}  {_short(words)}"]
    if note.stands is False:
        lines.append("    THE PAPER DOES NOT SAY THIS NOTE")
    for source in note.sources:
        for file in source.files:
            if file.state in ("changed", "missing") or file.name:
                lines.append(f"    {_STATES[file.state]}: {file.name or 'a file of ' + _short(source.words)}")
        if source.quotation:
            lines.append(f"    {_QUOTED[source.quotation]}" + (f": “{source.nearest}”" if source.nearest else ""))
    return "\n".join(map(_seen, lines))


def _seen(words: str) -> str:
    """The words without what a terminal would take for a command, or turn around."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in words)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN - 1].rstrip() + "…"


def _counts(report: Report) -> dict[str, int]:
    from desktop.briefs.proof.verifying import NOTE_STATES

    return {state: sum(note.state == state for note in report.notes) for state in NOTE_STATES}


def _last(report: Report) -> dict[str, Any]:
    manifest, signature = report.manifest, report.signature
    return {
        "ok": report.holds, "sha256": report.sha256, "signature": signature.state, "key": signature.fingerprint or None,
        "manifest": manifest.sha256 if manifest else None, "title": manifest.title if manifest else None,
        "edition": manifest.edition if manifest else None, "notes": len(report.notes), **_counts(report),
    }


def _in_short(report: Report) -> str:
    told = [f"{count} {_STATES[state]}" for state, count in _counts(report).items() if count]
    ending = "Nothing is missing or changed." if report.holds else "SOMETHING IS MISSING OR CHANGED: see above."
    return f"{len(report.notes)} notes{': ' if told else ''}{', '.join(told)}. {ending}"


def opening(asked: argparse.Namespace, output: Output) -> None:
    """Write the salts of a brief's notes; only the archive copy it was exported from can make them."""
    from desktop.briefs import proof
    from desktop.briefs.placing import put
    from desktop.briefs.proof.canonical import NotRead
    from desktop.intake.reading import Reading

    try:
        manifest = proof.read_manifest(_manifest_of(asked, Reading()))
    except NotRead as error:
        raise BadInput(f"the manifest is not as it was written: {proof.Finding(error.code, error.values)}") from error
    wanted = _numbers(asked.notes) if asked.notes else None
    with opened(asked) as archive, archive.reader() as reader:
        if (secret := proof.kept_secret(reader)) is None:
            raise BadInput("no brief was ever proved from this archive")
        names = proof.names_in(reader)
    made = proof.opening_of(manifest, proof.Salts(secret, manifest.nonce), names, notes=wanted)
    if not made.files:
        raise BadInput("these notes rest on no file")
    if not any(one.name for one in made.files.values()):
        raise BadInput("this archive's salts open nothing of this brief: it was exported from another copy, or the "
                       "evidence is gone")
    told = made if asked.names else proof.without_names(made)
    put(proof.opening_bytes(told), Path(asked.to), proof.read_opening)
    notes = sorted({place[0] for place in told.files})
    output.say({"opening": asked.to, "notes": notes, "files": len(told.files)},
               f"Wrote {asked.to}: the salts of {len(told.files)} files of {len(notes)} notes.")


def _manifest_of(asked: argparse.Namespace, reading: Reading) -> bytes:
    from desktop.briefs import proof
    from desktop.briefs.proof.canonical import MOST_BYTES

    if asked.manifest:
        with open(asked.manifest, "rb") as file:
            return file.read(MOST_BYTES + 1)
    found = [data for name, data in reading.attached(Path(asked.pdf).resolve()) or () if name == proof.NAME]
    if len(found) != 1:
        raise BadInput(f"“{asked.pdf}” holds no manifest, or more than one; give --manifest FILE")
    return found[0]


def _numbers(words: str) -> set[int]:
    """3,5-7 as numbers."""
    numbers: set[int] = set()
    for part in words.split(","):
        first, _, last = part.strip().partition("-")
        if not first.isdecimal() or (last and not last.isdecimal()) or int(last or first) - int(first) > 100_000:
            raise BadInput(f"“{part}” is no number of a note; write them as 3,5-7")
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers
