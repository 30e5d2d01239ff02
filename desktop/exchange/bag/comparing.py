"""What the manifests of a bag list, compared with what lies there: every file is read once, piece by piece."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from archive_schema.messages import Message
from desktop.exchange.bag import paths
from desktop.exchange.bag.tags import Manifest
from desktop.exchange.bag.verdicts import Payload, Verdicts

_PIECE = 1 << 20


def algorithm_of(name: str) -> str:
    """The digest that a manifest's name means, as hashlib calls it."""
    return name.replace("-", "_") if name.startswith("sha3") else name.replace("-", "")


@dataclass
class Comparing:
    """One bag: the sizes of its files by their paths, and a way to open them. `before_1`: by the laxer rules.

    `forgiven`: how many listed files are not here and yet nothing is lost.
    """

    sizes: Mapping[str, int]
    open: Callable[[str], BinaryIO]
    say: Verdicts
    progress: Callable[[int, int], None]
    before_1: bool
    forgiven: int = 0
    _folds: dict[str, list[str]] = field(default_factory=dict)

    def compare(self, manifests: Sequence[Manifest], tag_manifests: Sequence[Manifest]) -> dict[str, Payload]:
        """Say what is listed and not here, here and not listed, and what is another; the payload that is as listed."""
        self._listed(manifests)
        return self._read(manifests, tag_manifests)

    def _listed(self, manifests: Sequence[Manifest]) -> None:
        listed = {path for one in manifests for path in one.listed}
        there = {path for path in self.sizes if path.startswith("data/")}
        absent = {_form(path) for path in listed - there}
        if extra := sorted(path for path in there - listed if _form(path) not in absent):
            self.say.wrong("extra", Message("Files lie in the payload that no manifest lists."), extra)
        elif manifests:
            self.say.good("extra", Message("No file lies in the payload that is not listed."))
        if of_system := sorted(filter(paths.is_of_the_system, listed | there)):
            self.say.warn("system", Message("Files are among them that an operating system makes by itself."),
                          of_system)
        if uneven := sorted(path for path in listed if not all(path in one.listed for one in manifests)):
            words = Message("Not every manifest lists every file.")
            (self.say.warn if self.before_1 else self.say.wrong)("uneven", words, uneven)
        alike = Counter(map(paths.folded, listed | there))
        if same := sorted(path for path in listed | there if alike[paths.folded(path)] > 1):
            self.say.warn("names", Message("Names differ only in small and large letters or in the form of their "
                                           "letters; some systems take them for one."), same)

    def _read(self, manifests: Sequence[Manifest], tag_manifests: Sequence[Manifest]) -> dict[str, Payload]:
        wanted: dict[str, list[tuple[Manifest, bytes]]] = {}
        for one in (*manifests, *tag_manifests):
            for path, digest in one.listed.items():
                wanted.setdefault(path, []).append((one, digest))
        for path in wanted:
            self._folds.setdefault(paths.folded(path), []).append(path)
        unlisted = {_form(path): path for path in self.sizes if path not in wanted}
        done, total = 0, sum(self.sizes.get(path, 0) for path in wanted)
        found = _Found()
        for path, digests in wanted.items():
            lies_at = path if path in self.sizes else unlisted.get(_form(path), "")
            if not lies_at:
                if not self._forgive(path, digests, wanted):
                    (found.missing if path.startswith("data/") else found.missing_tags).append(path)
                continue
            found.apart += [path] if lies_at != path else []
            try:
                made, sha256, done = self._digests(lies_at, {one.algorithm for one, _ in digests}, done, total)
            except OSError:
                found.unreadable.append(path)
                continue
            off = [one for one, digest in digests if made[one.algorithm] != digest]
            for one in off:
                found.changed.setdefault(id(one), []).append(path)
            if path.startswith("data/") and not off:
                found.payload[lies_at] = Payload(self.sizes[lies_at], sha256)
        self._tell(found, manifests, tag_manifests)
        return found.payload

    def _forgive(self, path: str, digests: Iterable[tuple[Manifest, bytes]],
                 wanted: Mapping[str, list[tuple[Manifest, bytes]]]) -> bool:
        """Whether what is not here lost nothing: a system makes and removes such files by itself, or a file whose name
        some systems take for this one lies here with the same digests."""
        if paths.is_of_the_system(path):
            self.say.warn("missing", Message("A file that an operating system makes by itself is listed and not here."),
                          [path])
            self.forgiven += 1
            return True
        twin = next((one for one in self._folds[paths.folded(path)] if one in self.sizes), "")
        if not twin or [(one.algorithm, digest) for one, digest in wanted[twin]] != [
                (one.algorithm, digest) for one, digest in digests]:
            return False
        self.say.warn("missing", Message("Two listed names lie here as one file; their digests are the same."),
                      [path, twin])
        self.forgiven += 1
        return True

    def _tell(self, found: _Found, manifests: Sequence[Manifest], tag_manifests: Sequence[Manifest]) -> None:
        say = self.say
        if found.missing:
            say.wrong("missing", Message("Files of the payload are listed and not here."), found.missing)
        elif manifests:
            say.good("missing", Message("Every listed file of the payload is here."))
        if found.missing_tags:
            say.wrong("missing", Message("Tag files are listed and not here."), found.missing_tags)
        if found.unreadable:
            say.wrong("unreadable", Message("Files cannot be read where they lie."), found.unreadable)
        if found.apart:
            say.warn("names", Message("Files lie here under the same name with its letters in another form."),
                     found.apart)
        for tag, every in (("", manifests), ("tag", tag_manifests)):
            for one in every:
                name = f"{tag}manifest-{one.algorithm}.txt"
                if off := found.changed.get(id(one)):
                    say.wrong("changed", Message("Files are not those of which {name} tells the digest.", name=name),
                              off)
                elif not (found.missing_tags if tag else found.missing) and not found.unreadable:
                    say.good("digests", Message("The files are those of which {name} tells the digest ({count}).",
                                                name=name, count=len(one.listed)))

    def _digests(self, path: str, names: set[str], done: int, total: int) -> tuple[dict[str, bytes], str, int]:
        """The digests of a file, read once, its SHA-256 (hex), and how many bytes were read so far."""
        made = {name: hashlib.new(algorithm_of(name), usedforsecurity=False) for name in names}
        sha256 = hashlib.sha256()
        with self.open(path) as file:
            while piece := file.read(_PIECE):
                for one in (sha256, *made.values()):
                    one.update(piece)
                done += len(piece)
                self.progress(done, max(total, done))
        return {name: one.digest() for name, one in made.items()}, sha256.hexdigest(), done


@dataclass
class _Found:
    """What comparing came to; `changed` by the manifest's id()."""

    missing: list[str] = field(default_factory=list)
    missing_tags: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    changed: dict[int, list[str]] = field(default_factory=dict)
    payload: dict[str, Payload] = field(default_factory=dict)


def _form(path: str) -> str:
    return unicodedata.normalize("NFC", path)
