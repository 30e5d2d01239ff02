"""Any bag is checked: every question has its own verdict, nothing in it is taken for a path before it was looked at.

The rules are those of RFC 8493 and, for releases before 1.0, of the drafts. A path is refused that leads out of the bag
on any system, not only on this one: a bag is judged alike everywhere. Nothing is ever fetched.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from archive_schema.messages import Message
from desktop.archive import ArchiveError
from desktop.exchange.bag import paths, tags
from desktop.exchange.bag.beside import Beside
from desktop.exchange.bag.comparing import Comparing, algorithm_of
from desktop.exchange.bag.tags import Declaration, Manifest
from desktop.exchange.bag.verdicts import Payload, Report, Verdicts

Progress = Callable[[int, int], None]
MOST_FILES = 1_000_000
_DEEPEST = 64
_MOST_DECLARATION = 4096
_PIECE = 1 << 20
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9_-]+)\.txt")


class NotABag(ArchiveError):
    """What was named is no folder."""

    happened = "“{name}” is no folder, so it is no bag."
    do = "Choose the folder in which the file “bagit.txt” lies; unpack it first if it is packed."


class TooManyFiles(ArchiveError):
    """A folder holds more than a check takes on."""

    happened = "“{name}” holds more than {count} files, or folders within folders without end."
    do = "Ask for the bag in several parts."


def nothing(done: int, total: int) -> None:
    """Nobody follows how far it is."""


def check(place: Path, progress: Progress = nothing, keys: Mapping[bytes, str] | None = None) -> Report:
    """Check a bag. `progress(done, total)` counts bytes and may raise to stop. `keys` are the public keys known here
    (32 bytes each), by whose they are; "" for one that was just given. Raises NotABag, TooManyFiles."""
    if not place.is_dir():
        raise NotABag(name=place.name)
    return _Check(place, progress, keys or {}).all()


class _Check:
    """One check."""

    def __init__(self, place: Path, progress: Progress, keys: Mapping[bytes, str]) -> None:
        self._place, self._progress, self._keys = place, progress, keys
        self._say = Verdicts()
        self._sizes: dict[str, int] = {}
        self._unsafe: list[str] = []  # links and devices: nothing of theirs is opened
        self._declared = Declaration()
        self._info: list[tuple[str, str]] = []

    def all(self) -> Report:
        self._walk(self._place, "", 0)
        self._declaration()
        if not self._declared.codec:
            return self._report({})
        manifests, tag_manifests = self._manifests()
        beside = Beside(self._sizes, self._open, self._say, self._declared)
        self._info = beside.own_words()
        beside.fetch()
        comparing = Comparing(self._sizes, self._open, self._say, self._progress, self._declared.before_1)
        payload = comparing.compare(manifests, tag_manifests)
        beside.oxum(self._info, comparing.forgiven)
        beside.signature(self._keys)
        return self._report(payload, next(iter(manifests), None))

    def _report(self, payload: Mapping[str, Payload], first: Manifest | None = None) -> Report:
        digest = ""
        if first is not None:
            with self._open(f"manifest-{first.algorithm}.txt") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Report(self._place, tuple(self._say.found), self._declared.version, tuple(self._info), payload, digest)

    def _open(self, path: str) -> BinaryIO:
        # Opened without following: what became a link since it was looked at is not read.
        handle = os.open(self._place / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        return os.fdopen(handle, "rb")

    # What lies there

    def _walk(self, folder: Path, above: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise TooManyFiles(name=self._place.name, count=MOST_FILES)
        with os.scandir(folder) as entries:
            for entry in sorted(islice(entries, MOST_FILES + 1), key=lambda one: one.name):
                path = above + entry.name
                mode = entry.stat(follow_symlinks=False).st_mode
                if stat.S_ISDIR(mode):
                    self._walk(Path(entry.path), path + "/", depth + 1)
                elif stat.S_ISREG(mode):
                    self._sizes[path] = entry.stat(follow_symlinks=False).st_size
                else:
                    self._unsafe.append(path)
                if len(self._sizes) + len(self._unsafe) > MOST_FILES:
                    raise TooManyFiles(name=self._place.name, count=MOST_FILES)

    # What it declares

    def _declaration(self) -> None:
        say = self._say
        if self._unsafe:
            say.wrong("links", Message("Links or devices stand in place of files; they are not followed."),
                      self._unsafe)
        else:
            say.good("links", Message("Every file is a file: there are no links and no devices."))
        if "bagit.txt" not in self._sizes:
            say.wrong("declaration", Message("There is no declaration “bagit.txt”, so this is no bag."))
            return
        with self._open("bagit.txt") as file:
            self._declared = made = tags.declaration(file.read(_MOST_DECLARATION))
        if made.marked:
            say.wrong("declaration", Message("The declaration begins with a byte order mark, which it may not."))
        elif not made.version:
            say.wrong("declaration", Message("The declaration is not as it must be: two lines, the release and the "
                                             "encoding."))
        elif not made.is_known:
            say.wrong("declaration", Message("The bag names release {version} of BagIt, which is not known here.",
                                             version=made.version))
        elif not made.strict and not made.before_1:
            say.wrong("declaration", Message("In the declaration stand spaces where BagIt {version} allows none.",
                                             version=made.version))
        elif not made.strict:
            say.warn("declaration", Message("In the declaration stand spaces where none should."))
        else:
            say.good("declaration", Message("The declaration is that of BagIt {version}.", version=made.version))
        if not made.encoding:
            return
        if not made.codec:
            say.wrong("encoding", Message("The encoding of the tag files, “{name}”, is not known here.",
                                          name=paths.shown(made.encoding)))
        elif made.encoding.upper() != "UTF-8":
            say.good("encoding", Message("The tag files are in {name}.", name=made.encoding))
        else:
            say.good("encoding", Message("The tag files are in UTF-8."))

    def _manifests(self) -> tuple[list[Manifest], list[Manifest]]:
        found: tuple[list[Manifest], list[Manifest]] = ([], [])
        unknown = []
        for path in sorted(self._sizes):
            if not (named := _MANIFEST.fullmatch(path)):
                continue
            if algorithm_of(named[2]) not in tags.ALGORITHMS:
                unknown.append(path)
                continue
            made = Manifest(named[2])
            try:
                with self._open(path) as file:
                    made.read(file, self._declared, payload=not named[1])
            except tags.TooMuch:
                self._say.wrong("manifest", Message("{name} is longer than is taken here.", name=path))
            except UnicodeError:
                self._say.wrong("manifest", Message("{name} is not in the encoding that the bag declares.", name=path))
            found[bool(named[1])].append(made)
            self._of_manifest(path, made)
        if unknown:
            self._say.warn("manifest", Message("These manifests use a digest that is not known here; they are not "
                                               "compared."), unknown)
        if not found[0]:
            self._say.wrong("manifest", Message("No manifest tells the digests of the payload."))
        if not any(path.startswith("data/") for path in self._sizes) and not (self._place / "data").is_dir():
            self._say.wrong("structure", Message("There is no folder “data”."))
        else:
            self._say.good("structure", Message("The folder “data” is there."))
        return found

    def _of_manifest(self, path: str, made: Manifest) -> None:
        """What a manifest says that it should not."""
        say = self._say
        if made.leading_out:
            say.wrong("paths", Message("{name} names files outside the bag; none of them was looked at.", name=path),
                      made.leading_out)
        if made.elsewhere:
            say.wrong("paths", Message("{name} names files that belong into the other manifest.", name=path),
                      made.elsewhere)
        if made.differing:
            say.wrong("twice", Message("{name} lists a file twice with different digests.", name=path), made.differing)
        if made.twice and self._declared.before_1:
            say.warn("twice", Message("{name} lists a file twice.", name=path), made.twice)
        elif made.twice:
            say.wrong("twice", Message("{name} lists a file twice.", name=path), made.twice)
        if made.stray:
            say.wrong("manifest", Message("{name} has lines that name no digest and file.", name=path),
                      map(str, made.stray))
        if made.marked:
            say.warn("manifest", Message("{name} was made by a program such as md5sum: a star stands before the names.",
                                         name=path))
        if made.dotted:
            say.warn("paths", Message("{name} writes paths with “./” or doubled strokes.", name=path))
