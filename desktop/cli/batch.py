"""A list of names, searched one after the other; what was found may be written as a table."""

from __future__ import annotations

import argparse
import contextlib
import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.found import hit_told, not_searched, unsearched_told, unsearched_words
from desktop.cli.output import BadInput, Output
from desktop.cli.session import indexed, kind_called, opened

if TYPE_CHECKING:
    from desktop.search import Results
    from desktop.search.name_list import NameList, Row

BEST = 10  # hits of a name that stand in the table
IN_A_LINE = 3  # hits of a name that stand in its line on a terminal
_COLUMNS = ("line", "name", "records", "place", "ref", "kind", "title", "why", "passage")

Write = Callable[..., None]


def run(asked: argparse.Namespace, output: Output) -> None:
    """An object for each name with its hits, then one that tells what was not searched."""
    from desktop.search.batch import search_names
    from desktop.search.name_list import read_names
    from desktop.search.sealed import with_sealed

    names = read_names(Path(asked.batch))
    some = 0
    with opened(asked) as archive, indexed(archive) as index, archive.reader() as reader, _table(asked.to) as write:
        kinds = tuple(kind_called(archive, one).name for one in asked.kind)
        write(*_COLUMNS, *_further(names))
        for row, found in search_names(
                index, names.rows, progress=output.progress("Searching"), kinds=kinds, limit=asked.limit,
                other_scripts=not asked.exact, word_forms=not asked.no_forms):
            found = with_sealed(found, reader, row.name, kinds)
            some += bool(found.hits)
            _write_row(write, row, found)
            hits = [hit_told(hit) for hit in found.hits]
            output.say({"query": row.name, "total": found.total, "hits": hits, "line": row.line,
                        "cells": list(row.cells), "notes": [str(note) for note in found.notes]},
                       f"{row.name}: {_in_a_line(found)}")
        unsearched = not_searched(reader)
        for line in unsearched_words(unsearched):
            write("", line, unsearched.count)
    told: dict[str, Any] = {"query": None, "total": 0, "hits": [], "names": len(names.rows), "found": some,
            "unsearched": unsearched_told(unsearched)}
    output.say(told, "\n".join([f"{some} of {len(names.rows)} names were found.", *unsearched_words(unsearched)]))


def _in_a_line(found: Results) -> str:
    shown = [f"{hit.ref} {hit.title} [{hit.why}]" for hit in found.hits[:IN_A_LINE]]
    more = [f"{found.total - len(shown)} more"] if found.total > len(shown) else []
    return ", ".join([*shown, *more]) or "nothing"


@contextlib.contextmanager
def _table(to: str | None) -> Iterator[Write]:
    """Writes rows of a new table that no spreadsheet takes for formulas; without a file nothing is written."""
    from desktop.exchange.tables import harmless

    if to is None:
        yield lambda *cells: None
        return
    try:
        file = open(to, "x", encoding="utf-8-sig", newline="")
    except FileExistsError:
        raise BadInput(f"“{to}” exists already; name a new file for the table") from None
    with file:
        out = csv.writer(file)
        yield lambda *cells: out.writerow([harmless(str(cell)) for cell in cells])


def _further(names: NameList) -> list[str]:
    """The headers of the list's other columns."""
    widest = max((len(row.cells) for row in names.rows), default=0)
    said = names.header[1:]
    return [said[at] if at < len(said) else f"column {at + 2}" for at in range(max(widest, len(said)))]


def _write_row(write: Write, row: Row, found: Results) -> None:
    """A line for each of the best hits; one without a hit for a name that is not found."""
    for place, hit in enumerate(found.hits[:BEST], 1):
        write(row.line, row.name, found.total, place, hit.ref, hit.kind, hit.title, hit.why, hit.snippet_text,
              *row.cells)
    if not found.hits:
        write(row.line, row.name, 0, *[""] * 6, *row.cells)
