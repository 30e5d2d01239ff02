"""Verbs for what goes in and out as files: add, style, brief."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.output import BadInput, Output
from desktop.cli.page_verbs import add_chosen
from desktop.cli.session import declare_opening, opened

if TYPE_CHECKING:
    from desktop.exchange.documents import Taken
    from desktop.exchange.many import Left


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("add", help="take files in as sources, folders and archive files too")
    declare_opening(parser)
    parser.add_argument("files", nargs="+", metavar="FILE", help="files, folders, archive files (.zip)")
    parser.add_argument("--password-stdin", action="store_true",
                        help="read the password of locked files from standard input; it is not kept")
    parser.add_argument("--page", default="", metavar="PAGES",
                        help="of a web archive make these pages sources: all, main, or numbers such as 1,3-5")
    parser.add_argument("--how", default="", help="how the files were come by")
    parser.add_argument("--by", default="", help="by whom: a code, never a name")
    parser.add_argument("--sealed", action="store_true", help="keep text and file in the sealed depth")
    parser.set_defaults(verb=add)
    parser = verbs.add_parser("style", help="keep a style of notes (.csl) for briefs, or list those kept")
    declare_opening(parser)
    parser.add_argument("file", metavar="FILE", nargs="?", help="a file in the Citation Style Language")
    parser.set_defaults(verb=style)
    parser = verbs.add_parser("brief", help="export a brief")
    declare_opening(parser)
    parser.add_argument("ref", metavar="REF", help="the brief, such as BRF-0001")
    for name, words in (("pdf", "PDF/A"), ("docx", "a Word file"), ("html", "one HTML page"), ("md", "Markdown")):
        parser.add_argument(f"--{name}", metavar="FILE", help=f"write it as {words}")
    parser.add_argument("--edition", choices=["full", "safe"], default="full",
                        help="safe: for publication, with names as protection and consent allow")
    parser.add_argument("--language", choices=["en", "ru", "kk"], help="in another language than its own")
    parser.add_argument("--exhibits", metavar="FILE", help="write its exhibits as a volume of their own")
    parser.add_argument("--with-exhibits", action="store_true", help="put its exhibits behind it in the PDF")
    parser.add_argument("--manifest", metavar="FILE", nargs="?", const="",
                        help="prove it: attach a manifest to the PDF, or write it to FILE")
    parser.add_argument("--key", choices=["brief", "copy", "none"], default="brief",
                        help="whose key signs a PDF with a manifest: this brief's, this copy's, nobody's")
    parser.add_argument("--opening", metavar="FILE", help="write what opens the commitments of the manifest")
    parser.add_argument("--without-open-points", action="store_true",
                        help="leave out the page of what is not settled, and the mark of a draft")
    parser.set_defaults(verb=brief)


def add(asked: argparse.Namespace, output: Output) -> int:
    """Take files in; each is told as soon as it is safely kept. 1 when some could not be taken, 2 when none.

    The same call again goes on where it was stopped: what is here already is known by its hash.
    """
    from desktop.archive.order.near_texts import NearTexts
    from desktop.exchange.documents import Way
    from desktop.exchange.many import Left, add_all, files_under

    if "" in asked.files:
        raise BadInput("the name of a file is empty")  # as a path it would be the folder one stands in
    password = sys.stdin.readline().rstrip("\r\n") if asked.password_stdin else ""
    failed, done = [], 0
    sources: dict[Path, str] = {}

    def each(known_as: str, outcome: Taken | Left) -> None:
        nonlocal done
        if isinstance(outcome, Left):
            failed.append(known_as)
            _say_left(known_as, outcome, output)
        else:
            done += 1
            sources[Path(known_as)] = outcome.source
            _say_taken(known_as, outcome, output)

    def step(at: int, of: int, name: str, part: int, whole: int) -> None:
        progress(100 * at + (100 * part // whole if whole else 0), 100 * of)

    with opened(asked) as archive:
        with archive.reader() as reader:
            near = NearTexts(reader)
        files = files_under(map(Path, asked.files))
        progress = output.progress("Adding")
        way = Way(asked.how, asked.by, asked.sealed, near=near)
        add_all(archive, files, way, each, step=step, password=password)
        if asked.page:
            chosen = {found.path: sources[found.path] for found in files if found.path in sources}
            if not add_chosen(archive, chosen, asked.page, way, each):
                failed.append(asked.page)
    if not done:
        raise BadInput("no file was taken in" if len(asked.files) > 1 else f"“{asked.files[0]}” was not taken in")
    return 1 if failed else 0


def _say_left(known_as: str, left: Left, output: Output) -> None:
    output.say({"file": known_as, "ref": None, "sha256": None, "duplicate_of": None, "title": None, "language": None,
                "near": [], "within": 0, "protection": None, "problems": [left.in_("en")]},
               f"{known_as}: {left.in_('en')}")


def _say_taken(known_as: str, taken: Taken, output: Output) -> None:
    told = {"file": known_as, "ref": taken.ref, "sha256": taken.sha256, "duplicate_of": taken.duplicate_of or None,
            "title": taken.title, "language": taken.language or None, "near": [list(one) for one in taken.near],
            "within": taken.within[1], "protection": taken.tier if not taken.duplicate_of else None,
            "problems": list(taken.problems)}
    words = f"{taken.ref}  {taken.title}"
    if taken.duplicate_of:
        words = f"{known_as}: there already as {taken.duplicate_of}"
    near = [f"  nearly the same text as {ref} (about {percent} %)" for ref, percent in taken.near]
    output.say(told, "\n".join([words, *near, *(f"  {problem}" for problem in taken.problems)]))


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
    """Export a brief; what its author should know is told first. 1 where something stops it."""
    from desktop.briefs.exporting import FORMATS, NotAnswered, Wanted, WouldLeak, export

    places = {what: Path(getattr(asked, what)) for what in FORMATS if getattr(asked, what)}
    if not places:
        raise BadInput("say where to write it: --pdf FILE, --docx FILE, --html FILE or --md FILE")
    more = {"volume": asked.exhibits, "manifest": asked.manifest, "opening": asked.opening}
    wanted = Wanted(
        tuple(places), asked.edition, asked.language, not asked.without_open_points,
        exhibits="joined" if asked.with_exhibits else "volume" if asked.exhibits else "none",
        proof="none" if asked.manifest is None else "beside" if asked.manifest else "attached",
        key=asked.key, opening=bool(asked.opening))
    places |= {what: Path(path) for what, path in more.items() if path}
    with opened(asked) as archive:
        with archive.reader() as reader:
            brief_id = reader.id_of(asked.ref)
        try:
            exported = export(archive, brief_id, places, wanted, output.progress("Writing"))
        except NotAnswered as error:
            for problem in error.problems:
                output.say({"problem": str(problem), "stops": True}, f"Stops the export: {problem}")
            raise
        except WouldLeak as error:
            for leak in error.leaks:
                output.say({"problem": leak.say("en"), "stops": True}, f"Stops the export: {leak.say('en')}")
            raise
    for told in (*map(str, exported.problems), *(leak.say("en") for leak in exported.looked_at)):
        output.say({"problem": told, "stops": False}, f"Problem: {told}")
    for what, (path, written) in exported.files.items():
        pages = f": {written.pages} pages, {written.notes} notes" if written.pages else ""
        output.say({"what": what, "file": str(path), **dataclasses.asdict(written)}, f"Wrote {path}{pages}.")
    return 0
