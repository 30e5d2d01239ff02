"""The records of a web archive (WARC, ARC), one after another: digests checked, what is broken told, never too much."""

from __future__ import annotations

import contextlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from desktop.intake.verdicts import NONE, RIGHT, UNTOLD, WRONG, Verdict
from desktop.intake.words import Refused

ERRORS: tuple[type[Exception], ...] = (ArchiveLoadFailed, StatusAndHeadersParserException)
_MOST_RATIO = 200
_SMALL = 64_000_000  # unpacked bytes up to which it may be packed as tightly as it likes
_MOST_PAGE = 64_000_000
_PIECE = 1 << 16
_READ = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")


@dataclass(frozen=True)
class Page:
    """A record that a person could have looked at. `number` counts the records of its file from 1."""

    number: int
    record_id: str
    url: str
    time: str
    media_type: str
    size: int
    title: str = ""


class _Nobody(io.TextIOBase):
    """Hears nothing."""

    def write(self, words: str) -> int:
        """Let it go."""
        return len(words)


class Records:
    """One WARC or ARC file being gone through; `verdicts` tells what was found when it has been."""

    def __init__(self, file: BinaryIO, packed: Callable[[], int]) -> None:
        """`packed` says how many bytes of the file were taken so far."""
        self._file, self._packed = file, packed
        self._unpacked = 0
        self.count = self.stated = self.wrong = self.first_wrong = 0
        self.broken = ""
        self.format = ""

    def pages(self, keep: Callable[[Page], bool]) -> Iterator[tuple[Page, bytes]]:
        """The pages in it, with the content of those that `keep` asks for; others are gone through and checked."""
        with contextlib.redirect_stderr(_Nobody()):  # warcio writes its remarks there
            records = ArchiveIterator(self._file, check_digests=True)
            try:
                for record in records:
                    self.count += 1
                    self.format = record.format
                    page = _page(record, self.count)
                    content = self._content(record, page is not None and keep(page))
                    records.read_to_end()
                    self._look_at(record)
                    if records.err_count:
                        self._break("length", self.count)
                    if page is not None:
                        yield page, content
            except ArchiveLoadFailed as error:
                self._break("one_piece" if "non-chunked" in str(error) else "unreadable", self.count + 1)
            except (StatusAndHeadersParserException, zlib.error, EOFError):
                self._break("unreadable", self.count + 1)

    def _break(self, how: str, number: int) -> None:
        self.broken = self.broken or f"{how} {number}"

    def _content(self, record: Any, wanted: bool) -> bytes:
        """The content as it was meant, if it is wanted; in any case its bytes pass the digest."""
        parts: list[bytes] = []
        size = 0
        stream = record.content_stream() if wanted else record.raw_stream
        while piece := stream.read(_PIECE):
            size += len(piece)
            self._unpacked += len(piece)
            if self._unpacked > max(_SMALL, _MOST_RATIO * self._packed()):
                raise Refused("ratio", limit=_MOST_RATIO)
            if wanted and size <= _MOST_PAGE:
                parts.append(piece)
        while record.raw_stream.read(_PIECE):  # what lies behind the content
            pass
        return b"".join(parts)

    def _look_at(self, record: Any) -> None:
        passed = record.digest_checker.passed
        if getattr(record.raw_stream, "limit", 0) > 0:
            self._break("cut", self.count)
        elif passed is not None:
            self.stated += 1
        if passed is False:
            self.wrong += 1
            self.first_wrong = self.first_wrong or self.count

    def verdicts(self) -> list[Verdict]:
        """What came of the digests, and whether it is whole."""
        if self.wrong:
            digests = Verdict("digests", WRONG, "some_differ", {
                "count": str(self.wrong), "total": str(self.stated), "name": str(self.first_wrong)})
        elif self.stated:
            digests = Verdict("digests", RIGHT, "records", {"count": str(self.stated), "total": str(self.count)})
        else:
            digests = Verdict("digests", NONE)
        how, _, number = self.broken.partition(" ")
        if how:
            return [digests, Verdict("whole", WRONG, how, {"name": number})]
        return [digests, Verdict("whole", RIGHT if self.count else UNTOLD)]


def _page(record: Any, number: int) -> Page | None:
    """What a record is as a page; None for requests, pictures, scripts and the like."""
    headers = record.rec_headers
    if record.rec_type not in ("response", "resource"):
        return None
    media_type = record.content_type or ""
    if record.http_headers is not None:
        if not str(record.http_headers.get_statuscode() or "").startswith("2"):
            return None
        media_type = record.http_headers.get_header("Content-Type") or ""
    media_type = media_type.split(";")[0].strip().lower()
    if media_type not in _READ:
        return None
    is_arc = record.format == "arc"
    url = headers.get_header("uri" if is_arc else "WARC-Target-URI") or ""
    if url.startswith("metadata:"):
        return None
    record_id, time = ("", "archive-date") if is_arc else (headers.get_header("WARC-Record-ID") or "", "WARC-Date")
    told = headers.get_header(time) or ""
    return Page(number, record_id, url, _time(told) if is_arc else told, media_type, int(record.length or 0))


def _time(digits: str) -> str:
    """The fourteen digits of an ARC header as a time in UTC."""
    if len(digits) != 14 or not digits.isdecimal():
        return digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:]}Z"
