"""The reader's own process: loads one parser, gives up every right, then reads the file it was handed.

The document is standard input; what is found goes to standard output as lines (wire.py).
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from desktop import platform
from desktop.intake.damage import DAMAGE
from desktop.intake.draft import MEGABYTE, Limits
from desktop.intake.encodings import load_codecs
from desktop.intake.piped import Piped
from desktop.intake.wire import Say
from desktop.intake.words import Refused

Read = Callable[[BinaryIO, Say, Limits], None]
Reader = tuple[Read, tuple[type[Exception], ...]]


def _holding(name: str) -> Reader:
    """A reader of mail, conversations or web archives, or what hands on the things within one."""
    reader: Any
    match name.removesuffix("_members"):
        case "mail":
            from desktop.intake import read_mail as reader
        case "mbox":
            from desktop.intake import read_mbox as reader
        case "msg":
            from desktop.intake import read_msg as reader
        case "telegram":
            from desktop.intake import read_telegram as reader
        case "wacz":
            from desktop.intake import read_wacz as reader
        case _:
            from desktop.intake import read_warc as reader
    return (reader.hand_on if name.endswith("_members") else reader.read), reader.ERRORS


def _reader(name: str) -> tuple[Read, tuple[type[Exception], ...]]:
    """The reader of that name and the errors of its parser. Only its parser is loaded."""
    if name == "pdfium":
        from desktop.intake import read_pdfium

        return read_pdfium.read, read_pdfium.ERRORS
    if name == "pypdf":
        from desktop.intake import read_pypdf

        return read_pypdf.read, read_pypdf.ERRORS
    if name == "attached":
        from desktop.intake import read_attached

        return read_attached.read, read_attached.ERRORS
    if name == "zip":
        from desktop.intake import read_zip

        return read_zip.read, read_zip.ERRORS
    if name == "zip_members":
        from desktop.intake import read_zip

        return read_zip.hand_on, read_zip.ERRORS
    if name == "pdf_members":
        from desktop.intake import read_attached

        return read_attached.hand_on, read_attached.ERRORS
    if name == "marks":
        from desktop.intake import read_marks

        return read_marks.read, read_marks.ERRORS
    if name == "mhtml":
        from desktop.intake import read_mhtml

        return read_mhtml.read, read_mhtml.ERRORS
    if name == "rtf":
        from desktop.intake import read_rtf

        return read_rtf.read, read_rtf.ERRORS
    if name == "image":
        from desktop.intake import read_image

        return read_image.read, read_image.ERRORS
    if name == "recording":
        from desktop.intake import read_recording

        return read_recording.read, read_recording.ERRORS
    if name == "events":
        from desktop.intake import read_events

        return read_events.read, read_events.ERRORS
    if name == "xlsx":
        from desktop.intake import read_xlsx

        return read_xlsx.read, read_xlsx.ERRORS
    if name.removesuffix("_members") in ("mail", "mbox", "msg", "telegram", "warc", "wacz"):
        return _holding(name)
    if name == "bibtex":
        from desktop.intake import read_bibtex

        return read_bibtex.read, read_bibtex.ERRORS
    if name == "zotero":
        from desktop.intake import read_zotero

        return read_zotero.read, read_zotero.ERRORS
    if name == "html":
        from desktop.intake import read_html

        return read_html.read, ()
    if name == "text":
        from desktop.intake import read_text

        return read_text.read, ()
    from desktop.intake import read_other

    return read_other.read, read_other.ERRORS


def main(arguments: list[str]) -> None:
    """Read standard input with the reader `arguments[0]`; limits follow: memory, seconds, text, pages.

    "piped" behind them says that the password and the document come through a pipe; numbers with commas say which of
    the things within it are wanted, "12-" from which on.
    """
    name, memory, seconds, text, pages = arguments[0], *map(int, arguments[1:5])
    if name == "pages":
        from desktop.intake.pages.worker import serve

        return serve(arguments[5], memory, seconds, *arguments[6:8])
    more = [one for one in arguments[5:] if one != "piped"]
    wanted = frozenset(int(place) for one in more if not one.endswith("-") for place in one.split(","))
    first = next((int(one[:-1]) for one in more if one.endswith("-")), 1)
    limits = Limits(seconds=seconds, memory=memory, text=text, pages=pages, wanted=wanted, first=first)
    read, errors = _reader(name)
    load_codecs()
    say = Say(sys.stdout.fileno())
    document: BinaryIO = io.FileIO(sys.stdin.fileno(), closefd=False)  # type: ignore[assignment]
    sys.setrecursionlimit(2000)
    say.tier(platform.confine_self(memory, seconds + 1))
    try:
        say.step("open")
        read(Piped(document) if "piped" in arguments[5:] else document, say, limits)
    except Refused as refused:
        say.problem("refused", reason=refused.code, **refused.values)
    except MemoryError:
        say.problem("worker_memory", limit=memory // MEGABYTE, step="text")
    except (*DAMAGE, *errors):
        say.again("failed")
    say.end()
    # Leaving at once: tidying up would ask for rights that are gone.
    os._exit(0)
