"""The tag files of a bag, read with bounds: its declaration, its words of itself, its manifests, what it would fetch.

A release before 1.0 is read as it was meant: with more spaces, and a file listed twice.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from desktop.exchange.bag import paths

VERSIONS = ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0")
ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
              "blake2b", "blake2s")
LONGEST_LINE = 16_384
MOST_INFO = 1 << 20
MOST_LISTED = 1_000_000
MOST_LETTERS = 1 << 28
"""Of one manifest: each name in it is kept while the bag is checked."""
_DECLARED = re.compile(r"BagIt-Version: (\d+\.\d+)\nTag-File-Character-Encoding: (\S+)\n?")
_DECLARED_LOOSELY = re.compile(r"BagIt-Version[ \t]*:[ \t]*(\d+\.\d+)[ \t]*\n"
                               r"Tag-File-Character-Encoding[ \t]*:[ \t]*(\S+)[ \t]*\n*")
_ENCODINGS = re.compile(r"(?i)utf-?(8|16|16le|16be|32)|us-ascii|ascii|iso-?8859-\d{1,2}|latin-?1|(windows-|cp)12\d\d"
                        r"|cp866|koi8-[rut]|mac-?cyrillic")
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+(\*?)(.+)")
_FETCHED = re.compile(r"(\S+)[ \t]+(\d+|-)[ \t]+(.+)")
_LABELLED = re.compile(r"([^:\s][^:]*?)[ \t]*:[ \t]*(.*)")


class TooMuch(ValueError):
    """A tag file is longer than any that is taken."""


@dataclass(frozen=True)
class Declaration:
    """What bagit.txt says. `strict` is False when spaces stand where none may; "" where nothing can be read."""

    version: str = ""
    encoding: str = ""
    marked: bool = False  # it begins with a byte order mark
    strict: bool = True

    @property
    def is_known(self) -> bool:
        """Whether the release is one that can be judged."""
        return self.version in VERSIONS

    @property
    def before_1(self) -> bool:
        """Whether it is a release with laxer rules."""
        return self.version.startswith("0.")

    @property
    def codec(self) -> str:
        """The name under which the encoding is known here; "" for one that is not taken."""
        if not _ENCODINGS.fullmatch(self.encoding):
            return ""
        try:
            known = codecs.lookup(self.encoding).name
        except LookupError:
            return ""
        return "utf-8-sig" if known == "utf-8" else known


def declaration(data: bytes) -> Declaration:
    """What bagit.txt says; it is UTF-8, without a byte order mark."""
    marked = data.startswith(codecs.BOM_UTF8)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if found := _DECLARED.fullmatch(text):
        return Declaration(found[1], found[2], marked)
    found = _DECLARED_LOOSELY.fullmatch(text)
    return Declaration(found[1], found[2], marked, strict=False) if found else Declaration(marked=marked, strict=False)


def lines_of(file: BinaryIO, codec: str) -> Iterator[str]:
    """The lines of a tag file without their ends. Raises TooMuch, UnicodeError."""
    text = io.TextIOWrapper(file, codec, "strict", newline=None)
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise TooMuch
        yield line.rstrip("\n")


def info(file: BinaryIO, codec: str) -> tuple[list[tuple[str, str]], int]:
    """What a bag says of itself, in its order, labels as often as they stand; and how many lines say nothing.

    Raises TooMuch, UnicodeError.
    """
    found: list[tuple[str, str]] = []
    stray = length = 0
    for line in lines_of(file, codec):
        length += len(line)
        if length > MOST_INFO:
            raise TooMuch
        if line[:1] in (" ", "\t") and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        elif labelled := _LABELLED.fullmatch(line):
            found.append((labelled[1], labelled[2].strip()))
        else:
            stray += bool(line.strip())
    return found, stray


@dataclass
class Manifest:
    """A manifest: each path with its digest, and what is not as it should be, by the paths it concerns."""

    algorithm: str
    listed: dict[str, bytes] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    leading_out: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    marked: int = 0
    dotted: int = 0
    stray: list[int] = field(default_factory=list)

    def read(self, file: BinaryIO, declared: Declaration, *, payload: bool) -> Manifest:
        """Read its lines. Raises TooMuch, UnicodeError."""
        letters = 0
        for number, line in enumerate(lines_of(file, declared.codec), 1):
            letters += len(line)
            found = _LINE.fullmatch(line)
            if found and len(found[1]) % 2 == 0:
                self.marked += bool(found[2])
                self._put(paths.read(found[3], before_1=declared.before_1), bytes.fromhex(found[1]), payload)
            elif line.strip():
                self.stray.append(number)
            if len(self.listed) > MOST_LISTED or len(self.stray) > MOST_LISTED or letters > MOST_LETTERS:
                raise TooMuch
        return self

    def _put(self, path: str, digest: bytes, payload: bool) -> None:
        if paths.leads_out(path):
            self.leading_out.append(path)
            return
        straight = paths.plain(path)
        self.dotted += straight != path
        if straight.startswith("data/") != payload:
            self.elsewhere.append(path)
        elif straight in self.listed:
            (self.twice if self.listed[straight] == digest else self.differing).append(straight)
        else:
            self.listed[straight] = digest


def fetched(file: BinaryIO, declared: Declaration) -> tuple[list[str], list[str], int]:
    """What fetch.txt names: paths in the bag, paths that lead out of it, and how many lines are none.

    Raises TooMuch, UnicodeError.
    """
    inside: list[str] = []
    outside: list[str] = []
    stray = 0
    for line in lines_of(file, declared.codec):
        if found := _FETCHED.fullmatch(line):
            path = paths.read(found[3], before_1=declared.before_1)
            straight = paths.plain(path)
            inner = not paths.leads_out(path) and straight.startswith("data/")
            (inside if inner else outside).append(straight if inner else path)
        else:
            stray += bool(line.strip())
        if len(inside) + len(outside) + stray > MOST_LISTED:
            raise TooMuch
    return inside, outside, stray
