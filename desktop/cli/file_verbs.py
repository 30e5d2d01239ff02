"""Verbs for what goes in and out as files: add, import, brief."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from desktop.archive import Archive, Writer
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, kind_called, opened


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("add", help="take files in as sources")
    declare_opening(parser)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--how", default="", help="how the files were come by")
    parser.add_argument("--by", default="", help="by whom: a code, never a name")
    parser.add_argument("--sealed", action="store_true", help="keep text and file in the sealed depth")
    parser.set_defaults(verb=add)
    parser = verbs.add_parser("import", help="make records of a table")
    declare_opening(parser)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--format", choices=["csv"], default="csv")
    parser.add_argument("--kind", required=True, help="the kind of its rows")
    parser.set_defaults(verb=import_table)
    parser = verbs.add_parser("style", help="keep a style of notes (.csl) for briefs, or list those kept")
    declare_opening(parser)
    parser.add_argument("file", metavar="FILE", nargs="?", help="a file in the Citation Style Language")
    parser.set_defaults(verb=style)
    parser = verbs.add_parser("brief", help="export a brief")
    declare_opening(parser)
    parser.add_argument("ref", metavar="REF", help="the brief, such as BRF-0001")
    parser.add_argument("--pdf", required=True, metavar="FILE")
    parser.set_defaults(verb=brief)


def add(asked: argparse.Namespace, output: Output) -> int:
    """Take files in; each is told as soon as it is safely kept. 1 when some could not be taken, 2 when none."""
    with opened(asked) as archive:
        failed = [name for name in asked.files if not _add_one(archive, Path(name), asked, output)]
    if len(failed) == len(asked.files):
        raise BadInput("no file was taken in" if len(failed) > 1 else f"“{failed[0]}” was not taken in")
    return 1 if failed else 0


def _add_one(archive: Archive, path: Path, asked: argparse.Namespace, output: Output) -> bool:
    from desktop.exchange.documents import add_document
    from desktop.intake.words import IntakeError

    try:
        taken = add_document(archive, path, how=asked.how, by=asked.by, sealed=asked.sealed,
                             progress=output.progress(path.name))
    except IntakeError as error:
        output.say({"file": str(path), "ref": None, "sha256": None, "duplicate_of": None, "title": None,
                    "language": None, "problems": [str(error)]}, f"{path}: {error}")
        return False
    told = {"file": str(path), "ref": taken.ref, "sha256": taken.sha256, "duplicate_of": taken.duplicate_of or None,
            "title": taken.title, "language": taken.language or None, "problems": list(taken.problems)}
    words = f"{path}: there already as {taken.duplicate_of}" if taken.duplicate_of else f"{taken.ref}  {taken.title}"
    output.say(told, "\n".join([words, *(f"  {problem}" for problem in taken.problems)]))
    return True


def import_table(asked: argparse.Namespace, output: Output) -> None:
    """Make a record of each row, all in one step or none."""
    from desktop.exchange.tables import read_table

    with opened(asked) as archive:
        kind = kind_called(archive, asked.kind)
        with archive.reader() as reader:
            records = read_table(Path(asked.file), kind, reader)

        def work(writer: Writer) -> list[tuple[str, str]]:
            return [(made.ref, made.title) for made in map(writer.add, records)]

        for ref, title in archive.write("Import a table", work).result():
            output.say({"ref": ref, "title": title}, f"{ref}  {title}")
    output.say({"imported": len(records), "kind": kind.name}, f"{len(records)} records.")


def style(asked: argparse.Namespace, output: Output) -> None:
    """Keep a style file, and say what of it is not done; without one, list those kept."""
    from desktop.briefs.styles.csl import limits
    from desktop.briefs.styles.kept import keep_style, kept_styles, load_style

    with opened(asked) as archive:
        if asked.file:
            name, text = load_style(Path(asked.file))
            archive.write_aside(lambda writer: keep_style(writer, name, text)).result()
        with archive.reader() as reader:
            kept = kept_styles(reader)
        for one in [name] if asked.file else sorted(kept):
            not_done = list(limits(kept[one].encode(), "en"))
            output.say({"style": one, "not_done": not_done}, "\n".join([one, *(f"  not done: {w}" for w in not_done)]))


def brief(asked: argparse.Namespace, output: Output) -> int:
    """Export a brief as PDF; what its reader should know is told first."""
    from desktop.briefs import compose, write_pdf

    with opened(asked) as archive, archive.reader() as reader:
        with reader.at_one_moment():
            composed = compose(reader, reader.id_of(asked.ref))
        written = write_pdf(composed.document, Path(asked.pdf), output.progress("Writing"))
    problems = [str(problem) for problem in composed.problems]
    for problem in problems:
        output.say({"problem": problem}, f"Problem: {problem}")
    output.say({"pdf": asked.pdf, **dataclasses.asdict(written), "problems": len(problems)},
               f"Wrote {asked.pdf}: {written.pages} pages, {written.notes} notes.")
    return 0


