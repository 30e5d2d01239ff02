"""The log of custody: who had what, when, and what was done with it, as the journal and the files tell it.

The six verbs stand for what a chain of custody has to tell (Berkeley Protocol, § 167): a custodian *received* it, it
is *kept* under control with its digest, *analysed*, *changed*, *transferred*, *disposed* of. What nobody noted is not
here.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from typing import Any

from archive_schema.records import Record
from archive_schema.sentences import row_words
from desktop.archive import Reader
from desktop.archive import custody as deeds_of
from desktop.archive.joining.taking_in import MERGED, MERGED_FROM
from desktop.exchange.bag.leaving import Leaving

JSON = Any
VERBS = ("received", "kept", "analysed", "changed", "transferred", "disposed")
_EVIDENCE = ("file", "source")


class Custodians:
    """The names by which steps are signed, as codes: who collected may be endangered by it."""

    def __init__(self, *, named: bool) -> None:
        self._named = named
        self._codes: dict[str, str] = {}

    def code(self, who: str) -> str:
        """The name itself where it is wanted, else a code, the same one for the same name."""
        if self._named or not who:
            return who
        return self._codes.setdefault(who, f"#{len(self._codes) + 1}")

    def step(self, name: str) -> str:
        """The name of a step, without that of whose copy was taken in."""
        before, merged, _ = name.partition(MERGED_FROM)
        return f"{before}{MERGED}" if merged and not self._named else name


def log(reader: Reader, leaving: Leaving, custodians: Custodians, *, whole: bool,
        language: str = "en") -> Iterator[dict[str, JSON]]:
    """The lines of the log in the order of their times. `whole`: what was purged is told too, without its words.
    `language`: of what is said of the rows of files."""
    stated = sorted(_stated(reader, leaving, custodians, language), key=lambda line: str(line["when"]))
    yield from heapq.merge(stated, _by_steps(reader, leaving, custodians, whole), key=lambda line: str(line["when"]))


def _stated(reader: Reader, leaving: Leaving, custodians: Custodians, language: str) -> Iterator[dict[str, JSON]]:
    """What people noted at the files: how each was come by, and how each was made."""
    kind = reader.schema["file"]
    for file in leaving.records(kind):
        for row in file.rows("acquisition"):
            said = row_words(kind.field("acquisition"), _without(row, "by", "when"), language)
            yield _line(file, row, "received", said, custodian=custodians.code(str(row.get("by") or "")))
        for row in file.rows("derivation"):
            yield _line(file, row, "analysed", row_words(kind.field("derivation"), row, language))
    citations = reader.schema["citation"]
    for citation in leaving.records(citations):
        if citation["checked_on"]:
            yield _line(citation, {"when": citation["checked_on"]}, "analysed", "compared with the source",
                        custodian=custodians.code(str(citation["checked_by"] or "")))


def _line(record: Record, row: Mapping[str, JSON], verb: str, what: str, custodian: str = "") -> dict[str, JSON]:
    when = row.get("when") or {}
    told = {"when": str(when.get("edtf") or when.get("printed") or ""), "by_clock": False, "verb": verb,
            "what": what or verb, "custodian": custodian, "record": record.ref, "kind": record.kind,
            "sha256": str(record["sha256"] or "")}
    return {name: value for name, value in told.items() if value != "" or name == "when"}


def _without(row: Mapping[str, JSON], *names: str) -> dict[str, JSON]:
    return {key: value for key, value in row.items() if key not in names}


def _by_steps(reader: Reader, leaving: Leaving, custodians: Custodians, whole: bool) -> Iterator[dict[str, JSON]]:
    out = leaving.out or {}
    for deed in deeds_of.deeds(reader):
        purged = deed.what == deeds_of.PURGED
        if deed.record not in out and not (whole and purged):
            continue
        told = {"when": f"{deed.time}", "by_clock": True, "verb": _verb(deed), "what": deed.what,
                "custodian": custodians.code(deed.who), "record": out.get(deed.record, ""), "kind": deed.kind,
                "step": {"name": custodians.step(deed.step), "origin": deed.origin, "place": deed.place,
                         "hash": deed.hash}}
        yield {name: value for name, value in told.items() if value != ""}


def _verb(deed: deeds_of.Deed) -> str:
    if deed.what in (deeds_of.TRASHED, deeds_of.PURGED):
        return "disposed"
    if deed.sort == "merge":
        return "transferred"
    if deed.what == deeds_of.MADE:
        return "kept" if deed.kind in _EVIDENCE else "analysed"
    return "changed"
