"""Verbs for reports that are looked at without an archive: footnotes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_json

if TYPE_CHECKING:
    from desktop.intake.footnotes import NamedSource, NoteRead


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("footnotes", help="tell the notes of a report, and the sources they name")
    parser.add_argument("file", metavar="FILE")
    declare_json(parser)
    parser.set_defaults(verb=footnotes)


def footnotes(asked: argparse.Namespace, output: Output) -> int:
    """Tell each note of a report; no archive is opened, nothing is written."""
    from desktop.intake.footnotes import read_notes
    from desktop.intake.take import take_in
    from desktop.intake.words import IntakeError

    try:
        draft = take_in(Path(asked.file), progress=output.progress("Reading"))
    except IntakeError as error:
        raise BadInput(str(error)) from error
    if not draft.text and draft.problems:
        raise BadInput(f"“{asked.file}”: {draft.problems[0]}")
    for one in read_notes(draft):
        output.say(_told(one), _said(one))
    return 0


def _told(one: NoteRead) -> dict[str, Any]:
    return {"number": one.note.number, "as_printed": one.note.text, "cited": one.note.cited or None,
            "sources": [_source(source) for source in one.sources]}


def _source(one: NamedSource) -> dict[str, Any]:
    return {"title": one.title or None, "title_translated": one.title_translated or None, "authors": list(one.authors),
            "publisher": one.publisher or None, "issued": one.issued or None, "accessed": one.accessed or None,
            "posted": one.posted or None, "urls": list(one.urls), "language": one.language or None,
            "as_printed": one.as_printed, "same_as": one.same_as or None}


def _said(one: NoteRead) -> str:
    if not one.sources:
        return f"{one.note.number}  no source: {one.note.text or 'empty'}"
    return "\n".join(f"{one.note.number}  {'; '.join(filter(None, (source.title, source.issued, *source.urls)))}"
                     for source in one.sources)
