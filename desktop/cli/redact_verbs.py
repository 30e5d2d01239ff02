"""The verb for evidence that is to be published: redact."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from archive_schema.records import Record
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, opened


def declare(verbs: Any) -> None:
    """Add this verb to the parser."""
    parser = verbs.add_parser("redact", help="cover names in a file, in a copy of it")
    declare_opening(parser)
    parser.add_argument("ref", metavar="FILE", help="the file, such as FIL-0001")
    parser.add_argument("--propose", action="store_true", help="tell where protected names stand in its words")
    parser.add_argument("--take", action="store_true", help="note what is proposed as to be covered")
    parser.add_argument("--box", action="append", default=[], metavar="'PAGE X0 Y0 X1 Y1'",
                        help="cover this too: shares of the page from its upper left corner")
    parser.add_argument("--reason", default="", help="why, for every --box")
    parser.add_argument("--make", action="store_true", help="make the redacted copy of what is noted")
    parser.set_defaults(verb=redact)


def redact(asked: argparse.Namespace, output: Output) -> int:
    """Tell, note and cover what a file betrays; without an option, tell what is noted."""
    from desktop.archive.content import original_bytes
    from desktop.briefs.naming import SAFE, Naming
    from desktop.briefs.safe.boxes import RedactionBox, boxes_of
    from desktop.briefs.safe.keep import add_boxes, keep_redacted
    from desktop.briefs.safe.propose import proposed

    added = [_box(words, asked.reason) for words in asked.box]
    with opened(asked) as archive:
        with archive.reader() as reader:
            file = reader.by_ref(asked.ref)
            if file.kind != "file":
                raise BadInput(f"{asked.ref} is no file but a {file.kind}")
            naming = Naming(reader, "en", SAFE)
            found: tuple[RedactionBox, ...] = ()
            if asked.propose or asked.take:
                found = proposed(original_bytes(archive, file), str(file["media_type"] or ""), naming)
            naming.finder  # noqa: B018 (read while the reader is open)
        if added or (asked.take and found):
            file = add_boxes(archive, file.id, [*added, *(found if asked.take else ())])
        noted = boxes_of(file)
        there = {(box.page, box.say()) for box in noted}
        _tell(noted, "noted", output)
        _tell((box for box in found if (box.page, box.say()) not in there), "proposed", output)
        if asked.make:
            _made(keep_redacted(archive, file.id, naming), file, len(noted), output)
    return 0


def _box(words: str, reason: str) -> Any:
    from desktop.briefs.safe.boxes import RedactionBox

    page, _, sides = words.strip().partition(" ")
    if not page.isdigit():
        raise BadInput(f"“{words}” names no page: write 'PAGE X0 Y0 X1 Y1', such as '1 0.1 0.25 0.4 0.3'")
    return RedactionBox.of(int(page), sides, reason)


def _tell(boxes: Iterable[Any], state: str, output: Output) -> None:
    for box in boxes:
        output.say({"page": box.page, "box": box.say(), "reason": box.reason, "state": state},
                   f"p. {box.page}: {box.say()}  {state}{f', {box.reason}' if box.reason else ''}")


def _made(copy: Record, file: Record, boxes: int, output: Output) -> None:
    output.say({"redacted": copy.ref, "of": file.ref, "name": copy["name"], "sha256": copy["sha256"], "boxes": boxes},
               f"{copy.ref}: redacted copy of {file.ref}, {boxes} boxes. Look at it before it is handed out.")
