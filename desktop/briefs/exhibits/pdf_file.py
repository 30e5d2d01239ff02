"""A PDF file written as it grows, and objects copied into it from others, one at a time.

A volume may hold hundreds of megabytes: nothing is kept of it but where each object stands. What is copied is what
a page shows, followed from its content and resources; actions, attachments, notes of programs and references to
files outside stay behind, because nothing leads to them or because they are named here.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import deque
from collections.abc import Iterable
from decimal import Decimal
from operator import itemgetter
from typing import Any, BinaryIO

import pikepdf

_DEEPEST = 100
# In a stream's dictionary: words about it, parts of other documents, and data that lie in a file outside.
_NOT_IN_STREAMS = frozenset({
    "/Metadata", "/PieceInfo", "/LastModified", "/AF", "/Alternates", "/OPI", "/StructParent", "/StructParents",
    "/F", "/FFilter", "/FDecodeParms", "/Ref", "/Length", "/DL",
})
# Wherever it is met, this is no part of what a page shows.
_NOT_SHOWN = frozenset({
    "/Action", "/Annot", "/Catalog", "/EmbeddedFile", "/Filespec", "/F", "/Page", "/Pages", "/Metadata", "/StructElem",
    "/StructTreeRoot", "/Sig", "/Outlines", "/ObjStm", "/XRef",
})


class PdfFile:
    """Writes numbered objects to a stream, then where they stand. The same objects give the same bytes."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._digest = hashlib.sha256()
        self._places: dict[int, int] = {}
        self._count = 0
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)

    def number(self) -> int:
        """A number for an object that will be written."""
        self._count += 1
        return self._count

    def write(self, body: bytes, number: int = 0) -> int:
        """Write an object; returns its number."""
        number = number or self.number()
        self._places[number] = self._at
        self._put(b"%d 0 obj\n" % number + body + b"\nendobj\n")
        return number

    def stream(self, entries: bytes, data: bytes, number: int = 0) -> int:
        """Write a stream; `entries` are those of its dictionary but for the length."""
        number = number or self.number()
        self._places[number] = self._at
        self._put(b"%d 0 obj\n<<%s /Length %d>>\nstream\n" % (number, entries, len(data)))
        self._put(data)
        self._put(b"\nendstream\nendobj\n")
        return number

    def content(self, drawing: bytes) -> int:
        """Write the drawing of a page or a form, compressed."""
        return self.stream(b"/Filter /FlateDecode", zlib.compress(drawing, 9))

    def close(self, root: int, info: int = 0) -> None:
        """Write the table of places; a number that was never written is an object that is null."""
        start = self._at
        lines = [b"xref\n0 %d\n0000000000 65535 f \n" % (self._count + 1)]
        lines += [b"%010d 00000 n \n" % self._places[at] if at in self._places else b"0000000000 65535 f \n"
                  for at in range(1, self._count + 1)]
        mark = self._digest.hexdigest()[:32].encode()
        told = b" /Info %d 0 R" % info if info else b""
        trailer = b"<</Size %d /Root %d 0 R%s /ID [<%s> <%s>]>>" % (self._count + 1, root, told, mark, mark)
        self._put(b"".join(lines) + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))


class Copier:
    """Copies objects of one PDF into a file, each once, with all they lead to."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.copied: dict[tuple[int, int], int] = {}
        self._waiting: deque[Any] = deque()

    def copy(self, objects: Iterable[Any]) -> list[bytes]:
        """The objects as they are written where they are used; what they lead to is written now.

        Raises PdfError and others (foreign.UNREADABLE) when a part cannot be read; what was begun is forgotten then.
        """
        try:
            said = [self.value(one) for one in objects]
            while self._waiting:
                self._write(self._waiting[0])
                self._waiting.popleft()
        finally:
            for left in self._waiting:
                self.copied.pop(left.objgen, None)
            self._waiting.clear()
        return said

    def value(self, obj: Any, deep: int = 0) -> bytes:
        """An object in the language of PDF; one that is referred to is copied later, and only its number is said."""
        if isinstance(obj, pikepdf.Object) and obj.is_indirect:
            if not isinstance(obj, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
                return bytes(obj.unparse(resolved=True))
            if _is_not_shown(obj):
                return b"null"
            if obj.objgen not in self.copied:
                self.copied[obj.objgen] = self.file.number()
                self._waiting.append(obj)
            return b"%d 0 R" % self.copied[obj.objgen]
        return self._direct(obj, deep)

    def _direct(self, obj: Any, deep: int) -> bytes:
        if deep > _DEEPEST:
            raise ValueError("an object lies too deep")
        match obj:
            case None:
                return b"null"
            case bool():
                return b"true" if obj else b"false"
            case int():
                return b"%d" % obj
            case Decimal() | float():
                return format(Decimal(obj), "f").encode()
            case pikepdf.Array():
                return b"[" + b" ".join(self.value(one, deep + 1) for one in obj) + b"]"
            case pikepdf.Dictionary():
                return b"null" if _is_not_shown(obj) else b"<<" + self._entries(obj, deep, ()) + b">>"
        return bytes(obj.unparse())

    def _entries(self, obj: Any, deep: int, left_out: Iterable[str]) -> bytes:
        return b" ".join(
            pikepdf.Name(key).unparse() + b" " + self.value(value, deep + 1)
            for key, value in sorted(obj.items(), key=itemgetter(0)) if key not in left_out)

    def _write(self, obj: Any) -> None:
        number = self.copied[obj.objgen]
        if isinstance(obj, pikepdf.Stream):
            self.stream(obj, number)
        else:
            self.file.write(self._direct(obj, 0), number)

    def stream(self, obj: Any, number: int = 0, entries: bytes = b"") -> int:
        """Copy a stream as it is packed, with further entries for its dictionary."""
        own = self._entries(pikepdf.Dictionary(obj.stream_dict), 0, _NOT_IN_STREAMS)
        return self.file.stream(own + b" " + entries if entries else own, obj.read_raw_bytes(), number)


def _is_not_shown(obj: Any) -> bool:
    if not isinstance(obj, pikepdf.Dictionary | pikepdf.Stream):
        return False
    kind = obj.get("/Type")
    return isinstance(kind, pikepdf.Name) and str(kind) in _NOT_SHOWN


def text_string(words: str) -> bytes:
    """Words as PDF keeps them where they are not drawn."""
    return b"<" + (b"\xfe\xff" + words.encode("utf-16-be", "replace")).hex().encode() + b">"


def real(value: float) -> bytes:
    """A measure, to a ten-thousandth of a point."""
    said = f"{value:.4f}".rstrip("0").rstrip(".")
    return b"0" if said == "-0" else said.encode()


__all__ = ["Copier", "PdfFile", "real", "text_string"]
