"""The verb for templates: what a brief can begin from, beginning one, what is missing, the sheet of questions."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from archive_schema.moments import MomentError, parse
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, opened

_LANGUAGES = ("en", "ru", "kk")


_ACTIONS = {"list": (), "start": ("TEMPLATE",), "state": ("BRIEF",), "sheet": ("BRIEF", "PDF"),
            "save": ("BRIEF", "NAME"), "drop": ("NAME",)}


def declare(verbs: Any) -> None:
    """Add this verb to the parser."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "template", help="templates of briefs: list, start TEMPLATE, state BRIEF, sheet BRIEF PDF, save BRIEF NAME, "
                         "drop NAME")
    declare_opening(parser)
    parser.add_argument("action", choices=_ACTIONS, metavar="ACTION", help=", ".join(_ACTIONS))
    parser.add_argument("words", nargs="*", metavar="WORD", help="what the action is about")
    parser.add_argument("--language", choices=_LANGUAGES, default="en")
    parser.add_argument("--case", default="", metavar="REF", help="start: the case file it is about")
    parser.add_argument("--record", action="append", default=[], metavar="REF", help="start: a record it is about")
    parser.add_argument("--from", dest="since", default="", metavar="DATE", help="start: where its period begins")
    parser.add_argument("--until", default="", metavar="DATE", help="start: where its period ends")
    parser.add_argument("--title", default="", help="start: the title of the brief")
    parser.add_argument("--whom", choices=("family", "detained"), default="",
                        help="sheet: only what this person may know")
    parser.add_argument("--about", default="", help="sheet: words printed on top; without them it names nobody")
    parser.add_argument("--texts", action="store_true", help="save: keep the texts too")
    parser.set_defaults(verb=template)


def template(asked: argparse.Namespace, output: Output) -> int:
    """Do one of the actions."""
    wanted = _ACTIONS[asked.action]
    if len(asked.words) != len(wanted):
        raise BadInput(f"write: muragat template DIR {' '.join((asked.action, *wanted))}")
    for name, word in zip(wanted, asked.words, strict=True):
        setattr(asked, name.lower(), word)
    done = {"list": list_templates, "start": start, "state": state, "sheet": sheet, "save": save, "drop": drop}
    return done[asked.action](asked, output) or 0


def list_templates(asked: argparse.Namespace, output: Output) -> None:
    """What a brief can begin from."""
    from desktop.briefs.templates import templates

    with opened(asked) as archive, archive.reader() as reader:
        for one in templates(asked.language, reader):
            output.say({"template": one.code, "title": one.title, "form": one.form, "questions": one.questions,
                        "own": one.own}, f"{one.code}  {one.title}")


def start(asked: argparse.Namespace, output: Output) -> None:
    """Begin a brief from a template in one step."""
    from desktop.briefs.templates import complete, start_brief

    since, until = _moment(asked.since), _moment(asked.until)
    with opened(asked) as archive:
        brief = archive.write("Begin a brief", lambda writer: start_brief(
            writer, asked.template, asked.language, case=asked.case, records=asked.record, title=asked.title,
            from_=since, to=until)).result()
        with archive.reader() as reader:
            found = complete(reader, brief.id)
    output.say({"ref": brief.ref, "title": brief.title, "asked": len(found.asked), "answered": len(found.answered)},
               f"{brief.ref}  {brief.title}: {len(found.answered)} of {len(found.asked)} questions are answered. "
               f"{found.form}".strip())


def state(asked: argparse.Namespace, output: Output) -> int:
    """What of a brief's questions is answered; 1 while one that must be is not."""
    from desktop.briefs.templates import complete

    with opened(asked) as archive, archive.reader() as reader:
        found = complete(reader, _brief(reader, asked.brief))
    for one in found.asked:
        mark = "answered" if one.answered else "MISSING" if one.needed else "open"
        output.say({"question": one.question, "number": one.asked_as, "answered": one.answered, "needed": one.needed,
                    "to_confirm": one.to_confirm, "ask": one.whom}, f"{mark:9} {one.asked_as} {one.question}")
    output.say({"asked": len(found.asked), "answered": len(found.answered), "complete": found.is_complete,
                "form": found.form},
               f"{len(found.answered)} of {len(found.asked)} questions are answered. {found.form}".strip())
    return 0 if found.is_complete else 1


def sheet(asked: argparse.Namespace, output: Output) -> None:
    """Print the missing questions, with room to write."""
    from desktop.briefs import write_pdf
    from desktop.briefs.templates import interview_sheet

    with opened(asked) as archive, archive.reader() as reader:
        document = interview_sheet(reader, _brief(reader, asked.brief), asked.language, whom=asked.whom,
                                   about=asked.about)
    written = write_pdf(document, Path(asked.pdf), output.progress("Writing"))
    output.say({"pdf": asked.pdf, "pages": written.pages, "sha256": written.sha256},
               f"{asked.pdf}: {written.pages} pages. It names nobody unless you did with --about.")


def save(asked: argparse.Namespace, output: Output) -> None:
    """Keep the form of a brief."""
    from desktop.briefs.templates import save_template

    with opened(asked) as archive:
        with archive.reader() as reader:
            brief = _brief(reader, asked.brief)
        archive.write_aside(lambda writer: save_template(
            writer, brief, asked.name, texts=asked.texts)).result()
    output.say({"template": asked.name, "saved": True}, f"{asked.name} is saved.")


def drop(asked: argparse.Namespace, output: Output) -> None:
    """Take a saved template away."""
    from desktop.briefs.templates import drop_template

    with opened(asked) as archive:
        archive.write_aside(lambda writer: drop_template(writer, asked.name)).result()
    output.say({"template": asked.name, "saved": False}, f"{asked.name} is no longer kept.")


def _moment(words: str) -> dict[str, str] | None:
    """A date as it is kept; None for no words."""
    try:
        return parse(words).to_value() if words else None
    except MomentError as error:
        raise BadInput(str(error)) from error


def _brief(reader: Any, ref: str) -> str:
    record = reader.by_ref(ref)
    if record.kind != "brief":
        raise BadInput(f"{record.ref} is not a brief")
    return str(record.id)
