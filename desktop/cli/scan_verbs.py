"""The verb that reads scans: ocr."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, opened

if TYPE_CHECKING:
    from archive_schema.records import Record
    from desktop.archive import Reader


def declare(verbs: Any) -> None:
    """Add this verb to the parser."""
    parser = verbs.add_parser("ocr", help="read the pages of a scan that have no text")
    declare_opening(parser)
    parser.add_argument("ref", metavar="REF", help="the file, or its source")
    parser.add_argument("--languages", default="", metavar="KAZ+RUS+ENG",
                        help="of its words; without it, those of Kazakh, Russian and English installed here")
    parser.set_defaults(verb=ocr)


def ocr(asked: argparse.Namespace, output: Output) -> int:
    """Read a scan, put its words into its source, and tell each page. 1 when some page could not be read."""
    from desktop.exchange.scans import keep_reading, read_scan
    from desktop.intake.pages.values import NotRead
    from desktop.intake.scanned import LANGUAGES, NoLanguageData, doubtful, installed

    failed: dict[int, str] = {}
    languages = asked.languages or "+".join(one for one in LANGUAGES if one in installed())
    with opened(asked) as archive:
        with archive.reader() as reader:
            file = _file(reader, asked.ref)
        try:
            reading = read_scan(archive, file, languages, progress=output.progress("Reading"),
                                failed=lambda number, error: failed.update({number: str(error)}))
        except (NoLanguageData, NotRead) as error:
            raise BadInput(str(error)) from error
        source = keep_reading(archive, file.id, reading) if reading.pages else None
    for number, page in sorted(reading.pages.items()):
        doubts = len(doubtful(page))
        output.say({"ref": source.ref if source else None, "file": file.ref, "page": number, "words": len(page.words),
                    "doubtful": doubts, "problem": None},
                   f"p. {number}: {len(page.words)} words, {doubts} doubtful")
    for number, problem in sorted(failed.items()):
        output.say({"ref": source.ref if source else None, "file": file.ref, "page": number, "words": 0, "doubtful": 0,
                    "problem": problem}, f"p. {number}: {problem}")
    if not reading.pages and not failed:
        raise BadInput(f"{file.ref} has no page without text")
    return 1 if failed else 0


def _file(reader: Reader, ref: str) -> Record:
    """The file of that reference, or the one of that source which is a scan."""
    from desktop.exchange.scans import is_scan

    named = reader.by_ref(ref)
    if named.kind == "file":
        return named
    if named.kind != "source":
        raise BadInput(f"{ref} is neither a file nor a source but a {named.kind}")
    files = [file for file in reader.files_of(named.id) if not file.trashed and file["role"] != "text"]
    if not files:
        raise BadInput(f"{ref} has no file")
    return next(filter(is_scan, files), files[0])
