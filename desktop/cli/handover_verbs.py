"""The verbs that hand a case over to who has no Muragat: handover, open-originals."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_schema.labels import LANGUAGES
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_json, declare_opening, opened, secret

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.exchange.handover import Plan, Stays, Wanted


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("handover", help="hand a case over as plain files with an inventory")
    declare_opening(parser)
    parser.add_argument("case", metavar="CASE", help="the case file, such as CAS-0001")
    parser.add_argument("--to", required=True, metavar="PLACE", help="the folder or stick in which a folder is made")
    parser.add_argument("--name", default="", help="the name of that folder; else the case's and the date")
    parser.add_argument("--language", default="en", choices=LANGUAGES, help="of the papers")
    parser.add_argument("--date", default="", metavar="DAY", help="the day on the papers (2026-11-20); else today")
    parser.add_argument("--safe", action="store_true", help="nothing leaves that names who may not be named")
    parser.add_argument("--looked-at", action="append", default=[], metavar="FILE",
                        help="you have looked at this file (FIL-0007) for names; may be given again")
    parser.add_argument("--clean-copies", action="store_true", help="with copies without metadata")
    parser.add_argument("--originals", default="along", choices=("along", "sealed", "none"),
                        help="in the folder, in a file that a passphrase opens, or not at all")
    parser.add_argument("--originals-passphrase-file", metavar="FILE", help="the passphrase for sealed originals")
    parser.add_argument("--dry-run", action="store_true", help="tell what goes and what stays, and write nothing")
    parser.set_defaults(verb=hand_over)
    parser = verbs.add_parser("open-originals", help="take sealed originals of a hand-over out into a new folder")
    parser.add_argument("file", metavar="FILE", help="the file of sealed originals, the one without a number")
    parser.add_argument("--to", required=True, metavar="PLACE", help="the folder in which a folder is made")
    parser.add_argument("--name", default="Originals", help="the name of that folder")
    parser.add_argument("--passphrase-file", metavar="FILE", help="its first line is the passphrase")
    declare_json(parser)
    parser.set_defaults(verb=take_out)


def hand_over(asked: argparse.Namespace, output: Output) -> int:
    """Tell what goes and what stays, and write it. 1 when something stays, or could not be copied."""
    from desktop.briefs.handing import CourtPapers
    from desktop.exchange.handover import plan, write

    if not Path(asked.to).is_dir():
        raise BadInput(f"“{asked.to}” is no folder")
    with opened(asked) as archive, archive.reader() as reader, reader.at_one_moment():
        wanted = _wanted(asked, reader)
        papers = CourtPapers(reader, archive.files, asked.language, safe=asked.safe)
        told = plan(archive, reader, reader.id_of(asked.case), wanted, papers, output.progress("Reading"))
        _tell(told, output)
        stays = told.stays
        if not asked.dry_run:
            done = write(archive, reader, told, Path(asked.to), papers, output.progress("Writing"))
            for one in done.told:
                _say(one, output)
            stays = (*stays, *done.told)
            output.say({"folder": done.folder, "files": len(done.files), "bytes": sum(one.size for one in done.files),
                        "sums": done.sums},
                       f"{done.folder}: {len(done.files)} files, read back and compared.\n"
                       f"SHA-256 of SHA256SUMS.txt: {done.sums}")
    return 1 if stays else 0


def take_out(asked: argparse.Namespace, output: Output) -> None:
    """Take sealed originals out, each proved by its hash; all of them or none."""
    from desktop.exchange.handover.originals import open_originals

    if not Path(asked.to).is_dir():
        raise BadInput(f"“{asked.to}” is no folder")
    passphrase = secret(asked.passphrase_file, "Passphrase of the sealed originals: ")
    for one in open_originals(Path(asked.file), passphrase, Path(asked.to), asked.name, output.progress("Reading")):
        output.say({"file": one.path, "size": one.size, "sha256": one.sha256}, f"{one.path}  {one.sha256}")


def _wanted(asked: argparse.Namespace, reader: Reader) -> Wanted:
    from desktop.exchange.handover import Wanted

    day = asked.date or datetime.date.today().isoformat()
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        raise BadInput(f"“{day}” is no date; write 2026-11-20") from None
    passphrase = b""
    if asked.originals == "sealed":
        passphrase = secret(asked.originals_passphrase_file, "Passphrase of the sealed originals: ")
    return Wanted(language=asked.language, date=day, safe=asked.safe, clean_copies=asked.clean_copies,
                  originals=asked.originals, name=asked.name, passphrase=passphrase.decode("utf-8", "surrogateescape"),
                  looked_at=frozenset(reader.id_of(ref) for ref in asked.looked_at))


def _tell(told: Plan, output: Output) -> None:
    for one in told.items:
        output.say({"number": one.number, "name": one.name, "title": one.title, "size": one.size, "sha256": one.sha256,
                    "pages": one.pages or None, "redacted": one.redacted}, f"{one.name}  {one.size} bytes")
    for left in told.stays:
        _say(left, output)


def _say(left: Stays, output: Output) -> None:
    output.say({"stays": left.ref, "file": left.file or None, "title": left.title, "why": str(left.why)},
               f"Stays: {left.ref} {left.title}. {left.why}" + (f" ({left.file})" if left.file else ""))
