"""Verbs for bags (BagIt): bag, check-bag, import-bag."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_schema.labels import LANGUAGES
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_json, declare_opening, opened

if TYPE_CHECKING:
    from desktop.exchange.bag.making import Outlook
    from desktop.exchange.bag.verdicts import Report


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("bag", help="write case files, or the whole archive, as a bag for an archive")
    declare_opening(parser)
    parser.add_argument("cases", metavar="CASE", nargs="*", help="case files; none for the whole archive")
    parser.add_argument("--to", metavar="PLACE", required=True, help="the new folder of the bag")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of its pages")
    parser.add_argument("--sign", action="store_true", help="with the key of this copy, as minisign does")
    parser.add_argument("--organisation", default="", help="who hands it over; told only if given")
    parser.add_argument("--contact", default="", metavar="NAME", help="whom to ask; told only if given")
    parser.add_argument("--email", default="", help="of the contact; told only if given")
    parser.add_argument("--with-names", action="store_true", help="records too in which a protected person is named")
    parser.add_argument("--name-people", action="store_true", help="people of the log of custody by name, not by code")
    parser.add_argument("--dry-run", action="store_true", help="tell what would go and what would stay; write nothing")
    parser.set_defaults(verb=make)
    parser = verbs.add_parser("check-bag", help="check any bag, question by question")
    parser.add_argument("place", metavar="PLACE", help="the folder of the bag")
    parser.add_argument("--key", metavar="KEY", help="the public key of its signature, as minisign writes it")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of the verdicts")
    declare_json(parser)
    parser.set_defaults(verb=check)
    parser = verbs.add_parser("import-bag", help="take in a bag: its records, or its files as sources")
    declare_opening(parser)
    parser.add_argument("place", metavar="PLACE", help="the folder of the bag")
    parser.add_argument("--dry-run", action="store_true", help="check it and tell what would be made; write nothing")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of the verdicts")
    parser.set_defaults(verb=take_in)


def make(asked: argparse.Namespace, output: Output) -> None:
    """Write a bag, and tell what stayed."""
    from desktop.exchange.bag.making import Asked, look, make_bag

    with opened(asked) as archive:
        with archive.reader() as reader:
            cases = tuple(reader.id_of(ref) for ref in asked.cases)
        wanted = Asked(cases, asked.language, asked.sign, asked.organisation, asked.contact, asked.email,
                       asked.with_names, asked.name_people)
        if asked.dry_run:
            _say_outlook(look(archive, wanted), output)
            return
        made = make_bag(archive, Path(asked.to), wanted, output.progress("Writing"))
    _say_outlook(made.outlook, output)
    output.say({"bag": str(made.place), "key": made.key or None},
               f"{made.place}" + (f"\nSigned; its key is {made.key}" if made.key else ""))


def _say_outlook(outlook: Outlook, output: Output) -> None:
    for (kind, why), count in sorted(Counter((one.kind, str(one.why)) for one in outlook.stays).items()):
        output.say({"stays": kind, "why": why, "count": count}, f"Stays: {count} {kind}: {why}")
    for one in outlook.told:
        output.say({"told": str(one)}, str(one))
    output.say({"records": outlook.records, "files": outlook.files, "octets": outlook.octets},
               f"{sum(outlook.records.values())} records, {outlook.files} files of {outlook.octets} bytes")


def check(asked: argparse.Namespace, output: Output) -> int:
    """Check a bag: 1 when it is not valid. No archive is opened."""
    from desktop.exchange.bag.check import check as check_bag
    from desktop.exchange.bag.signature import public_of

    try:
        keys = {public_of(asked.key): ""} if asked.key else {}
    except ValueError as error:
        raise BadInput(f"“{asked.key}” is no public key of minisign") from error
    report = check_bag(Path(asked.place), output.progress("Checking"), keys)
    return _say_report(report, asked.language, output)


def _say_report(report: Report, language: str, output: Output) -> int:
    from desktop.exchange.spoken import spoken

    for one in report.verdicts:
        more = [f"… {one.count - len(one.names)}"] if one.count > len(one.names) else []
        words = spoken(one.words, language)
        output.say({"verdict": one.code, "state": one.state, "words": words, "names": list(one.names),
                    "count": one.count},
                   "\n".join([f"{_MARKS[one.state]} {words}", *(f"    {name}" for name in (*one.names, *more))]))
    for label, value in report.info:
        output.say({"label": label, "value": value}, f"  {label}: {value}")
    output.say({"valid": report.is_valid, "state": report.state, "version": report.version or None,
                "files": len(report.payload)}, spoken(report.outcome, language))
    return 0 if report.is_valid else 1


_MARKS = {"good": "+", "warning": "!", "wrong": "X"}


def take_in(asked: argparse.Namespace, output: Output) -> int:
    """Check a bag and take it in: 1 when it is not valid, or something of it was refused."""
    from desktop.exchange.bag.incoming import bring_in, look
    from desktop.exchange.coming.plan import REFUSED
    from desktop.exchange.spoken import spoken

    with opened(asked) as archive:
        coming = look(archive, Path(asked.place), output.progress("Checking"))
        if _say_report(coming.report, asked.language, output):
            return 1
        for one in coming.told:
            output.say({"told": spoken(one, asked.language)}, spoken(one, asked.language))
        if asked.dry_run:
            counts = coming.plan.counts if coming.plan else {"new": len(coming.report.payload)}
            conflicts = coming.plan.conflicts if coming.plan else 0
            left = [(row.entry.where, spoken(why, asked.language)) for row in coming.plan.rows for why in row.wrong
                    if row.state == REFUSED] if coming.plan else []
            ref = ""
        else:
            came = bring_in(archive, coming, output.progress("Importing"), asked.language)
            counts, left = dict(came.counts), list(came.left)
            conflicts = coming.plan.conflicts if coming.plan else 0
            with archive.reader() as reader:
                ref = reader.ref(came.import_) if came.import_ else ""
    for place, why in left:
        output.say({"left": place, "why": why}, f"{place}: {why}")
    output.say({"import": ref or None, "ours": coming.plan is not None, "conflicts": conflicts, **counts},
               ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "nothing")
    return 1 if counts.get(REFUSED) else 0
