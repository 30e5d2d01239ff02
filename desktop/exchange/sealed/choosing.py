"""Which records go into a sealed copy: those that were asked for, and what they need to be understood.

What belongs to a record goes with it: citations about it, files and translations of a source, blocks and exhibits of a
brief, whatever is filed in a case. So do the records it links to, each by itself: persons, organisations, tags, case
files, laws; of a source that is reached so, its files and translations too. Links to anything further stay behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from archive_schema.declare import Schema
from archive_schema.fields import LINK
from archive_schema.tables import rows_table
from desktop.archive.reader import Reader

PARTS = (
    ("citation", "about"), ("file", "source"), ("file", "derived_from"), ("translation", "source"),
    ("brief_block", "brief"), ("exhibit", "brief"), ("case_file", "part_of"),
)
"""Links by which a record belongs to the one it points at. Of links to many there is one: what is filed in a case."""
_OF_SOURCES = PARTS[1:4]

Graph = Mapping[str, set[str]]


@dataclass(frozen=True)
class Choice:
    """What shall go into a sealed copy.

    `records`: ids of those that were asked for, None for everything; `asked`: by which references. `after`: the places
    of each origin's steps that the receiver has. `evidence`: files go along, or are only named. `travel`: no sealed
    value goes along. `vault`: the vault's slot does, so that its passphrase opens the sealed values there too.
    """

    records: frozenset[str] | None = None
    asked: tuple[str, ...] = ()
    after: Mapping[str, int] = field(default_factory=dict)
    evidence: bool = True
    travel: bool = False
    vault: bool = False


def with_needs(reader: Reader, asked: Iterable[str]) -> set[str]:
    """The records asked for (ids) and what goes along with them."""
    parts, links, needed = _graphs(reader)
    chosen = _closure(asked, parts)
    reached = {target for one in chosen for target in links[one]} - chosen
    of_sources = _belonging(reader, _OF_SOURCES)
    reached = _closure(reached, of_sources)
    # What cannot be without a record that it points at brings that along.
    return _closure(chosen | reached, needed)


def _closure(first: Iterable[str], graph: Graph) -> set[str]:
    found: set[str] = set()
    waiting = list(first)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += graph.get(one, ())
    return found


def _graphs(reader: Reader) -> tuple[Graph, defaultdict[str, set[str]], Graph]:
    """For each record: what belongs to it, what it links to, and without what it cannot be."""
    links: defaultdict[str, set[str]] = defaultdict(set)
    needed: defaultdict[str, set[str]] = defaultdict(set)
    for table, column, owner, required in _link_columns(reader.schema):
        query = f"select [{owner}], [{column}] from [{table}] where [{column}] is not null"
        for one, target in reader.db.execute(query):
            links[one].add(target)
            if required:
                needed[one].add(target)
    for one, target in reader.db.execute("select record, target from link"):
        links[one].add(target)
    return _belonging(reader, PARTS, filed=True), links, needed


def _belonging(reader: Reader, parts: Iterable[tuple[str, str]], *, filed: bool = False) -> Graph:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, column in parts:
        if kind in reader.schema:
            for one, owner in reader.db.execute(f"select id, [{column}] from [{kind}] where [{column}] is not null"):
                found[owner].add(one)
    if filed:
        for one, case in reader.db.execute("select record, target from link where field = 'cases'"):
            found[case].add(one)
    return found


def _link_columns(schema: Schema) -> Iterator[tuple[str, str, str, bool]]:
    """Every column that points at another record: table, column, column of the owning record, whether it must be."""
    for kind in schema:
        yield from ((kind.name, f.name, "id", f.required) for f in kind.fields if f.type is LINK)
        for rows in kind.rows_fields:
            yield from ((rows_table(kind, rows), f.name, "_owner", False) for f in rows.fields if f.type is LINK)
