"""Verbs for reports: footnotes, without an archive, and footnotes-accept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_json, declare_opening, opened

if TYPE_CHECKING:
    from desktop.intake.footnotes import NamedSource, NoteRead


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("footnotes", help="tell the notes of a report, and the sources they name")
    parser.add_argument("file", metavar="FILE")
    declare_json(parser)
    parser.set_defaults(verb=footnotes)
    parser = verbs.add_parser("footnotes-accept", help="take sources from the notes of a report in the archive")
    declare_opening(parser)
    parser.add_argument("ref", metavar="REF", help="the source that is the report")
    parser.add_argument("--note", type=int, action="append", default=[], metavar="N", help="only this note; repeatable")
    parser.set_defaults(verb=take)


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


def take(asked: argparse.Namespace, output: Output) -> int:
    """Take the sources that the notes of a report name, in one step; each is told with its note."""
    from desktop.exchange.footnotes import accept, offers

    with opened(asked) as archive:
        with archive.reader() as reader:
            report = reader.by_ref(asked.ref)
            if report.kind != "source":
                raise BadInput(f"{asked.ref} is no source but a {report.kind}")
            chosen = [one for one in offers(reader, report.id)
                      if one.is_open and (not asked.note or one.number in asked.note)]
        made = accept(archive, report.id, chosen) if chosen else {}
        with archive.reader() as reader:
            for one in chosen:
                source = reader.get(made[one.place])
                output.say({"note": one.number, "ref": source.ref, "title": source.title,
                            "was_here": bool(one.existing or one.first >= 0)},
                           f"{one.number}  {source.ref}  {source.title}")
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
