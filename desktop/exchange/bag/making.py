"""A bag is made: what it would hold is told first, then it is written, read back and put in its place."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive_schema.fields import canonical
from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, Reader
from desktop.archive.clock import utc_now
from desktop.exchange.bag import custody, page, paths, signature, words
from desktop.exchange.bag.leaving import NO_BYTES, Leaving, Stays
from desktop.exchange.bag.page import Facts, Lying
from desktop.exchange.bag.readme import readme
from desktop.exchange.bag.writing import BagWriter, Progress
from desktop.exchange.bag.written import CUSTODY, LINES, line_of, schema_of
from desktop.exchange.spoken import spoken

JSON = Any
FORMAT = "muragat bag 1"
ABOUT = "data/muragat.json"
_MOST = 2 << 30
"""Where a file of lines is parted, so that a disk with FAT32 takes it."""
_FAT32 = (4 << 30) - 1
_PIECE = 1 << 20
_PAGE = 500


class NotACase(ArchiveError):
    """A bag was asked for of something that is no case file."""

    happened = "{ref} is no case file."
    do = "Name case files, such as CAS-0001, or none for the whole archive."


@dataclass(frozen=True)
class Asked:
    """What a bag is to hold. cases: ids of case files, none for the whole archive. organisation and contact: who hands
    it over, told only where they are given. `named`: people of the log by name, not by code."""

    cases: tuple[str, ...] = ()
    language: str = "en"
    sign: bool = False
    organisation: str = ""
    contact: str = ""
    email: str = ""
    with_names: bool = False
    named: bool = False


@dataclass(frozen=True)
class Outlook:
    """What a bag would hold: records by kind, how many files of how many bytes, what stays, what is to be known."""

    records: dict[str, int]
    files: int
    octets: int
    stays: tuple[Stays, ...]
    told: tuple[Message, ...]


@dataclass(frozen=True)
class Made:
    """A bag that lies in its place. key: of its signature, as minisign takes it."""

    place: Path
    outlook: Outlook
    key: str = ""


def nothing(done: int, total: int) -> None:
    """Nobody follows how far it is."""


def look(archive: Archive, asked: Asked) -> Outlook:
    """What a bag would hold and what would stay; nothing is written."""
    with archive.reader() as reader, reader.at_one_moment():
        return _Making(archive, reader, asked).outlook()


def make_bag(archive: Archive, place: Path, asked: Asked, progress: Progress = nothing) -> Made:
    """Write a bag under a name that is not taken. `progress(done, total)` counts bytes and may raise to stop.

    Raises NotACase, PlaceTaken, NotWritten, NotReadBack, TooLargeFor, ArchiveError; then nothing lies there.
    """
    with archive.reader() as reader, contextlib.ExitStack() as stack:
        with reader.at_one_moment():  # what is written is what was looked at, whoever works on meanwhile
            making = _Making(archive, reader, asked)
            outlook = making.outlook()
            bag = stack.enter_context(BagWriter(place, progress, outlook.octets))
            files = list(making.with_bytes())
            bag.must_fit({one["name"]: one["size"] or 0 for one in files})
            making.write(bag, outlook)
        making.write_bytes(bag, files)
        key = _sign_and_finish(archive, making, bag, asked)
    return Made(place, outlook, key)


def _sign_and_finish(archive: Archive, making: _Making, bag: BagWriter, asked: Asked) -> str:
    if not asked.sign:
        bag.finish(making.info(), {"README.txt": readme(asked.language, making.title)})
        return ""
    from desktop.archive.signing import own_keys

    own = own_keys(archive).signing
    key = signature.public_line(own.public_key().public_bytes_raw())
    comment = f"bag of {making.date}, archive {making.archive_id}"
    bag.finish(making.info(), {"README.txt": readme(asked.language, making.title, key)},
               lambda data: (signature.NAME, signature.signed(data, own, comment).encode()))
    return key


@dataclass
class _Making:
    """One bag of one archive, while it is read."""

    archive: Archive
    reader: Reader
    asked: Asked
    now: str = field(default_factory=utc_now)

    def __post_init__(self) -> None:
        for case in self.asked.cases:
            if self.reader.kind_of(case) != "case_file":
                raise NotACase(ref=self.reader.ref(case) or case)
        self.leaving = Leaving(self.reader, self.asked.cases, with_names=self.asked.with_names)
        self.refs = self.leaving.out or {}
        self.date = self.now[:10]
        self.archive_id = str(self.reader.setting("id", ""))
        self.kinds = tuple((kind, count) for kind in self.reader.schema if (count := self.leaving.count(kind.name)))
        self.lying = {file.id: self._lies(file) for file in self.files()}
        self.cases = tuple(self.leaving.called(one) for one in self.asked.cases if one in self.refs)
        said = "; ".join(self.cases) or words.WHOLE.in_(self.asked.language)
        self.title = f"{words.TITLE.in_(self.asked.language)}: {said}"

    def files(self) -> Iterator[Record]:
        """The records of files that go."""
        return self.leaving.records(self.reader.schema["file"])

    def with_bytes(self) -> Iterator[Record]:
        """Those whose bytes go too."""
        return (file for file in self.files() if self.lying[file.id].path)

    def _lies(self, file: Record) -> Lying:
        sha256 = str(file["sha256"] or "")
        if not sha256 or not self.archive.files.has(sha256):
            return Lying(why=spoken(NO_BYTES, self.asked.language))
        folder = "derivatives" if file["derived_from"] or file["role"] not in (None, "original") else "originals"
        return Lying(f"data/{folder}/{file.ref}{paths.suffix_of(str(file['name'] or ''))}")

    def outlook(self) -> Outlook:
        """What goes and what stays."""
        sizes = [int(file["size"] or 0) for file in self.with_bytes()]
        absent = [Stays(file.ref, "file", NO_BYTES) for file in self.files() if not self.lying[file.id].path]
        told = []
        if large := sum(size > _FAT32 for size in sizes):
            told.append(Message("Files larger than a disk with FAT32 can hold: {count}.", count=large))
        if self.leaving.unread:
            told.append(Message("The vault is closed. People whose real names were not looked for: {count}.",
                                count=len(self.leaving.unread)))
        if sizes and self.leaving.guards:
            told.append(Message("Files go as they are, and no names were looked for in them: {count}.",
                                count=len(sizes)))
        if self.asked.with_names:
            told.append(Message("Sentences that people wrote go out as they are; look at them for names first."))
        return Outlook({kind.name: count for kind, count in self.kinds}, len(sizes), sum(sizes),
                       (*self.leaving.stays, *absent), tuple(told))

    # Writing

    def write(self, bag: BagWriter, outlook: Outlook) -> None:
        """Everything of the payload but the files."""
        self._write_records(bag)
        self._write_custody(bag)
        language = self.asked.language
        facts = Facts(language, self.title, self.date, self.cases, self.kinds, outlook.files, outlook.stays,
                      self.asked.with_names, self.asked.named)
        bag.put("data/index.html", page.page(self.title, language, page.index(facts)))
        bag.put("data/files.html", page.page(words.FILES.in_(language), language, page.files(
            self.files(), self.lying, self.refs, self.reader.schema["file"], language)))
        bag.put(ABOUT, [_json(self._about(outlook))])

    def write_bytes(self, bag: BagWriter, files: Iterable[Record]) -> None:
        """The files of the payload."""
        for file in files:
            with self.archive.files.open(str(file["sha256"])) as content:
                bag.put(self.lying[file.id].path, iter(lambda content=content: content.read(_PIECE), b""))

    def _write_records(self, bag: BagWriter) -> None:
        language = self.asked.language
        for kind, _ in self.kinds:
            lines = (line_of(kind, record, self.refs, self._bytes(record)) for record in self.leaving.records(kind))
            _put_lines(bag, f"data/records/{kind.name}", lines)
            bag.put(f"data/records/{kind.name}.html", page.page(kind.plural.in_(language), language, page.records(
                kind, self.leaving.records(kind), self.leaving, language)))
            bag.put(f"data/schema/{kind.name}.schema.json", [_json(schema_of(kind))])
        if self.leaving.count("list"):
            bag.put("data/schema/lines.schema.json", [_json(LINES)])
            for one in self.leaving.records(self.reader.schema["list"]):
                _put_lines(bag, f"data/lists/{one.ref}", self._lines(one.id))

    def _bytes(self, record: Record) -> dict[str, JSON] | None:
        if record.kind != "file":
            return None
        lies = self.lying[record.id]
        return {"path": lies.path, "size": record["size"] or 0, "sha256": record["sha256"]} if lies.path else {
            "why_not": lies.why}

    def _lines(self, list_id: str) -> Iterator[JSON]:
        offset = 0
        while some := self.reader.entries(list_id, _PAGE, offset):
            yield from some
            offset += len(some)

    def _write_custody(self, bag: BagWriter) -> None:
        def log(language: str = "en") -> Iterator[dict[str, JSON]]:
            yield from custody.log(self.reader, self.leaving, custodians, whole=not self.asked.cases, language=language)
            yield {"when": self.now, "by_clock": True, "verb": "transferred", "what": "bagged"}

        custodians = custody.Custodians(named=self.asked.named)
        bag.put("data/schema/custody.schema.json", [_json(CUSTODY)])
        _put_lines(bag, "data/custody", log())
        language = self.asked.language
        bag.put("data/custody.html", page.page(
            words.CUSTODY.in_(language), language, page.custody(log(language), language, named=self.asked.named)))

    def _about(self, outlook: Outlook) -> JSON:
        why = Counter((one.kind, str(one.why)) for one in outlook.stays)
        return {"format": FORMAT, "archive": self.archive_id, "made": self.date, "language": self.asked.language,
                "cases": [self.refs[one] for one in self.asked.cases if one in self.refs],
                "records": outlook.records, "files": outlook.files, "octets": outlook.octets,
                "stays": [{"kind": kind, "why": said, "count": count} for (kind, said), count in sorted(why.items())]}

    def info(self) -> Iterable[tuple[str, str]]:
        """The lines of bag-info.txt. Who hands the bag over is told only where it was given."""
        given = (("Source-Organization", self.asked.organisation), ("Contact-Name", self.asked.contact),
                 ("Contact-Email", self.asked.email))
        yield from ((label, value) for label, value in given if value.strip())
        yield "External-Description", self.title
        yield "External-Identifier", f"urn:uuid:{self.archive_id}"
        if self.asked.cases:
            yield "Internal-Sender-Identifier", ", ".join(filter(None, map(self.refs.get, self.asked.cases)))
        yield "Internal-Sender-Description", FORMAT
        yield "Bagging-Date", self.date


def _json(value: JSON) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _put_lines(bag: BagWriter, path: str, lines: Iterable[JSON], most: int = _MOST) -> None:
    """Write values as lines of JSON; a file grown too long for some disks goes on in the next."""
    waiting = iter(lines)
    number, line = 1, next(waiting, None)
    while line is not None or number == 1:
        def part() -> Iterator[bytes]:
            nonlocal line
            size = 0
            while line is not None and size < most:
                made = (canonical(line) + "\n").encode()
                size += len(made)
                yield made
                line = next(waiting, None)

        bag.put(f"{path}{f'-{number}' if number > 1 else ''}.jsonl", part())
        number += 1
