"""A list of names, searched one after the other; what was found may be written as a table."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.found import hit_told, not_searched, unsearched_told, unsearched_words
from desktop.cli.output import BadInput, Output
from desktop.cli.session import indexed, kind_called, opened

if TYPE_CHECKING:
    from desktop.search import Results

IN_A_LINE = 3  # hits of a name that stand in its line on a terminal
Write = Callable[[Iterable[object]], None]


def run(asked: argparse.Namespace, output: Output) -> None:
    """An object for each name with its hits, then one that tells what was not searched."""
    from desktop.search.batch import search_names, table_headings, table_rows
    from desktop.search.name_list import read_names
    from desktop.search.sealed import with_sealed

    names = read_names(Path(asked.batch))
    some = 0
    with opened(asked) as archive, indexed(archive) as index, archive.reader() as reader, _table(asked.to) as write:
        kinds = tuple(kind_called(archive, one).name for one in asked.kind)
        write(table_headings(names))
        for row, found in search_names(
                index, names.rows, progress=output.progress("Searching"), kinds=kinds, limit=asked.limit,
                other_scripts=not asked.exact, word_forms=not asked.no_forms):
            found = with_sealed(found, reader, row.name, kinds)
            some += bool(found.hits)
            for cells in table_rows(row, found):
                write(cells)
            hits = [hit_told(hit) for hit in found.hits]
            output.say({"query": row.name, "total": found.total, "hits": hits, "line": row.line,
                        "cells": list(row.cells), "notes": [str(note) for note in found.notes]},
                       f"{row.name}: {_in_a_line(found)}")
        unsearched = not_searched(reader)
        for line in unsearched_words(unsearched):
            write(["", line, unsearched.count])
    told: dict[str, Any] = {"query": None, "total": 0, "hits": [], "names": len(names.rows), "found": some,
            "columns": list(names.searched), "unsearched": unsearched_told(unsearched)}
    words = f"{some} of {len(names.rows)} names were found. Columns searched: {', '.join(names.searched)}."
    output.say(told, "\n".join([words, *unsearched_words(unsearched)]))


def _in_a_line(found: Results) -> str:
    shown = [f"{hit.ref} {hit.title} [{hit.why}]" for hit in found.hits[:IN_A_LINE]]
    more = [f"{found.total - len(shown)} more"] if found.total > len(shown) else []
    return ", ".join([*shown, *more]) or "nothing"


@contextlib.contextmanager
def _table(to: str | None) -> Iterator[Write]:
    """Writes rows of a new table; without a file nothing is written."""
    from desktop.exchange.out.tables import new_table

    if to is None:
        yield lambda cells: None
        return
    with contextlib.ExitStack() as open_files:
        try:
            write = open_files.enter_context(new_table(Path(to)))
        except FileExistsError:
            raise BadInput(f"“{to}” exists already; name a new file for the table") from None
        yield write
