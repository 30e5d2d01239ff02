"""The verb that looks at a web archive without an archive of ours: pages. And what `add --page` does with them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.archive import Archive
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_json

if TYPE_CHECKING:
    from desktop.exchange.documents import Taken, Way
    from desktop.intake.draft import Content, Draft


def declare(verbs: Any) -> None:
    """Add this verb to the parser."""
    parser = verbs.add_parser("pages", help="tell the pages of a web archive, and whether its proofs are right")
    parser.add_argument("file", metavar="FILE", help="a web archive: .warc, .warc.gz, .arc, .wacz")
    declare_json(parser)
    parser.set_defaults(verb=pages)


def pages(asked: argparse.Namespace, output: Output) -> int:
    """Tell what came of its proofs, then each page; nothing is written. 1 if a proof is wrong."""
    draft = _looked_at(Path(asked.file))
    for verdict in draft.verdicts:
        told = {"what": verdict.what, "result": verdict.result, "why": verdict.why or None, "values": verdict.values,
                "words": verdict.in_("en")}
        output.say({"proof": told}, verdict.in_("en"))
    for page in draft.contents:
        output.say({"page": page.place, **_page(page)}, _said(page))
    return 1 if any(verdict.result == "wrong" for verdict in draft.verdicts) else 0


def _looked_at(path: Path) -> Draft:
    from desktop.exchange.web_pages import looked_at

    draft = looked_at(path)
    if not draft.verdicts:
        told = f": {draft.problems[0]}" if draft.problems else ""
        raise BadInput(f"“{path}” is no web archive that can be read{told}")
    return draft


def _page(page: Content) -> dict[str, Any]:
    return {"title": page.name or None, "url": page.more.get("url") or None, "captured": page.more.get("time") or None,
            "media_type": page.media_type or None, "size": page.size, "record": page.more.get("where") or None}


def _said(page: Content) -> str:
    return "  ".join([f"{page.place:4}", *filter(None, (page.more.get("time"), page.more.get("url"), page.name))])


def add_chosen(archive: Archive, files: dict[Path, str], words: str, way: Way,
               each: Callable[[str, Taken], None]) -> bool:
    """Make sources of the pages asked for of each web archive among these files; whether all of them came.

    `files` tells the source that was made of each.
    """
    from desktop.exchange.web_pages import add_pages, chosen, is_web_archive, looked_at

    all_came = True
    for path, source in files.items():
        draft = looked_at(path)
        if not is_web_archive(draft):
            continue
        try:
            places = chosen(draft, words)
        except ValueError as error:
            raise BadInput(f"“{words}” names no pages of “{path}”: say all, main, or numbers such as 1,3-5") from error
        problems = add_pages(archive, path, draft, source, places, way,
                             lambda page, taken: each(page.more.get("url") or page.name, taken))
        all_came = all_came and not problems
    return all_came
