"""Reading what was written back, and looking for every protected name in it.

    leaks({"brief.pdf": data, "C-1.pdf": data}, guarded)  ─▶  what was found, worst first

A file is taken apart to its last piece (`inside_*`), each piece read as every text it could be (`views`), and the
names looked for in any script, case and order. What no machine can read here, a picture above all, is never passed
over: it is told, and stops the export until a person has looked at it.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from archive_schema.labels import Label
from archive_schema.text.name_finder import Hit
from desktop.briefs.pdfium import alone
from desktop.briefs.safe.pieces import Found, Piece, Raw, Unseen, Within
from desktop.briefs.safe.views import MOST_BYTES, inflated, views

_DEEPEST = 6  # a file in a file in a file
_LETTERS = "A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f\u0620-\u06ff"
_BETWEEN = "\u0300-\u036f\u00ad\u200b-\u200f'’ʼ\\-.,/_ \t\r\n\xa0"
# Words with what stands between words: in bytes that are no text only these can be names, and they are few.
_TEXTY = re.compile(f"[{_LETTERS}][{_LETTERS}{_BETWEEN}]{{3,}}")
_LONG = re.compile(r"[^\W\d_]{31,}")  # no name; what compressed bytes look like
# A length before a string, and what follows it, may look like a letter.
_JOINT = re.compile(
    r"(?<=[a-zа-яёәғқңөұүһі])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"
    "|(?<=[\u0400-\u052f])(?=[A-Za-z\u00c0-\u024f])|(?<=[A-Za-z\u00c0-\u024f])(?=[\u0400-\u052f])"
    "|(?<=[A-Za-z])(?=[\u00c0-\u024f])|(?<=[\u00c0-\u024f])(?=[A-Za-z])")
_SPACED = re.compile(r"(?:(?<!\w)\w[ \xa0]){4,}\w(?!\w)")
_SAID = {
    "name": "“{detail}” stands in {file}, {where} | «{detail}» — в файле {file}, {where}"
            " | «{detail}» — {file} файлында, {where}",
    "maybe": "“{detail}” in {file}, {where}, may be a protected person | «{detail}» в файле {file}, {where}: "
             "возможно, человек под защитой | {file} файлында, {where}: «{detail}» — қорғаудағы адам болуы мүмкін",
    "unseen": "{file}, {where}: not checkable by machine; somebody must look at it | {file}, {where}: программа "
              "проверить не может; нужно посмотреть самим | {file}, {where}: бағдарлама тексере алмайды; "
              "өзіңіз қараңыз",
    "looked_at": "{file}, {where}: not checkable by machine, looked at by {detail} | {file}, {where}: программа "
                 "проверить не может, проверено: {detail} | {file}, {where}: бағдарлама тексере алмайды, қараған: "
                 "{detail}",
}
KINDS = tuple(_SAID)
"""The kinds of a leak, worst first."""


class Names(Protocol):
    """What finds protected names in a text; `GuardedNames` does."""

    def hits(self, text: str) -> list[Hit]:
        """The names in a text."""


@dataclass(frozen=True)
class LookedAt:
    """Who looked at a file for names, and when (ISO 8601)."""

    by: str
    on: str = ""


@dataclass(frozen=True)
class Leak:
    """Something found in a file that is to be published, or that could not be looked into.

    `kind` is one of KINDS: a name; words that may be a protected person's name; a part that no machine can read
    here; such a part at which somebody has looked. `name` is the name as kept, `detail` the words as they stand, or
    who looked.
    """

    kind: str
    file: str
    where: str
    detail: str = ""
    name: str = ""

    @property
    def stops(self) -> bool:
        """Is nothing handed over until this is answered?"""
        return self.kind != "looked_at"

    def say(self, language: str) -> str:
        """The leak as a sentence in English, Russian or Kazakh."""
        said = Label.of(_SAID[self.kind]).in_(language)
        return said.format(file=self.file, where=self.where, detail=self.detail) + "."


@alone
def leaks(
    files: Mapping[str, bytes], names: Names, *, looked_at: Mapping[str, LookedAt] | None = None,
    answered: Container[tuple[str, str]] = (), drawn: Container[str] = (),
) -> tuple[Leak, ...]:
    """What these files would betray: file names to bytes, as they are to be handed over; worst first.

    `looked_at` tells by SHA-256 of a whole file who looked at it for names; what no machine can read counts as looked
    at in that file, and where the same picture stands in another. Words that only may be a name are answered by that
    too, a name never is. `answered` are whose name words only may be, and the words, of which somebody has said that
    another is meant; `drawn` the marks of pictures drawn here (`drawn.marks_of`).
    """
    told: dict[Leak, None] = {}
    seen_by = dict(_marks_looked_at(files, looked_at or {}))
    for file, data in files.items():
        whole = (looked_at or {}).get(hashlib.sha256(data).hexdigest())
        for leak in _found_in(Piece("its name", file), names, answered):
            told[_of(leak, file, whole)] = None
        read: set[bytes] = set()
        for piece in _taken_apart(file, data):
            if isinstance(piece, Raw):
                if (same := hashlib.sha256(piece.data).digest()) in read:
                    continue  # a stream of a PDF is met as an object and as bytes of the file
                read.add(same)
            if isinstance(piece, Unseen):
                if piece.mark in drawn:
                    continue
                who = whole or seen_by.get(piece.mark)
                told[Leak("looked_at" if who else "unseen", file, piece.where, _who(who))] = None
            else:
                for leak in _found_in(piece, names, answered):
                    told[_of(leak, file, whole)] = None
    return tuple(sorted(told, key=lambda leak: KINDS.index(leak.kind)))


def _of(leak: Leak, file: str, whole: LookedAt | None) -> Leak:
    if leak.kind == "maybe" and whole:
        return Leak("looked_at", file, leak.where, _who(whole))
    return Leak(leak.kind, file, leak.where, leak.detail, leak.name)


def _who(who: LookedAt | None) -> str:
    return ", ".join(filter(None, (who.by, who.on))) if who else ""


def _marks_looked_at(files: Mapping[str, bytes], looked_at: Mapping[str, LookedAt]) -> Iterator[tuple[str, LookedAt]]:
    for file, data in files.items():
        if who := looked_at.get(hashlib.sha256(data).hexdigest()):
            yield from ((piece.mark, who) for piece in _taken_apart(file, data) if isinstance(piece, Unseen))


def _found_in(piece: Piece | Raw, names: Names, answered: Container[tuple[str, str]]) -> Iterator[Leak]:
    for text in _texts(piece):
        for hit in names.hits(text):
            if hit.sure or (hit.whose, hit.words) not in answered:
                yield Leak("name" if hit.sure else "maybe", "", piece.where, hit.words, hit.name)


def _texts(piece: Piece | Raw) -> Iterator[str]:
    """The texts to be searched: of bytes only what could be words."""
    if isinstance(piece, Piece):
        yield piece.text
        if "\n" in piece.text:  # an initial at the end of a line, its name in the next
            yield " ".join(piece.text.split())
        if _SPACED.search(piece.text):  # l e t t e r s set apart
            yield _SPACED.sub(lambda found: re.sub("[ \xa0]", "", found[0]), piece.text)
        return
    told: set[str] = set()
    for view, is_text in views(piece.data):
        if is_text:
            yield _LONG.sub(" ", view)
            continue
        words = "\n\n".join(_LONG.sub(" ", found[0]) for found in _TEXTY.finditer(view))
        for one in (words, _JOINT.sub(" ", words)):
            if one.strip() and one not in told:
                told.add(one)
                yield one


def _taken_apart(file: str, data: bytes, depth: int = 0) -> Iterator[Piece | Raw | Unseen]:
    """Every piece of a file, and of the files within it; no file is taken for what its name says."""
    if depth > _DEEPEST:
        yield Unseen("a file too deep within others", hashlib.sha256(data).hexdigest())
        return
    for piece in _inside(file, data):
        if not isinstance(piece, Within):
            yield piece
            continue
        for inner in _taken_apart(piece.where, piece.data, depth + 1):
            where = f"{piece.where} › {inner.where}"
            match inner:
                case Piece():
                    yield Piece(where, inner.text)
                case Raw():
                    yield Raw(where, inner.data)
                case Unseen():
                    yield Unseen(where, inner.mark)


def _inside(file: str, data: bytes) -> Iterable[Found]:
    """The pieces of a file by its first bytes, and by its name only where they tell nothing."""
    from desktop.briefs.safe.inside_markup import in_json, in_markdown, in_markup
    from desktop.briefs.safe.inside_pdf import in_pdf
    from desktop.briefs.safe.inside_picture import in_picture
    from desktop.briefs.safe.inside_zip import in_zip

    mark = hashlib.sha256(data).hexdigest()
    head, ending = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n"), file.lower().rpartition(".")[2]
    if b"%PDF-" in data[:1024]:
        return in_pdf(data, mark)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return in_zip(data, mark)
    if data[:2] == b"\x1f\x8b":
        return _gzip(data, mark)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")) or (
            data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1")):
        return in_picture(data)
    if head[:1] == b"<" or ending in ("html", "htm", "xml", "xhtml", "svg"):
        return in_markup(data)
    if head[:1] in (b"{", b"["):
        return in_json(data)
    if _is_text(data):
        return in_markdown(data)
    return [Raw("its bytes", data), *(Raw("compressed", out) for out, _ in inflated(data)),
            Unseen("a kind of file that is not read", mark)]


def _gzip(data: bytes, mark: str) -> Iterator[Found]:
    yield Raw("its bytes", data)
    try:
        engine = zlib.decompressobj(31)
        yield Within("compressed", engine.decompress(data, MOST_BYTES))
        if engine.unconsumed_tail:
            yield Unseen("too long", mark)
    except (zlib.error, gzip.BadGzipFile):
        yield Unseen("damaged", mark)


def _is_text(data: bytes) -> bool:
    """Is this a text in UTF-8 or UTF-16, or short of strange bytes?"""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False
