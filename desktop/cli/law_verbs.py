"""The verb for laws that are looked at without an archive, and the one that keeps them: law, law-keep."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_json, declare_opening, opened

if TYPE_CHECKING:
    from desktop.intake.laws import Law


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("law", help="tell the units of a law (read), or in what two versions differ (compare)")
    parser.add_argument("what", choices=["read", "compare"])
    parser.add_argument("files", nargs="+", metavar="FILE")
    declare_json(parser)
    parser.set_defaults(verb=law)
    parser = verbs.add_parser("law-keep", help="make an instrument with its provisions of a source that is a law")
    declare_opening(parser)
    parser.add_argument("ref", metavar="REF", help="the source")
    parser.set_defaults(verb=keep)


def law(asked: argparse.Namespace, output: Output) -> int:
    """Read one law, or compare two; no archive is opened, nothing is written. 1 when no unit was found."""
    wanted = 2 if asked.what == "compare" else 1
    if len(asked.files) != wanted:
        raise BadInput(f"{asked.what} takes {wanted} file{'s' if wanted > 1 else ''}")
    laws = [_read(name, output) for name in asked.files]
    if asked.what == "compare":
        _compare(*laws, output)
    else:
        _tell(laws[0], output)
    return 0 if all(one.units for one in laws) else 1


def _read(name: str, output: Output) -> Law:
    from desktop.intake.laws import read_law
    from desktop.intake.take import take_in
    from desktop.intake.words import IntakeError

    try:
        draft = take_in(Path(name), progress=output.progress("Reading"))
    except IntakeError as error:
        raise BadInput(str(error)) from error
    if not draft.text and draft.problems:
        raise BadInput(f"“{name}”: {draft.problems[0]}")
    return read_law(draft.text)


def _tell(one: Law, output: Output) -> None:
    from archive_schema.provisions import say

    output.say({"what": "law", "title": one.title or None, "type": one.instrument_type or None,
                "number": one.number or None, "adopted": one.adopted or None, "as_of": one.as_of or None,
                "notes": list(one.notes)},
               " · ".join(filter(None, (one.title, one.number, one.adopted, one.as_of and f"as of {one.as_of}"))))
    for unit in one.units:
        output.say({"what": "unit", "path": [list(step) for step in unit.path], "printed": unit.printed,
                    "heading": unit.heading or None, "text": unit.text or None, "notes": list(unit.notes)},
                   f"{say(unit.path, short=True)}  {unit.heading or unit.text[:80]}")
    for what, lines in (("outside", one.outside), ("doubt", one.doubts)):
        for line in lines:
            output.say({"what": what, "line": line.line + 1, "text": line.text},
                       f"{what}, line {line.line + 1}: {line.text}")


def _compare(before: Law, after: Law, output: Output) -> None:
    from archive_schema.provisions import say
    from desktop.intake.laws import compare

    for one in compare(before, after):
        shown = " ".join(f"{mark and f'[{mark}] '}{words}" for mark, words in (*one.heading, *one.text))
        output.say({"what": one.what, "path": [list(step) for step in one.path], "printed": one.printed,
                    "heading": [list(run) for run in one.heading], "text": [list(run) for run in one.text]},
                   f"{one.what}  {say(one.path, short=True)}: {shown}")


def keep(asked: argparse.Namespace, output: Output) -> int:
    """Make an instrument of a source that is a law."""
    from desktop.exchange.laws import KeptAlready, keep_law, law_of

    with opened(asked) as archive:
        with archive.reader() as reader:
            source = reader.by_ref(asked.ref)
        if source.kind != "source":
            raise BadInput(f"{asked.ref} is no source but a {source.kind}")
        found = law_of(source)
        if not found.units:
            raise BadInput(f"no articles or clauses were found in the text of {asked.ref}")
        try:
            made = keep_law(archive, found, source.id, source.language)
        except KeptAlready as error:
            raise BadInput(str(error)) from error
    output.say({"ref": made.ref, "title": made.title, "units": len(found.units), "outside": len(found.outside)},
               f"{made.ref}  {made.title}: {len(found.units)} units, {len(found.outside)} lines outside of them")
    return 0
