"""Looking for a word on a disk, in every form it could have been left in."""

import gzip
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from archive_schema.text.fold import fold

_STREAM = re.compile(rb"[\x78\x08][\x01\x5e\x9c\xda]")  # how zlib streams begin


def shared_memory() -> list[Path]:
    """What lies in shared memory, without the temporary folders of tests, which may have their place there."""
    return [path for path in Path("/dev/shm").glob("*") if not path.name.startswith("pytest-of-")]


def forms(word: str) -> set[bytes]:
    """The word as it could be written: encodings, cases, decomposed, without its end, folded across scripts."""
    spelt = {word, word.lower(), word.upper(), word.casefold(), word[:-2], word.casefold()[:-2], fold(word)}
    spelt |= {unicodedata.normalize(form, one) for form in ("NFD", "NFKD") for one in list(spelt)}
    return {one.encode(code) for one in spelt for code in ("utf-8", "utf-16-le", "utf-16-be")}


def found(word: str, *places: Path) -> list[str]:
    """The files in which any form of the word can be read, streams inside them inflated too."""
    wanted = forms(word)
    hits = []
    for place in places:
        for path in (place, *place.rglob("*")):
            if path.is_file() and not path.is_symlink():
                if any(form in data for data in contents(path) for form in wanted):
                    hits.append(str(path))
            if any(form in str(path).encode() for form in wanted):
                hits.append(f"the name {path}")
    return hits


def contents(path: Path) -> Iterator[bytes]:
    """A file's bytes, and what is packed in it."""
    try:
        data = path.read_bytes()
    except OSError:
        return
    yield data
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as members:
            yield from (members.read(name) for name in members.namelist())
    for start in (match.start() for match in _STREAM.finditer(data)):
        yield from _inflated(data[start:])


def _inflated(data: bytes) -> Iterator[bytes]:
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            yield zlib.decompressobj(bits).decompress(data, 4_000_000)
        except zlib.error:
            continue
