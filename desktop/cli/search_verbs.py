"""Verbs for finding: search, by a query, a saved search or a list of names; complete."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from desktop.archive import Archive, Reader
from desktop.cli import batch, found
from desktop.cli.narrowing import NO_YEAR, languages_called, tag_called, year_called
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, indexed, kind_called, opened

if TYPE_CHECKING:
    from desktop.search import AddressResults, Results
    from desktop.search.saved import Search
    from desktop.search.unsearched import Unsearched

JSON = Any
ORDERS = ("best", "date", "title", "added")


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("search", help="find records")
    declare_opening(parser)
    parser.add_argument("query", nargs="?", default="", metavar="QUERY")
    for name, metavar, help in (
            ("kind", "KIND", "of this kind"), ("tag", "TAG", "with this tag, by name or reference"),
            ("year", "YEAR", f"of this year; “{NO_YEAR}” is what has no date"),
            ("lang", "LANGUAGE", "in this language, by code or name")):
        parser.add_argument(f"--{name}", action="append", default=[], metavar=metavar,
                            help=f"only records {help}; may be given again for more")
    parser.add_argument("--sort", choices=ORDERS, help="in which order; the best first if it is not given")
    parser.add_argument("--descending", action="store_true", help="in that order from its end")
    parser.add_argument("--limit", type=int, default=50, help="how many hits at most")
    parser.add_argument("--offset", type=int, default=0, help="how many hits to pass over")
    parser.add_argument("--exact", action="store_true", help="no other scripts and spellings")
    parser.add_argument("--no-forms", action="store_true", help="no other forms of the words")
    parser.add_argument("--counts", action="store_true", help="tell how many there are by kind, year, tag and language")
    parser.add_argument("--saved", metavar="REF", help="search what this saved search keeps")
    parser.add_argument("--save", metavar="TITLE", help="keep this search under a name")
    parser.add_argument("--addresses", metavar="PART", help="look for a part of an address instead")
    parser.add_argument("--batch", metavar="FILE.csv", help="look for each name of a table")
    parser.add_argument("--to", metavar="OUT.csv", help="write what the batch found as a table too")
    parser.set_defaults(verb=search)
    parser = verbs.add_parser("complete", help="ways to go on with a query")
    declare_opening(parser)
    parser.add_argument("text", metavar="TEXT", help="the beginning of a query")
    parser.add_argument("--limit", type=int, default=10, help="how many at most")
    parser.set_defaults(verb=complete)


def search(asked: argparse.Namespace, output: Output) -> None:
    """What a query, a saved search, a list of names or a part of an address finds."""
    given = [asked.query.strip(), asked.batch, asked.saved, asked.addresses]
    filters = [*asked.kind, *asked.tag, *asked.year, *asked.lang]
    if sum(map(bool, given)) > 1 or not any([*given, *filters]):
        raise BadInput("give a query, or one of --saved, --batch and --addresses, or what to narrow it to")
    if asked.limit < 1 or asked.offset < 0:
        raise BadInput("--limit is a number above 0, and --offset one not below 0")
    if asked.to and not asked.batch:
        raise BadInput("--to is for what --batch finds")
    if asked.save is not None and not asked.save.strip():
        raise BadInput("the name to keep the search under is empty")
    if asked.batch:
        if asked.tag or asked.year or asked.lang or asked.sort or asked.counts or asked.save or asked.offset:
            raise BadInput("--batch goes with --kind, --limit, --exact and --no-forms alone")
        batch.run(asked, output)
    elif asked.addresses:
        if filters or asked.sort or asked.counts or asked.save:
            raise BadInput("--addresses goes with --limit and --offset alone")
        _addresses(asked, output)
    else:
        _one(asked, output)


# One search


def _one(asked: argparse.Namespace, output: Output) -> None:
    from desktop.search.sealed import UNASKED, with_sealed

    with opened(asked) as archive, indexed(archive) as index, archive.reader() as reader:
        wanted = _wanted(asked, archive, reader)
        results = index.search(wanted.finished, **wanted.arguments, limit=asked.limit, offset=asked.offset,
                               counts=asked.counts)
        if wanted.tags or wanted.years or wanted.languages:
            results = replace(results, notes=(*results.notes, *([UNASKED] if reader.vault else [])))
        elif not asked.offset:
            results = with_sealed(results, reader, wanted.query, wanted.kinds)
        for hit in results.hits:
            output.say(found.hit_told(hit), found.hit_words(hit))
        counts = found.counts_told(results.counts, reader) if results.counts else None
        saved = _save(archive, reader, wanted, asked.save)
        _end(wanted, results, counts, found.not_searched(reader), saved, asked, output)


def _wanted(asked: argparse.Namespace, archive: Archive, reader: Reader) -> Search:
    """What is searched for: the saved search, if one is named, with what is given beside it in its place."""
    from desktop.search.saved import KIND, Search, search_of

    wanted = Search(asked.query)
    if asked.saved:
        record = reader.by_ref(asked.saved)
        if record.kind != KIND:
            raise BadInput(f"{record.ref} is no saved search, but a {record.kind}")
        wanted = search_of(record, reader)
    beside: dict[str, Any] = {
        "kinds": tuple(kind_called(archive, one).name for one in asked.kind),
        "tags": tuple(tag_called(reader, one) for one in asked.tag),
        "years": tuple(map(year_called, asked.year)),
        "languages": tuple(chain.from_iterable(map(languages_called, asked.lang))),
        "sort": asked.sort, "descending": asked.descending or None,
    }
    wanted = replace(wanted, **{name: value for name, value in beside.items() if value})
    return replace(wanted, other_scripts=wanted.other_scripts and not asked.exact,
                   word_forms=wanted.word_forms and not asked.no_forms)


def _save(archive: Archive, reader: Reader, wanted: Search, title: str | None) -> str | None:
    from desktop.search.saved import record_of

    if title is None:
        return None
    record = record_of(wanted, title, reader)
    return str(archive.write("Keep a search", lambda writer: writer.add(record)).result().ref)


def _end(
    wanted: Search, results: Results, counts: dict[str, dict[str, int]] | None, unsearched: Unsearched,
    saved: str | None, asked: argparse.Namespace, output: Output,
) -> None:
    """What is told of the search as a whole, after its hits."""
    notes = [str(note) for note in results.notes]
    addresses = results.addresses.hits if results.addresses else []
    instead = results.instead.strip()
    told = {"ref": None, "kind": None, "title": None, "snippet": "", "why": "", "query": wanted.query,
            "total": results.total, "notes": notes, "instead": instead,
            "counts": counts, "addresses": list(map(asdict, addresses)), "saved": saved,
            "unsearched": found.unsearched_told(unsearched)}
    lines = [_which(asked.offset, results), *notes]
    lines += [f"Did you mean: {instead}"] if instead else []
    lines += [f"{one.address}  {one.ref}" for one in addresses]
    lines += found.counts_words(counts) if counts else []
    lines += [f"Kept as {saved}."] if saved else []
    output.say(told, "\n".join([*lines, *found.unsearched_words(unsearched)]))


def _which(offset: int, results: Results | AddressResults) -> str:
    """Which of the hits were told, in a line."""
    if results.hits:
        return f"Hits {offset + 1} to {offset + len(results.hits)} of {results.total}."
    if results.total:
        return f"There are no hits after --offset {offset}: there are {results.total} in all. Give a smaller number."
    return "Nothing was found."


# Addresses


def _addresses(asked: argparse.Namespace, output: Output) -> None:
    with opened(asked) as archive, indexed(archive) as index, archive.reader() as reader:
        results = index.addresses(asked.addresses, limit=asked.limit, offset=asked.offset, exact=True)
        unsearched = found.not_searched(reader)
    notes = [str(note) for note in results.notes]
    told = {"part": asked.addresses, "total": results.total, "exact": results.exact, "notes": notes,
            "hits": [asdict(one) for one in results.hits], "unsearched": found.unsearched_told(unsearched)}
    lines = [f"{one.address}  {one.ref}{f', line {one.line}' if one.line else ''}  {one.title}  [{one.why}]"
             for one in results.hits]
    lines += [f"{results.total} addresses." if results.hits else _which(asked.offset, results), *notes]
    output.say(told, "\n".join([*lines, *found.unsearched_words(unsearched)]))


# Completions


def complete(asked: argparse.Namespace, output: Output) -> None:
    """Ways to go on with a query, the likeliest first."""
    if asked.limit < 1:
        raise BadInput("--limit is a number above 0")
    from desktop.archive.order.tags import all_tags

    with opened(asked) as archive, indexed(archive) as index, archive.reader() as reader:
        for one in index.complete(asked.text, limit=asked.limit, tags=[tag.label for tag in all_tags(reader)]):
            output.say(asdict(one), f"{one.text}{f'  ({one.count})' if one.count else ''}")
