"""Verbs for what was filed: file, filed."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive_schema.fields import FieldError
from archive_schema.records import Record
from desktop.archive import Archive, Reader
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, opened


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("file", help="keep a brief as it was filed")
    declare_opening(parser)
    parser.add_argument("ref", metavar="REF", help="the brief, such as BRF-0001")
    parser.add_argument("--body", required=True, help="the court or body it went to")
    parser.add_argument("--date", required=True, help="the day it was sent, such as 2026-11-20")
    parser.add_argument("--exhibits", action="store_true", help="with the volume of the exhibits not filed yet")
    parser.add_argument("--pdf", action="append", default=[], metavar="FILE",
                        help="a paper that went out, as it is; without any the papers are made now")
    parser.add_argument("--to", metavar="FOLDER", help="put the papers there too")
    parser.set_defaults(verb=file)
    parser = verbs.add_parser("filed", help="what has changed since a brief was filed")
    declare_opening(parser)
    parser.add_argument("ref", metavar="REF", help="the submission, such as SUB-0001")
    parser.set_defaults(verb=filed)


def file(asked: argparse.Namespace, output: Output) -> None:
    """Keep a brief as it was filed; with its exhibits their numbers are settled."""
    from desktop.briefs.filing import file_brief

    date = _date(asked)
    folder = Path(asked.to) if asked.to else None
    if folder is not None and not folder.is_dir():
        raise BadInput(f"“{asked.to}” is no folder")
    with opened(asked) as archive:
        with archive.reader() as reader, reader.at_one_moment():
            brief = reader.by_ref(asked.ref)
            papers, lines, as_of = _papers(archive, reader, brief, asked, output)
        done = file_brief(archive, brief.id, papers, body=asked.body, date=date, exhibits=lines, as_of=as_of)
        with archive.reader() as reader:
            files = [reader.get(one) for one in done.files]
            submission, source = reader.ref(done.submission), reader.ref(done.source)
        if folder is not None:
            for one in files:
                _put(archive, one, folder / os.path.basename(one["name"]))
    told = {
        "submission": submission, "source": source, "cited": done.cited,
        "files": [{"ref": one.ref, "name": one["name"], "sha256": one["sha256"], "size": one["size"]} for one in files],
        "exhibits": [{"ref": one.exhibit, "number": one.number, "from": one.first, "to": one.last} for one in lines]}
    words = [f"{submission}: {brief.ref} as filed with {asked.body}, kept as {source}."]
    words += [f"  {one['name']}  {one['sha256']}" for one in files]
    words += [f"  {one.number}: {one.first:06d}–{one.last:06d}" for one in lines]
    output.say(told, "\n".join(words))


def _date(asked: argparse.Namespace) -> str:
    try:
        when = asked.schema["submission"].field("sent").parse(asked.date)
    except FieldError as error:
        raise BadInput(f"--date: {error}") from error
    if not when or not when.get("edtf"):
        raise BadInput(f"“{asked.date}” is no date; write 2026-11-20")
    return str(when["edtf"])


def _papers(
    archive: Archive, reader: Reader, brief: Record, asked: argparse.Namespace, output: Output
) -> tuple[list[Any], tuple[Any, ...], int | None]:
    """The papers that go out, the exhibits that go with them, and the step they are made from."""
    from desktop.briefs.exporting import Wanted, making
    from desktop.briefs.filing import Paper, papers_of

    if asked.pdf and not asked.exhibits:  # it has gone out: nothing stops that any more
        return [Paper(Path(name).name, Path(name)) for name in asked.pdf], (), None
    made = making(archive, reader, brief.id, Wanted(open_points=False, exhibits="new" if asked.exhibits else "none"),
                  output.progress("Writing"))
    lines = made.volume.lines if made.volume else ()
    if asked.exhibits and not lines:
        raise BadInput(f"{brief.ref} has no exhibits that were not filed yet")
    if asked.pdf:
        return [Paper(Path(name).name, Path(name)) for name in asked.pdf], lines, None
    for problem in made.problems:
        output.say({"problem": str(problem)}, f"Problem: {problem}")
    return papers_of(made, brief.ref), lines, reader.head()[0]


def _put(archive: Archive, file: Record, path: Path) -> None:
    """Write a kept paper beside its place, then into it."""
    from desktop.briefs.placing import Planned, put_all

    with archive.files.open(file["sha256"]) as kept:
        put_all([Planned(path, lambda out: shutil.copyfileobj(kept, out, 1 << 20))])


def filed(asked: argparse.Namespace, output: Output) -> None:
    """Tell what has changed since a brief was filed: an object for each record, the last one counts."""
    from desktop.briefs.filing import changed_since

    with opened(asked) as archive, archive.reader() as reader:
        submission = reader.by_ref(asked.ref)
        found = changed_since(reader, submission.id)
    for since in found:
        fields = [{"field": one.name, "label": one.label, "before": one.before, "after": one.after}
                  for one in since.fields]
        output.say({"ref": since.ref, "title": since.title, "what": since.what, "fields": fields},
                   "\n".join(_lines(since)))
    output.say({"submission": submission.ref, "changed": len(found)},
               f"{len(found)} records are not as they were when {submission.ref} was filed." if found
               else f"Everything is as it was when {submission.ref} was filed.")


def _lines(since: Any) -> Iterator[str]:
    yield f"{since.ref}  {since.title}: {since.what}"
    for one in since.fields:
        yield f"  {one.label}: {one.before or '—'} → {one.after or '—'}"
